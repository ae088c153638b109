"""One message to many sockets, straight to the kernel.

What a broadcast costs beside the system's own send is reading memory that is nowhere near:
device, engine.io's socket, wire, socket, for each of two thousand. So a lane keeps the
sends themselves in one list, and looks at the rest only where something is in the way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from facilitation.live.wire import Wire

if TYPE_CHECKING:
    from facilitation.live.presence import Device


class Lane:
    """Devices that are shown the same."""

    def __init__(self) -> None:
        self._devices: dict[str, Device] = {}
        self._members: tuple[Device, ...] | None = None
        self._sends: list[Callable[[bytes], int] | None] = []
        self._good: tuple[object, int] = (None, 0)

    def add(self, device: Device) -> None:
        self._devices[device.sid] = device
        self._forget()

    def remove(self, device: Device) -> None:
        self._devices.pop(device.sid, None)
        self._forget()

    def _forget(self) -> None:
        """Also the sends: who has gone would stay in memory until the next message."""
        self._members, self._sends, self._good = None, [], (None, 0)

    def members(self) -> tuple[Device, ...]:
        """Those who are here now: the same tuple until somebody comes or goes."""
        if self._members is None:
            self._members = tuple(self._devices.values())
        return self._members

    def send(self, message: Any, members: tuple[Device, ...], start: int, end: int) -> None:
        """Send a message, which has its ``frame``, to some of ``members``, whoever has gone since.

        The same as each one's own ``send``. Nobody else has a turn meanwhile.
        """
        frame: bytes = message.frame
        size = len(frame)
        for at, send in enumerate(self._ways(members)[start:end], start):
            if send is None:
                members[at].send(message)
                continue
            try:
                sent = send(frame)
            except BlockingIOError:
                sent = 0
            except OSError:
                _wire(members[at]).cut()
                continue
            if sent < size:
                _wire(members[at]).wait_with(frame, sent)

    def _ways(self, members: tuple[Device, ...]) -> list[Callable[[bytes], int] | None]:
        """The kernel's send of each, or None where something waits or there is no such way.

        Looked up anew after any wire's way came or went, in whatever lane: a frame that went
        by an old one could stand in the middle of another.
        """
        if self._good[0] is not members or self._good[1] != Wire.turned:
            self._sends = [device.wire.at_once if device.wire else None for device in members]
            self._good = members, Wire.turned
        return self._sends


def _wire(device: Device) -> Wire:
    assert device.wire is not None
    return device.wire
