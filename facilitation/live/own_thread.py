"""A real thread beside the hub, which it tells what came of its work, and when it only waits."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from typing import Any

from facilitation.live import green

log = logging.getLogger(__name__)

DONE, WAITS = b"1", b"0"


class OwnThread:
    """One real thread that does one piece of work at a time, told and heard by the hub.

    eventlet's own threads pass each piece through two queues, a socket and a greenlet: half a
    millisecond for a vote alone in its group. Here: a lock and a pipe.
    """

    def __init__(self, work: Callable[[Any, Callable[[], None] | None], Any]) -> None:
        """``work(piece, waits)`` may call ``waits``, where given, when from here on all that
        it does is wait: for a disk."""
        self._work = work
        self._piece: Any = None
        self._result: Any = None
        self._go = green.real_thread.allocate_lock()
        self._go.acquire()
        self._hears, self._bell = green.real_os.pipe()
        os.set_blocking(self._hears, False)
        self._stop_hearing = green.hear(self._hears, self._rung)
        green.real_thread.start_new_thread(self._run, ())

    def do(
        self,
        piece: Any,
        then: Callable[[Any], None],
        meanwhile: Callable[[], None] | None = None,
    ) -> None:
        """Work on ``piece`` (not None); ``then`` is called in the hub with what came of it, an
        exception too. ``meanwhile``: what the hub does as soon as the work only waits. Neither
        must wait. The piece before must be done."""
        self._piece, self._then, self._meanwhile = piece, then, meanwhile
        self._go.release()

    def end(self) -> None:
        """Let the thread end. No work may be under way or follow."""
        self._stop_hearing()
        self._go.release()

    def _run(self) -> None:
        while True:
            self._go.acquire()
            if self._piece is None:
                green.real_os.close(self._hears)
                green.real_os.close(self._bell)
                return
            try:
                self._result = self._work(self._piece, self._waits if self._meanwhile else None)
            except Exception as problem:
                self._result = problem
            self._piece = None
            green.real_os.write(self._bell, DONE)

    def _waits(self) -> None:
        green.real_os.write(self._bell, WAITS)

    def _rung(self, _: int) -> None:
        try:
            if green.real_os.read(self._hears, 1) == DONE:
                self._then(self._result)
            elif self._meanwhile:
                # The thread has rung, but is not at the disk yet: it needs the core and Python's
                # lock once more, and would get them only when all is done here.
                green.let_threads_run()
                self._meanwhile()
        except Exception:
            log.exception("what a thread did could not be used")
