"""Engine.IO's socket on a WebSocket, written to and read without a queue and greenlets between.

Long polling, and a WebSocket that began as long polling, stay on engine.io's own path.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from typing import Any

from engineio import exceptions, packet
from engineio.socket import Socket

from facilitation.live import green
from facilitation.live.frames import frame
from facilitation.live.slow import Backlog
from facilitation.live.wire import Wire

log = logging.getLogger(__name__)


class PipeSocket(Socket):  # type: ignore[misc]
    """``__class__`` of a socket that engine.io has just made: see ``adopt``."""

    connected: bool
    wire: Wire | None = None
    vote: Callable[[bytes], bool] | None = None
    """Handles a vote at once and says whether it was one (votes.py)."""

    backlog: Backlog
    in_flight = 0
    """Votes that wait for their commit. Anything else waits for them: order holds."""

    def send(self, pkt: Any) -> None:
        if self.wire is None:
            if self.backlog.takes(pkt):
                super().send(pkt)
        elif not self.closed:
            # One packet for a whole audience is one object: its frame is made once.
            ready = getattr(pkt, "frame", None)
            if ready is None:
                ready = pkt.frame = frame(pkt.encode())
            self.wire.write(ready)

    def close(self, wait: bool = True, abort: bool = False, reason: Any = None) -> None:
        wire = self.wire
        super().close(wait=wait and wire is None, abort=abort, reason=reason)
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
    socket.backlog = Backlog(socket)
