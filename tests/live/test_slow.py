"""A device that does not fetch what it is sent: it is dropped, and is current when it returns."""

from __future__ import annotations

import asyncio
import json
import time

import aiohttp
import pytest

from bench.client import Device
from bench.server import Server
from bench.slow import Deaf
from tests.live.raw import cookies
from tests.live.room import Room, a_room

pytestmark = pytest.mark.alone

PINGED_OUT = 27.0
"""Seconds after which engine.io itself drops who does not answer its pings."""


class Poller:
    """Long polling by hand: it connects, and fetches nothing unless it is told to."""

    def __init__(self, home: Device, url: str) -> None:
        self.browser, self.auth = home.browser, home.auth
        self.path = f"{url}/socket.io/?EIO=4&transport=polling"

    async def connect(self) -> Poller:
        status, text = await self.fetch()
        assert status == 200
        self.path += f"&sid={json.loads(text[1:])['sid']}"
        await self.post("40" + json.dumps(self.auth))
        while '"view"' not in (await self.fetch())[1]:
            pass
        return self

    async def fetch(self) -> tuple[int, str]:
        async with self.browser.get(self.path) as response:
            return response.status, await response.text()

    async def post(self, text: str) -> int:
        async with self.browser.post(self.path, data=text) as response:
            return response.status

    async def upgrade(self) -> aiohttp.ClientWebSocketResponse:
        """Go on by a WebSocket, as engine.io clients do that began with long polling."""
        wire = await self.browser.ws_connect(self.path.replace("=polling", "=websocket"))
        await wire.send_str("2probe")
        assert await wire.receive_str() == "3probe"
        await wire.send_str("5")
        return wire


async def tablets(room: Room) -> int:
    """How many the server counts at table 1."""
    view = await room.tablets[1].look()
    return int(view["people"]["tablets"])


async def large_views(room: Room, least: int) -> None:
    """Change the tablets' large view until one of ``least`` devices was dropped."""
    point = room.tablets[1].view["points"][0]["id"]
    began = time.monotonic()
    turn = 0
    while await tablets(room) == least:
        assert time.monotonic() - began < PINGED_OUT / 2, "not dropped for what waits"
        turn += 1
        await room.tablets[1].must("mark_key", point=point, key=turn % 2 == 1)
        await asyncio.sleep(0.13)


async def a_full_table(room: Room) -> None:
    await asyncio.gather(*(room.capture("x" * 1_990) for _ in range(25)))


@pytest.mark.parametrize("upgraded", [False, True], ids=["long polling", "upgraded"])
async def test_what_waits_for_a_poller_has_a_bound(server: Server, upgraded: bool) -> None:
    async with a_room(server, tables=1) as room:
        await a_full_table(room)
        home = await room.venue.enter(room.made["tables"][0]["facilitator"])
        poller = await Poller(home, server.url).connect()
        if upgraded:
            wire = await poller.upgrade()
            wire._response.connection.transport.pause_reading()  # type: ignore[union-attr]
        assert await tablets(room) == 2
        await large_views(room, 2)
        if not upgraded:
            status, _ = await poller.fetch()
            assert status == 400, "its session is over, so it connects anew"
        again = await home.connect()
        assert again.view["version"] == (await room.tablets[1].look())["version"]
        assert len(again.view["points"]) == 25


async def test_a_poller_that_fetches_now_and_then_is_kept(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        await a_full_table(room)
        home = await room.venue.enter(room.made["tables"][0]["facilitator"])
        poller = await Poller(home, server.url).connect()
        point = room.tablets[1].view["points"][0]["id"]
        came = 0
        for turn in range(24):
            await room.tablets[1].must("mark_key", point=point, key=turn % 2 == 0)
            await asyncio.sleep(0.13)
            if turn % 4 == 3:
                status, text = await poller.fetch()
                assert status == 200
                came += len(text)
        assert came > 600_000
        assert await tablets(room) == 2


async def test_one_that_answers_pings_and_never_reads_is_dropped(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        await a_full_table(room)
        home = await room.venue.enter(room.made["tables"][0]["facilitator"])
        with await asyncio.to_thread(Deaf, server.port, cookies(home), home.auth) as deaf:
            await large_views(room, 2)
            async with asyncio.timeout(10):
                while not deaf.dropped:
                    await asyncio.sleep(0.05)
        again = await home.connect()
        assert len(again.view["points"]) == 25
