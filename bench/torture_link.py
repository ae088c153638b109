"""One connection of a device, over the protocol's client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import aiohttp
from socketio.exceptions import SocketIOError

from bench.client import Device, Json, Refused

LOST: tuple[type[Exception], ...] = (
    OSError,  # TimeoutError too
    aiohttp.ClientError,
    SocketIOError,
    Refused,
    ValueError,
)
"""What a broken connection may raise; ValueError: half an answer is no JSON."""


class Link(Device):
    """One connection of a device; the next one is a new ``Link``."""

    def __init__(self, home: Device, url: str, saw: Callable[[Json], None]) -> None:
        super().__init__(url, home.browser, home.auth)
        self.gone = asyncio.Event()
        self._saw = saw

    async def drop(self) -> None:
        """Leave the socket, and keep the browser for the next one."""
        self.gone.set()
        with suppress(Exception):
            async with asyncio.timeout(1):
                await self._socket.disconnect()

    def _on_view(self, view: Json) -> None:
        if self.gone.is_set():
            return  # the library hands out what a socket that was left had still read
        self._saw(view)
        super()._on_view(view)

    def _on_disconnect(self, *why: Any) -> None:
        super()._on_disconnect(*why)
        self.gone.set()
