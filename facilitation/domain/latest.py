"""What is worked out from the whole meeting, kept until the meeting is another.

A meeting is never changed: after a fact there is a new one. Forty screens and a thousand
votes ask the same of the same meeting.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from facilitation.domain.meeting import Meeting

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
