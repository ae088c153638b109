"""The page "Prepare": what is settled, what is missing, and late changes."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitation.access import ORGANISER
from facilitation.domain.arrange import Arranged, arrange, arranged, checklist, voting_began
from facilitation.domain.meeting import Meeting
from facilitation.domain.parts import Question
from facilitation.domain.refusals import Refused
from facilitation.live.events import LiveEvent
from facilitation.prepare import wanted
from facilitation.prepare.wanted import MOST_QUESTIONS, QUESTION_LIMIT, Gathering
from facilitation.reach import reach_of, wifi_address
from facilitation.web import web
from facilitation.web.entering import in_office, this_device
from facilitation.web.mistakes import LABELS, Mistake, beside, mistakes
from facilitation.web.problems import status_of

routes = Blueprint("arranging", __name__)
T = TypeVar("T")

FIELD = re.compile(r"q\d+_(text|easy|minutes|prompts)|" + "|".join(LABELS))
"""The fields of the page, whose names are their ids too."""

CHANGED = (
    "Someone else has changed this event while you were writing. What you wrote is still here, "
    "and it is not saved. Look at it once more, then save it over theirs."
)


def leading(event: str) -> LiveEvent:
    """The event, if this device leads it. Refused: ``not_here``, ``wrong_link``."""
    tools = web()
    live = tools.events.get(event)
    live.speaker(this_device(tools.access, live.event), ORGANISER, None)
    return live


@routes.get("/o/<event>/prepare")
def show(event: str) -> str:
    live = leading(event)
    saved = request.args.get("saved") is not None
    return _page(live, values_of(arranged(live.desk.meeting)), [], saved)


@routes.post("/o/<event>/prepare")
def save(event: str) -> AnyResponse:
    """Settle what was typed; what cannot be used is said, and nothing typed is lost."""
    live = leading(event)
    typed = dict(request.form)
    m = live.desk.meeting
    found: list[Mistake] = []
    status = 200
    if typed.get("seen") != mark_of(arranged(m)):
        found, status = [*mistakes(Refused("changed_since", CHANGED))], 422
    try:
        chosen = read_arranged(m, typed)
        if not found:
            seats = live.desk.participants
            live.desk.decide_alone(lambda now: arrange(now, chosen, Counter(seats.values())))
    except Refused as problem:
        found, status = [*found, *mistakes(problem)], status_of(problem.code)
    if found:
        return Response(_page(live, typed, found, False), status)
    web().events.catalogue.change(m.id, chosen.title, chosen.date, chosen.delete_after)
    return redirect(f"/o/{m.id}/prepare?saved{_place(m, typed)}", 303)


def _place(before: Meeting, typed: Mapping[str, Any]) -> str:
    """Where on the page to go on: the field that was in use, or without scripts the last changed.

    As the end of an address, "#title"; "" where nothing was changed.
    """
    stood = values_of(arranged(before))
    at = str(typed.get("at") or "")
    if at in typed and FIELD.fullmatch(at):
        return f"#{at}"

    def said(value: Any) -> list[str]:
        return ("" if value is None else str(value)).split()

    changed = [name for name in typed if FIELD.fullmatch(name)]
    changed = [name for name in changed if said(typed[name]) != said(stood.get(name))]
    return f"#{changed[-1]}" if changed else ""


def mark_of(settled: Arranged) -> str:
    """What tells two states of an event's settings apart."""
    return hashlib.sha256(repr(settled).encode()).hexdigest()[:16]


def values_of(settled: Arranged) -> dict[str, Any]:
    """The form's fields as they stand."""
    rule = settled.rule
    values: dict[str, Any] = {
        "title": settled.title,
        "date": settled.date,
        "tables": settled.tables,
        "groups": "\n".join(settled.groups),
        "scale": settled.scale,
        "notice": settled.notice,
        "delete_after": settled.delete_after,
        "language": settled.language,
        "least": rule.least,
        **{name: int(100 * getattr(rule, name)) for name in wanted.SHARES},
    }
    for q in settled.questions:
        values |= {
            f"q{q.number}_text": q.text,
            f"q{q.number}_easy": q.easy,
            f"q{q.number}_minutes": q.minutes or "",
            f"q{q.number}_prompts": "\n".join(q.prompts),
        }
    return values


