"""The page to take away: closed until it is opened, and only for whoever has its link."""

from __future__ import annotations

from urllib.parse import urlsplit

from bench.server import Server
from tests.live.room import a_room
from tests.web.browser import a_browser
from tests.web.test_agreement import words_of

SAID = "Later buses <b>on Sunday</b>"
DOUBT = "We meant every day."


async def test_closed_then_open_then_replaced(server: Server) -> None:
    async with a_room(server, tables=1) as room, a_browser(server) as reader:
        point = await room.capture(SAID)
        await room.tablets[1].must("mark_key", point=point, key=True)
        phone = await room.phone()
        await room.move("closing")
        await phone.must("not_meant", item=point, words=DOUBT)
        await room.seen(lambda view: view["doubts"], room.organiser)
        view = await room.organiser.look()
        [doubt] = view["doubts"]
        assert (doubt["count"], doubt["words"]) == (1, [DOUBT])
        assert phone.who not in str(view), "never who"
        assert (await phone.look())["my_doubts"] == [point]
        assert room.rows("SELECT words FROM doubts") == [(DOUBT,)]
        assert not any(DOUBT in str(row) for row in room.rows("SELECT body FROM texts"))

        path = urlsplit(view["outcome"]["link"]).path
        closed = await reader.get(path)
        assert closed.status == 200
        assert "not open yet" in closed.text
        assert "Later buses" not in closed.text
        await room.organiser.must("publish_outcome", on=True)
        opened = await reader.get(path)
        assert "Later buses &lt;b&gt;on Sunday" in opened.text
        assert DOUBT not in opened.text
        assert "no-store" in opened.headers["Cache-Control"]
        assert "svg" in (await reader.get(f"{path}/qr.svg")).headers["Content-Type"]
        assert (await reader.get(path.replace("-", ""))).status == 200, "typed without hyphens"

        for wrong in (path[:-1] + ("a" if path[-1] != "a" else "b"), path + "a"):
            assert (await reader.get(wrong)).status == 403
        await room.organiser.must("replace_link", role="outcome", table=None)
        assert (await reader.get(path)).status == 403


async def test_what_mattered_most_is_on_it_once_it_was_shown(server: Server) -> None:
    async with a_room(server, tables=1) as room, a_browser(server) as reader:
        points = [await room.capture(text) for text in ("Later buses.", "A ramp.", "A bench.")]
        for point in points:
            await room.tablets[1].must("mark_key", point=point, key=True)
        phones = await room.phones(3)
        await room.move("closing")
        await room.organiser.must("publish_outcome", on=True)
        link = urlsplit((await room.organiser.look())["outcome"]["link"]).path
        check = await room.organiser.must("ask_priority", choices=points, votes=3)
        for phone in phones:
            await phone.must("spread_votes", check=check, votes={points[1]: 2})
        await phones[0].must("spread_votes", check=check, votes={points[1]: 2, points[0]: 1})
        for name in ("lock_check", "reveal_check"):
            assert "What matters most to us?" not in (await reader.get(link)).text
            await room.organiser.must(name, check=check)
        said = words_of((await reader.get(link)).text)
        assert "Each person had 3 votes to give." in said
        first = said.index("A ramp. 6 votes from 3 people.")
        few = "Too few people gave it a vote to give it a place."
        second = said.index(f"Later buses. 1 vote from 1 person. {few}")
        assert first < second < said.index(f"A bench. 0 votes from 0 people. {few}")
