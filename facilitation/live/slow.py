"""What waits in engine.io's own queue for a device that does not fetch it has a bound.

A WebSocket from the start has a bound of its own (wire.py). Long polling, and a WebSocket
that began as long polling, keep a queue, which nothing else would hold down.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

from facilitation.live import green
from facilitation.live.wire import MOST_WAITING

log = logging.getLogger(__name__)


class Backlog:
    """Bytes that were queued for one socket (engineio.Socket) since its queue was empty."""

    def __init__(self) -> None:
        self._size = 0
        self._dropped = False

    def takes(self, socket: Any, packet: Any) -> bool:
        """Whether one more packet may wait; else the device is dropped: it comes back current."""
        if socket.queue.empty():
            self._size = 0
        data = packet.data
        self._size += len(data) if isinstance(data, str | bytes) else 0
        if self._size > MOST_WAITING and not self._dropped:
            self._dropped = True
            # Later: whoever sends to many goes through all of them just now.
            green.spawn(partial(_drop, socket))
        return not self._dropped


def _drop(socket: Any) -> None:
    log.info("a device that does not fetch its views was dropped")
    while not socket.queue.empty():
        socket.queue.get_nowait()
    # Without waiting for the queue: it is not going to be fetched.
    socket.close(wait=False, abort=True, reason=socket.server.reason.SERVER_DISCONNECT)
