"""The server is killed in the middle of a vote and started again: what it said yes to is there."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from pathlib import Path

from bench.client import Device, Json
from bench.server import Server, free_port
from tests.live.misfits import misfits
from tests.live.room import Room, a_room

PHONES = 12
ENOUGH = 100
"""Acknowledged votes until the power goes."""


class Busy:
    """A device that sends one operation after the other, and notes what became of each."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.sent: list[Json] = []
        self.acks: list[Json] = []

    async def vote(self, check: str) -> None:
        answers = ("agree", "unsure", "disagree")
        while await self._send("vote", check=check, answer=answers[len(self.sent) % 3]):
            pass

    async def capture(self) -> None:
        fields = {"question": 1, "kind": "idea"}
        while await self._send("capture_point", text=f"Idea {len(self.sent)}", **fields):
            pass

    async def _send(self, name: str, **fields: object) -> bool:
        self.sent.append(self.device.operation(name, **fields))
        try:
            ack = await self.device.deliver(self.sent[-1])
        except ConnectionError:
            return False
        assert ack["ok"], ack
        self.acks.append(ack)
        return True

    @property
    def possible(self) -> list[Json]:
        """The last that was acknowledged, and what was sent after it."""
        return self.sent[max(0, len(self.acks) - 1) :]

    async def again(self) -> Json:
        """The same browser comes back after the restart: its first view."""
        self.device = Device(self.device._url, self.device.browser, self.device.auth)
        await self.device.connect()
        return self.device.view


async def until_enough(voters: list[Busy], tablet: Busy) -> None:
    async with asyncio.timeout(30):
        while sum(len(v.acks) for v in voters) < ENOUGH or len(tablet.acks) < 3:
            await asyncio.sleep(0.01)


async def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    with Server(tmp_path / "instance", free_port(), {}) as server:
        async with a_room(server, tables=1) as room:
            phones = await room.phones(PHONES)
            check = await room.asked()
            voters = [Busy(phone) for phone in phones]
            tablet = Busy(room.tablets[1])
            work = [asyncio.create_task(v.vote(check)) for v in voters]
            work.append(asyncio.create_task(tablet.capture()))
            await until_enough(voters, tablet)
            await asyncio.to_thread(server.kill)
            await asyncio.gather(*work)
            compare_with_the_file(room, check, voters, tablet)

            await asyncio.to_thread(server.start)
            for one in (*voters, tablet):
                view = await one.again()
                assert misfits(view, own=one is not tablet) == []
                assert view["version"] >= one.acks[-1]["version"]
            shown = {p["id"] for p in tablet.device.view["points"]}
            assert {op["id"] for op in tablet.sent[: len(tablet.acks)]} <= shown
            compare_with_the_file(room, check, voters, tablet)
            await finish(room, check, voters, tablet)


def compare_with_the_file(room: Room, check: str, voters: list[Busy], tablet: Busy) -> None:
    rows = room.rows("SELECT check_id, participant_id, operation_id, answer FROM ballots")
    stored = {who: (operation, answer) for found, who, operation, answer in rows if found == check}
    assert len(rows) == len(stored), "one ballot for each person"
    for voter in voters:
        possible = [(op["id"], op["answer"]) for op in voter.possible]
        assert stored[voter.sent[0]["who"]] in possible, "the last acknowledged one, or a later"
    bodies = room.rows("SELECT body FROM facts WHERE name = 'PointCaptured' ORDER BY seq")
    points = [json.loads(str(body))["point"] for (body,) in bodies]
    wanted = [op["id"] for op in tablet.sent]
    assert points[1:] in (wanted[: len(tablet.acks)], wanted), "in their order, each once"


async def finish(room: Room, check: str, voters: list[Busy], tablet: Busy) -> None:
    """What was not acknowledged is sent again, and the vote is brought to its end."""
    for one in (*voters, tablet):
        # Also what was: a device cannot know whether the acknowledgement was lost.
        for operation in one.possible:
            assert (await one.device.deliver(operation))["ok"]
    last = {str(v.sent[0]["who"]): v.sent[-1]["answer"] for v in voters}
    assert room.ballots(check) == last
    await tablet.device.must("lock_check", check=check)
    await tablet.device.must("reveal_check", check=check)
    view = await tablet.device.look()
    result = next(p["check"] for p in view["points"] if p["check"])["result"]
    assert {c["id"]: c["n"] for c in result["counts"] if c["n"]} == Counter(last.values())
    assert len(view["points"]) == len(tablet.sent) + 1
