"""Between the wire and Socket.IO: engine.io's sockets become ours, and no packet is a fault."""

from __future__ import annotations

import logging
import re
from typing import Any

from facilitation.live.pipe import adopt

log = logging.getLogger(__name__)

ANNOUNCED = re.compile(r"[56](\d+)")
"""A packet of Socket.IO that announces so many parts which are bytes."""


def guard(engine: Any) -> None:
    """Stand before Socket.IO in ``engine`` (engineio.Server)."""
    arrived, said = engine.handlers["connect"], engine.handlers["message"]

    def connect(sid: str, environ: dict[str, Any]) -> Any:
        adopt(engine.sockets[sid])
        return arrived(sid, environ)

    def message(sid: str, data: Any) -> None:
        if isinstance(data, str) and (many := ANNOUNCED.match(data)) and len(many[1]) > 1:
            # They would be kept until the last has come. Nothing of ours is binary.
            return
        try:
            said(sid, data)
        except Exception:
            # Our handlers answer every error of their own, so this was no Socket.IO packet.
            # Nobody can be told, and a line for each would be another way to fill the disk.
            log.debug("a packet could not be read", exc_info=True)

    engine.on("connect", connect)
    engine.on("message", message)
