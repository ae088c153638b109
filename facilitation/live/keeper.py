"""What the app does by itself: it deletes what it promised to delete, and minds the disk."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable
from datetime import date

from facilitation.domain.refusals import Refused
from facilitation.live import green
from facilitation.live.audiences import LEADERS
from facilitation.live.installation import LiveEvents
from facilitation.storage.catalogue import Listed

log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds. Cheap, and so a promise of a day is kept within its first minute."""


def keep(events: LiveEvents) -> None:
    """Begin, and go on as long as the app runs. Rehearsals do not outlive a restart."""
    green.spawn(lambda: _keep(events))


def _keep(events: LiveEvents) -> None:
    try:
        forget_all(events, (e.id for e in events.catalogue.all() if e.rehearsal))
    except Exception:
        log.exception("rehearsals could not be deleted")
    while True:
        try:
            forget_due(events, date.today())
            for live in events.open():
                live.touch(LEADERS)
        except Exception:
            log.exception("what was to be deleted could not be")
        green.sleep(EVERY)


def forget_due(events: LiveEvents, today: date) -> None:
    """Delete every event whose day has come."""
    for listed in events.catalogue.all():
        if is_due(listed, today):
            # A file that can be read has the last word, and opening it corrects the list.
            with contextlib.suppress(Refused):
                events.get(listed.id)
        events.correct(listed)
    forget_all(events, (e.id for e in events.catalogue.all() if is_due(e, today)))


def is_due(listed: Listed, today: date) -> bool:
    return bool(listed.delete_after) and date.fromisoformat(listed.delete_after) <= today


def forget_all(events: LiveEvents, due: Iterable[str]) -> None:
    """Delete these; one that cannot be deleted keeps no other."""
    for event in due:
        try:
            events.forget(event)
        except OSError as problem:
            log.error("event %s could not be deleted: %s", event, problem.strerror)
        else:
            log.info("event %s was deleted, as was promised", event)
