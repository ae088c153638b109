"""A bad network in front of the server: slow, stalling and cutting, on a schedule of its own."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Any

from bench.server import HOST

CHUNK = 65_536
SLOWEST = 0.04
"""Seconds that a piece of data is usually held back, at most."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one connection, in seconds after it was made; None: never."""

    stalls_at: float | None
    cut_at: float | None

    @classmethod
    def drawn(cls, chance: Random) -> Fate:
        """Six in ten are cut some time, half of those after a few seconds of silence."""
        if chance.random() < 0.4:
            return cls(None, None)
        cut = 0.05 + chance.expovariate(1 / 12)
        silent = chance.uniform(0.5, 4)
        return cls(max(0.0, cut - silent) if chance.random() < 0.5 else None, cut)


class Proxy:
    """A TCP proxy on a free port of 127.0.0.1. Calm at first; ``rough()`` starts the faults.

    The seed decides each connection's fate and each delay, by the connection's number.
    """

    def __init__(self, seed: int, server_port: int) -> None:
        self.cuts = 0
        self.port = 0
        self._seed, self._server_port = seed, server_port
        self._calm = asyncio.Event()
        self._calm.set()
        self._number = 0
        self._open: set[asyncio.StreamWriter] = set()
        self._serving: set[asyncio.Task[Any]] = set()
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    async def __aenter__(self) -> Proxy:
        self._server = await asyncio.start_server(self._serve, HOST, 0, backlog=1024)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        self.cut_all()
        if self._serving:
            await asyncio.wait(self._serving, timeout=2)

    def rough(self) -> None:
        """From now on connections suffer; those already made too."""
        self._calm.clear()

    def calm(self) -> None:
        """The network is well: nothing is delayed or cut any more."""
        self._calm.set()

    def cut_all(self) -> None:
        """The access point restarts: every connection breaks at once."""
        for writer in list(self._open):
            self._abort(writer)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)
        self._number += 1
        chance = Random(f"{self._seed} connection {self._number}")
        self._open.add(writer)
        try:
            up, down = await asyncio.open_connection(HOST, self._server_port)
        except OSError:
            self._abort(writer)
            return
        self._open.add(down)
        stalled = asyncio.Event()
        pumps = [
            asyncio.ensure_future(self._pump(reader, down, stalled, Random(chance.random()))),
            asyncio.ensure_future(self._pump(up, writer, stalled, Random(chance.random()))),
        ]
        doom = asyncio.ensure_future(self._suffer(Fate.drawn(chance), stalled))
        await asyncio.wait([*pumps, doom], return_when=asyncio.FIRST_COMPLETED)
        for task in (*pumps, doom):
            task.cancel()
        self._abort(writer)
        self._abort(down)

    async def _suffer(self, fate: Fate, stalled: asyncio.Event) -> None:
        """Ends when the connection is to be cut."""
        if fate.cut_at is None:
            await asyncio.Future()
            return
        # A connection made in calm weather meets its fate when the weather turns.
        while self._calm.is_set():
            await asyncio.sleep(0.2)
        stall = fate.cut_at if fate.stalls_at is None else fate.stalls_at
        await asyncio.sleep(stall)
        if fate.stalls_at is not None and not self._calm.is_set():
            stalled.set()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._calm.wait(), fate.cut_at - stall)
        if self._calm.is_set() and not stalled.is_set():
            await asyncio.Future()
        # Bytes were swallowed after a stall: such a connection can only be cut.
        self.cuts += 1

    async def _pump(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        stalled: asyncio.Event,
        chance: Random,
    ) -> None:
        """Pass bytes on, late; once stalled, swallow them."""
        with suppress(OSError):
            while data := await reader.read(CHUNK):
                if not self._calm.is_set():
                    delay = chance.random() * SLOWEST
                    if chance.random() < 0.01:
                        delay += chance.random()
                    await asyncio.sleep(delay)
                if stalled.is_set():
                    continue
                writer.write(data)
                await writer.drain()

    def _abort(self, writer: asyncio.StreamWriter) -> None:
        self._open.discard(writer)
        writer.transport.abort()
