"""Many phones at one moment: they all connect, and plain HTTP still answers meanwhile.

python -m bench.crowd --phones 1500
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from bench.client import Device, Venue
from bench.server import Server, get_status, raise_file_limit, start_server

JOINING_AT_ONCE = 50
PROBE_EVERY, PROBE_SECONDS = 0.05, 10.0
STAY_SECONDS = 2.0
"""How long all stay connected while HTTP is asked further."""

MOST_HTTP_MS = 3000.0
"""An answer slower than this fails the bench. Waiting in line behind everybody's handshake is
in order, and differs by a factor of two from run to run; a server that hangs is far beyond."""


def probe(port: int, stop: Event, answer: Connection) -> None:
    """Ask for ``/health`` again and again; send the slowest answer in ms, None if one failed.

    Runs in a process of its own, so that the clients' own work is not measured with it.
    """
    worst: float | None = 0.0
    while worst is not None and not stop.wait(PROBE_EVERY):
        began = time.perf_counter()
        status = get_status(port, "/health", PROBE_SECONDS)
        worst = max(worst, (time.perf_counter() - began) * 1000) if status == 200 else None
    answer.send(worst)


async def crowd(server: Server, phones: int, tables: int) -> dict[str, Any]:
    """Join by HTTP first, then open all sockets at once: the bench's JSON line."""
    async with Venue(server.url) as venue:
        made = await venue.create_event(
            server.office_url,
            title="A crowd",
            date=time.strftime("%Y-%m-%d"),
            questions=["What do you think?"],
            tables=tables,
            scale="three",
        )
        door = asyncio.Semaphore(JOINING_AT_ONCE)

        async def join(seat: int) -> Device:
            async with door:
                return await venue.join(made["code"], seat % tables + 1)

        joined = await asyncio.gather(*(join(seat) for seat in range(phones)))
        print(f"{phones} people have joined", file=sys.stderr, flush=True)
        # spawn, not fork: a fork would take over the clients' sockets and event loop.
        processes = multiprocessing.get_context("spawn")
        stop = processes.Event()
        ours, theirs = processes.Pipe()
        prober = processes.Process(target=probe, args=(server.port, stop, theirs), daemon=True)
        prober.start()
        await asyncio.sleep(0.5)  # until the first probes
        began = time.monotonic()
        ends = await asyncio.gather(*(d.connect() for d in joined), return_exceptions=True)
        seconds = time.monotonic() - began
        await asyncio.sleep(STAY_SECONDS)
        stop.set()
        worst = await asyncio.to_thread(ours.recv)
        prober.join()
        errors = Counter(repr(end) for end in ends if isinstance(end, BaseException))
        for words, times in errors.most_common(5):
            print(f"{times} times: {words}", file=sys.stderr, flush=True)
        return {
            "phones": phones,
            "connected": sum(d.connected and bool(d.view) for d in joined),
            "http_ms": None if worst is None else round(worst, 1),
            "connect_seconds": round(seconds, 2),
        }


def main(argv: Sequence[str] | None = None) -> int:
    """The command. 0 only when all are connected and HTTP always answered in time."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.crowd",
        description="Connects many phones at once to a server of its own, and asks it over "
        f"plain HTTP meanwhile: http_ms is the slowest answer, at most {MOST_HTTP_MS:.0f}.",
    )
    parser.add_argument("--phones", type=int, default=1500, help="how many (default 1500)")
    parser.add_argument("--tables", type=int, default=60, help="tables to sit at (default 60)")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder, start_server(Path(folder)) as server:
        raise_file_limit()
        line = asyncio.run(crowd(server, options.phones, options.tables))
    print(json.dumps(line, separators=(",", ":")))
    answered = line["http_ms"] is not None and line["http_ms"] <= MOST_HTTP_MS
    return 0 if answered and line["connected"] == options.phones else 1


if __name__ == "__main__":
    sys.exit(main())
