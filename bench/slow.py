"""One phone that never reads, while all others are sent views: what it costs them.

python -m bench.slow [--phones P] [--views N]
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import json
import os
import select
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from bench.load_room import Phone, Room
from bench.server import HOST, Server, raise_file_limit, start_server
from bench.wire import Closed, Json, frame

TABLES = 20
EVERY = 0.2
"""Seconds between two views: a screen changes eight times a second at most."""

POINTS, LETTERS = 12, 900
"""Key points of the last vote, which each phone's view lists: about 12 KB."""

PONGS = 2.0
GIVE_UP = 120.0
"""Seconds after which the one that never reads should have been dropped."""

MOST_GROWTH_MB = 8.0
MOST_SLOWER = 1.5
"""The others' p95, as a multiple of what it was before. Runs on a shared machine differ by a
third; a server that waits for one client differs by a thousand."""


class Deaf:
    """A WebSocket that connects as a device, answers pings unheard, and never reads.

    ``dropped``: the server hung up.
    """

    def __init__(self, port: int, cookie: str, auth: Json) -> None:
        self._wire = socket.socket()
        # Small windows and segments, so that the system in between keeps little as well.
        self._wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
        self._wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 1_000)
        self._wire.settimeout(10)
        self._wire.connect((HOST, port))
        key = base64.b64encode(os.urandom(16)).decode()
        self._wire.sendall(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {HOST}:{port}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {key}\r\nCookie: {cookie}\r\n\r\n".encode()
        )
        self._hear(b"pingInterval")
        self._wire.sendall(frame(b"40" + json.dumps(auth).encode()))
        self._hear(b'40{"sid"')
        self.dropped = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._stay, daemon=True)
        self._thread.start()

    def __enter__(self) -> Deaf:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()
        self._wire.close()

    def _hear(self, wanted: bytes) -> None:
        heard = b""
        while wanted not in heard:
            more = self._wire.recv(256)
            if not more:
                raise ConnectionError(f"the server hung up: {heard!r}")
            heard += more

    def _stay(self) -> None:
        """Nothing is read, so an end is seen only as a reset, or where a pong meets it."""
        watch = select.poll()
        watch.register(self._wire, select.POLLHUP | select.POLLERR | select.POLLRDHUP)
        while not self._stop.wait(0.05):
            try:
                if watch.poll(0):
                    self.dropped = True
                    return
                if time.monotonic() % PONGS < 0.06:
                    self._wire.sendall(frame(b"3"))
            except OSError:
                self.dropped = True
                return


class Meter:
    """How long views take to reach the phones, in ms."""

    def __init__(self, room: Room, steps: list[str]) -> None:
        self._room, self._steps = room, steps
        self._turn = 0
        self._began = 0.0
        self._came: list[float] = []
        for phone in room.phones:
            phone.heard = self._heard

    def _heard(self, text: bytes) -> None:
        self._came.append((time.perf_counter() - self._began) * 1000)

    async def show(self, views: int) -> list[float]:
        """Send so many views to everyone: the times, of each at each phone."""
        times: list[float] = []
        for _ in range(views):
            self._came = []
            self._began = time.perf_counter()
            step = self._steps[self._turn % len(self._steps)]
            self._turn += 1
            await self._room.operate(self._room.organiser, "show_step", step=step)
            await asyncio.sleep(EVERY)
            async with asyncio.timeout(30):
                while len(self._came) < len(self._room.phones):
                    await asyncio.sleep(0.005)
            times += self._came
        return times


async def prepare(server: Server, phones: int) -> tuple[Room, list[str]]:
    """A room at the closing, with its last vote open; and two steps to show in turns."""
    room = await Room.make(server.url, server.office_url, TABLES)
    await room.move("lobby", "question-1")
    for number in range(POINTS):
        fields = {"question": 1, "kind": "idea", "text": f"{number} " + "long " * (LETTERS // 5)}
        point = await room.operate(room.facilitator, "capture_point", **fields)
        await room.operate(room.facilitator, "mark_key", point=point, key=True)
    await room.move("question-1", "summary-1")
    await room.move("summary-1", "question-2")
    await room.move("question-2", "summary-2")
    await room.move("summary-2", "question-3")
    await room.move("question-3", "summary-3")
    await room.move("summary-3", "closing")
    await room.operate(room.organiser, "open_room_vote")
    await room.join(phones + 1)
    return room, [f"point:{point}", "opening"]


def resident_mb(server: Server) -> float:
    """Memory of the server's process."""
    assert server.process is not None
    for line in Path(f"/proc/{server.process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError("this system does not tell a process's memory")


async def comes_back(phone: Phone, room: Room) -> bool:
    """Whether the one that was dropped gets the present view on a new connection."""
    views: list[bytes] = []
    phone.heard = views.append
    try:
        await phone.connect(room.url, room.event)
    except (OSError, Closed, TimeoutError):
        return False
    return json.loads(views[0])[1]["stage"]["id"] == "closing"  # type: ignore[no-any-return]


async def measure(server: Server, phones: int, views: int) -> Json:
    """The bench's JSON line."""
    raise_file_limit()
    room, steps = await prepare(server, phones)
    slow = room.phones.pop()
    await room.connect()
    say(f"{phones} phones are here")
    meter = Meter(room, steps)
    await meter.show(5)
    before = await meter.show(views)
    memory = most = resident_mb(server)
    auth = {"event": room.event, "face": "phone", "who": slow.who}
    during: list[float] = []
    with await asyncio.to_thread(Deaf, server.port, slow.cookie, auth) as deaf:
        began = time.monotonic()
        dropped_after: float | None = None
        while len(during) < len(before) or (
            dropped_after is None and time.monotonic() < began + GIVE_UP
        ):
            during += await meter.show(5)
            most = max(most, resident_mb(server))
            if deaf.dropped and dropped_after is None:
                dropped_after = round(time.monotonic() - began, 1)
                say(f"dropped after {dropped_after} s")
    recovered = await comes_back(slow, room)
    room.leave()
    slow.leave()
    return {
        "phones": phones,
        "views": len(during) // phones,
        "p50_ms_before": at(before, 0.5),
        "p95_ms_before": at(before, 0.95),
        "p50_ms": at(during, 0.5),
        "p95_ms": at(during, 0.95),
        "memory_mb": round(memory, 1),
        "growth_mb": round(most - memory, 1),
        "dropped": dropped_after is not None,
        "dropped_after_s": dropped_after,
        "recovered": recovered,
    }


def at(times: list[float], share: float) -> float:
    return round(sorted(times)[int(len(times) * share)], 1)


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main(argv: Sequence[str] | None = None) -> int:
    """The command. 0 only if the others did not notice, and the slow one was dropped."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.slow",
        description="Connects phones to a server of its own and sends them views, first alone, "
        "then beside one that answers pings but never reads. Prints one JSON line: how long "
        "views took until each phone had them, and how the server's memory grew.",
    )
    parser.add_argument("--phones", type=int, default=500, help="how many (default 500)")
    parser.add_argument("--views", type=int, default=50, help="for each half (default 50)")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder, start_server(Path(folder)) as server:
        line: dict[str, Any] = asyncio.run(measure(server, options.phones, options.views))
    print(json.dumps(line, separators=(",", ":")))
    undisturbed = line["p95_ms"] <= MOST_SLOWER * line["p95_ms_before"] + 20
    bounded = line["growth_mb"] <= MOST_GROWTH_MB
    return 0 if undisturbed and bounded and line["dropped"] and line["recovered"] else 1


if __name__ == "__main__":
    sys.exit(main())
