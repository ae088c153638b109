"""What one device is sent never goes back in time, whichever way it comes."""

from __future__ import annotations

import asyncio
import re

from bench.client import Device
from bench.server import Server
from tests.live.room import a_room

TIMES = 4
GAP = 0.3
"""Seconds until views of one change have been sent."""

# An ``ok`` just before the version is an acknowledgement's: that may be of an earlier change.
VERSION = re.compile(r'(?:"view",|"view":)\{"version":\[1,(\d+)\]')


def sequences(device: Device) -> list[int]:
    """The sequence of each view, asked for or not, in the order in which they come."""
    found: list[int] = []
    engine = device._socket.eio
    heard = engine.handlers["message"]

    async def hear(data: str) -> None:
        found.extend(int(number) for number in VERSION.findall(data))
        await heard(data)

    engine.on("message", hear)
    return found


async def test_a_view_that_was_asked_for_is_not_followed_by_an_older_one(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        phone = await room.phone()
        came = sequences(phone)
        elsewhere = await room.capture("The whole room is asked about this")
        asked = await room.organiser.must("open_check", point=elsewhere, scope="room")
        for n in range(TIMES):
            check = await room.asked(f"Point {n}")
            await asyncio.sleep(GAP)
            # The table's change is on its way to all, when a vote makes a newer version.
            await room.tablets[1].must("lock_check", check=check)
            await phone.look()
            await phone.must("vote", check=asked, answer="agree")
            await phone.look()
            await asyncio.sleep(GAP)
            await room.tablets[1].must("reveal_check", check=check)
    assert len(came) >= 4 * TIMES
    assert came == sorted(came)
