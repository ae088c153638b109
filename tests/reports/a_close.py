"""A whole close as an example: what the room is told, step by step."""

from __future__ import annotations

import re
from dataclasses import replace

from facilitation.domain import facts as f
from facilitation.domain.closing import steps
from facilitation.domain.faces import display
from facilitation.domain.proposing import propose
from facilitation.languages import script_words
from tests.domain.talking import Talk

LINK = "https://venue.example/r/123456/abcd-efgh-ijkl-mnop"


def a_close() -> Talk:
    """Four tables' points: agreed, with worries, divided, not voted on; then the last vote."""
    talk = Talk("question-2", tables=4, groups=("Carers", "Care workers", "Council", "Visitors"))
    bus = talk.point("A later bus on Sundays, that stops at the hospital", table=1)
    team = talk.point("A small team of care workers we know", table=2)
    phone = talk.point("One number to call, and a person who picks up", table=3, question=2)
    forms = talk.point("All forms on paper only", table=4, question=2)
    talk.point("Somewhere quiet to wait", table=1, question=2)
    talk.checked(bus, agree=8)
    talk.checked(team, dissent="a small team could mean no visit", agree=6, unsure=1, disagree=1)
    check = talk.check(phone, by=None)
    talk.vote_as(check, "Carers", agree=45, unsure=5)
    talk.vote_as(check, "Care workers", agree=20, unsure=4, disagree=4)
    talk.vote_as(check, "Council", agree=17, disagree=2)
    talk.vote_as(check, "Visitors", agree=7, skip=3)
    talk.reveal(check, present=112)
    divided = talk.check(forms, by=4)
    talk.vote(divided, agree=3, disagree=4)
    talk.reveal(divided, present=7)
    talk.conclude(divided, "not_agreed", "some of us cannot write by hand")
    talk.do([propose(talk.seen, "closing")])
    talk.go("closing")
    last = talk.room_vote()
    talk.vote(last, agree=88, unsure=6, disagree=4)
    talk.reveal(last, present=112)
    talk.conclude(last, "agreed", "it must not wait another year")
    talk.do([f.OutcomePublished(True)])
    return talk


def spoken_close() -> str:
    """The page docs/spoken-close.md."""
    talk = a_close()
    lines = [
        "# A close, as it is spoken",
        "",
        "What the big screen reads aloud, shows as captions, and gives to the presenter and to "
        "phones: the same sentences everywhere. This page is made by "
        "`WRITE=1 pytest tests/reports/test_spoken_close.py` from an event in tests/reports; "
        "without WRITE the test holds it to the code. Sentences are written to be heard: one thing "
        "at a time, the result before the counts, those who did not answer before anyone asks.",
        "",
    ]
    for number, step in enumerate(steps(talk.meeting), 1):
        talk.show(step.key)
        seen = talk.seen_with(LINK)
        script = display(seen, "venue.example/j")["screen"]["spoken"]
        lines += [f"**{number}.** {' '.join(script)}", ""]
    return "\n".join([*lines, *in_welsh(talk)])


def in_welsh(talk: Talk) -> list[str]:
    """Three steps of it as an event in Welsh hears them."""
    lines = [
        "## The same in another language",
        "",
        "Steps 5, 15 and 17 of an event whose language is Welsh. **The Welsh, Polish, Arabic and "
        "Urdu scripts are drafts that no speaker has checked yet.** Each count is a sentence of "
        "its own, numbers are figures, and what people said stays in the words that they wrote.",
        "",
    ]
    order = steps(talk.meeting)
    for number in (5, 15, 17):
        talk.show(order[number - 1].key)
        seen = replace(talk.seen_with(LINK), words=script_words("cy"))
        script = display(seen, "venue.example/j")["screen"]["spoken"]
        told = re.sub("[\u2068\u2069]", "", " ".join(script))
        lines += [f"**{number}.** {told}", ""]
    return lines
