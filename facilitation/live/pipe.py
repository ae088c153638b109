"""Engine.IO's socket on a WebSocket, written to and read without a queue and greenlets between.

Long polling, and a WebSocket that began as long polling, stay on engine.io's own path.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable
from typing import Any

from engineio import exceptions, packet
from engineio.socket import Socket

from facilitation.live import green
from facilitation.live.frames import frame
from facilitation.live.limits import Bucket
from facilitation.live.slow import Backlog
from facilitation.live.wire import Wire

log = logging.getLogger(__name__)

RATE, BURST = 250.0, 450.0
"""Packets a second and at once: a little over what a leader's device may send (limits.py)."""

BYTES = 512
"""A large packet counts as one more for so many: taking off its mask is what takes time."""


def _nothing() -> None:
    """Nothing is to be called off."""


class PipeSocket(Socket):  # type: ignore[misc]
    """``__class__`` of a socket that engine.io has just made: see ``adopt``."""

    connected: bool
    last_ping: float | None
    wire: Wire | None = None
    vote: Callable[[bytes], bool] | None = None
    """Handles a vote at once and says whether it was one (votes.py)."""

    backlog: Backlog
    bucket: Bucket
    call_off_ping: Callable[[], None] = staticmethod(_nothing)
    in_flight = 0
    """Votes that wait for their commit. Anything else waits for them: order holds."""

    def send(self, pkt: Any) -> None:
        if self.wire is None:
            if self.backlog.takes(self, pkt):
                super().send(pkt)
        elif not self.closed:
            # One packet for a whole audience is one object: its frame is made once.
            ready = getattr(pkt, "frame", None)
            if ready is None:
                ready = pkt.frame = frame(pkt.encode())
            self.wire.write(ready)

    def receive(self, pkt: Any) -> None:
        """Read no faster than a socket's share, so that its sender waits.

        eventlet changes turns only when there is nothing to read. A socket that always has
        more to read would keep the turn, and a stranger's, without a cookie, too.
        """
        wait = self.bucket.owe(_cost(pkt.data))
        if wait:
            green.sleep(wait)
        super().receive(pkt)

    def schedule_ping(self) -> None:
        """A ping to come. engine.io's is a greenlet that sleeps, also when the socket is long
        gone: a phone that came and went left 17 KB behind for as long as that."""
        if self.last_ping and not self.closed:
            self.last_ping = None
            self.call_off_ping = green.later(self.server.ping_interval, self._ping)

    def _ping(self) -> None:
        if not self.closing and not self.closed:
            self.last_ping = time.time()
            self.send(packet.Packet(packet.PING))

    def close(self, wait: bool = True, abort: bool = False, reason: Any = None) -> None:
        wire = self.wire
        super().close(wait=wait and wire is None, abort=abort, reason=reason)
        self.call_off_ping()
        self.call_off_ping = _nothing
        if wire is not None:
            wire.finish()

    def _hear(self, message: bytes) -> bool:
        return self.vote is not None and self.vote(message)

    def _websocket_handler(self, ws: Any) -> Any:
        if self.connected:
            return super()._websocket_handler(ws)
        engine = self.server
        patience = engine.ping_interval + engine.ping_timeout
        wire = Wire(ws, engine.max_http_buffer_size, patience, self._hear)
        self.connected = self.upgraded = True
        while not self.queue.empty():
            wire.write(frame(self.queue.get().encode()))
        self.wire = wire
        try:
            self._listen(wire)
        finally:
            self.vote = None
            with contextlib.suppress(Exception):
                self.close(wait=False, abort=True, reason=engine.reason.TRANSPORT_CLOSE)
            wire.close()
        return []

    def _listen(self, wire: Wire) -> None:
        while True:
            try:
                message = wire.read()
                if message is None:
                    return
                if len(message) > self.server.max_http_buffer_size:
                    return
                found = packet.Packet(encoded_packet=message)
            except (OSError, EOFError, ValueError, IndexError):
                # Not Engine.IO at all, or gone in the middle of a word.
                return
            while self.in_flight and not self.closed:
                green.sleep(0.002)
            try:
                self.receive(found)
            except exceptions.UnknownPacketError:
                continue
            except exceptions.SocketIsClosedError:
                return
            except Exception:
                log.exception("a packet could not be received")
                return


def adopt(socket: Any) -> None:
    """Let a new socket of engine.io be one of ours."""
    socket.__class__ = PipeSocket
    socket.backlog, socket.bucket = Backlog(), Bucket(RATE, BURST)


def _cost(data: Any) -> float:
    if data is None:
        return 1
    # Anything but text and bytes is JSON without a packet around it: nothing of ours.
    return 1 + len(data) / BYTES if isinstance(data, str | bytes) else BURST
