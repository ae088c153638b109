"""Many at the same moment: they all get in, and everything they say counts."""

from __future__ import annotations

import asyncio
import resource
from collections import Counter

import pytest

from bench import crowd
from bench.client import Venue
from bench.server import Server, raise_file_limit
from tests.live.room import a_room

pytestmark = pytest.mark.alone

CROWD = 1_100
"""More than the 1,024 connections at which eventlet's own limit stops everything."""

SLOWEST_MS = 9_000.0
"""With that limit a page would not come at all. bench.crowd itself asks for more."""


@pytest.fixture
def many_files() -> None:
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if hard != resource.RLIM_INFINITY and hard < CROWD + 500:
        pytest.skip(f"only {hard} files can be open here")
    raise_file_limit()


async def test_a_crowd_gets_in_and_pages_still_come(
    server: Server, many_files: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowd, "STAY_SECONDS", 0.3)
    found = await crowd.crowd(server, phones=CROWD, tables=60)
    assert found["connected"] == CROWD
    assert found["http_ms"] is not None, "a page did not come"
    assert found["http_ms"] < SLOWEST_MS


async def test_two_hundred_votes_at_once(server: Server) -> None:
    async with a_room(server, tables=4) as room:
        by_table = await asyncio.gather(*(room.phones(50, table) for table in room.tablets))
        phones = [phone for table in by_table for phone in table]
        point = await room.capture("A door on the latch")
        check = await room.organiser.must("open_check", point=point, scope="room")
        await room.seen(lambda view: view["checks"], *phones)
        words = ["agree", "agree", "unsure", "disagree", "skip"]
        sent = [words[i % len(words)] for i in range(len(phones))]
        acks = await asyncio.gather(
            *(p.send("vote", check=check, answer=a) for p, a in zip(phones, sent, strict=True))
        )
        assert [ack for ack in acks if not ack["ok"] or "again" in ack] == []
        await room.seen(lambda view: view["screen"].get("answered") == 200, room.display)
        await room.organiser.must("lock_check", check=check)
        await room.organiser.must("reveal_check", check=check)
        await room.seen(lambda view: view["checks"][0]["result"], *phones)
        for phone in phones:
            result = phone.view["checks"][0]["result"]
            counted = Counter({c["id"]: c["n"] for c in result["counts"]}, skip=result["skipped"])
            assert counted == Counter(sent)
            assert (result["answered"], result["not_answered"]) == (200, 0)
        stored = room.ballots(check)
        assert stored == {str(p.who): a for p, a in zip(phones, sent, strict=True)}


async def test_a_vote_of_many_is_told_to_the_screen_in_few_views(server: Server) -> None:
    """A view for each vote would be what stops the projector."""
    async with a_room(server, tables=1) as room:
        phones = await room.phones(60)
        check = await room.asked()
        seen: list[int] = []
        room.display._socket.on("view", lambda view: seen.append(view["version"][1]))
        await asyncio.gather(*(p.send("vote", check=check, answer="agree") for p in phones))

        async def all_told() -> None:
            goal = room.rows("SELECT value FROM meta WHERE key = 'sequence'")[0][0]
            while not seen or seen[-1] != goal:
                await asyncio.sleep(0.02)

        await asyncio.wait_for(all_told(), 10)
        assert len(seen) < 30
        assert seen == sorted(seen)


async def test_messages_are_not_compressed(server: Server) -> None:
    async with Venue(server.url) as venue, venue.browser() as browser:
        address = f"{server.url}/socket.io/?EIO=4&transport=websocket"
        async with browser.ws_connect(address, compress=15) as socket:
            assert socket.compress == 0
            assert "Sec-WebSocket-Extensions" not in socket._response.headers
            assert (await socket.receive_str()).startswith("0{")
