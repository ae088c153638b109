"""The rules for what a table makes of its points: order, merge, split, short list, send.

As in rules.py, ``table`` is the speaker's own, and each rule gives facts or raises Refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from facilitation.domain import facts as f
from facilitation.domain import point_facts as pf
from facilitation.domain.in_room import in_room
from facilitation.domain.meeting import Meeting, Point
from facilitation.domain.point_state import order_of
from facilitation.domain.refusals import Refused
from facilitation.domain.rules import KINDS, clean, not_being_checked, not_told, own_point
from facilitation.domain.statements import statement_of

SHORT_LIST = 5
MOST_MERGED = 20


def change_kind(m: Meeting, table: int, *, point: str, kind: str) -> list[f.Fact]:
    """An idea after all, and not a barrier."""
    found = own_said(m, table, point)
    if kind not in KINDS:
        raise Refused("bad_message")
    return [] if found.kind == kind else [pf.KindChanged(found.id, kind)]


def move_point(m: Meeting, table: int, *, point: str, before: str | None) -> list[f.Fact]:
    """Before another point of the same question, or to the end. The room is told in this order."""
    found = own_said(m, table, point)
    if before is not None:
        other = own_said(m, table, before)
        if other.question != found.question:
            raise Refused("unknown_point")
        if other.id == found.id:
            return []
    now = order_of(m.points, table, found.question, _seen(m))
    place = now.index(found.id) + 1
    after = now[place] if place < len(now) else None
    return [] if after == before else [pf.PointMoved(found.id, before)]


def merge_points(
    m: Meeting, table: int, *, point: str, points: Sequence[str], text: str
) -> list[f.Fact]:
    """One point in the place of several, suggestions too. What each said is kept with it."""
    if not 2 <= len(points) == len(set(points)) <= MOST_MERGED:
        raise Refused("bad_message")
    found = [own_point(m, table, p) for p in points]
    if len({p.question for p in found}) > 1:
        raise Refused("other_question")
    for each in found:
        not_being_checked(m, each)
        not_told(m, each)
        if statement_of(m, each.id) is not None:
            raise Refused("in_statement")
    facts: list[f.Fact] = [pf.PointsMerged(point, tuple(points), clean(text))]
    # What the room had of the sources, it has in the merged one, in the place of the first.
    had = m.tables[table].sent.get(found[0].question) or ()
    if set(had) & set(points):
        first = next(p for p in had if p in points)
        now = tuple(point if p == first else p for p in had if p == first or p not in points)
        facts.append(pf.KeyPointsSent(table, found[0].question, now))
    return facts


def split_point(
    m: Meeting, table: int, *, point: str, new: str, first: str, second: str
) -> list[f.Fact]:
    """Two points that were said in one breath."""
    found = own_said(m, table, point)
    not_being_checked(m, found)
    one, two = clean(first), clean(second)
    changed: list[f.Fact] = [] if one == found.text else [f.PointReworded(found.id, one)]
    return [*changed, pf.PointSplit(new, found.id, two)]


def shortlist_point(m: Meeting, table: int, *, point: str, on: bool) -> list[f.Fact]:
    """One of the three to five that are read back and checked."""
    found = own_said(m, table, point)
    if found.short == on:
        return []
    listed = [p for p in said_points(m, table, found.question) if p.short]
    if on and len(listed) >= SHORT_LIST:
        raise Refused("list_full")
    return [pf.PointShortlisted(found.id, on)]


def confirm_point(m: Meeting, table: int, *, point: str, text: str, on: bool) -> list[f.Fact]:
    """The table said yes to these words. ``text``: those that were read to it."""
    found = own_said(m, table, point)
    if found.text != text:
        raise Refused("changed_since", "The words have changed. Read the new words back.")
    return [] if (found.confirmed == found.text) == on else [pf.PointConfirmed(found.id, on)]


def send_to_room(m: Meeting, table: int, *, question: int, points: Sequence[str]) -> list[f.Fact]:
    """These points, in this order, are what the room has of the table on this question."""
    if not 1 <= question <= len(m.questions):
        raise Refused("unknown_question")
    if not points or len(points) != len(set(points)):
        raise Refused("bad_message")
    found = [own_said(m, table, p) for p in points]
    if any(p.question != question for p in found):
        raise Refused("unknown_point")
    had = m.tables[table].sent.get(question)
    for gone in [p for p in said_points(m, table, question) if p.id not in points]:
        if in_room(m, gone):
            not_told(m, gone)
    marked: list[f.Fact] = [f.PointMarked(p.id, True) for p in found if not p.key]
    sent: list[f.Fact] = [pf.KeyPointsSent(table, question, tuple(points))]
    return [*marked, *(sent if had != tuple(points) else [])]


def take_back(m: Meeting, table: int, *, point: str) -> list[f.Fact]:
    """Out of what the room has, until the closing tells it."""
    found = own_said(m, table, point)
    if found.id not in (m.tables[table].sent.get(found.question) or ()):
        return []
    not_told(m, found)
    return [pf.PointTakenBack(found.id)]


def own_said(m: Meeting, table: int, point: str) -> Point:
    """The table's own point, no mere suggestion. Refused: ``unknown_point``."""
    found = own_point(m, table, point)
    if found.suggested:
        raise Refused("unknown_point")
    return found


def said_points(m: Meeting, table: int, question: int) -> list[Point]:
    """What a table has said on a question, in its order."""
    ids = order_of(m.points, table, question, _seen(m))
    return [m.points[p] for p in ids]


def unsent(m: Meeting, table: int) -> int:
    """Key points that the room will not hear, because they were marked after the last sending."""
    return sum(
        p.key and not in_room(m, p)
        for question in m.tables[table].sent
        for p in said_points(m, table, question)
    )


def _seen(m: Meeting) -> set[str]:
    return {p.id for p in m.points.values() if not (p.aside or p.suggested)}
