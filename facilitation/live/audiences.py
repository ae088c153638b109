"""Audiences: devices that are shown the same view. And whom a change concerns."""

from __future__ import annotations

from collections.abc import Iterable

from facilitation.access import DESK, DISPLAY, FACILITATOR, ORGANISER, PHONE, Speaker
from facilitation.domain import facts as f
from facilitation.domain import point_facts as pf
from facilitation.domain import room_facts
from facilitation.domain.faces import Seen, View, desk, display, facilitator, organiser, phone
from facilitation.domain.meeting import Meeting
from facilitation.domain.stages import stage_of
from facilitation.domain.theme_facts import ThemeFact

OF_A_TABLE = (
    f.PointCaptured,
    f.PointSuggested,
    f.HeadcountSet,
    f.HelpCalled,
    f.TableNamed,
    room_facts.TimerSet,
    room_facts.MessageSent,
    room_facts.MessageCleared,
    pf.KeyPointsSent,
)
"""Facts that name their table."""

Audience = tuple[str, int]
"""(role, table); table 0 for those of the whole room."""

LEADERS: frozenset[Audience] = frozenset({(ORGANISER, 0), (DISPLAY, 0)})

THEME_DESK: Audience = (DESK, 0)
"""They see what tables say and how it was agreed, but no running counts."""


def audience_of(who: Speaker, table: int | None) -> Audience:
    """The audience of a speaker; a phone's table is where its person sits."""
    return (who.role, table or 0) if who.role in (PHONE, FACILITATOR) else (who.role, 0)


def build(seen: Seen, audience: Audience, join_words: str) -> View:
    """The view of one audience."""
    role, table = audience
    if role == PHONE:
        return phone(seen, table)
    if role == FACILITATOR:
        return facilitator(seen, table)
    if role == DESK:
        return desk(seen)
    return organiser(seen) if role == ORGANISER else display(seen, join_words)


def everyone(m: Meeting) -> set[Audience]:
    return {*LEADERS, THEME_DESK, *((role, n) for n in m.tables for role in (PHONE, FACILITATOR))}


def touched_by_facts(m: Meeting, facts: Iterable[f.Fact]) -> set[Audience]:
    """Whose view may differ after these facts. ``m`` is the state after them."""
    touched: set[Audience] = {*LEADERS, THEME_DESK}
    for fact in facts:
        if isinstance(fact, ThemeFact) and stage_of(m).kind == "question":
            # Tables and phones are told of it when the room is.
            continue
        if isinstance(fact, f.NotesWritten):
            continue  # the presenter's own
        table = _table_of(m, fact)
        if table is None or stage_of(m).kind != "question":
            # In a summary or the closing every phone follows what the room is shown.
            return everyone(m)
        touched |= {(PHONE, table), (FACILITATOR, table)}
    return touched


def touched_by_ballot(m: Meeting, check_id: str) -> set[Audience]:
    """How many answered is shown to those who lead; phones are not told of each vote."""
    check = m.checks[check_id]
    point = m.points.get(check.point) if check.point else None
    return {*LEADERS, (FACILITATOR, point.table)} if point else set(LEADERS)


def touched_by_presence(table: int | None) -> set[Audience]:
    return {*LEADERS, (FACILITATOR, table)} if table else {*LEADERS, THEME_DESK}


def _table_of(m: Meeting, fact: f.Fact) -> int | None:
    """The one table that a fact concerns, or None if the whole room."""
    if isinstance(fact, OF_A_TABLE):
        return fact.table
    point = getattr(fact, "point", None)
    check = m.checks.get(getattr(fact, "check", ""))
    if check is not None:
        return check.table
    return m.points[point].table if point else None
