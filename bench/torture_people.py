"""What people do in a torture run: phones vote on and on, tablets and the organiser run checks."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Coroutine
from random import Random
from typing import Any

from bench.client import Device, Json, Venue
from bench.replay import tally
from bench.torture_compare import Seen
from bench.torture_devices import Worn
from bench.torture_ledger import Ledger

ANSWERS = ("agree", "unsure", "disagree", "skip")
KINDS = ("point", "idea", "barrier", "action")
SHARED = 5
"""One phone in so many has two people."""

MOST_QUEUED = 30
JOINING_AT_ONCE = 20


class Room:
    """Everybody's devices at one event, and what is done with them."""

    def __init__(self, venue: Venue, made: Json, seed: int, ledger: Ledger) -> None:
        self.phones: list[Worn] = []
        self.tablets: list[Worn] = []
        self.organiser: Worn
        self.display: Worn
        self._venue, self._made, self._seed, self._ledger = venue, made, seed, ledger
        self._for_the_room: list[str] = []
        self._lives: list[asyncio.Task[None]] = []
        self._doings: list[asyncio.Task[None]] = []

    @property
    def devices(self) -> list[Worn]:
        return [self.organiser, self.display, *self.tablets, *self.phones]

    async def open(self, phones: int) -> None:
        """Everyone opens a link or joins, connects, and the room is led to question 1."""
        self.organiser = self._worn(await self._venue.enter(self._made["organiser"]), "organiser")
        self.display = self._worn(await self._venue.enter(self._made["display"]), "display")
        tables = self._made["tables"]
        for table in tables:
            home = await self._venue.enter(table["facilitator"])
            self.tablets.append(self._worn(home, f"tablet {table['number']}"))
        door = asyncio.Semaphore(JOINING_AT_ONCE)

        async def join(seat: int) -> Worn:
            async with door:
                table = tables[seat % len(tables)]["number"]
                home = await self._venue.join(self._made["code"], table)
                phone = self._worn(home, f"phone {seat + 1}")
                if seat % SHARED == 0:
                    phone.people.append(await self._next_person(home, table))
                self._ledger.people.update(phone.people)
                return phone

        self.phones = list(await asyncio.gather(*map(join, range(phones))))
        self._lives = [asyncio.ensure_future(device.live()) for device in self.devices]
        for device in self.devices:
            await device.wait_for(bool)
        await self.organiser.put("move_stage", **{"from": "lobby", "to": "question-1"})
        for device in self.devices:
            await device.wait_for(lambda view: view["stage"]["id"] == "question-1")

    async def _next_person(self, home: Device, table: int) -> str:
        """Another participant on the same phone."""
        body = {"table": table, "token": uuid.uuid4().hex, "next_person": True}
        path = f"{self._venue.url}/j/{self._made['code']}"
        async with home.browser.post(path, json=body) as response:
            return str((await response.json())["participant"])

    def _worn(self, home: Device, name: str) -> Worn:
        return Worn(home, self._venue.url, name, self._seed, self._ledger)

    def begin(self) -> None:
        """People start to talk and vote; ``end`` stops them."""
        doings: list[Coroutine[Any, Any, None]] = [
            *(self._vote(p) for p in self.phones),
            *(self._facilitate(t) for t in self.tablets),
            self._ask_the_room(),
        ]
        self._doings = [asyncio.ensure_future(doing) for doing in doings]

    async def end(self) -> None:
        """Nobody adds anything any more. What is queued stays queued."""
        for device in self.devices:
            device.calm.set()
        for task in self._doings:
            task.cancel()
        for end in await asyncio.gather(*self._doings, return_exceptions=True):
            if isinstance(end, Exception):
                raise end

    async def leave(self) -> None:
        for task in self._lives:
            task.cancel()
        for end in await asyncio.gather(*self._lives, return_exceptions=True):
            if isinstance(end, Exception):
                raise end

    def unsent(self) -> list[Worn]:
        """Devices whose outbox is not empty."""
        return [device for device in self.devices if device.queue]

    async def _vote(self, phone: Worn) -> None:
        chance = Random(f"{self._seed} {phone.name} votes")
        while True:
            await asyncio.sleep(chance.expovariate(1 / 1.3))
            # The view may be old: then the vote races with the lock, or comes after it.
            asked = [c["id"] for c in phone.view["checks"] if c["state"] == "open"]
            for _ in range(chance.randint(1, 5)):
                if asked and len(phone.queue) < MOST_QUEUED:
                    phone.put(
                        "vote",
                        who=chance.choice(phone.people),
                        check=chance.choice(asked),
                        answer=chance.choice(ANSWERS),
                    )
            if chance.random() < 0.02:
                text = f"Suggested by {phone.name}, {chance.getrandbits(32):x}"
                phone.put("suggest_point", who=chance.choice(phone.people), text=text)

    async def _facilitate(self, tablet: Worn) -> None:
        chance = Random(f"{self._seed} {tablet.name} facilitates")
        said = 0
        while True:
            tablet.put("set_headcount", people=chance.randint(12, 40))
            captured = []
            for _ in range(chance.randint(1, 4)):
                said += 1
                text = f"Point {said} of {tablet.name}, {chance.getrandbits(32):x}"
                kind = chance.choice(KINDS)
                captured.append(tablet.put("capture_point", question=1, kind=kind, text=text))
            points = [str((await ack)["id"]) for ack in captured]
            for suggestion in tablet.view["suggestions"][:2]:
                tablet.put("take_suggestion", point=suggestion["id"])
            self._for_the_room += points[1:2]
            await self._check(tablet, points[0], "table", chance)
            for key in (chance.random() < 0.1, chance.random() < 0.1):
                tablet.put("mark_key", point=points[0], key=key)

    async def _ask_the_room(self) -> None:
        chance = Random(f"{self._seed} organiser asks")
        while True:
            await asyncio.sleep(chance.uniform(0.1, 1))
            if self._for_the_room:
                point = self._for_the_room.pop(chance.randrange(len(self._for_the_room)))
                await self._check(self.organiser, point, "room", chance)

    async def _check(self, device: Worn, point: str, scope: str, chance: Random) -> None:
        """Open, count hands, lock and reveal, while people vote."""
        opened = await device.put("open_check", point=point, scope=scope)
        if not opened["ok"]:
            return
        check = opened["id"]
        for _ in range(chance.randint(0, 3)):
            await asyncio.sleep(chance.uniform(0.2, 2))
            hands = {a: chance.randint(0, 3) for a in chance.sample(ANSWERS, 2)}
            device.put("count_hands", check=check, hands=hands)
        await asyncio.sleep(chance.uniform(0.5, 3))
        await device.put("lock_check", check=check)
        device.put("reveal_check", check=check)
        words = "some said no." if chance.random() < 0.3 else ""
        await device.put("conclude_check", check=check, outcome="worries", dissent=words)

    async def close_checks(self) -> None:
        """Bring every check to its end, so that all results can be seen."""
        for tablet in self.tablets:
            for left in (await tablet.look())["unfinished"]:
                tablet.put("lock_check", check=left["check"])
                await tablet.put("reveal_check", check=left["check"])
        check = (await self.organiser.look())["room_check"]
        if check and check["state"] != "revealed":
            self.organiser.put("lock_check", check=check["id"])
            await self.organiser.put("reveal_check", check=check["id"])

    async def look_at_screens(self) -> list[Seen]:
        """Every result on the tablets, and then on the big screen, step by step."""
        seen: list[Seen] = []
        shown: dict[str, str] = {}
        for tablet in self.tablets:
            for point in (await tablet.look())["points"]:
                check = point["check"]
                if check and check["result"]:
                    shown[point["id"]] = check["id"]
                    seen.append(Seen(tablet.name, check["id"], tally(check["result"])))
        for here, there in (("question-1", "summary-1"), ("summary-1", "closing")):
            await self.organiser.put("move_stage", **{"from": here, "to": there})
        view = await self.organiser.wait_for(lambda view: view["stage"]["id"] == "closing")
        for key in [s["key"] for s in view["steps"] if s["key"].startswith("point:")]:
            await self.organiser.put("show_step", step=key)
            view = await self.display.wait_for(lambda v, k=key: v["screen"].get("key") == k)  # type: ignore[misc]
            screen = view["screen"]
            if screen["result"]:
                seen.append(Seen("display", shown[screen["id"]], tally(screen["result"])))
        return seen
