"""Kill the server again and again under a bad network, and count what was lost.

python -m bench.torture [--seed N] [--kills K] [--phones P] [--db FILE]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from bench import torture_disk
from bench.client import Json, Venue
from bench.replay import copy_database, say
from bench.server import Server, raise_file_limit, start_server
from bench.torture_compare import Seen, compare, read_stored
from bench.torture_ledger import Ledger
from bench.torture_people import Room
from bench.torture_proxy import Proxy

LEAST_ACKED = 3
"""Acknowledgements for each phone and kill: a slow machine goes on for a while to have them."""

LONGER = 60.0
DRAIN_SECONDS = 30.0
"""How long an outbox may need once the network is well."""

SCREENS_SECONDS = 120.0
LAST_WORDS = 0.2
"""Seconds for what a stopped server had said to arrive."""

MOST_WORDS = 20


class Torturer:
    """One run: its server, proxy, ledger and room."""

    def __init__(self, seed: int, kills: int, server: Server) -> None:
        self.seed, self.kills, self.server = seed, kills, server
        self.ledger = Ledger()
        self.event = ""
        self.stuck = 0
        self.cuts = 0
        self.screens: list[Seen] = []
        self._chance = Random(f"{seed} kills")
        self._back_at = 0.0
        self._missed: set[int] = set()

    async def run(self, phones: int) -> None:
        """The whole event, up to the last look at every screen."""
        raise_file_limit()
        asyncio.get_running_loop().set_exception_handler(complain)
        tables = max(2, min(10, phones // 5))
        async with Proxy(self.seed, self.server.port) as proxy, Venue(proxy.url) as venue:
            made = await venue.create_event(
                self.server.office_url,
                title="Torture",
                date=time.strftime("%Y-%m-%d"),
                questions=["What do you think?"],
                tables=tables,
                scale="three",
            )
            self.event = made["event"]
            room = Room(venue, made, self.seed, self.ledger)
            try:
                await self._play(room, proxy, phones)
            finally:
                await room.leave()

    async def _play(self, room: Room, proxy: Proxy, phones: int) -> None:
        await room.open(phones)
        say(f"{phones} phones and {len(room.tablets)} tablets are here")
        self._watch(room)
        proxy.rough()
        room.begin()
        await self._kill_and_kill(room, proxy)
        await room.end()
        proxy.calm()
        await self._drain(room)
        self.cuts = proxy.cuts
        if self.stuck:
            return
        try:
            async with asyncio.timeout(SCREENS_SECONDS):
                await room.close_checks()
                self.screens = await room.look_at_screens()
        except TimeoutError:
            self.stuck = 1
            say("the room could not be led to its end")

    def _watch(self, room: Room) -> None:
        """Measure how soon each device has a view of a server that was started again."""
        for place, device in enumerate(room.devices):

            def came_back(place: int = place) -> None:
                if place in self._missed:
                    self._missed.discard(place)
                    self.ledger.recovered.append(time.monotonic() - self._back_at)

            device.came_back = came_back

    async def _kill_and_kill(self, room: Room, proxy: Proxy) -> None:
        for number in range(1, self.kills + 1):
            await asyncio.sleep(self._chance.uniform(1.5, 4.5))
            # In the middle of a burst: while many wait for an answer.
            deadline = time.monotonic() + 3
            while self.ledger.in_flight < len(room.devices) / 4 and time.monotonic() < deadline:
                await asyncio.sleep(0.002)
            await asyncio.sleep(self._chance.uniform(0, 0.08))
            waiting = self.ledger.in_flight
            await self._kill()
            await asyncio.sleep(self._chance.uniform(0, 0.6))
            await asyncio.to_thread(self.server.start)
            self._back_at = time.monotonic()
            self._missed = set(range(len(room.devices)))
            say(f"kill {number}: {waiting} in flight, {self.ledger.acked} acknowledged so far")
            if self._chance.random() < 0.15:
                await asyncio.sleep(self._chance.uniform(0.5, 2))
                proxy.cut_all()
        deadline = time.monotonic() + LONGER
        await asyncio.sleep(3)
        least = LEAST_ACKED * len(room.phones) * self.kills
        while self.ledger.acked < least and time.monotonic() < deadline:
            await asyncio.sleep(0.2)

    async def _kill(self) -> None:
        """SIGKILL; mostly to a server that was stopped in its tracks just before.

        What it has said by then still arrives, as if it had died at that instant: else the
        answers that were under way would die with it, and with them the proof.
        """
        if self._chance.random() < 0.75 and self.server.process:
            self.server.process.send_signal(signal.SIGSTOP)
            await asyncio.sleep(LAST_WORDS)
        await asyncio.to_thread(self.server.kill)

    async def _drain(self, room: Room) -> None:
        began = time.monotonic()
        while room.unsent() and time.monotonic() < began + DRAIN_SECONDS:
            await asyncio.sleep(0.05)
        self.stuck = len(room.unsent())
        say(f"{time.monotonic() - began:.1f} s until all outboxes were empty")
        for device in room.unsent():
            say(f"{device.name} is stuck with {len(device.queue)}, first {device.queue[0]}")

    def line(self, database: Path) -> Json:
        """The one JSON line, after the comparison with the database."""
        found = compare(self.ledger, read_stored(database), self.screens)
        for words in (*found.words, *self.ledger.complaints)[:MOST_WORDS]:
            say(words)
        say(f"refused: {dict(self.ledger.refusals())}")
        recovered = sorted(self.ledger.recovered)
        return {
            "kills": self.kills,
            "acked": self.ledger.acked,
            "lost": found.lost,
            "doubled": found.doubled,
            "wrong": found.wrong,
            "stuck": self.stuck,
            "contradictions": len(self.ledger.complaints),
            "duplicates_sent": self.ledger.duplicates,
            "cuts": self.cuts,
            "screens": len(self.screens),
            "recover_p95_s": round(recovered[int(len(recovered) * 0.95)], 2) if recovered else None,
        }


def complain(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """The client library leaves connections open that broke in their handshake: no news."""
    if "client_connection" not in context:
        loop.default_exception_handler(context)


def main(argv: Sequence[str] | None = None) -> int:
    """The command. 0 only when nothing was lost, doubled, wrong, stuck or contradictory."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.torture",
        description="Runs a server of its own behind a proxy that delays and cuts connections, "
        "kills it (SIGKILL) in the middle of bursts, and compares what the devices were told "
        "was saved with the event's database. Prints one JSON line: recover_p95_s is the time "
        "from the server answering again until a device has a view; contradictions are "
        "answers and views that do not fit together; screens are results compared with rows.",
    )
    parser.add_argument("--seed", type=int, default=1, help="of the schedule of faults")
    parser.add_argument("--kills", type=int, default=20, help="how often (default 20)")
    parser.add_argument("--phones", type=int, default=100, help="how many (default 100)")
    parser.add_argument("--db", type=Path, metavar="FILE", help="keep the event's database here")
    options = parser.parse_args(argv)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        env = torture_disk.under(Path(folder, "disk"), options.seed)
        with start_server(Path(folder, "instance"), env=env) as server:
            torturer = Torturer(options.seed, options.kills, server)
            asyncio.run(torturer.run(options.phones))
            server.stop()
        database = server.instance / "events" / f"{torturer.event}.db"
        if options.db:
            copy_database(database, options.db)
        line = {"seed": options.seed, **torturer.line(database)}
    line["seconds"] = round(time.monotonic() - began, 1)
    print(json.dumps(line, separators=(",", ":")))
    bad = ("lost", "doubled", "wrong", "stuck", "contradictions")
    return 1 if any(line[name] for name in bad) else 0


if __name__ == "__main__":
    sys.exit(main())
