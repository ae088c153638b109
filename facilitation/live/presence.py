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

MOST_SENTENCES = 1_000


@dataclass(frozen=True, slots=True)
class Paged:
    """A display's step, into how many pages it is set, and which sentences are said now."""

    step: str
    pages: int
    said: tuple[int, int] | None


def a_range(value: object) -> tuple[int, int] | None:
    """[from, until] as a device sent it; None for anything else."""
    match value:
        case [bool(), _] | [_, bool()]:
            return None
        case [int(start), int(end)] if 0 <= start < end <= MOST_SENTENCES:
            return start, end
    return None


@dataclass(slots=True)
class Device:
    """One socket. ``who``: the person it is for just now. ``table``: where it counts.

    ``send`` takes a message of engine.io's. ``wire``: of a WebSocket; see lanes.py.
    ``paged``: of a display, what it has told of the step that it shows.
    """

    sid: str
    speaker: Speaker
    who: str | None
    table: int | None
    send: Callable[[Any], None]
    writing: bool = False
    paged: Paged | None = None
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
            if (
                device.speaker.role == FACILITATOR
                and device.table
                and device.table not in left.tables()
            ):
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
        saying: dict[str, tuple[int, int]] = {}
        for device in self.devices.values():
            if device.speaker.role == PHONE:
                people.update(device.speaker.people)
            elif device.speaker.role == FACILITATOR and device.table:
                tablets[device.table] += 1
                if device.writing:
                    writing.add(device.table)
            elif device.speaker.role == DISPLAY:
                displays += 1
                if told := device.paged:
                    pages[told.step] = max(told.pages, pages.get(told.step, 1))
                    if told.said:
                        saying[told.step] = told.said
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
            saying=saying,
            desks=desks,
            people=frozenset(people),
            gone=dict(self._gone),
        )
