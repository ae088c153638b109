"""For developers: what held the hub too long, with the place where it was just then.

While one greenlet computes or waits in a way that eventlet does not see (a lock of SQLite's,
a long loop), nobody else is answered. A timer of the system's rings in the middle of it.
"""

from __future__ import annotations

import atexit
import logging
import signal
import time
import traceback
from types import FrameType

from facilitation.live import green
from facilitation.live.metrics import turns

log = logging.getLogger(__name__)

DEEPEST = 12
"""Lines of a stack that are shown."""

QUIET = 0.5
"""Seconds between two alarms at least: one long night of them says no more."""


def time_turns() -> None:
    """Measure each turn of the hub: from the moment that something is to be done until it waits."""
    began = time.monotonic()

    def resumes() -> None:
        nonlocal began
        began = time.monotonic()

    green.around_waits(lambda: turns.add(time.monotonic() - began), resumes)


def watch(milliseconds: float) -> None:
    """Log a stack whenever one turn takes longer. It costs two system calls a turn."""
    limit = milliseconds / 1000
    last = 0.0

    def ring(_: int, frame: FrameType | None) -> None:
        nonlocal last
        if time.monotonic() - last > QUIET:
            last = time.monotonic()
            where = "".join(traceback.format_stack(frame, DEEPEST))
            log.warning("the hub is held for more than %g ms:\n%s", milliseconds, where)

    def set_clock(seconds: float) -> None:
        signal.setitimer(signal.ITIMER_REAL, seconds)

    signal.signal(signal.SIGALRM, ring)
    # Python takes its handlers away at its end: a clock that rang then would end it by force.
    atexit.register(set_clock, 0)
    green.around_waits(lambda: set_clock(0), lambda: set_clock(limit))
    set_clock(limit)
