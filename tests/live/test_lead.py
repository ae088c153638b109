"""What an organiser does for one table reaches that table's own devices at once."""

from __future__ import annotations

import pytest

from bench.client import Json
from bench.server import Server
from tests.live.misfits import misfits
from tests.live.room import Room, a_room
from tests.web.test_prepare import fields


def row(view: Json, number: int) -> Json:
    """How the organiser sees a table."""
    found: Json = next(t for t in view["tables"] if t["number"] == number)
    return found


async def test_a_call_for_help_comes_first_and_is_answered(server: Server) -> None:
    async with a_room(server, tables=3) as room:
        tablet, other = room.tablets[3], room.tablets[1]
        await tablet.must("call_help", on=True)
        view = await room.organiser.wait_for(lambda v: v["tables"][0]["help"])
        assert view["tables"][0]["number"] == 3, "before the tables that are well"
        assert view["tables"][0]["attention"]
        await room.organiser.must("answer_help", number=3)
        told = await tablet.wait_for(lambda v: v["message"] and not v["help"])
        assert told["message"]["text"] == "The organiser is on the way to you."
        assert (await other.look())["message"] is None
        view = await room.organiser.wait_for(lambda v: not row(v, 3)["help"])
        assert [t["number"] for t in view["tables"]] == [1, 2, 3]
        assert not row(view, 3)["attention"]


async def test_a_lost_tablet_is_seen_and_has_come_back(server: Server) -> None:
    async with a_room(server, tables=2) as room:
        await room.tablets[2].close()
        view = await room.organiser.wait_for(lambda v: v["tables"][0]["how"] == "gone")
        lost = view["tables"][0]
        assert (lost["number"], lost["attention"], lost["tablets"]) == (2, True, 0)
        assert isinstance(lost["gone_at"], int)
        facilitator = room.made["tables"][1]["facilitator"]
        await (await room.venue.enter(facilitator)).connect()
        view = await room.organiser.wait_for(lambda v: row(v, 2)["how"] == "connected")
        assert (row(view, 2)["attention"], row(view, 2)["gone_at"]) == (False, None)


async def test_people_who_move_are_at_the_other_table_at_once(server: Server) -> None:
    async with a_room(server, tables=2) as room:
        anne, bert, carl = await room.phone(1), await room.phone(1), await room.phone(2)
        before = await room.asked("What the old table says")
        await anne.must("vote", check=before, answer="agree")
        assert await refused(room, "check_open"), "not in the middle of a vote"
        for name in ("lock_check", "reveal_check"):
            await room.tablets[1].must(name, check=before)
        await room.organiser.must("move_people", leave=1, join=2)
        for phone in (anne, bert):
            view = await phone.wait_for(lambda v: v["table"] == 2)
            assert misfits(await phone.look(), own=True) == []
            assert before not in {check["id"] for check in view["checks"]}
        view = await room.organiser.wait_for(lambda v: row(v, 2)["phones"] == 3)
        assert row(view, 1)["phones"] == 0
        await room.tablets[2].wait_for(lambda v: v["people"]["phones"] == 3)
        await room.tablets[1].wait_for(lambda v: v["people"]["phones"] == 0)

        # They are asked with their new table, and their votes count there and nowhere else.
        check = await room.asked("What the new table says", table=2)
        for phone in (anne, bert, carl):
            await phone.must("vote", check=check, answer="agree")
        for name in ("lock_check", "reveal_check"):
            await room.tablets[2].must(name, check=check)
        view = await room.tablets[2].wait_for(lambda v: v["points"][0]["check"]["result"])
        assert view["points"][0]["check"]["result"]["answered"] == 3
        assert room.ballots(before) == {anne.who: "agree"}, "what was said before stays"
        # The table that nobody sits at any more can be taken away, and its tablet stops.
        await room.organiser.must("remove_table", number=1)
        await room.organiser.wait_for(lambda v: [t["number"] for t in v["tables"]] == [2])
        with pytest.raises(ConnectionError):
            await room.tablets[1].wait_for(lambda v: False)
        assert room.tablets[1].problem


async def refused(room: Room, code: str) -> bool:
    ack = await room.organiser.send("move_people", leave=1, join=2)
    return ack["ok"] is False and ack["code"] == code


async def test_the_screen_speaks_the_language_that_was_just_chosen(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        page = f"{server.url}/o/{room.event}/prepare"
        office = room.organiser.browser
        async with office.get(page) as opened:
            form = fields(await opened.text())
        async with office.post(
            page, data={**form, "language": "cy"}, allow_redirects=False
        ) as done:
            assert done.status == 303, await done.text()
        told = await room.display.wait_for(lambda v: v["language"] == "cy")
        assert told["spoken_in"]["lang"] == "cy"


async def test_a_table_stops_its_own_timer_and_takes_that_back(server: Server) -> None:
    async with a_room(server, tables=2) as room:
        phone, tablet = await room.phone(1), room.tablets[1]
        await tablet.must("add_time", seconds=120, table=1)
        running = await tablet.wait_for(lambda v: v["own_timer"])
        stop = await tablet.must("set_timer", seconds=0, table=1)
        for device in (tablet, phone, room.organiser):
            seen = await device.wait_for(
                lambda v: (row(v, 1) if "tables" in v else v)["timer"] is None
            )
            assert misfits(seen, own=False) == []
        assert (await tablet.look())["own_timer"] is False
        await tablet.must("undo", operation=stop)
        again = await tablet.wait_for(lambda v: v["own_timer"])
        assert again["timer"] == running["timer"]
