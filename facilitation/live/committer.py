"""What is to be written to one event's file: gathered from all, committed in groups.

Neither a commit nor somebody else's lock on the file stops the hub meanwhile: the file is
written by a thread of its own, and by no other.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence

from facilitation.domain.refusals import Refused
from facilitation.live import green
from facilitation.live.own_thread import OwnThread
from facilitation.storage.event import Done
from facilitation.storage.jobs import Job

log = logging.getLogger(__name__)

GROUP = 200
"""Jobs in one commit at most: larger groups make the hub wait (22 ms instead of 7)."""

Then = Callable[[Done], None]
"""What is to be done with an outcome. It must not wait for anything."""


class Committer:
    """Jobs in the order in which they came, in as few commits as that allows."""

    def __init__(
        self,
        commit: Callable[[Sequence[Job], Callable[[], None] | None], list[Done]],
        took: Callable[[float], None] = lambda seconds: None,
    ) -> None:
        self._thread = OwnThread(commit)
        self._took = took
        self._waiting: list[tuple[Job, Then]] = []
        self.meanwhile: Callable[[], None] | None = None
        """What the hub may do while the disk writes the next group. It must not wait."""
        self.at_work = self._ending = False

    def submit(self, job: Job) -> Done:
        """Wait until the job is on disk, or has failed."""
        done = green.Waiting()
        self.submit_then(job, done.give)
        outcome: Done = done.wait()
        return outcome

    def submit_then(self, job: Job, then: Then) -> None:
        """The same without waiting: ``then`` is called, in the order of submitting."""
        if self._ending:
            gone: Done = (Refused("unknown_event"), 0)
            green.soon(lambda: then(gone))
            return
        self._waiting.append((job, then))
        if not self.at_work:
            self.at_work = True
            # Who else has something in this turn of the hub comes along.
            green.soon(self._write)

    def end(self) -> None:
        """What waits is written, then nothing more: the thread ends."""
        self._ending = True
        if not self.at_work:
            self._thread.end()

    def _write(self) -> None:
        group, self._waiting = self._waiting[:GROUP], self._waiting[GROUP:]
        began = time.monotonic()
        meanwhile, self.meanwhile = self.meanwhile, None
        self._thread.do(
            [job for job, _ in group], lambda done: self._written(group, began, done), meanwhile
        )

    def _written(
        self, group: list[tuple[Job, Then]], began: float, outcomes: list[Done] | Exception
    ) -> None:
        self._took(time.monotonic() - began)
        if isinstance(outcomes, Exception):
            # Whatever it was, nobody may wait for ever: they keep it and send it again.
            log.error("a group of changes could not be stored", exc_info=outcomes)
            outcomes = [(Refused("not_yet"), 0)] * len(group)
        if self._waiting:
            # The next group is written while these are answered.
            self._write()
        else:
            self.at_work = False
            if self._ending:
                self._thread.end()
        for (_, then), outcome in zip(group, outcomes, strict=True):
            try:
                then(outcome)
            except Exception:
                log.exception("an answer could not be given")
