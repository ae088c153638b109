"""Simulated people: they capture, check and vote as a room would, through the protocol."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Coroutine
from contextlib import suppress
from functools import partial
from typing import Any

from bench.client import Device, Json, Refused, Venue
from bench.talk import HEADCOUNTS, PHONES, SUGGESTIONS, TABLES, Said

DAY = 24 * 3600.0

GONE = (ConnectionError, TimeoutError, Refused)
"""What may happen to a simulated person when the server stops or the event moves on."""


class People:
    """Facilitators and phones of one event.

    ``pace``: seconds that a thought takes; 0 for at once. ``left_open``: tables where the
    facilitator only captures, so that somebody real can open the checks there.
    """

    def __init__(
        self,
        venue: Venue,
        made: Json,
        pace: float = 1.0,
        left_open: frozenset[int] = frozenset(),
        seed: int = 7,
    ) -> None:
        self.venue, self.made, self.pace, self.left_open = venue, made, pace, left_open
        self._chance = random.Random(seed)
        self._leaning: dict[str, int] = {
            said.text: said.leaning
            for table in TABLES.values()
            for talk in table.values()
            for said in talk
        }
        self.facilitators: dict[int, Device] = {}
        self.phones: list[Device] = []

    async def arrive(self) -> None:
        """Everyone opens their link, or joins by the code."""
        for table in self.made["tables"]:
            number = table["number"]
            tablet = await self.venue.enter(table["facilitator"])
            self.facilitators[number] = await tablet.connect()
            for _ in range(PHONES):
                phone = await self.venue.join(self.made["code"], number)
                self.phones.append(await phone.connect())
            await tablet.send("set_headcount", people=HEADCOUNTS[number])

    async def live(self) -> None:
        """Talk and vote until cancelled."""
        await asyncio.gather(
            *(self._kept_up(self.facilitate(n)) for n in self.facilitators),
            *(self._kept_up(self.answer(i, phone)) for i, phone in enumerate(self.phones)),
        )

    async def facilitate(self, number: int) -> None:
        """One table's talk: capture what is said, then check the points one by one."""
        device = self.facilitators[number]
        for question in sorted(TABLES[number]):
            stage = f"question-{question}"
            await device.wait_for(partial(_is_at, stage), timeout=DAY)
            captured = []
            for said in TABLES[number][question]:
                await self._think(2, 7)
                point = await device.must(
                    "capture_point", question=question, kind=said.kind, text=said.text
                )
                captured.append((point, said))
            if number not in self.left_open:
                await self._check_all(device, captured)

    async def _check_all(self, device: Device, captured: list[tuple[str, Said]]) -> None:
        # A table checks its short list, not all that was said: barriers explain the ideas.
        for point, said in captured:
            if said.kind in ("barrier", "question"):
                continue
            await self._think(3, 6)
            check = await device.must("open_check", point=point, scope="table")
            with suppress(TimeoutError):
                await device.wait_for(
                    partial(_all_phones_in, point), timeout=max(2.0, 20 * self.pace)
                )
            await device.must("count_hands", check=check, hands={"agree": 1})
            await self._think(1, 3)
            await device.must("lock_check", check=check)
            await device.must("reveal_check", check=check)
            await device.wait_for(partial(_is_shown, point))
            await self._think(2, 4)
            because = said.because if _some_did_not_agree(device.view, point) else ""
            outcome = "worries" if because else "agreed"
            await device.must("conclude_check", check=check, outcome=outcome, dissent=because)
            await device.must("mark_key", point=point, key=True)

    async def answer(self, place: int, phone: Device) -> None:
        """One phone: answer each vote that opens, and say something once."""
        said = False
        done: set[str] = set()

        def asked(view: Json) -> list[Json]:
            return [c for c in view["checks"] if c["state"] == "open" and c["id"] not in done]

        while True:
            view = await phone.wait_for(asked, timeout=DAY)
            await self._think(0.5, 4)
            for check in asked(view):
                done.add(check["id"])
                await phone.send("vote", check=check["id"], answer=self._answer_to(check["text"]))
            if not said and place % PHONES == 0:
                said = True
                text = SUGGESTIONS[place // PHONES % len(SUGGESTIONS)]
                await phone.send("suggest_point", text=text)

    def _answer_to(self, text: str) -> str:
        dice = self._chance.random() * 10
        leaning = self._leaning.get(text, 9)
        if dice < leaning:
            return "agree"
        return "unsure" if dice < leaning + (10 - leaning) / 2 else "disagree"

    async def _think(self, least: float, most: float) -> None:
        await asyncio.sleep(self._chance.uniform(least, most) * self.pace)

    async def _kept_up(self, work: Coroutine[Any, Any, None]) -> None:
        with suppress(*GONE):
            await work


def _is_at(stage: str, view: Json) -> bool:
    return bool(view["stage"]["id"] == stage)


def _all_phones_in(point: str, view: Json) -> bool:
    """Whether every simulated phone of the table has answered on a point."""
    found = next((p for p in view["points"] if p["id"] == point), None)
    return bool(found and found["check"] and found["check"]["by_phone"] >= PHONES)


def _is_shown(point: str, view: Json) -> bool:
    found = next((p for p in view["points"] if p["id"] == point), None)
    return bool(found and found["check"] and found["check"]["result"])


def _some_did_not_agree(view: Json, point: str) -> bool:
    """Whether the shown result has any answer but "I agree"."""
    found = next(p for p in view["points"] if p["id"] == point)
    result = found["check"]["result"]
    return bool(result) and any(c["n"] for c in result["counts"] if c["side"] < 1)
