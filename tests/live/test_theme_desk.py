"""Several people at the theme desk: each sees the others' work, and nobody's is overwritten."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bench.client import Device
from bench.server import Server
from tests.live.misfits import misfits
from tests.live.room import Room, a_room


@asynccontextmanager
async def two_at_the_desk(server: Server) -> AsyncIterator[tuple[Room, Device, Device, list[str]]]:
    """A room with three key points of two tables, and two people who sort them."""
    async with a_room(server, tables=2) as room:
        said = [(1, "Later buses."), (2, "Buses at night."), (2, "A ramp at the door.")]
        points = [await room.capture(text, table) for table, text in said]
        for (table, _), point in zip(said, points, strict=True):
            await room.tablets[table].must("mark_key", point=point, key=True)
        anne, bert = [await (await room.venue.enter(room.made["desk"])).connect() for _ in range(2)]
        await room.seen(lambda v: len(v["points"]) == 3 and v["desks"] == 2, anne, bert)
        yield room, anne, bert, points


def fits(*desks: Device) -> None:
    assert [m for desk in desks for m in misfits(desk.view)] == []


async def test_each_sees_what_the_other_does_to_the_same_theme(server: Server) -> None:
    async with two_at_the_desk(server) as (_, anne, bert, points):
        fits(anne, bert)
        theme = await anne.must("make_theme", title="Getting about")
        await bert.wait_for(lambda v: v["themes"] == [{"id": theme, "title": "Getting about"}])
        # Both put a point under it at the same time: both are there.
        await anne.must("sort_items", items={points[0]: ""}, theme=theme)
        await bert.must("sort_items", items={points[1]: ""}, theme=theme)
        for desk in (anne, bert):
            view = await desk.wait_for(
                lambda v: [p["theme"] for p in v["points"]].count(theme) == 2
            )
            assert {p["id"] for p in view["points"] if p["theme"] == theme} == set(points[:2])

        # Both rename it: the second is told what it is called now, and nothing is lost.
        await anne.must("rename_theme", theme=theme, title="Buses", was="Getting about")
        late = await bert.send("rename_theme", theme=theme, title="Travel", was="Getting about")
        assert (late["ok"], late["code"]) == (False, "changed_words")
        assert "“Buses”" in late["words"]
        await bert.wait_for(lambda v: v["themes"][0]["title"] == "Buses")
        await bert.must("rename_theme", theme=theme, title="Travel", was="Buses")
        await anne.wait_for(lambda v: v["themes"][0]["title"] == "Travel")

        # One takes a point out while the other moves it on: the second looks again.
        ramps = await bert.must("make_theme", title="Ramps")
        await anne.must("sort_items", items={points[0]: theme}, theme="")
        late = await bert.send("sort_items", items={points[0]: theme}, theme=ramps)
        assert (late["ok"], late["code"]) == (False, "moved_since")
        # One would remove a theme into which the other has just put something.
        await anne.must("sort_items", items={points[2]: ""}, theme=ramps)
        late = await bert.send("remove_theme", theme=ramps)
        assert (late["ok"], late["code"]) == (False, "theme_not_empty")
        fits(anne, bert)


async def test_no_edit_of_a_statement_is_silently_overwritten(server: Server) -> None:
    async with two_at_the_desk(server) as (room, anne, bert, points):
        made = {"sources": points[:2], "theme": ""}
        statement = await anne.must("make_statement", text="Buses must run later.", **made)
        late = await bert.send("make_statement", text="Night buses.", **made)
        assert (late["ok"], late["code"]) == (False, "already_merged")
        view = await bert.wait_for(lambda v: v["statements"])
        seen = view["statements"][0]
        was = seen["text"]
        await anne.must("reword_statement", statement=statement, text="Buses till 11.", was=was)
        late = await bert.send("reword_statement", statement=statement, text="Buses.", was=was)
        assert (late["ok"], late["code"]) == (False, "changed_words")
        assert "“Buses till 11.”" in late["words"]

        # Taking it apart is decided on what was seen, too: a point has come in since.
        await anne.must("add_to_statement", statement=statement, sources=[points[2]])
        version = seen["version"]
        late = await bert.send("unmerge_statement", statement=statement, version=version)
        assert (late["ok"], late["code"]) == (False, "changed_since")
        view = await bert.wait_for(lambda v: len(v["statements"][0]["sources"]) == 3)
        assert view["statements"][0]["text"] == "Buses till 11."
        fits(anne, bert)

        # What the room is asked about: both see it, and its words stand still.
        await room.organiser.must("ask_statement", statement=statement)
        await room.seen(lambda v: v["statements"][0]["asked"] == "open", anne, bert)
        fits(anne, bert)
        was = "Buses till 11."
        late = await bert.send("reword_statement", statement=statement, text="Buses.", was=was)
        assert late["code"] == "check_open"
