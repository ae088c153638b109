"""How facts change the points of an event. Part of evolve."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from facilitation.domain import facts as f
from facilitation.domain import point_facts as p
from facilitation.domain.parts import Point

Points = dict[str, Point]


def change_points(points: Points, fact: object) -> tuple[Points, str] | None:
    """The points after a fact, and the one it is about. None: it is about something else."""
    match fact:
        case f.PointCaptured():
            number = _next_number(points, fact.table, fact.question)
            new = Point(
                fact.point, number, fact.table, fact.question, fact.kind, fact.text, "table"
            )
            return {**points, new.id: new}, new.id
        case f.PointSuggested():
            new = Point(fact.point, 0, fact.table, fact.question, "point", fact.text, "phone", True)
            return {**points, new.id: new}, new.id
        case f.SuggestionTaken():
            found = points[fact.point]
            number = _next_number(points, found.table, found.question)
            return _change(points, fact.point, suggested=False, number=number)
        case f.PointReworded():
            return _change(points, fact.point, text=fact.text)
        case f.PointRemoved():
            return _change(points, fact.point, aside=True)
        case f.PointRestored():
            return _change(points, fact.point, aside=False)
        case f.SuggestionReturned():
            return _change(points, fact.point, suggested=True, number=0)
        case f.PointMarked():
            return _change(points, fact.point, key=fact.key)
    return _arrange(points, fact)


def _arrange(points: Points, fact: object) -> tuple[Points, str] | None:
    match fact:
        case p.KindChanged():
            return _change(points, fact.point, kind=fact.kind)
        case p.PointShortlisted():
            return _change(points, fact.point, short=fact.on)
        case p.PointConfirmed():
            words = points[fact.point].text if fact.on else ""
            return _change(points, fact.point, confirmed=words)
        case p.PointMoved():
            return placed(points, points[fact.point], before=fact.before), fact.point
        case p.PointsMerged():
            return _merged(points, fact), fact.point
        case p.PointsParted():
            back = {s: replace(points[s], aside=False, into="") for s in points[fact.point].sources}
            gone = {fact.point: replace(points[fact.point], aside=True)}
            return {**points, **back, **gone}, fact.point
        case p.PointSplit():
            source = points[fact.source]
            number = _next_number(points, source.table, source.question)
            new = Point(
                fact.point,
                number,
                source.table,
                source.question,
                source.kind,
                fact.text,
                source.source,
            )
            return placed(points, new, before=_after(points, fact.source)), fact.point
    return None


def _merged(points: Points, fact: p.PointsMerged) -> Points:
    """One point in the place of the first source, with what any of them had been marked as."""
    sources = [points[s] for s in fact.sources]
    said = [s for s in sources if not s.suggested]
    order = list(points)
    first = min(said or sources, key=lambda s: order.index(s.id))
    number = min((s.number for s in said), default=0)
    new = Point(
        fact.point,
        number or _next_number(points, first.table, first.question),
        first.table,
        first.question,
        first.kind,
        fact.text,
        "table" if said else "phone",
        key=any(s.key for s in sources),
        short=any(s.short for s in sources),
        sources=fact.sources,
    )
    gone = {s.id: replace(s, aside=True, into=new.id) for s in sources}
    return placed({**points, **gone}, new, before=first.id)


def placed(points: Points, point: Point, before: str | None) -> Points:
    """The points with one of them, new or not, before another one or at the end."""
    if before == point.id:
        return points
    others = {key: value for key, value in points.items() if key != point.id}
    if before is None or before not in others:
        return {**others, point.id: point}
    found: Points = {}
    for key, value in others.items():
        if key == before:
            found[point.id] = point
        found[key] = value
    return found


def order_of(points: Points, table: int, question: int, among: Iterable[str]) -> list[str]:
    """The ids of a table's points on one question in their order, of those that are ``among``."""
    wanted = set(among)
    return [
        key
        for key, value in points.items()
        if key in wanted and (value.table, value.question) == (table, question)
    ]


def _after(points: Points, point: str) -> str | None:
    order = list(points)
    place = order.index(point) + 1
    return order[place] if place < len(order) else None


def _next_number(points: Points, table: int, question: int) -> int:
    here = (x.number for x in points.values() if x.table == table and x.question == question)
    return max(here, default=0) + 1


def _change(points: Points, point: str, **changes: Any) -> tuple[Points, str]:
    return {**points, point: replace(points[point], **changes)}, point
