"""Spreadsheets: an event from a CSV, and every line that is wrong told at once."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape
from urllib.parse import urlsplit

import pytest

from bench.server import Server
from tests.web.browser import a_browser
from tests.web.test_prepare import DAY, fields

SHEET = f"""what,words,easy,minutes,prompts
title,Care at home
date,{DAY}
tables,3
question,"What helps, and what does not?",What helps you?,20,Who else? | What else?
group,I use care
"""


async def test_one_becomes_an_event(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        made = await browser.post("/office/events/csv", data={"csv": SHEET})
        assert made.status == 303, made.text
        form = fields((await browser.get(urlsplit(made.where).path)).text)
        assert form["q1_text"] == "What helps, and what does not?"
        assert form["q1_prompts"] == "Who else?\nWhat else?"
        assert (form["q1_minutes"], form["groups"]) == ("20", "I use care")


async def test_every_wrong_line_is_named_and_the_lines_stay(server: Server) -> None:
    wrong = SHEET.replace("tables,3", "tables,many").replace(",20,", ",soon,") + "colour,red\n"
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        page = await browser.post("/office/events/csv", data={"csv": wrong})
        text = unescape(page.text)
        assert page.status == 400
        assert "Line 4: Give a number of tables" in text
        assert "Line 5: Give minutes as a whole number" in text
        assert "Line 7: “colour” is none of" in text
        assert fields(page.text)["csv"].strip() == wrong.strip()


async def test_everything_wrong_is_said_with_its_own_line(server: Server) -> None:
    long = "x" * 201
    lines = [
        "what,words,easy,minutes,prompts,colour",  # 1
        "title,",  # 2
        f"date,{date.today() - timedelta(days=2)}",  # 3
        "tables,61",  # 4
        f"question,{long},{long},soon,{long}",  # 5: four things
        f"group,{'y' * 61}",  # 6
        *["group,A group"] * 2,
        "tables,4",  # 9
    ]
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        page = await browser.post("/office/events/csv", data={"csv": "\n".join(lines)})
    told = re.findall(r"<li>Line (\d+): ([^<]+)</li>", unescape(page.text))
    assert [int(n) for n, _ in told] == [1, 2, 3, 4, 5, 5, 5, 5, 6, 9]
    assert 'href="#csv"' in page.text, "from the top of the page"
    by_line = dict(told)
    assert "colour" in by_line["1"]
    assert "has passed" in by_line["3"]


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
async def test_what_is_no_event(server: Server, sheet: str, words: str) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        page = await browser.post("/office/events/csv", data={"csv": sheet})
        assert page.status == 400
        assert words in unescape(page.text)
