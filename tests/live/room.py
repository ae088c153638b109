"""An event with its devices, all of them clients of docs/protocol.md on a real server."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, closing

from bench.client import Device, Json, Venue
from bench.server import Server
from facilitation.prepare.wanted import in_a_while

QUESTIONS = ("What helps people stay at home?", "What gets in the way?")


class Room:
    """``made``: the answer of POST /office/events. ``tablets``: by table number."""

    def __init__(self, server: Server, venue: Venue, made: Json) -> None:
        self.server, self.venue, self.made = server, venue, made
        self.event: str = made["event"]
        self.tablets: dict[int, Device] = {}
        self.organiser: Device
        self.display: Device

    async def phone(self, table: int = 1) -> Device:
        """A connected phone of a new person."""
        return await (await self.venue.join(self.made["code"], table)).connect()

    async def phones(self, number: int, table: int = 1) -> list[Device]:
        return list(await asyncio.gather(*(self.phone(table) for _ in range(number))))

    async def move(self, to: str) -> None:
        """Lead the room to a stage; every device that is connected has seen it."""
        here = (await self.organiser.look())["stage"]["id"]
        await self.organiser.must("move_stage", **{"from": here, "to": to})
        await self.seen(lambda view: view["stage"]["id"] == to)

    async def seen(self, wanted: Callable[[Json], object], *devices: Device) -> None:
        """Wait until ``devices``, by default all, show what is wanted."""
        here = devices or [d for d in self.venue.devices if d.connected]
        await asyncio.gather(*(d.wait_for(wanted) for d in here))

    async def capture(self, text: str, table: int = 1, question: int = 1) -> str:
        """A new point of a table: its id."""
        tablet = self.tablets[table]
        return await tablet.must("capture_point", question=question, kind="point", text=text)

    async def ask(self, point: str, table: int = 1) -> str:
        """A new check of the table on a point: its id."""
        return await self.tablets[table].must("open_check", point=point, scope="table")

    async def asked(self, text: str = "A door on the latch", table: int = 1) -> str:
        """A check on a new point, which every phone of the table shows: its id."""
        check = await self.ask(await self.capture(text, table), table)
        phones = [d for d in self.venue.devices if d.face == "phone" and d.connected]
        here = [d for d in phones if d.view["table"] == table]
        if here:
            await self.seen(lambda view: any(c["id"] == check for c in view["checks"]), *here)
        return check

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What a query finds in the event's file, read beside the running server."""
        path = self.server.instance / "events" / f"{self.event}.db"
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
            return list(db.execute(query))

    def ballots(self, check: str) -> dict[str, str]:
        """Answer by participant, as stored."""
        rows = self.rows("SELECT check_id, participant_id, answer FROM ballots")
        return {str(who): str(answer) for found, who, answer in rows if found == check}


@asynccontextmanager
async def a_room(
    server: Server,
    tables: int = 2,
    questions: Iterable[str] = QUESTIONS,
    scale: str = "three",
    stage: str | None = "question-1",
) -> AsyncIterator[Room]:
    """A new event with organiser, display and tablets connected, led to ``stage``."""
    async with Venue(server.url) as venue:
        made = await venue.create_event(
            server.office_url,
            title="Care at home",
            date=in_a_while(),
            questions=list(questions),
            tables=tables,
            scale=scale,
        )
        room = Room(server, venue, made)
        room.organiser = await (await venue.enter(made["organiser"])).connect()
        room.display = await (await venue.enter(made["display"])).connect()
        for table in made["tables"]:
            tablet = await venue.enter(table["facilitator"])
            room.tablets[table["number"]] = await tablet.connect()
        if stage:
            await room.move(stage)
        yield room
