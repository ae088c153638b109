"""What is worked out from the whole meeting, kept until the meeting is another.

A meeting is never changed: after a fact there is a new one. Forty screens and a thousand
votes ask the same of the same meeting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import TypeVar

from facilitation.domain.meeting import Meeting, Point

T = TypeVar("T")


def kept_for_latest(work: Callable[[Meeting], T]) -> Callable[[Meeting], T]:
    """Remember what ``work`` found for the meeting that was asked about last."""
    last: tuple[Meeting, T] | None = None

    @wraps(work)
    def found(meeting: Meeting) -> T:
        nonlocal last
        known = last
        if known is None or known[0] is not meeting:
            last = known = meeting, work(meeting)
        return known[1]

    return found


@kept_for_latest
def points_by_table(m: Meeting) -> Mapping[int, Sequence[Point]]:
    """All points, those set aside too, in the order of capture."""
    found: dict[int, list[Point]] = {number: [] for number in m.tables}
    for point in m.points.values():
        found[point.table].append(point)
    return found
