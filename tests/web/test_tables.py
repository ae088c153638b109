"""The number of tables, on the page "Prepare": by the same rules as on the Live page."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import unescape

from bench.client import Venue
from bench.server import Server
from tests.web.browser import Answer, Browser, a_browser
from tests.web.test_prepare import fields, made_from


@asynccontextmanager
async def prepared(server: Server, tables: str) -> AsyncIterator[tuple[Browser, str]]:
    """An organiser, and the path of their event's page "Prepare"."""
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        yield browser, await made_from(browser, "two-hours", tables=tables)


async def save(browser: Browser, path: str, **typed: str) -> Answer:
    form = fields((await browser.get(path)).text)
    return await browser.post(path, data={**form, **typed})


async def of_tables(browser: Browser, path: str) -> list[str]:
    """The tables whose facilitators' links the page "Links and printing" has."""
    page = (await browser.get(path.replace("/prepare", "/links"))).text
    return list(dict.fromkeys(re.findall(r"/t/\w+/(\d+)#", page)))


async def test_more_and_fewer_tables_and_links_follow(server: Server) -> None:
    async with prepared(server, "4") as (browser, path):
        assert (await save(browser, path, tables="6")).where == f"{path}?saved#tables"
        assert "Now: Tables 1 to 6." in (await browser.get(path)).text
        assert await of_tables(browser, path) == ["1", "2", "3", "4", "5", "6"]
        assert (await save(browser, path, tables="3")).status == 303
        assert await of_tables(browser, path) == ["1", "2", "3"]
        # A card of a table that has gone must not lead to a new one.
        assert (await save(browser, path, tables="4")).status == 303
        assert "Now: Tables 1, 2, 3 and 7." in (await browser.get(path)).text
        assert await of_tables(browser, path) == ["1", "2", "3", "7"]


async def test_a_number_that_cannot_be_is_said_and_kept(server: Server) -> None:
    async with prepared(server, "4") as (browser, path):
        for number in ("0", "61", "many", ""):
            page = await save(browser, path, tables=number, q1_easy="My words.")
            assert page.status == 400
            assert 'href="#tables">Number of tables: Give a number of tables from 1' in page.text
            assert fields(page.text)["tables"] == number
            assert fields(page.text)["q1_easy"] == "My words."
        assert await of_tables(browser, path) == ["1", "2", "3", "4"]
        # Sixty at most, also where some have gone.
        assert (await save(browser, path, tables="60")).status == 303
        assert (await save(browser, path, tables="1")).status == 303
        assert "Now: Table 1." in (await browser.get(path)).text


async def test_a_table_with_people_or_points_stays(server: Server) -> None:
    async with prepared(server, "3") as (browser, path), Venue(server.url) as venue:
        event = path.split("/")[2]
        links = (await browser.get(path.replace("/prepare", "/links"))).text
        [code] = set(re.findall(r"/j/(\d{6})", links))
        phone = await venue.join(code, 3)
        refused = await save(browser, path, tables="2", q1_easy="My words.")
        assert refused.status == 422
        said = unescape(refused.text)
        assert 'href="#tables">Number of tables: Table 3 cannot go. People have joined' in said
        assert fields(said)["tables"] == "2"
        assert fields(said)["q1_easy"] == "My words."
        assert fields((await browser.get(path)).text)["q1_easy"] != "My words.", "all, or nothing"
        await phone.close()

        [link] = re.findall(
            rf"{server.url}/o/{event}#[a-z2-7]{{26}}", (await browser.get("/office")).text
        )
        organiser = await (await venue.enter(link)).connect()
        await organiser.must("move_people", leave=3, join=1)
        await organiser.must("move_stage", **{"from": "lobby", "to": "question-1"})
        [tablet_link] = re.findall(rf"{server.url}/t/{event}/2#[a-z2-7]{{26}}", links)[:1]
        tablet = await (await venue.enter(tablet_link)).connect()
        await tablet.must("capture_point", question=1, kind="idea", text="A ramp.")
        refused = await save(browser, path, tables="1")
        assert refused.status == 422
        assert "Table 2 cannot go. This table has written points." in unescape(refused.text)
        assert await of_tables(browser, path) == ["1", "2", "3"]
        assert (await save(browser, path, tables="2")).status == 303, "nobody sits at Table 3 now"
        assert await of_tables(browser, path) == ["1", "2"]


async def test_who_added_a_table_meanwhile_is_not_overruled(server: Server) -> None:
    async with prepared(server, "3") as (browser, path):
        form = fields((await browser.get(path)).text)
        assert (await browser.post(path, data={**form, "tables": "4"})).status == 303
        late = await browser.post(path, data={**form, "q1_easy": "My words."})
        assert late.status == 422
        assert "Someone else has changed this event" in late.text
        assert await of_tables(browser, path) == ["1", "2", "3", "4"]
