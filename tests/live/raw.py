"""A WebSocket by hand, for what no proper client would send."""

from __future__ import annotations

import base64
import os
import select
import socket
import struct
import threading
from types import TracebackType

from bench.client import Device
from bench.server import HOST

SECONDS = 10.0


def cookies(device: Device) -> str:
    """A device's cookies as a header's value."""
    return "; ".join(f"{c.key}={c.value}" for c in device.browser.cookie_jar)


LAST = 0x80
BEGUN, CONTINUED, BINARY = 0x01, 0x00, 0x82
"""A text whose end is to come, a part of it (``| LAST``: its end), and bytes at once."""


def frame(text: str, kind: int = LAST | BEGUN) -> bytes:
    """A frame with the mask of zeros, which leaves the text as it is."""
    data = text.encode()
    if len(data) < 126:
        head = bytes([0x80 | len(data)])
    elif len(data) < 2**16:
        head = struct.pack("!BH", 0x80 | 126, len(data))
    else:
        head = struct.pack("!BQ", 0x80 | 127, len(data))
    return bytes([kind]) + head + bytes(4) + data


class Raw:
    """One WebSocket to ``/socket.io``, open; ``first`` is sent after the handshake."""

    def __init__(self, port: int, cookie: str = "", first: str = "") -> None:
        self.socket = socket.create_connection((HOST, port), timeout=SECONDS)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {HOST}:{port}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {key}\r\nCookie: {cookie}\r\n\r\n".encode()
        )
        self.heard = b""
        self.hear(b"pingInterval")
        if first:
            self.send(first)
            self.hear(b'40{"sid"')

    def send(self, text: str) -> None:
        self.socket.sendall(frame(text))

    def hear(self, wanted: bytes) -> bytes:
        """Read until ``wanted`` has come: all that came. ConnectionError: it was closed."""
        while wanted not in self.heard:
            more = self.socket.recv(65_536)
            if not more:
                raise ConnectionError(f"closed before {wanted!r} came: {self.heard[-500:]!r}")
            self.heard += more
        return self.heard

    def __enter__(self) -> Raw:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.socket.close()


class Flood:
    """The same bytes again and again, as fast as the server takes them, while the block lasts.

    ``taken``: bytes that the server's side has taken. ``closed``: the server hung up.
    """

    CHUNK = 64 * 1024

    def __init__(self, wire: socket.socket, one: bytes) -> None:
        self.data = one * max(1, self.CHUNK // len(one))
        self.wire = wire
        self.taken = 0
        self.closed = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Flood:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()
        self.wire.close()

    def _run(self) -> None:
        wire, left = self.wire, memoryview(self.data)
        wire.setblocking(False)
        while not self._stop.is_set() and not self.closed:
            readable, writable, _ = select.select([wire], [wire], [], 0.05)
            try:
                # What comes back is read: a client that does not is another matter.
                if readable and not wire.recv(65_536):
                    self.closed = True
                if writable:
                    sent = wire.send(left)
                    self.taken += sent
                    left = left[sent:] or memoryview(self.data)
            except BlockingIOError:
                continue
            except OSError:
                self.closed = True
