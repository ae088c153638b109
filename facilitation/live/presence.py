"""The devices connected to one event just now."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from facilitation.access import DISPLAY, FACILITATOR, PHONE, Speaker
from facilitation.domain.presence import Presence


@dataclass(slots=True)
class Device:
    """One socket. ``who``: the person it is for just now. ``table``: where it counts."""

    sid: str
    speaker: Speaker
    who: str | None
    table: int | None
    writing: bool = False


class Registry:
    """Devices by socket id. Two tabs of one phone count as one person."""

    def __init__(self) -> None:
        self.devices: dict[str, Device] = {}
        self._been: set[int] = set()

    def add(self, device: Device) -> None:
        self.devices[device.sid] = device
        if device.speaker.role == FACILITATOR and device.table:
            self._been.add(device.table)

    def remove(self, sid: str) -> Device | None:
        return self.devices.pop(sid, None)

    def presence(self, participants: dict[str, int]) -> Presence:
        """``participants``: table number of everyone who joined."""
        people: set[str] = set()
        tablets: Counter[int] = Counter()
        writing: set[int] = set()
        displays = 0
        for device in self.devices.values():
            if device.speaker.role == PHONE:
                people.update(device.speaker.people)
            elif device.speaker.role == FACILITATOR and device.table:
                tablets[device.table] += 1
                if device.writing:
                    writing.add(device.table)
            elif device.speaker.role == DISPLAY:
                displays += 1
        return Presence(
            phones=Counter(participants[p] for p in people if p in participants),
            joined=Counter(participants.values()),
            tablets=tablets,
            been=frozenset(self._been),
            writing=frozenset(writing),
            displays=displays,
            people=frozenset(people),
        )
