"""What can be measured. A scenario is a function of a target; a new one is a line in SCENARIOS."""

from __future__ import annotations

import asyncio
import random
import signal
import time
from collections.abc import Awaitable, Callable
from functools import partial
from statistics import median
from typing import Any

from bench.load_growth import growth
from bench.load_room import Phone, Refused, Room, several
from bench.load_targets import Target
from bench.load_votes import Votes, clock, percentile
from bench.wire import Json

CHANGES = 15
"""Broadcasts in one fan-out."""
RATE = 200.0
"""Votes a second of ``mixed``."""
JITTER = 2.0
"""Within so many seconds a phone that lost its server tries again."""


async def gather_room(target: Target, phones: int, tables: int) -> tuple[Room, Json]:
    """A room at its first question, with all phones connected, and what a client weighs."""
    room = await Room.make(target.url, target.office, tables)
    await room.move("lobby", "question-1")
    await room.capture(1)
    await room.join(phones)
    before = target.memory_kb()
    await room.connect()
    await asyncio.sleep(0.5)
    return room, {"kb_a_client": round((target.memory_kb() - before) / max(1, phones), 1)}


async def burst(target: Target, phones: int, seconds: float, tables: int) -> Json:
    """All vote at once, and again as soon as each has its acknowledgement."""
    room, weight = await gather_room(target, phones, tables)
    await room.open_check()
    await asyncio.sleep(0.5)
    votes, until = Votes(room), clock() + seconds
    left, over = phones, asyncio.Event()

    def go_on(phone: Phone) -> None:
        nonlocal left
        if clock() < until:
            votes.vote(phone, partial(go_on, phone))
            return
        left -= 1
        if not left:
            over.set()

    began = clock()
    for phone in room.phones:
        votes.vote(phone, partial(go_on, phone))
    await asyncio.wait_for(over.wait(), seconds + 60)
    passed = clock() - began
    await asyncio.sleep(0.5)
    room.leave()
    return {"votes_per_second": round(len(votes.took) / passed), **votes.figures(), **weight}


async def mixed(target: Target, phones: int, seconds: float, tables: int) -> Json:
    """So many votes a second, each phone's first, while the counts go out to those who get them."""
    room, weight = await gather_room(target, phones, tables)
    await room.open_check()
    await asyncio.sleep(0.5)
    votes, counts = Votes(room), 0

    def counted(text: bytes) -> None:
        nonlocal counts
        counts += 1

    for phone in room.phones:
        phone.heard = counted
    began = clock()
    for at, phone in enumerate(room.phones):
        await asyncio.sleep(max(0.0, began + at / RATE - clock()))
        votes.vote(phone)
    while len(votes.took) + sum(votes.refused.values()) < phones and clock() - began < 120:
        await asyncio.sleep(0.05)
    await asyncio.sleep(1)
    room.leave()
    return {**votes.figures(), "views_to_phones": counts, **weight}


async def fanout(target: Target, phones: int, seconds: float, tables: int) -> Json:
    """The organiser shows another step: until the last phone has it, and the display."""
    room, weight = await gather_room(target, phones, tables)
    for start, to in (("question-1", "summary-1"), ("summary-1", "closing")):
        await room.move(start, to)
    waiting, over, needle, size = 0, asyncio.Event(), b"", 0
    last: list[float] = []
    on_display: list[float] = []

    def got(text: bytes) -> None:
        nonlocal waiting, size
        if needle in text:
            waiting -= 1
            size = len(text)
            if not waiting:
                over.set()

    def displayed(view: Json) -> None:
        if view["screen"].get("key") == step:
            on_display.append(clock() - began)

    for phone in room.phones:
        phone.heard = got
    room.on_display = displayed
    busy = 0.0
    for number in range(CHANGES + 2):
        step = ("thanks", "opening")[number % 2]
        await asyncio.sleep(0.3)
        over.clear()
        busy -= time.process_time()
        waiting, needle, began = phones, f'"{step}"'.encode(), clock()
        await room.operate(room.organiser, "show_step", step=step)
        await asyncio.wait_for(over.wait(), 30)
        last.append(clock() - began)
        busy += time.process_time()
    await asyncio.sleep(0.3)
    room.leave()
    return {
        "last_ms": round(median(last[2:]) * 1000, 1),
        "worst_ms": round(max(last[2:]) * 1000, 1),
        "display_ms": round(median(on_display[2:]) * 1000, 1) if on_display[2:] else None,
        "bytes": size,
        # Of the time until the last has it: near 1, the load would be what is measured.
        "load_busy": round(busy / sum(last), 2),
        **weight,
    }


