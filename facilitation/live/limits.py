"""How much one socket may ask of everyone's server."""

from __future__ import annotations

import time
from collections.abc import Callable

from facilitation.access import PHONE

RATES: dict[str, tuple[float, float]] = {PHONE: (20.0, 40.0)}
LEADING = (200.0, 400.0)
"""(messages a second, burst). Links are trusted more than a join code that hangs on a wall."""


class Bucket:
    """A token bucket: ``burst`` at once, then ``rate`` a second."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic):
        self._rate, self._burst, self._clock = rate, burst, clock
        self._left = burst
        self._at = clock()

    def take(self) -> bool:
        """Whether one more message is within the limit."""
        at = self._clock()
        self._left = min(self._burst, self._left + (at - self._at) * self._rate)
        self._at = at
        if self._left < 1:
            return False
        self._left -= 1
        return True

    def owe(self, cost: float) -> float:
        """Take ``cost`` at all events: the seconds to wait until it is paid off."""
        at = self._clock()
        self._left = min(self._burst, self._left + (at - self._at) * self._rate) - cost
        self._at = at
        return max(0.0, -self._left / self._rate)


def bucket_for(role: str) -> Bucket:
    return Bucket(*RATES.get(role, LEADING))
