"""One device that sends without end must not be what a thousand others wait for."""

from __future__ import annotations

import asyncio
import json
import socket
import time

import pytest

from bench.client import Device, Json
from bench.server import HOST, Server, get_status
from tests.live.raw import Flood, Raw, cookies, frame
from tests.live.room import Room, a_room

pytestmark = pytest.mark.alone

SLOWEST = 2.0
"""Seconds that somebody else may wait for an answer during a flood."""

TAKEN = 300_000
"""Bytes of a flood after which it is one."""

STRANGER, JOINED, PAGES = "a socket without a cookie", "a phone", "a connection for pages"
FLOODS = {
    "packets of pings": (STRANGER, frame("2")),
    "refused connects": (STRANGER, frame('40{"face":"phone"}')),
    "broken messages": (STRANGER, frame("4x")),
    "large messages": (STRANGER, frame("4" + "x" * 120_000)),
    "WebSocket's own pongs": (STRANGER, b"\x8a\x80" + bytes(4)),
    "unknown events": (JOINED, frame('42["nonsense",{}]')),
    "busy": (JOINED, frame('42["busy",{"writing":true}]')),
    "looks": (JOINED, frame('421["look",{}]')),
    "operations": (JOINED, frame('421["operation",{}]')),
    "pages": (PAGES, b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
}


async def flooding(room: Room, who: str) -> socket.socket:
    """A connection to flood from."""
    port = room.server.port
    if who == PAGES:
        return socket.create_connection((HOST, port))
    if who == STRANGER:
        return (await asyncio.to_thread(Raw, port)).socket
    phone = await room.venue.join(room.made["code"], 1)
    first = "40" + json.dumps({"event": room.event, "face": "phone"})
    return (await asyncio.to_thread(Raw, port, cookies(phone), first)).socket


async def seconds_of_others(room: Room, phone: Device, check: str) -> dict[str, float]:
    """How long others wait meanwhile, at worst of three times."""
    worst = dict.fromkeys(("look", "vote", "page"), 0.0)
    for answer in ("agree", "unsure", "disagree"):
        for what in worst:
            began = time.monotonic()
            if what == "look":
                await phone.look(timeout=5)
            elif what == "vote":
                ack = await phone.deliver(phone.operation("vote", check=check, answer=answer), 5)
                assert ack["ok"]
            else:
                assert await asyncio.to_thread(get_status, room.server.port, "/health", 5) == 200
            worst[what] = max(worst[what], time.monotonic() - began)
    return worst


@pytest.mark.parametrize("kind", FLOODS)
async def test_nobody_waits_for_a_flood(server: Server, kind: str) -> None:
    who, data = FLOODS[kind]
    async with a_room(server, tables=1) as room:
        phone = await room.phone()
        check = await room.asked()
        with Flood(await flooding(room, who), data) as flood:
            async with asyncio.timeout(10):
                # The system's own buffers take that much, so waiting for it cannot hang.
                while flood.taken < TAKEN and not flood.closed:
                    await asyncio.sleep(0.01)
            worst = await seconds_of_others(room, phone, check)
        assert max(worst.values()) < SLOWEST, worst


async def at_once(phone: Device, number: int) -> list[Json]:
    """Acknowledgements of many votes that were sent without waiting for any."""
    check = phone.view["checks"][0]["id"]
    made = [phone.operation("vote", check=check, answer="agree") for _ in range(number)]
    # Past bench.client's own politeness.
    return await asyncio.gather(*(phone._call("operation", op, 20) for op in made))


async def test_a_phone_that_is_too_fast_is_told_to_send_it_later(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        phone = await room.phone()
        check = await room.asked()
        acks = await at_once(phone, 40)
        assert all(ack["ok"] for ack in acks), "a burst is no flood"
        refused: list[Json] = []
        for _ in range(20):  # a busy machine may not manage to send too fast at once
            refused += [ack for ack in await at_once(phone, 60) if not ack["ok"]]
            if refused:
                break
        assert refused, "a flood is"
        for ack in refused:
            assert (ack["code"], ack["later"]) == ("too_many", True)
            assert ack["words"]
        # It is put off, not thrown out: what it keeps gets through.
        assert (await phone.send("vote", check=check, answer="unsure"))["ok"]
        assert room.ballots(check) == {phone.who: "unsure"}


async def test_a_leader_may_be_faster_than_a_phone(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        tablet = room.tablets[1]
        made = [tablet.operation("set_headcount", people=n % 50) for n in range(100)]
        acks = await asyncio.gather(*(tablet._call("operation", op, 20) for op in made))
        assert [ack for ack in acks if not ack["ok"]] == []