async def join(target: Target, phones: int, seconds: float, tables: int) -> Json:
    """All arrive at once: page, assets and first view."""
    room = await Room.make(target.url, target.office, tables)
    await room.move("lobby", "question-1")
    began, took = clock(), []

    async def arrive(number: int) -> None:
        room.phones.append(await room.arrive(number % tables + 1))
        took.append(clock() - began)

    await several([partial(arrive, k) for k in range(phones)], phones)
    room.leave()
    return {"all_seconds": round(max(took), 2), "p50_ms": percentile(took, 0.5)}


async def reconnect(target: Target, phones: int, seconds: float, tables: int) -> Json:
    """The server is killed and started again: until all have a view again."""
    if target.process is None:
        raise Refused("a server that somebody else started is not killed")
    room, _ = await gather_room(target, phones, tables)
    took: list[float] = []
    began = clock()
    target.end(signal.SIGKILL)
    await asyncio.sleep(0.1)

    async def back(phone: Phone) -> None:
        await phone.return_to(room.url, room.event, JITTER)
        took.append(clock() - began)

    starting = asyncio.create_task(asyncio.to_thread(target.start))
    await asyncio.gather(*(back(phone) for phone in room.phones))
    await starting
    room.leave()
    return {"current_p99_ms": percentile(took, 0.99), "all_seconds": round(max(took), 2)}


async def day(target: Target, phones: int, seconds: float, tables: int) -> Json:
    """A day in short: arrival, three questions with bursts and sleeping phones, the close."""
    memory = {"start": target.memory_kb()}
    room = await Room.make(target.url, target.office, tables)
    await room.join(phones)
    memory["joined"] = target.memory_kb()
    await room.connect()
    memory["arrived"] = target.memory_kb()
    refused = 0
    stage = "lobby"
    for question in (1, 2, 3):
        await room.move(stage, f"question-{question}")
        stage = f"question-{question}"
        for turn in range(4):
            await room.capture(question)
            await room.open_check()
            refused += await _all_vote(room)
            sleeping = random.sample(room.phones, phones // 3)
            for phone in sleeping:
                phone.leave()
            await asyncio.sleep(seconds / 12)
            await room.close_check()
            await several([partial(p.connect, room.url, room.event) for p in sleeping])
            memory[f"question {question}, vote {turn + 1}"] = target.memory_kb()
        await room.move(stage, f"summary-{question}")
        stage = f"summary-{question}"
    await room.move(stage, "closing")
    room.check = await room.operate(room.organiser, "open_room_vote")
    refused += await _all_vote(room)
    await room.close_check()
    await room.operate(room.organiser, "show_step", step="thanks")
    memory["closed"] = target.memory_kb()
    room.leave()
    await asyncio.sleep(2)
    memory["gone"] = target.memory_kb()
    each = (memory["arrived"] - memory["joined"]) / max(1, phones)
    return {
        "arrived_mb": round(memory["arrived"] / 1024),
        "most_mb": round(max(memory.values()) / 1024),
        "memory_kb": memory,
        "kb_a_client": round(each, 1),
        "refused": refused,
    }


async def _all_vote(room: Room) -> int:
    """A wave; how many were refused."""
    votes, over, left = Votes(room), asyncio.Event(), len(room.phones)

    def one() -> None:
        nonlocal left
        left -= 1
        if not left:
            over.set()

    for phone in room.phones:
        votes.vote(phone, one)
    await asyncio.wait_for(over.wait(), 60)
    return sum(votes.refused.values())


Scenario = Callable[[Target, int, float, int], Awaitable[Any]]

SCENARIOS: dict[str, Any] = {
    "burst": burst,
    "mixed": mixed,
    "fanout": fanout,
    "join": join,
    "reconnect": reconnect,
    "day": day,
    "growth": growth,
}
