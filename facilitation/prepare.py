"""Making a new event from what somebody typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from facilitation.desk import now
from facilitation.domain.facts import MeetingMade
from facilitation.domain.refusals import Refused
from facilitation.domain.rules import clean
from facilitation.domain.scales import SCALES
from facilitation.storage.catalogue import Catalogue
from facilitation.storage.jobs import Append

TITLE_LIMIT, QUESTION_LIMIT, MOST_QUESTIONS, MOST_TABLES = 120, 200, 12, 60
MOST_GROUPS, GROUP_LIMIT = 12, 40


class Wanted(Refused):
    """What was typed cannot become an event; ``field`` says where."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__("bad_message", words)
        self.field = field


@dataclass(frozen=True, slots=True)
class Plan:
    """A checked event: ``date`` ISO, ``questions`` in order."""

    title: str
    date: str
    questions: tuple[str, ...]
    tables: int
    scale: str
    groups: tuple[str, ...] = ()


def read_wanted(values: Mapping[str, Any]) -> Plan:
    """The plan in a form's values. ``questions``: a list, or lines of text. Raises Wanted."""
    title = _words(values.get("title"))
    if not title:
        raise Wanted("title", "Give the event a title.")
    if len(title) > TITLE_LIMIT:
        raise Wanted("title", f"Keep the title under {TITLE_LIMIT} letters.")
    try:
        day = date.fromisoformat(str(values.get("date") or "")).isoformat()
    except ValueError:
        raise Wanted("date", "Give the day of the event, for example 2026-11-24.") from None
    return Plan(
        title,
        day,
        _questions(values.get("questions")),
        _tables(values),
        _scale(values),
        _groups(values.get("groups")),
    )


def prepare(catalogue: Catalogue, plan: Plan) -> str:
    """Make the event's file and list it. Gives the event's id."""
    at = now()
    listed = catalogue.add(plan.title, plan.date, at)
    store = catalogue.open(listed.id)
    try:
        made = MeetingMade(
            listed.id,
            plan.title,
            plan.date,
            listed.code,
            plan.scale,
            plan.questions,
            plan.tables,
            plan.groups,
        )
        [(outcome, _)] = store.commit([Append(at, [made])])
    finally:
        store.close()
    if isinstance(outcome, Exception):
        # An event that nobody could open must not be in the list.
        catalogue.drop(listed.id)
        raise outcome
    return listed.id


def _words(value: Any) -> str:
    """Words on one line, without signs that no file can hold."""
    try:
        return clean(str(value or ""))
    except Refused as problem:
        # Too long is said by the field's own limit, in its own words.
        return "" if problem.code == "empty_text" else str(value)


def _questions(value: Any) -> tuple[str, ...]:
    lines = value if isinstance(value, list) else str(value or "").splitlines()
    questions = tuple(q for q in map(_words, lines) if q)
    if not questions:
        raise Wanted("questions", "Write at least one question to talk about.")
    if len(questions) > MOST_QUESTIONS:
        raise Wanted("questions", f"Keep to {MOST_QUESTIONS} questions or fewer.")
    if any(len(q) > QUESTION_LIMIT for q in questions):
        raise Wanted("questions", f"Keep each question under {QUESTION_LIMIT} letters.")
    return questions


def _groups(value: Any) -> tuple[str, ...]:
    """What people may say they come as. Each once: two of one name could not be told apart."""
    lines = value if isinstance(value, list) else str(value or "").splitlines()
    groups = tuple(dict.fromkeys(g for g in map(_words, lines) if g))
    if len(groups) > MOST_GROUPS:
        raise Wanted("groups", f"Keep to {MOST_GROUPS} groups or fewer.")
    if any(len(g) > GROUP_LIMIT for g in groups):
        raise Wanted("groups", f"Keep the name of each group under {GROUP_LIMIT} letters.")
    return groups


def _tables(values: Mapping[str, Any]) -> int:
    try:
        tables = int(str(values.get("tables")))
    except ValueError:
        tables = 0
    if not 1 <= tables <= MOST_TABLES:
        raise Wanted("tables", f"Give a number of tables from 1 to {MOST_TABLES}.")
    return tables


def _scale(values: Mapping[str, Any]) -> str:
    scale = str(values.get("scale") or "three")
    if scale not in SCALES:
        raise Wanted("scale", "Choose three answers or five.")
    return scale
