"""One WebSocket as bytes. All that is sent goes through ``write``, so frames are never torn.

Ordinarily each message passes a queue, a greenlet and a timer of its own. Here it goes to
the kernel at once, from whoever says it, and only what the kernel does not take waits.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from facilitation.live import frames, green

MOST_WAITING = 512 * 1024
"""Bytes kept for a client that does not read. Then it is cut off: it comes back and is current."""

STALLED = 20.0
"""Seconds without a byte taken, after which a client with bytes waiting is cut off."""

CHUNK = 64 * 1024

TURNS = 16
"""Messages, or parts of one, that are read in one turn."""

Hear = Callable[[bytes], bool]
"""Handles a simple message at once, without waiting for anything, or says False."""


class Wire:
    """``ws``: eventlet's WebSocket, kept for all that is not simple. ``hear``: see ``Hear``."""

    waiting_bytes = 0
    """Of all wires together: for the metrics."""

    turned = 0
    """How often ``at_once`` of any wire came or went: lists of them are good until then."""

    def __init__(self, ws: Any, longest: int, patience: float, hear: Hear) -> None:
        self._green = ws.socket
        self._green.settimeout(patience)
        self._raw = ws.socket.fd
        self.at_once: Callable[[bytes], int] | None = None
        """The kernel's own send, while nothing waits before it and nobody has hung up."""
        self._turn(self._raw.send)
        self._ws: Any = ws
        self._longest = longest
        self._hear = hear
        self._in = bytearray()
        self._out: deque[bytes | memoryview] = deque()
        self._size = 0
        self._parking = green.Parking()
        self._closed = self._ended = False
        self._turns = self._taken = 0
        # Pongs and closing frames, which eventlet makes, wait for their turn like all others;
        # and it reads on from what has been read here.
        ws._send, ws.socket = self.write, _Reader(self, ws.socket)

    # Out

    def write(self, frame: bytes) -> None:
        """Send a whole frame after all earlier ones. Never waits, never fails."""
        if self._closed:
            return
        if self._out:
            self._keep(frame)
            return
        try:
            sent = self._raw.send(frame)
        except BlockingIOError:
            sent = 0
        except OSError:
            self.cut()
            return
        if sent < len(frame):
            self.wait_with(frame, sent)

    def wait_with(self, frame: bytes, sent: int) -> None:
        """Of ``frame`` only ``sent`` bytes were taken: the rest waits, and all that follows."""
        self._turn(None)
        self._keep(memoryview(frame)[sent:] if sent else frame)
        green.spawn(self._drain)

    def _turn(self, at_once: Callable[[bytes], int] | None) -> None:
        self.at_once = at_once
        Wire.turned += 1

    def _keep(self, rest: bytes | memoryview) -> None:
        # Frames for many are kept by reference: a thousand slow readers share their bytes.
        self._out.append(rest)
        self._size += len(rest)
        Wire.waiting_bytes += len(rest)
        if self._size > MOST_WAITING:
            self.cut()

    def _drain(self) -> None:
        """Write what waits, as the client takes it. Only one of these runs for one wire."""
        try:
            while self._out:
                green.wait_until_writable(self._raw.fileno(), STALLED)
                while self._out:
                    first = self._out[0]
                    sent = self._raw.send(first)
                    self._size -= sent
                    Wire.waiting_bytes -= sent
                    if sent < len(first):
                        self._out[0] = memoryview(first)[sent:]
                        break
                    self._out.popleft()
        except BlockingIOError:
            green.spawn(self._drain)
        except OSError:
            self.cut()
        else:
            if self._ended:
                self._hang_up()
            elif not self._closed:
                self._turn(self._raw.send)

    def cut(self) -> None:
        """Hang up at once; what waits is dropped."""
        self._forget()
        self._ended = True
        self._turn(None)
        self._hang_up()

    def finish(self) -> None:
        """Hang up as soon as all is sent."""
        self._ended = True
        self._turn(None)
        if not self._out:
            self._hang_up()

    def close(self) -> None:
        """Nothing is sent or read any more; the socket is its owner's to close."""
        self._closed = True
        self._turn(None)
        self._forget()
        # eventlet's WebSocket and its reader, engine.io's socket and this would hold each other:
        # 10 KB that only the collector frees, each time that a phone comes and goes.
        if self._ws is not None:
            self._ws.iterator = iter(())
        self._ws, self._hear = None, _deaf

    def _forget(self) -> None:
        Wire.waiting_bytes -= self._size
        self._size = 0
        self._out.clear()

    def _hang_up(self) -> None:
        if not self._closed:
            self._closed = True
            self._turn(None)
            green.shut_down(self._raw)
        self._parking.leave()

    # In

    def read(self) -> str | bytes | None:
        """The next message that was not simple. None: the connection is over."""
        while not self._ended:
            self._take_turns()
            end, data = frames.take(self._in, 0, self._longest)
            if end == frames.ODD:
                self._taken = 0
                message: str | bytes | None = self._ws.wait()
                return message
            if end != frames.PARTIAL:
                del self._in[:end]
                return data.decode()
            self._parking.park(self._raw.fileno(), self._readable)
        return None

    def more(self, size: int) -> bytes:
        """Bytes that were read but not used; b"" if there are none."""
        self._take_turns()
        found = bytes(self._in[:size])
        del self._in[:size]
        return found

    def took(self, size: int) -> None:
        """eventlet has read so many bytes of a message and of what came between its parts.

        It bounds each part, and not how many there are: ConnectionError at twice the longest.
        """
        self._taken += size
        if self._taken > 2 * self._longest:
            raise ConnectionError("a message without end")

    def _take_turns(self) -> None:
        """Who has much to read lets others have their turn between."""
        self._turns += 1
        if self._turns % TURNS == 0:
            green.sleep(0)

    def _readable(self) -> bool:
        """There is something to read: whether the greenlet of this wire must see to it."""
        try:
            data = self._raw.recv(CHUNK)
        except BlockingIOError:
            return False
        except OSError:
            data = b""
        if not data:
            self._ended = True
            return True
        self._in += data
        at = 0
        while at < len(self._in):
            end, message = frames.take(self._in, at, self._longest)
            if end == frames.PARTIAL:
                break
            if end == frames.ODD or not self._hear(message):
                del self._in[:at]
                return True
            at = end
        del self._in[:at]
        return False


def _deaf(message: bytes) -> bool:
    return False


class _Reader:
    """A socket for eventlet's WebSocket: first what the wire has read, then the rest."""

    def __init__(self, wire: Wire, socket: Any) -> None:
        self._wire, self._socket = wire, socket

    def recv(self, size: int) -> bytes:
        found: bytes = self._wire.more(size) or self._socket.recv(size)
        self._wire.took(len(found))
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)
