"""The page "Prepare", templates, spreadsheets and copies, over HTTP."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape
from urllib.parse import urlsplit

import pytest

from bench.client import Venue
from bench.server import Server
from facilitation.prepare.templates import KEPT_DAYS
from tests.web.browser import Browser, a_browser

DAY = date.today() + timedelta(days=30)
KEPT = timedelta(days=KEPT_DAYS)
NEW = {"title": "Care at home", "date": DAY.isoformat(), "tables": "4"}
SHEET = """what,words,easy,minutes,prompts
title,Care at home
date,2026-11-24
tables,3
question,"What helps, and what does not?",What helps you?,20,Who else? | What else?
group,I use care
"""


async def made_from(browser: Browser, start: str, **more: str) -> str:
    """The path of the new event's page "Prepare"."""
    made = await browser.post("/office/events", data={**NEW, "start": start, **more})
    assert made.status == 303, made.text
    return urlsplit(made.where).path


def fields(page: str) -> dict[str, str]:
    """What a form on a page would send if nobody changed anything."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r' name="([^"]+)"', tag), re.search(r' value="([^"]*)"', tag)
        kind = re.search(r' type="(\w+)"', tag)
        if name and not (kind and kind[1] in ("radio", "file") and " checked" not in tag):
            found[name[1]] = unescape(value[1]) if value else ""
    for name, value in re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>(.*?)</textarea>', page, re.S):
        found[name] = unescape(value)
    return found


async def test_a_template_fills_everything_in(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        page = await browser.get(await made_from(browser, "two-hours"))
        assert page.status == 200, page.text
        form = fields(page.text)
        assert all(form[f"q3_{part}"] for part in ("text", "easy", "prompts"))
        assert form["q1_minutes"] == "25"
        assert form["delete_after"] == (DAY + KEPT).isoformat()
        assert len(form["groups"].splitlines()) == 6
        assert "Missing." not in page.text


async def test_own_words_and_a_copy_of_an_earlier_event(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        first = await made_from(browser, "table-talk", questions="What now?\nWhat next?")
        form = fields((await browser.get(first)).text)
        assert [form[f"q{n}_text"] for n in (1, 2, 3)] == ["What now?", "What next?", ""]
        form |= {"q1_easy": "What do we do now?", "agreed": "80", "groups": "One\nTwo"}
        saved = await browser.post(first, data=form)
        assert saved.status == 303
        copy = await made_from(
            browser, f"copy:{first.split('/')[2]}", date=(DAY + KEPT).isoformat()
        )
        again = fields((await browser.get(copy)).text)
        assert again["q1_easy"] == "What do we do now?"
        assert (again["agreed"], again["groups"]) == ("80", "One\nTwo")
        assert again["delete_after"] == (DAY + 2 * KEPT).isoformat(), "as long as the first"


async def test_the_big_screen_has_a_language_that_copies_keep(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        path = await made_from(browser, "two-hours")
        form = fields((await browser.get(path)).text)
        screen = f"/d/{path.split('/')[2]}"
        assert '<html lang="en" dir="ltr"' in (await browser.get(screen)).text
        refused = await browser.post(path, data={**form, "language": "xx"})
        assert refused.status == 400
        assert "Choose one of the languages." in refused.text
        assert (await browser.post(path, data={**form, "language": "ar"})).status == 303
        copy = await made_from(browser, f"copy:{path.split('/')[2]}", date=(DAY + KEPT).isoformat())
        for each in (path, copy):
            chosen = re.findall(
                r'<option value="(\w+)"[^>]* selected', (await browser.get(each)).text
            )
            assert chosen == ["ar"]
            page = await browser.get(f"/d/{each.split('/')[2]}")
            assert '<html lang="ar" dir="rtl"' in page.text
            assert "words-ar" in page.text


async def test_what_cannot_be_saved_is_said_and_kept(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        path = await made_from(browser, "two-hours")
        form = fields((await browser.get(path)).text)
        for field, value, words in (
            ("title", "", "Give the event a title."),
            ("delete_after", DAY.isoformat(), "Choose a day after the event."),
            ("q2_minutes", "soon", "Give minutes as a whole number"),
            ("agreed", "40", "must not need more"),
            ("least", "0", "Give a number from 1 to 60."),
        ):
            page = await browser.post(path, data={**form, "q1_easy": "My words.", field: value})
            assert page.status == 400
            assert words in unescape(page.text), field
            assert fields(page.text)[field] == value
            assert fields(page.text)["q1_easy"] == "My words."
        assert fields((await browser.get(path)).text)["q1_easy"] != "My words."


async def test_two_who_save_at_once_do_not_overwrite_each_other(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        path = await made_from(browser, "two-hours")
        form = fields((await browser.get(path)).text)
        assert (await browser.post(path, data={**form, "q1_text": "Theirs?"})).status == 303
        mine = await browser.post(path, data={**form, "q1_text": "Mine?"})
        assert mine.status == 422
        assert "Someone else has changed this event" in mine.text
        assert fields(mine.text)["q1_text"] == "Mine?"
        assert fields((await browser.get(path)).text)["q1_text"] == "Theirs?"
        assert (await browser.post(path, data=fields(mine.text))).status == 303
        assert fields((await browser.get(path)).text)["q1_text"] == "Mine?"


async def test_the_rule_stands_still_once_a_vote_was_opened(server: Server) -> None:
    async with a_browser(server) as browser, Venue(server.url) as venue:
        await browser.enter_office(server)
        path = await made_from(browser, "table-talk", tables="1")
        event = path.split("/")[2]
        form = fields((await browser.get(path)).text)
        assert (await browser.post(path, data={**form, "agreed": "90"})).status == 303
        [link] = re.findall(
            rf"{server.url}/o/{event}#[a-z2-7]{{26}}", (await browser.get("/office")).text
        )
        links = (await browser.get(f"/o/{event}/links")).text
        tablet_link = re.findall(rf"{server.url}/t/{event}/1#[a-z2-7]{{26}}", links)[0]
        organiser = await (await venue.enter(link)).connect()
        await organiser.must("move_stage", **{"from": "lobby", "to": "question-1"})
        tablet = await (await venue.enter(tablet_link)).connect()
        point = await tablet.must("capture_point", question=1, kind="idea", text="A ramp.")
        await tablet.must("open_check", point=point, scope="table")
        form = fields((await browser.get(path)).text)
        refused = await browser.post(path, data={**form, "agreed": "60"})
        assert refused.status == 422
        assert "asked to vote already" in unescape(refused.text)
        late = {**form, "q1_text": "What matters most, in one sentence?"}
        assert (await browser.post(path, data=late)).status == 303, "a late change to a question"
        await tablet.wait_for(lambda view: "one sentence" in view["question"]["text"])
        left_out = {**fields((await browser.get(path)).text), "q1_text": ""}
        assert (await browser.post(path, data=left_out)).status == 400


class TestSpreadsheets:
    async def test_one_becomes_an_event(self, server: Server) -> None:
        async with a_browser(server) as browser:
            await browser.enter_office(server)
            made = await browser.post("/office/events/csv", data={"csv": SHEET})
            assert made.status == 303, made.text
            form = fields((await browser.get(urlsplit(made.where).path)).text)
            assert form["q1_text"] == "What helps, and what does not?"
            assert form["q1_prompts"] == "Who else?\nWhat else?"
            assert (form["q1_minutes"], form["groups"]) == ("20", "I use care")

    async def test_every_wrong_line_is_named_and_the_lines_stay(self, server: Server) -> None:
        wrong = SHEET.replace("tables,3", "tables,many").replace(",20,", ",soon,") + "colour,red\n"
        async with a_browser(server) as browser:
            await browser.enter_office(server)
            page = await browser.post("/office/events/csv", data={"csv": wrong})
            text = unescape(page.text)
            assert page.status == 400
            assert "Line 5: Minutes must be a whole number" in text
            assert "Line 7: “colour” is none of" in text
            assert fields(page.text)["csv"].strip() == wrong.strip()

    @pytest.mark.parametrize(
        ("sheet", "words"),
        [
            ("", "Line 1: There is nothing here"),
            ("title,Care\n", "Line 1: The first line must name the columns"),
            ("what;words\ntitle;Care\n", "Line 1: There is no question"),
            ("what,words\nquestion,\n", "Line 2: There are no words"),
            ("what,words\ntitle,A\ntitle,B\n", "Line 3: “title” is there a second time"),
        ],
    )
    async def test_what_is_no_event(self, server: Server, sheet: str, words: str) -> None:
        async with a_browser(server) as browser:
            await browser.enter_office(server)
            page = await browser.post("/office/events/csv", data={"csv": sheet})
            assert page.status == 400
            assert words in unescape(page.text)
