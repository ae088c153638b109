"""A room full of devices on any server that speaks docs/protocol.md."""

from __future__ import annotations

import asyncio
import functools
import gzip
import json
import random
import re
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

from bench.wire import Browser, Closed, Heard, Json, Wire, nothing, open_wire

ROLES = {"o": "organiser", "t": "facilitator", "d": "display"}
AT_ONCE = 200
ASSET = re.compile(rb'(?:src|href)="(/assets/[^"]+\.(?:js|css|woff2))"')
FONT = re.compile(rb"url\([\"']?([^)\"']*-latin-wght[^)\"']*\.woff2)")

T = TypeVar("T")


class Refused(Exception):
    """The server said no to what the bench cannot do without."""


@dataclass
class Phone:
    """One person's phone. ``heard`` may be exchanged while it is connected."""

    cookie: str
    who: str
    table: int
    wire: Wire | None = None
    heard: Heard = nothing
    first_view: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, text: bytes) -> None:
        self.first_view.set()
        self.heard(text)

    async def connect(self, url: str, event: str) -> None:
        """Connect and wait for the first view. Raises Closed, OSError or TimeoutError."""
        self.first_view.clear()
        auth = {"event": event, "face": "phone", "who": self.who}
        self.wire = await open_wire(url, self.cookie, auth, self.hear)
        first = asyncio.ensure_future(self.first_view.wait())
        either: list[asyncio.Future[Any]] = [first, self.wire.lost]
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED, timeout=60)
        if not first.done():
            first.cancel()
            raise Closed("no first view")

    async def return_to(self, url: str, event: str, jitter: float) -> None:
        """Connect, trying again with jitter until it succeeds."""
        while True:
            await asyncio.sleep(random.uniform(0.05, 1) * jitter)
            try:
                await self.connect(url, event)
                return
            except (OSError, Closed, TimeoutError):
                continue

    def leave(self) -> None:
        if self.wire:
            self.wire.close()
            self.wire = None


