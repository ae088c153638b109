"""Devices of a torture run: each with an outbox as the browser's (static/js/outbox.js).

They also do what networks and tired phones do: send a whole message twice, late, or in
another order, and over HTTP when the socket is gone.
"""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

import aiohttp

from bench.client import Device, Json
from bench.torture_ledger import Ledger
from bench.torture_link import LOST, Link

IN_FLIGHT = 8
FREE = frozenset({"vote", "suggest_point", "capture_point"})
"""These need nothing that was sent just before them; all others wait for their elders."""

ANSWER_SECONDS, LOOK_SECONDS, CONNECT_SECONDS = 8.0, 2.5, 4.0
HTTP_AFTER = 1.0
"""Seconds without a socket after which operations go by HTTP. The page waits six: a server
that is back within two would never see one."""


class Worn:
    """A device in bad weather: what is put into its queue is sent until it is answered.

    ``people``: the participants of a phone, several where it is shared.
    ``calm``: while set, it sends no copies and holds nothing back.
    """

    def __init__(self, home: Device, url: str, name: str, seed: int, ledger: Ledger) -> None:
        self.name, self.face = name, home.face
        self.table: int | None = home.auth.get("table")
        self.people: list[str] = [home.who] if home.who else []
        self.queue: list[Json] = []
        self.view: Json = {}
        self.calm = asyncio.Event()
        self.link: Link | None = None
        self.lost_at = time.monotonic()
        self._home, self._url, self._seed, self._ledger = home, url, seed, ledger
        self._n = self._made = 0
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._promised: dict[str, int] = {}
        self._newest = [0, 0]
        self._stir = asyncio.Event()
        self._changed = asyncio.Event()
        self._copies: set[asyncio.Task[None]] = set()
        self._jitter = Random(f"{seed} {name} jitter")
        self.came_back: Callable[[], None] = lambda: None

    def put(self, name: str, who: str | None = None, **fields: Any) -> asyncio.Future[Json]:
        """Queue an operation. The future holds the last word on it, with its ``id``."""
        self._n = max(self._n + 1, time.time_ns() // 1_000_000)
        op: Json = {"id": uuid.uuid4().hex, "name": name, "n": self._n, **fields}
        if who is not None:
            op["who"] = who
        self._ledger.queued(op, self.table)
        self._waiting[op["id"]] = asyncio.get_running_loop().create_future()
        self.queue.append(op)
        self._stir.set()
        return self._waiting[op["id"]]

    async def wait_for(self, wanted: Callable[[Json], object]) -> Json:
        """The first view for which ``wanted`` is true."""
        while not (self.view and wanted(self.view)):
            self._changed.clear()
            await self._changed.wait()
        return self.view

    async def look(self) -> Json:
        """The current view, as soon as there is a connection that brings it."""
        while True:
            if link := self.link:
                with suppress(*LOST):
                    return await link.look(LOOK_SECONDS)
                await link.drop()
            await asyncio.sleep(0.05)

    async def live(self) -> None:
        """Stay connected and keep sending, until cancelled."""
        try:
            await asyncio.gather(self._stay(), self._flush())
        finally:
            for task in self._copies:
                task.cancel()
            if self.link:
                await self.link.drop()

    async def _stay(self) -> None:
        tries = 0
        while True:
            link = Link(self._home, self._url, self._saw)
            try:
                async with asyncio.timeout(CONNECT_SECONDS):
                    await link.connect(CONNECT_SECONDS)
            # The client library says a broken handshake in many ways.
            except Exception:
                await link.drop()
                await self._wait_a_little(tries)
                tries += 1
                continue
            tries, self.link = 0, link
            self.came_back()
            self._stir.set()
            await link.gone.wait()
            self.link, self.lost_at = None, time.monotonic()
            await link.drop()
            await self._wait_a_little(0)

    async def _wait_a_little(self, tries: int) -> None:
        """Socket.IO's own delays, as static/js/connection.js sets them."""
        await asyncio.sleep(min(2.0, 0.3 * 2**tries) * self._jitter.uniform(0.6, 1.4))

    def _saw(self, view: Json) -> None:
        epoch, sequence = view["version"]
        if [epoch, sequence] < self._newest:
            self._ledger.complain(f"{self.name} saw {[epoch, sequence]} after {self._newest}")
        self._newest = max(self._newest, [epoch, sequence])
        self._ledger.highest = max(self._ledger.highest, sequence)
        self.view = view
        self._changed.set()
        self._keep_promises(view)

    def _keep_promises(self, view: Json) -> None:
        """A view at or past an acknowledgement's version shows the point, exactly once."""
        shown = [p["id"] for p in view.get("points", [])]
        for point, sequence in list(self._promised.items()):
            if view and view["version"][1] >= sequence:
                if shown.count(point) != 1:
                    self._ledger.complain(
                        f"{self.name}: point {point} was acknowledged at {sequence} and is "
                        f"{shown.count(point)} times in the view of {view['version'][1]}"
                    )
                del self._promised[point]

    async def _flush(self) -> None:
        failures = 0
        while True:
            if not self.queue:
                self._stir.clear()
                await self._stir.wait()
                continue
            batch = next_batch(self.queue)
            self._ledger.in_flight += len(batch)
            try:
                answers = await asyncio.gather(*map(self._send, batch))
            finally:
                self._ledger.in_flight -= len(batch)
            went = [self._conclude(op, ack) for op, ack in zip(batch, answers, strict=True)]
            failures = 0 if all(went) else failures + 1
            if failures:
                self._stir.clear()
                pause = min(4.0, 0.3 * 2 ** min(failures, 5)) * self._jitter.uniform(0.5, 1.5)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stir.wait(), pause)

    def _conclude(self, op: Json, ack: Json | None) -> bool:
        if ack is None or not self._ledger.heard(op, ack):
            return False
        if op["name"] == "capture_point" and ack["ok"]:
            self._promised[op["id"]] = ack["version"][1]
            self._keep_promises(self.view)
        self.queue.remove(op)
        answer = self._waiting.pop(op["id"])
        if not answer.cancelled():  # with whoever waited for it
            answer.set_result({**ack, "id": op["id"]})
        return True

    async def _send(self, op: Json) -> Json | None:
        """One try, with the mischief that the seed has for it. None: no answer came."""
        self._made += 1
        chance = Random(f"{self._seed} {self.name} message {self._made}")
        if not self.calm.is_set():
            for odds, longest in ((0.15, 0.3), (0.08, 3.0)):
                if chance.random() < odds:
                    self._spawn(self._copy(op, chance.random() * longest))
            if chance.random() < 0.3:
                # Longer than a batch takes to go out: those behind it overtake.
                await asyncio.sleep(chance.random() * 0.25)
        with suppress(*LOST):
            link = self.link
            if link is None:
                long_gone = time.monotonic() - self.lost_at > HTTP_AFTER
                return await self._post(op) if long_gone else None
            try:
                return await link.deliver(op, ANSWER_SECONDS)
            except TimeoutError:
                await self._make_sure(link)
        return None

    async def _make_sure(self, link: Link) -> None:
        """No answer on a socket that seems alive: ask, and drop it if there is none again."""
        try:
            await link.look(LOOK_SECONDS)
        except LOST:
            await link.drop()

    async def _copy(self, op: Json, after: float) -> None:
        """The same message once more, perhaps long after it was answered."""
        await asyncio.sleep(after)
        with suppress(*LOST):
            if self.link is not None:
                self._ledger.duplicates += 1
                self._ledger.heard(op, await self.link.deliver(op, ANSWER_SECONDS))

    async def _post(self, op: Json) -> Json:
        body = {"face": self.face, "table": self.table, "operation": op}
        path = f"{self._url}/e/{self._home.auth['event']}/operation"
        limit = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        async with self._home.browser.post(path, json=body, timeout=limit) as response:
            answer: Json = await response.json()
            return answer

    def _spawn(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._copies.add(task)
        task.add_done_callback(self._copies.discard)


def next_batch(queue: list[Json]) -> list[Json]:
    """The leading operations that may travel together."""
    if queue[0]["name"] not in FREE:
        return queue[:1]
    stop = next((i for i, op in enumerate(queue) if op["name"] not in FREE), len(queue))
    return queue[: min(stop, IN_FLIGHT)]