def tables_now(numbers: list[int]) -> str:
    """ "Table 1", "Tables 1 to 4", or with gaps "Tables 1, 2 and 4"."""
    first, *others = numbers
    if not others:
        return f"Table {first}"
    if others[-1] - first == len(others) and len(others) > 1:
        return f"Tables {first} to {others[-1]}"
    return f"Tables {', '.join(map(str, numbers[:-1]))} and {others[-1]}"


def read_arranged(m: Meeting, typed: Mapping[str, Any]) -> Arranged:
    """What the form says. Raises Wanted. A part that was not in the form stays as it is."""
    values = {**values_of(arranged(m)), **typed}
    found = Gathering()
    title = found.read(lambda: wanted.title_in(values["title"]), "")
    day = found.read(lambda: wanted.day_in(values["date"], m.date), "")
    tables = found.read(lambda: wanted.tables_in(values["tables"]), 1)
    language = found.read(lambda: wanted.language_in(values["language"]), "")
    questions = found.read(lambda: _questions(values, m), ())
    groups = found.read(lambda: wanted.groups_in(values["groups"]), ())
    notice = found.read(lambda: wanted.notice_in(values["notice"]), "")
    before = m.settings.delete_after
    after = found.read(lambda: wanted.deletion_in(values["delete_after"], day, before), "")
    scale = found.read(lambda: wanted.scale_in(values["scale"]), "")
    rule = found.read(lambda: wanted.rule_in(values, m.settings.rule), m.settings.rule)
    found.finish()
    return Arranged(title, day, tables, questions, groups, scale, notice, after, language, rule)


def _questions(values: Mapping[str, Any], m: Meeting) -> tuple[Question, ...]:
    """Questions in their order. One whose words were taken away is left out, if it may be."""
    wrong = Gathering()
    found: list[Question] = []
    for place in range(1, MOST_QUESTIONS + 1):
        name = f"q{place}_text"
        text = wanted.words_in(values.get(name))
        easy = wanted.words_in(values.get(f"q{place}_easy"))
        if not text:
            if place <= m.reached:
                wrong.problems.append((name, Refused("question_used").words))
            elif easy or str(values.get(f"q{place}_prompts") or "").strip():
                words = "Write the question too, or leave its other fields empty."
                wrong.problems.append((name, words))
            continue
        if words := wanted.under(QUESTION_LIMIT, "each question", text):
            wrong.problems.append((name, words))
        if words := wanted.under(QUESTION_LIMIT, "the easy words", easy):
            wrong.problems.append((f"q{place}_easy", words))
        minutes = wrong.read(partial(_part, wanted.minutes_in, values, f"q{place}_minutes"), 0)
        prompts = wrong.read(partial(_part, wanted.prompts_in, values, f"q{place}_prompts"), ())
        found.append(Question(len(found) + 1, text, easy, minutes, prompts))
    if not found and not wrong.problems:
        wrong.problems.append(("q1_text", "Write at least one question to talk about."))
    wrong.finish()
    return tuple(found)


def _part(read: Callable[[Any, str], T], values: Mapping[str, Any], name: str) -> T:
    return read(values.get(name), name)


def _page(live: LiveEvent, values: Mapping[str, Any], found: list[Mistake], saved: bool) -> str:
    m = live.desk.meeting
    places = max(
        [len(m.questions), *(n for n in range(1, MOST_QUESTIONS + 1) if values.get(f"q{n}_text"))]
    )
    return render_template(
        "prepare.html",
        meeting=m,
        values=values,
        seen=mark_of(arranged(m)),
        places=range(1, min(places + 1, MOST_QUESTIONS) + 1),
        checklist=checklist(m),
        tables=tables_now(sorted(m.tables)),
        fixed=voting_began(m),
        ended=m.stage == "ended",
        saved=saved,
        rehearsal=web().events.is_rehearsal(m.id),
        rehearsing=bool(web().events.rehearsals_of(m.id)),
        rehearsed=request.args.get("rehearsed") is not None,
        reach=reach_of(web().settings, wifi_address()),
        to_office=in_office(),
        mistakes=found,
        wrong=beside(found),
        page={"event": m.id, "role": ORGANISER},
    )
