"""The devices connected to one event just now."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from facilitation.access import DESK, DISPLAY, FACILITATOR, PHONE, Speaker
from facilitation.domain.presence import Presence
from facilitation.live.audiences import Audience, audience_of
from facilitation.live.lanes import Lane
from facilitation.live.wire import Wire


@dataclass(slots=True)
class Device:
    """One socket. ``who``: the person it is for just now. ``table``: where it counts.

    ``send`` takes a message of engine.io's. ``wire``: of a WebSocket; see lanes.py.
    ``pages``: of a display, the step that it shows and into how many pages that is set.
    """

    sid: str
    speaker: Speaker
    who: str | None
    table: int | None
    send: Callable[[Any], None]
    writing: bool = False
    pages: tuple[str, int] | None = None
    wire: Wire | None = None

    @property
    def audience(self) -> Audience:
        return audience_of(self.speaker, self.table)


class Registry:
    """Devices by socket id. Two tabs of one phone count as one person."""

    def __init__(self) -> None:
        self.devices: dict[str, Device] = {}
        self._lanes: dict[str, Lane] = {}
        self._been: set[int] = set()
        self._gone: dict[int, int] = {}

    def lane(self, role: str) -> Lane:
        """All of one role, in the order in which they came."""
        return self._lanes.setdefault(role, Lane())

    def add(self, device: Device) -> None:
        self.devices[device.sid] = device
        self.lane(device.speaker.role).add(device)
        if device.speaker.role == FACILITATOR and device.table:
            self._been.add(device.table)
            self._gone.pop(device.table, None)

    def remove(self, sid: str) -> Device | None:
        device = self.devices.pop(sid, None)
        if device:
            left = self.lane(device.speaker.role)
            left.remove(device)
            others = {other.table for other in left.members()}
            if device.speaker.role == FACILITATOR and device.table and device.table not in others:
                self._gone[device.table] = time.time_ns() // 1_000_000
        return device

    def seat(self, device: Device, table: int) -> None:
        """A device goes on at another table."""
        device.table = table
        self.lane(device.speaker.role).forget()

    def presence(self, participants: dict[str, int]) -> Presence:
        """``participants``: table number of everyone who joined."""
        people: set[str] = set()
        tablets: Counter[int] = Counter()
        writing: set[int] = set()
        displays = desks = 0
        pages: dict[str, int] = {}
        for device in self.devices.values():
            if device.speaker.role == PHONE:
                people.update(device.speaker.people)
            elif device.speaker.role == FACILITATOR and device.table:
                tablets[device.table] += 1
                if device.writing:
                    writing.add(device.table)
            elif device.speaker.role == DISPLAY:
                displays += 1
                if device.pages:
                    step, number = device.pages
                    pages[step] = max(number, pages.get(step, 1))
            elif device.speaker.role == DESK:
                desks += 1
        return Presence(
            phones=Counter(participants[p] for p in people if p in participants),
            joined=Counter(participants.values()),
            tablets=tablets,
            been=frozenset(self._been),
            writing=frozenset(writing),
            displays=displays,
            pages=pages,
            desks=desks,
            people=frozenset(people),
            gone=dict(self._gone),
        )
