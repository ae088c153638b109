"""What is worked out from the whole meeting, kept until the meeting is another.

A meeting is never changed: after a fact there is a new one. Forty screens and a thousand
votes ask the same of the same meeting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from facilitation.domain.meeting import Meeting, Point

P = ParamSpec("P")
T = TypeVar("T")


def kept_for_latest(
    work: Callable[Concatenate[Meeting, P], T],
) -> Callable[Concatenate[Meeting, P], T]:
    """Remember what ``work`` found for the meeting that was asked about last.

    Whoever gets it must not change it.
    """
    last: tuple[Meeting | None, dict[Any, T]] = None, {}

    @wraps(work)
    def found(meeting: Meeting, /, *more: P.args, **named: P.kwargs) -> T:
        nonlocal last
        if last[0] is not meeting:
            last = meeting, {}
        known = last[1]
        key = (*more, *named.items()) if named else more
        if key not in known:
            known[key] = work(meeting, *more, **named)
        return known[key]

    return found


@kept_for_latest
def points_by_table(m: Meeting) -> Mapping[int, Sequence[Point]]:
    """All points, those set aside too, in the order of capture."""
    found: dict[int, list[Point]] = {number: [] for number in (*m.tables, *m.removed)}
    for point in m.points.values():
        found[point.table].append(point)
    return found