class Room:
    """One event with its organiser, a facilitator, a display and phones."""

    def __init__(self, url: str, made: Json) -> None:
        self.url, self.made = url.rstrip("/"), made
        self.event: str = made["event"]
        self.phones: list[Phone] = []
        self.on_display: Callable[[Json], None] = lambda view: None
        self._n = 0
        self.organiser = self.facilitator = self.display = None  # type: Wire | None
        self.point = self.check = ""

    @classmethod
    async def make(cls, url: str, office: str, tables: int) -> Room:
        """A new event with one point captured; leaders and the display are connected."""
        browser = Browser(url)
        body = {"role": "office", "secret": urlsplit(office).fragment}
        office_cookie = (await browser.ask("POST", "/enter", body)).cookie
        fields = {"title": "Load", "date": time.strftime("%Y-%m-%d"), "tables": tables}
        fields |= {"questions": ["One?", "Two?", "Three?"], "scale": "three"}
        answer = await browser.ask("POST", "/office/events", fields, office_cookie)
        browser.close()
        if answer.status != 201:
            raise Refused(f"no event: {answer.status} {answer.body[:200]!r}")
        room = cls(url, answer.json())
        await room.lead()
        return room

    async def lead(self) -> None:
        """Connect the leaders' devices and the display."""
        made = self.made
        self.organiser = await self._enter(made["organiser"])
        self.facilitator = await self._enter(made["tables"][0]["facilitator"])
        self.display = await self._enter(made["display"], self._displayed)

    async def operate(self, wire: Wire | None, name: str, **fields: Any) -> str:
        """An operation that has to work: its id."""
        assert wire is not None
        self._n = max(self._n + 1, time.time_ns() // 1_000_000)
        made = {"id": f"load-{random.getrandbits(64):016x}", "name": name, "n": self._n, **fields}
        ack = await wire.call("operation", made)
        if not ack.get("ok"):
            raise Refused(f"{name}: {ack}")
        return str(made["id"])

    async def move(self, start: str, to: str) -> None:
        await self.operate(self.organiser, "move_stage", **{"from": start, "to": to})

    async def capture(self, question: int) -> str:
        text = "More benches along the river path, in the shade, so that all can rest there."
        fields = {"question": question, "kind": "idea", "text": text}
        self.point = await self.operate(self.facilitator, "capture_point", **fields)
        return self.point

    async def open_check(self) -> str:
        """Ask the whole room about a new point."""
        fields = {"point": self.point, "scope": "room"}
        self.check = await self.operate(self.organiser, "open_check", **fields)
        return self.check

    async def close_check(self) -> None:
        await self.operate(self.organiser, "lock_check", check=self.check)
        await self.operate(self.organiser, "reveal_check", check=self.check)

    async def join(self, phones: int) -> None:
        """Make participants by HTTP, without a page."""
        seats = len(self.made["tables"])

        async def one(number: int) -> Phone:
            browser = Browser(self.url)
            try:
                return await self._person(browser, number % seats + 1)
            finally:
                browser.close()

        self.phones += await several([partial(one, k) for k in range(phones)])

    async def connect(self) -> None:
        await several([partial(p.connect, self.url, self.event) for p in self.phones])

    async def arrive(self, table: int) -> Phone:
        """As a real phone does: the join page, the act, the page, its assets, the socket."""
        browser = Browser(self.url)
        await browser.ask("GET", f"/j/{self.made['code']}/{table}")
        phone = await self._person(browser, table)
        page = await browser.ask("GET", f"/p/{self.event}", cookie=phone.cookie)
        found = ASSET.findall(plain(page.body))
        if not found:
            raise Refused("a page without assets is not what a phone loads")
        loaded: set[bytes] = set()
        while found:
            path = found.pop()
            loaded.add(path)
            answer = await browser.ask("GET", path.decode(), cookie=phone.cookie)
            if answer.status != 200:
                raise Refused(f"{path!r}: {answer.status}")
            if path.endswith(b".css"):
                found += {b"/assets/" + f.rpartition(b"/")[2] for f in fonts(answer.body)} - loaded
        browser.close()
        await phone.connect(self.url, self.event)
        return phone

    def leave(self) -> None:
        for wire in (self.organiser, self.facilitator, self.display):
            if wire:
                wire.close()
        for phone in self.phones:
            phone.leave()

    async def _person(self, browser: Browser, table: int) -> Phone:
        body = {"table": table, "token": f"load-{random.getrandbits(96):024x}"}
        answer = await browser.ask("POST", f"/j/{self.made['code']}", body)
        if answer.status != 200:
            raise Refused(f"join: {answer.status} {answer.body[:200]!r}")
        return Phone(answer.cookie, answer.json()["participant"], table)

    async def _enter(self, link: str, heard: Heard = nothing) -> Wire:
        parts = urlsplit(link)
        letter, event, *table = parts.path.strip("/").split("/")
        where: Json = {"event": event} | ({"table": int(table[0])} if table else {})
        browser = Browser(self.url)
        body = {**where, "role": ROLES[letter], "secret": parts.fragment}
        answer = await browser.ask("POST", "/enter", body)
        browser.close()
        return await open_wire(self.url, answer.cookie, {**where, "face": ROLES[letter]}, heard)

    def _displayed(self, text: bytes) -> None:
        name, view, *_ = json.loads(text)
        if name == "view":
            self.on_display(view)


@functools.cache
def fonts(style: bytes) -> tuple[bytes, ...]:
    """The font that a page in English draws with, as a browser finds it."""
    return tuple(FONT.findall(plain(style)))[:1]


@functools.lru_cache(maxsize=256)
def plain(body: bytes) -> bytes:
    """What a body says, whether it came compressed or not; each only once: it is not measured."""
    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body


async def several(work: list[Callable[[], Coroutine[Any, Any, T]]], most: int = AT_ONCE) -> list[T]:
    """Do all, so many at once."""
    door = asyncio.Semaphore(most)

    async def one(job: Callable[[], Coroutine[Any, Any, T]]) -> T:
        async with door:
            return await job()

    return await asyncio.gather(*(one(job) for job in work))
