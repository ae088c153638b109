"""Every kind of screen with the longest words that it can hold, made by the domain's own faces."""

from __future__ import annotations

from typing import Any

from facilitation.domain import room_votes, showing
from facilitation.domain.closing import steps
from facilitation.domain.faces import display
from facilitation.domain.presence import Presence
from facilitation.domain.rules import DISSENT_LIMIT, TEXT_LIMIT
from facilitation.prepare.wanted import GROUP_LIMIT, MOST_GROUPS
from tests.domain.talking import Talk
from tests.domain.test_room_votes import spread, weighed

Json = dict[str, Any]

TITLE_LIMIT, QUESTION_LIMIT = 120, 200
"""As the form has them."""

ENGLISH = (
    "A small team of care workers we know, not a new face each week, who ring before they come, "
    "who stay as long as it takes, and who tell the family what they have seen. "
)
ARABIC = (
    "فريق صغير من مقدمي الرعاية الذين نعرفهم، وليس وجها جديدا كل أسبوع، يتصلون قبل أن يأتوا، "
    "ويبقون ما يلزم من الوقت، ويخبرون الأسرة بما رأوه. "
)


def long(words: str, letters: int) -> str:
    return (words * (letters // len(words) + 1))[:letters].strip()


def at_length(words: str) -> dict[str, Json]:
    """View by name of the screen."""
    found: dict[str, Json] = {}
    for scale in ("three", "five"):
        found |= {f"{name}, {scale}": view for name, view in _told(words, scale).items()}
    return found


def _groups(words: str) -> tuple[str, ...]:
    return tuple(f"{n} {long(words, GROUP_LIMIT - 3)}" for n in range(1, MOST_GROUPS + 1))


def _by_group(talk: Talk, check: str) -> None:
    """Every group votes, some of them too small to be shown; and there are hands."""
    for number, group in enumerate(talk.meeting.groups):
        answers = {"agree": 15, "unsure": 12} if number < 8 else {"agree": 4, "unsure": 5}
        talk.vote_as(check, group, **answers)
    talk.hands(check, agree=3)


def _told(words: str, scale: str) -> dict[str, Json]:
    found: dict[str, Json] = {}
    talk = Talk("lobby", scale, tables=12, groups=_groups(words))
    tables = range(1, 13)
    talk.presence = Presence(joined=dict.fromkeys(tables, 99), phones=dict.fromkeys(tables, 9))

    def keep(name: str, **changed: Any) -> None:
        view = display(talk.seen, "common-table.venue.example/j")
        view["event"]["title"] = long(words, TITLE_LIMIT)
        question = view["screen"].get("question")
        if isinstance(question, dict):
            question["text"] = long(words, QUESTION_LIMIT)
        found[name] = {**view, **changed}

    def hold(how: str, text: str = "") -> None:
        talk.do(showing.hold_screen(talk.meeting, how=how, words=text))

    if scale == "three":
        keep("lobby")
        hold("break", long(words, 200))
        keep("break")
        hold("message", long(words, 200))
        keep("message")
    talk.go("question-1")
    answers = (
        {"agree": 7, "unsure": 2, "disagree": 1}
        if scale == "three"
        else {"full": 5, "agree": 4, "live": 2, "worry": 3, "against": 1}
    )
    short = talk.point(long(words, 118))
    talk.checked(short, dissent=long(words, 110), **answers, skip=1)
    longest = talk.point(long(words, TEXT_LIMIT), table=2)
    talk.checked(longest, dissent=long(words, DISSENT_LIMIT), **answers, skip=3)
    if scale == "three":
        timer = {"ends_at": 4_000_000_000_000, "seconds": 1200}
        keep("talk", timer=timer)
        asked = talk.check(talk.point(long(words, 400), table=3), by=None)
        _by_group(talk, asked)
        keep("room vote")
        talk.reveal(asked, present=112)
    talk.go("summary-1")
    for number, step in enumerate(steps(talk.meeting)):
        if 1 < step.part < step.parts:
            continue  # like its first part
        talk.show(step.key)
        keep(f"summary {number} {step.kind}")
    if scale == "three":
        check = weighed(talk, short, longest)
        keep("weighing")
        spread(talk, check, *[{short: 2, longest: 1}] * 9)
        talk.reveal(check, present=12)
        keep("weighing revealed")
        talk.do(room_votes.put_away_vote(talk.meeting))
    talk.go("closing")
    last = talk.room_vote()
    talk.vote(last, **answers)
    for number, step in enumerate(steps(talk.meeting)):
        if step.kind not in ("opening", "point", "dissent"):
            talk.show(step.key)
            keep(f"closing {number} {step.kind}")
    talk.reveal(last, present=112)
    talk.show("vote")
    keep("closing revealed")
    if scale == "three":
        talk.go("ended")
        keep("ended")
    return found
