"""What grows with an event, and by how much: votes, points, tables and participants times ten."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, replace
from functools import partial

from bench.load_room import Room
from bench.load_targets import Target
from bench.load_votes import Votes, clock, percentile
from bench.wire import Json, Wire

EACH = 25
"""Votes of each phone that are measured: within what one may send at once."""

VOTERS = 40
CHANGES = 8


@dataclass(frozen=True)
class Size:
    """How large an event is. ``earlier``: checks on which everybody has voted before."""

    earlier: int = 4
    points: int = 20
    tables: int = 4
    participants: int = 40


SIZES = {
    "small": Size(),
    "votes x10": Size(earlier=40),
    "points x10": Size(points=200),
    "tables x10": Size(tables=40),
    "participants x10": Size(participants=400),
    "all x10": Size(earlier=4, points=200, tables=40, participants=400),
}


async def growth(target: Target, phones: int, seconds: float, tables: int) -> Json:
    """One row for each size: a live vote's cost, views' sizes, a change to everybody."""
    rows = []
    warm = replace(SIZES["small"], earlier=1, points=2)
    await _measure(target, warm)
    for name, size in SIZES.items():
        rows.append({"event": name, **await _measure(target, size)})
    return {"rows": rows}


async def _measure(target: Target, size: Size) -> Json:
    room = await Room.make(target.url, target.office, size.tables)
    await room.move("lobby", "question-1")
    key = ""
    for number in range(size.points):
        await room.capture(1)
        if number % 2 or not key:
            key = room.point
            await room.operate(room.facilitator, "mark_key", point=key, key=True)
    await room.join(size.participants)
    await room.connect()
    for _ in range(size.earlier):
        await _vote(room, size.participants, 1)
    await asyncio.sleep(2.2)  # until each may send at once again
    busy, before = target.cpu_seconds(), clock()
    took = await _vote(room, VOTERS, EACH)
    votes = len(took)
    cost = (target.cpu_seconds() - busy) / votes
    passed = clock() - before
    views = {role: await _weight(room, role) for role in ("phone", "organiser", "display")}
    last = await _changes(room, key)
    room.leave()
    await asyncio.sleep(0.5)
    return {
        "cpu_us_a_vote": round(cost * 1e6),
        "votes_per_second": round(votes / passed),
        "ack_p50_ms": percentile(took, 0.5),
        **{f"{role}_bytes": weight for role, weight in views.items()},
        "change_to_all_ms": percentile(last, 0.5),
    }


async def _vote(room: Room, voters: int, each: int) -> list[float]:
    """The whole room is asked about a new point, so many votes of each: how long each took."""
    await room.capture(1)
    await room.open_check()
    votes, over = Votes(room), asyncio.Event()
    left = voters * each

    def one() -> None:
        nonlocal left
        left -= 1
        if not left:
            over.set()

    for turn in range(each):
        for phone in room.phones[:voters]:
            votes.vote(phone, one)
        if turn < each - 1:
            await asyncio.sleep(0.005)
    await asyncio.wait_for(over.wait(), 60)
    await room.close_check()
    assert not votes.refused, votes.refused
    return votes.took


async def _weight(room: Room, role: str) -> int:
    """The bytes of a view."""
    wire: Wire | None = room.phones[0].wire if role == "phone" else getattr(room, role)
    assert wire is not None
    answer = await wire.call("look", {})
    return len(json.dumps(answer["view"], separators=(",", ":"), ensure_ascii=False).encode())


async def _changes(room: Room, key: str) -> list[float]:
    """From the organiser's touch until the last phone has the new view."""
    await room.move("question-1", "summary-1")
    took: list[float] = []
    for number in range(CHANGES):
        step = ("opening", f"point:{key}")[(number + 1) % 2]
        await asyncio.sleep(0.3)
        waiting = [asyncio.Event() for _ in room.phones]
        needle = f'"{step}"'.encode()
        for phone, event in zip(room.phones, waiting, strict=True):
            phone.heard = partial(_heard, needle, event)
        began = time.perf_counter()
        await room.operate(room.organiser, "show_step", step=step)
        await asyncio.wait_for(asyncio.gather(*(event.wait() for event in waiting)), 30)
        took.append(time.perf_counter() - began)
    return took


def _heard(needle: bytes, event: asyncio.Event, text: bytes) -> None:
    if needle in text:
        event.set()
