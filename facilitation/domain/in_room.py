"""Which points the room is told, in which order, and the voices that come with them."""

from __future__ import annotations

from collections.abc import Sequence

from facilitation.domain.meeting import REVEALED, Check, Meeting, Point


def in_room(m: Meeting, point: Point) -> bool:
    """Whether the room has this point.

    Until a table has sent anything on a question, its key points are what the room gets:
    a table that forgets to send is heard all the same.
    """
    if not point.key or point.aside or point.suggested:
        return False
    table = m.tables.get(point.table) or m.removed[point.table]
    sent = table.sent.get(point.question)
    return sent is None or point.id in sent


def places(m: Meeting) -> dict[str, int]:
    """Every point's place among its table's: as it was sent, else as the table has ordered it."""
    found = {point: place for place, point in enumerate(m.points, len(m.points))}
    for table in m.tables.values():
        for sent in table.sent.values():
            found.update({point: place for place, point in enumerate(sent)})
    return found


def dissents_of(m: Meeting, point: Point) -> list[str]:
    """Why not everyone agreed: of its own words, then of all that it was merged from."""
    check = revealed(m, point.checks, point.text)
    found = [check.dissent] if check and check.dissent else []
    for source in point.sources:
        found += dissents_of(m, m.points[source])
    return list(dict.fromkeys(found))


def revealed(m: Meeting, checks: Sequence[str], text: str) -> Check | None:
    """The latest revealed check of exactly these words."""
    for check_id in reversed(checks):
        check = m.checks[check_id]
        if check.state == REVEALED and check.text == text:
            return check
    return None
