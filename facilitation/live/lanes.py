"""One message to many sockets, straight to the kernel.

What a broadcast costs beside the system's own send is reading memory that is nowhere near:
device, engine.io's socket, wire, socket, for each of two thousand. So a lane keeps the
sends themselves in one list, and looks at the rest only where something is in the way. And
it goes through the devices in the order in which they came, whatever their table: going
through them table by table cost the system half a microsecond more for each.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from facilitation.live.wire import Wire

if TYPE_CHECKING:
    from facilitation.live.presence import Device

log = logging.getLogger(__name__)


class Lane:
    """Devices of one role. Each is shown what its table is."""

    def __init__(self) -> None:
        self._devices: dict[str, Device] = {}
        self._members: tuple[Device, ...] | None = None
        self._tables: frozenset[int] | None = None
        self._ways: Ways = []
        self._good: tuple[object, int] = (None, 0)

    def add(self, device: Device) -> None:
        self._devices[device.sid] = device
        self.forget()

    def remove(self, device: Device) -> None:
        self._devices.pop(device.sid, None)
        self.forget()

    def forget(self) -> None:
        """Somebody came, went or goes on at another table.

        Also the sends: who has gone would stay in memory until the next message.
        """
        self._members, self._tables = None, None
        self._ways, self._good = [], (None, 0)

    def members(self) -> tuple[Device, ...]:
        """Those who are here now: the same tuple until somebody comes, goes or moves."""
        if self._members is None:
            self._members = tuple(self._devices.values())
        return self._members

    def tables(self) -> frozenset[int]:
        """Of those who are here now; 0: of the whole room."""
        if self._tables is None:
            self._tables = frozenset(device.table or 0 for device in self._devices.values())
        return self._tables

    def send(
        self, messages: Mapping[int, Any], members: tuple[Device, ...], start: int, end: int
    ) -> None:
        """Send some of ``members``, whoever has gone since, the message of each one's table.

        A message has its ``frame``; table 0 is the whole room's; where there is no message
        for a table, nothing is sent. The same as each one's own ``send``. Nobody else has a
        turn meanwhile.
        """
        frames: dict[int, bytes] = {table: said.frame for table, said in messages.items()}
        for at, (table, send) in enumerate(self._ways_of(members, start, end), start):
            frame = frames.get(table)
            if frame is None:
                continue
            if send is None:
                _send(members[at], messages[table])
                continue
            try:
                sent = send(frame)
            except BlockingIOError:
                sent = 0
            except OSError:
                _wire(members[at]).cut()
                continue
            if sent < len(frame):
                _wire(members[at]).wait_with(frame, sent)

    def _ways_of(self, members: tuple[Device, ...], start: int, end: int) -> Ways:
        """The table and the kernel's send of each from ``start`` to ``end``.

        Looked up anew after any wire's way came or went, in whatever lane: a frame that went
        by an old one could stand in the middle of another.
        """
        if self._good[0] is members and self._good[1] == Wire.turned:
            return self._ways[start:end]
        if start:
            # In the middle of a crowd that comes and goes: the next round is for all again.
            return _ways(members[start:end])
        ways = _ways(members)
        if members is self._members:
            # Of those who have gone nothing is kept.
            self._ways, self._good = ways, (members, Wire.turned)
        return ways[:end]


Ways = list[tuple[int, Callable[[bytes], int] | None]]
"""Tables and the kernel's sends: None where something waits or there is no such way."""


def _ways(devices: tuple[Device, ...]) -> Ways:
    return [(d.table or 0, d.wire.at_once if d.wire else None) for d in devices]


def _send(device: Device, message: Any) -> None:
    """A connection that is just ending must not keep the others from theirs."""
    try:
        device.send(message)
    except Exception:
        log.exception("a view could not be sent")


def _wire(device: Device) -> Wire:
    assert device.wire is not None
    return device.wire
