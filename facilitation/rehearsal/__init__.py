"""A rehearsal: an event like the one that is prepared, with simulated tables, deleted afterwards.

It has a file of its own, so that nothing of it can reach the event itself.
"""

from __future__ import annotations

import random
import secrets
from datetime import date, timedelta

from facilitation.access import FACILITATOR, PHONE, Speaker
from facilitation.domain.meeting import ENDED, Meeting
from facilitation.domain.refusals import Refused
from facilitation.live import green
from facilitation.live.events import LiveEvent
from facilitation.live.installation import LiveEvents
from facilitation.live.presence import Device
from facilitation.prepare import like, prepare
from facilitation.rehearsal.people import SimulatedTable

PEOPLE = 8
"""At each simulated table, with a phone each."""

PACE = 0.4
"""Seconds from one round of small things at all tables to the next."""

MOST_ROUNDS = 4 * 60 * 60 / PACE


def rehearse(events: LiveEvents, m: Meeting) -> str:
    """Make the rehearsal of an event, and let its people arrive. Gives its id."""
    title = f"Rehearsal: {m.title}"[:120]
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    event = prepare(events.catalogue, like(m, title, tomorrow), rehearsal=True)
    events.rehearsal_of[event] = m.id
    live = events.get(event)
    tables = [_arrive(live, number) for number in live.desk.meeting.tables]
    green.spawn(lambda: _run(events, live, tables))
    return event


def _arrive(live: LiveEvent, number: int) -> SimulatedTable:
    """A tablet and people with phones, which count as any others do."""
    people = tuple(secrets.token_hex(12) for _ in range(PEOPLE))
    groups = live.desk.meeting.groups
    for place, person in enumerate(people):
        live.desk.join(person, number, groups[place % len(groups)] if groups else None)
        _device(live, Speaker(live.event, PHONE, people=(person,)), person, number)
    _device(live, Speaker(live.event, FACILITATOR, number), None, number)
    return SimulatedTable(number, people, random.Random(number))


def _device(live: LiveEvent, who: Speaker, person: str | None, table: int) -> None:
    live.arrive(Device(f"simulated-{secrets.token_hex(8)}", who, person, table, _nobody_looks))


def _nobody_looks(message: object) -> None:
    """What is shown to a simulated device."""


def _run(events: LiveEvents, live: LiveEvent, tables: list[SimulatedTable]) -> None:
    """Let the tables talk until the room has ended, or the rehearsal is deleted."""
    rounds = 0
    while events.has(live.event) and live.desk.meeting.stage != ENDED and rounds < MOST_ROUNDS:
        rounds += 1
        for table in tables:
            try:
                table.turn(live.desk)
            except Refused:
                return  # its file is gone
            green.sleep(PACE / len(tables))
