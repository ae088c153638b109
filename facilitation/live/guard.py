"""Between the wire and Socket.IO: one socket must not be what everyone else waits for.

eventlet changes turns only when there is nothing to read. A socket that always has more to
read would keep the turn, and a stranger's, without a cookie, too.
"""

from __future__ import annotations

import logging
from typing import Any

from facilitation.live import green
from facilitation.live.limits import Bucket
from facilitation.live.pipe import adopt

log = logging.getLogger(__name__)

RATE, BURST = 250.0, 450.0
"""Packets a second and at once: a little over what a leader's device may send (limits.py)."""

BYTES = 512
"""A large packet counts as one more for so many: taking off its mask is what takes time."""


def guard(engine: Any) -> None:
    """Stand before Socket.IO in ``engine`` (engineio.Server)."""
    arrived, said = engine.handlers["connect"], engine.handlers["message"]

    def connect(sid: str, environ: dict[str, Any]) -> Any:
        adopt(engine.sockets[sid])
        _pace(engine.sockets[sid])
        return arrived(sid, environ)

    def message(sid: str, data: Any) -> None:
        try:
            said(sid, data)
        except Exception:
            # Our handlers answer every error of their own, so this was no Socket.IO packet.
            # Nobody can be told, and a line for each would be another way to fill the disk.
            log.debug("a packet could not be read", exc_info=True)

    engine.on("connect", connect)
    engine.on("message", message)


def _pace(socket: Any) -> None:
    """Read a socket (engineio.Socket) no faster than its share, so that its sender waits."""
    bucket = Bucket(RATE, BURST)
    receive = socket.receive

    def paced(packet: Any) -> None:
        wait = bucket.owe(_cost(packet.data))
        if wait:
            green.sleep(wait)
        receive(packet)

    socket.receive = paced


def _cost(data: Any) -> float:
    if data is None:
        return 1
    # Anything but text and bytes is JSON without a packet around it: nothing of ours.
    return 1 + len(data) / BYTES if isinstance(data, str | bytes) else BURST
