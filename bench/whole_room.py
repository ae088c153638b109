"""A room of simulated people, who know only the protocol, beside the browsers of a test.

They live in a process of their own: while Playwright runs, asyncio cannot run beside it.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from multiprocessing.connection import Connection
from typing import Any

from bench.client import Device, Json, Venue
from bench.replay import showing
from facilitation.prepare.wanted import in_a_while

SAYS = (
    "Buses should run later in the evening.",
    "Later buses in the evening.",
    "The same carer should come each week.",
    "Tell us by phone when a visit is late.",
    "A ramp at the front door of the hall.",
    "Paper letters in large print.",
)
"""What tables say: at twelve tables each of them is said twice for every question."""


class People:
    """The rehearsal as a test speaks to it: each call is done over there, and answered."""

    def __init__(self, url: str) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._calls, theirs = spawn.Pipe()
        self._process = spawn.Process(target=live, args=(url, theirs), daemon=True)
        self._process.start()

    def __call__(self, name: str, *arguments: Any, **fields: Any) -> Any:
        self._calls.send((name, arguments, fields))
        assert self._calls.poll(120), f"no answer to {name}"
        worked, answer = self._calls.recv()
        assert worked, f"{name}: {answer}"
        return answer

    def close(self) -> None:
        self._calls.send(None)
        self._process.join(20)


def live(url: str, calls: Connection) -> None:
    """The process of the simulated people."""

    async def work() -> None:
        async with Venue(url) as venue:
            room = Rehearsal(venue)
            while (call := await asyncio.to_thread(calls.recv)) is not None:
                name, arguments, fields = call
                try:
                    calls.send((True, await getattr(room, name)(*arguments, **fields)))
                except Exception as problem:
                    calls.send((False, repr(problem)))

    asyncio.run(work())


class Rehearsal:
    """Everybody's devices. ``words``: what each table captured, by the point's id."""

    def __init__(self, venue: Venue) -> None:
        self.venue = venue
        self.made: Json = {}
        self.organiser: Device
        self.display: Device
        self.desk: Device
        self.facilitators: list[Device] = []
        self.phones: list[Device] = []
        self.words: dict[str, tuple[int, str]] = {}

    async def open(self, office_url: str, questions: list[str], tables: int, each: int) -> Json:
        self.made = await self.venue.create_event(
            office_url,
            title="Care at home: what matters to us",
            date=in_a_while(),
            questions=questions,
            tables=tables,
            scale="three",
        )
        made = self.made
        for name in ("organiser", "display", "desk"):
            setattr(self, name, await (await self.venue.enter(made[name])).connect())
        for table in made["tables"]:
            tablet = await (await self.venue.enter(table["facilitator"])).connect()
            await tablet.must("set_headcount", people=each + 1)
            self.facilitators.append(tablet)

        async def join(seat: int) -> Device:
            return await (await self.venue.join(made["code"], 1 + seat % tables)).connect()

        self.phones = list(await asyncio.gather(*(join(s) for s in range(tables * each))))
        return made

    async def ask(self, name: str, **fields: Any) -> str:
        """Something that the organiser does."""
        return await self.organiser.must(name, **fields)

    async def look(self, device: str) -> Json:
        """What a device shows now: "organiser", "display" or "desk"."""
        found: Device = getattr(self, device)
        return await found.look()

    async def said(self) -> dict[str, tuple[int, str]]:
        return self.words

    async def move(self, to: str) -> None:
        here = self.organiser.view["stage"]["id"]
        await self.organiser.must("move_stage", **{"from": here, "to": to})
        await self.organiser.wait_for(lambda view: view["stage"]["id"] == to)

    async def talk(self, question: int) -> None:
        """Every table says one thing and sends it to the room; every third checks it first."""

        async def at(place: int, tablet: Device) -> None:
            text = SAYS[(place + question) % len(SAYS)]
            said = {"question": question, "kind": "idea", "text": text}
            point = await tablet.must("capture_point", **said)
            self.words[point] = (place + 1, text)
            if place % 3 == 0:
                await self._checked(tablet, point, self.phones[place :: len(self.facilitators)])
            await tablet.must("mark_key", point=point, key=True)

        await asyncio.gather(*(at(place, t) for place, t in enumerate(self.facilitators)))

    async def _checked(self, tablet: Device, point: str, phones: list[Device]) -> None:
        check = await tablet.must("open_check", point=point, scope="table")
        for number, phone in enumerate(phones):
            answer = "disagree" if number == 0 else "agree"
            await phone.must("vote", check=check, answer=answer)
        await tablet.must("lock_check", check=check)
        await tablet.must("reveal_check", check=check)
        said = {"outcome": "worries", "dissent": f"Not for Table {tablet.auth['table']}."}
        await tablet.must("conclude_check", check=check, **said)

    async def everyone_answers(self, check: str) -> None:
        """Phones agree; each table's one person without a phone puts a hand up."""
        await asyncio.gather(
            *(phone.must("vote", check=check, answer="agree") for phone in self.phones),
            *(t.must("count_hands", check=check, hands={"agree": 1}) for t in self.facilitators),
        )

    async def everyone_spreads(self, check: str, first: str, second: str) -> None:
        await asyncio.gather(
            *(
                phone.must("spread_votes", check=check, votes={first: 2, second: 1})
                for phone in self.phones
            ),
            *(
                t.must("count_hands", check=check, hands={second: 3}, on_paper=1)
                for t in self.facilitators
            ),
        )

    async def show(self, check: str) -> Json:
        """Close the voting and show the result: what the big screen then says."""
        await self.organiser.must("lock_check", check=check)
        await self.organiser.must("reveal_check", check=check)

        def shown(view: Json) -> bool:
            screen = view["screen"]
            return bool(screen.get("result") or screen.get("results"))

        return dict((await self.display.wait_for(shown))["screen"])

    async def told(self) -> list[Json]:
        """Every step of the closing, as the big screen showed it."""
        view = await self.organiser.wait_for(lambda view: view["steps"])
        seen: list[Json] = []
        for step in view["steps"]:
            await self.organiser.must("show_step", step=step["key"])
            seen.append((await self.display.wait_for(showing(step["key"])))["screen"])
        return seen
