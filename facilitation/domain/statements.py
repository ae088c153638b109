"""What the room is told once points are merged into statements, and what lies behind it.

A statement never stands for more than its sources: each of them keeps its words, its table,
its own result and its dissent, and can be found from the statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitation.domain.in_room import dissents_of, in_room, places, revealed
from facilitation.domain.latest import kept_for_latest
from facilitation.domain.meeting import Check, Meeting, Point
from facilitation.domain.theme_state import Statement

FREE, HELD, HIDDEN = "", "held", "hidden"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that the room is told: a statement, or a key point that is in none.

    ``sources``: the points behind it (of a point: itself). ``checks``: votes on its own
    words, of whatever time. ``tables``, ``questions``: of its sources, rising.
    """

    id: str
    kind: str
    text: str
    theme: str
    sources: tuple[str, ...]
    checks: tuple[str, ...]
    tables: tuple[int, ...]
    questions: tuple[int, ...]
    statement: Statement | None = None


def statement_of(m: Meeting, point: str) -> Statement | None:
    """The statement that a point was merged into."""
    return next((s for s in m.statements.values() if point in s.sources), None)


def may_show(m: Meeting, item: str) -> bool:
    """Whether a point or statement may be shown to the room: not held back and not hidden."""
    return m.moderated.get(item, FREE) == FREE


def told_items(m: Meeting, question: int | None = None) -> list[Told]:
    """What the room is told: statements, and key points in none; all, or of one question.

    By theme in the desk's order, then what has no theme; within by question, table, and
    the order that the table gave them. What is held or hidden is not among them.
    """
    return list(_told_items(m, question))


@kept_for_latest
def _told_items(m: Meeting, question: int | None) -> list[Told]:
    merged = {source for s in m.statements.values() for source in s.sources}
    found = [told_statement(m, s) for s in m.statements.values()]
    found += [told_point(m, p) for p in m.points.values() if in_room(m, p) and p.id not in merged]
    shown = [
        told
        for told in found
        if may_show(m, told.id) and (question is None or question in told.questions)
    ]
    themes = {theme: at for at, theme in enumerate(m.themes)}
    place = places(m)
    return sorted(
        shown,
        key=lambda told: (themes.get(told.theme, len(themes)), *_first(m, place, told.sources)),
    )


def told_statement(m: Meeting, s: Statement) -> Told:
    points = [m.points[source] for source in s.sources]
    return Told(
        id=s.id,
        kind="statement",
        text=s.text,
        theme=s.theme,
        sources=s.sources,
        checks=s.checks,
        tables=tuple(sorted({p.table for p in points})),
        questions=tuple(sorted({p.question for p in points})),
        statement=s,
    )


def told_point(m: Meeting, p: Point) -> Told:
    theme = m.placed.get(p.id, "")
    return Told(p.id, "point", p.text, theme, (p.id,), p.checks, (p.table,), (p.question,))


def told_result(m: Meeting, told: Told) -> Check | None:
    """The check that stands for it: the latest revealed vote on exactly these words."""
    return revealed(m, told.checks, told.text)


def source_results(m: Meeting, told: Told) -> dict[str, Check]:
    """By source, the vote that its table (or the room) had on the source's own words."""
    found = {}
    for source in told.sources:
        point = m.points[source]
        check = revealed(m, point.checks, point.text)
        if check is not None:
            found[source] = check
    return found


def dissents(m: Meeting, told: Told) -> list[tuple[int | None, str]]:
    """Why not everyone agreed: of the vote on itself (None), then of each source's table."""
    own = told_result(m, told)
    found: list[tuple[int | None, str]] = []
    if told.statement is not None and own is not None and own.dissent:
        found.append((None, own.dissent))
    for source in told.sources:
        point = m.points[source]
        found += [(point.table, why) for why in dissents_of(m, point)]
    return found


def asked_about(m: Meeting, item: str) -> list[str]:
    """Every vote that this statement was part of: on itself, or as one of several to weigh."""
    return [c.id for c in m.checks.values() if c.statement == item or item in c.choices]


def _first(m: Meeting, places: Mapping[str, int], sources: Iterable[str]) -> tuple[int, int, int]:
    return min((p.question, p.table, places[p.id]) for p in (m.points[s] for s in sources))
