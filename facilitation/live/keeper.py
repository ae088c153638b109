"""What the app does by itself: it deletes what it promised to delete, and minds the disk."""

from __future__ import annotations

import logging
from datetime import date

from facilitation.live import green
from facilitation.live.audiences import LEADERS
from facilitation.live.installation import LiveEvents

log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds. Cheap, and so a promise of a day is kept within its first minute."""


def keep(events: LiveEvents) -> None:
    """Begin, and go on as long as the app runs. Rehearsals do not outlive a restart."""
    green.spawn(lambda: _keep(events))


def _keep(events: LiveEvents) -> None:
    try:
        forget_rehearsals(events)
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


def forget_due(events: LiveEvents, today: date) -> list[str]:
    """Delete every event whose day has come. Gives their ids."""
    due = [
        e.id
        for e in events.catalogue.all()
        if e.delete_after and date.fromisoformat(e.delete_after) <= today
    ]
    for event in due:
        events.forget(event)
        log.info("event %s was deleted, as was promised", event)
    return due


def forget_rehearsals(events: LiveEvents) -> None:
    for listed in events.catalogue.all():
        if listed.rehearsal:
            events.forget(listed.id)
