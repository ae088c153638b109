"""Between the wire and Socket.IO: engine.io's sockets become ours, and no packet is a fault."""

from __future__ import annotations

import logging
from typing import Any

from facilitation.live.pipe import adopt

log = logging.getLogger(__name__)


def guard(engine: Any) -> None:
    """Stand before Socket.IO in ``engine`` (engineio.Server)."""
    arrived, said = engine.handlers["connect"], engine.handlers["message"]

    def connect(sid: str, environ: dict[str, Any]) -> Any:
        adopt(engine.sockets[sid])
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
