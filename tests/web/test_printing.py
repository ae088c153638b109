"""Paper: one tagged PDF with cards, guides, wifi and forms, for the organiser alone."""

from __future__ import annotations

import asyncio
import re
import time

import pytest
from segno import helpers
from werkzeug.http import parse_options_header

from bench.client import Venue
from bench.server import Server
from facilitation.reports.paper import CannotPrint, make_pdf
from facilitation.reports.typeset import drawn
from tests.web.browser import Browser, a_browser
from tests.web.test_prepare import DAY, fields, made_from

EVERYTHING = {
    "cards": "yes",
    "guides": "yes",
    "forms": "yes",
    "wifi_name": "Town hall; guests",
    "wifi_password": "tea:and\\cake",
}


async def test_one_pdf_with_everything(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        path = (await made_from(browser, "two-hours")).removesuffix("/prepare")
        url = f"{server.url}{path}/paper.pdf"
        async with browser.session.post(url, data=EVERYTHING) as response:
            pdf = await response.read()
            assert response.status == 200, pdf[:400]
            assert response.headers["Content-Type"] == "application/pdf"
            assert response.headers["Cache-Control"] == "no-store"
        assert pdf.startswith(b"%PDF-")
        assert b"/StructTreeRoot" in pdf, "tagged"
        pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
        assert pages == 4 + 1 + 4 + 3, "a card and a guide a table, the wifi, a form a question"


@pytest.mark.parametrize(
    ("title", "plain", "whole"),
    [
        ("Care at home: what's next?", "care-at-home-whats-next", ""),
        ("Gofal yn y tŷ", "gofal-yn-y-ty", "gofal-yn-y-tŷ"),
        ("Łódź / 2027", "odz-2027", "łódź-2027"),
        ("الرعاية في المنزل", "event", "الرعاية-في-المنزل"),
        ("घर पर देखभाल", "event", "घर-पर-देखभाल"),
        ('";/\\..%0a', "0a", ""),
        ("?!", "event", ""),
        ("word " * 24, "-".join(["word"] * 10), ""),
        ("x" * 120, "x" * 50, ""),
    ],
)
async def test_the_file_is_named_for_the_event(
    server: Server, title: str, plain: str, whole: str
) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        made = await made_from(browser, "two-hours", title=title)
        url = f"{server.url}{made.removesuffix('/prepare')}/paper.pdf"
        async with browser.session.post(url, data={"wifi_name": "Hall"}) as response:
            assert response.status == 200
            how, options = parse_options_header(response.headers["Content-Disposition"])
            sent = response.headers["Content-Disposition"]
        assert how == "inline"
        end = f"-{DAY.isoformat()}-to-print.pdf"
        assert options["filename"] == (whole or plain) + end
        assert f"filename={plain}{end}" in sent
        assert ("filename*=UTF-8''" in sent) == bool(whole)


@pytest.mark.parametrize("start", ["two-hours", "half-day", "table-talk"])
@pytest.mark.parametrize("scale", ["three", "five"])
async def test_a_facilitators_sheet_is_one_page_and_has_their_link(
    server: Server, start: str, scale: str
) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        made = await made_from(browser, start, tables="12", scale=scale)
        path = made.removesuffix("/prepare")
        guides = await printed(browser, path, guides="yes")
        links = re.findall(
            rf'href="({server.url}/t/\w+/\d+#\w+)"', (await browser.get(f"{path}/links")).text
        )
        assert len(links) == 12
        assert len(re.findall(rb"/Type\s*/Page\b", guides)) == 12
        # In words that can be typed, too: the words of a link are what the PDF leads to.
        assert re.findall(rb"/URI\s*\(([^)]+)\)", guides) == [link.encode() for link in links]
        cards = await printed(browser, path, cards="yes")
        assert len(re.findall(rb"/Type\s*/Page\b", cards)) == 12
        assert b"/URI" not in cards, "a card on the table is for everybody"


@pytest.mark.parametrize("scale", ["three", "five"])
async def test_a_form_is_one_page_with_the_longest_words_there_can_be(
    server: Server, scale: str
) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        long = ("Think of a journey that you make each week. " * 5)[:200]
        made = await made_from(
            browser, "", scale=scale, title=("Getting about: " * 9)[:120], questions=long
        )
        form = {**fields((await browser.get(made)).text), "q1_easy": long}
        assert (await browser.post(made, data=form)).status == 303
        pdf = await printed(browser, made.removesuffix("/prepare"), forms="yes")
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


async def test_a_picture_sign_keeps_nothing_from_being_printed(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        made = await made_from(
            browser, "", title="Buses 🚌 👩🏽‍🦽, and ♿", questions="Who helps? 🤝"
        )
        path = made.removesuffix("/prepare")
        pdf = await printed(browser, path, **{**EVERYTHING, "wifi_name": "Hall 📶"})
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 4 + 1 + 4 + 1


async def test_letters_that_no_typeface_here_has_are_named(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        # Of a script that nobody has written for two thousand years: no computer has it.
        made = await made_from(browser, "two-hours", title="Care \U00014400 at home")
        answer = await browser.post(f"{made.removesuffix('/prepare')}/paper.pdf", data=EVERYTHING)
        assert answer.status == 400
        assert "“\U00014400”" in answer.text
        assert "typeface" in answer.text


async def test_cards_stay_cards_with_a_long_title_and_address(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        made = await made_from(browser, "half-day", title="A long title, " * 8)
        cards = await printed(browser, made.removesuffix("/prepare"), cards="yes")
        assert len(re.findall(rb"/Type\s*/Page\b", cards)) == 4


async def test_with_the_wifis_name_each_card_says_how_to_join_it_first(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        made = await made_from(browser, "two-hours", title="A long title, " * 8)
        path = made.removesuffix("/prepare")
        joins = [f"QR code to join at Table {n}" for n in (1, 2, 3, 4)]
        without = pictures(await printed(browser, path, cards="yes"))
        assert [words.partition(":")[0] for words in without] == joins
        # The longest name and password there can be: still one page for each card.
        net = {"wifi_name": "N" * 32, "wifi_password": "p" * 63}
        cards = await printed(browser, path, cards="yes", **net)
        assert len(re.findall(rb"/Type\s*/Page\b", cards)) == 4 + 1
        wifi = f"QR code to join the wifi {'N' * 32}"
        found = [words.partition(":")[0] for words in pictures(cards)]
        assert found == [words for join in joins for words in (wifi, join)] + [wifi]


def pictures(pdf: bytes) -> list[str]:
    """What a screen reader says of each picture, in the order of the pages."""
    return [words.decode() for words in re.findall(rb"/Alt\s*\(([^)]*)\)", pdf)]


async def printed(browser: Browser, path: str, **parts: str) -> bytes:
    """The PDF of an event's ``parts``."""
    async with browser.session.post(f"{browser.url}{path}/paper.pdf", data=parts) as response:
        assert response.status == 200
        return await response.read()


async def test_the_room_does_not_wait_for_the_printer(server: Server) -> None:
    async with a_browser(server) as browser, Venue(server.url):
        await browser.enter_office(server)
        path = (await made_from(browser, "half-day", tables="40")).removesuffix("/prepare")
        printing = asyncio.create_task(
            browser.session.post(f"{server.url}{path}/paper.pdf", data=EVERYTHING).__aenter__()
        )
        slowest = 0.0
        while not printing.done():
            before = time.monotonic()
            assert (await browser.get("/health")).status == 200
            slowest = max(slowest, time.monotonic() - before)
            await asyncio.sleep(0.01)
        assert (await printing).status == 200
        assert slowest < 1.0


async def test_only_the_organiser_and_only_what_was_chosen(server: Server) -> None:
    async with a_browser(server) as browser, a_browser(server) as stranger:
        await browser.enter_office(server)
        path = (await made_from(browser, "table-talk")).removesuffix("/prepare")
        assert (await stranger.post(f"{path}/paper.pdf", data=EVERYTHING)).status == 403
        nothing = await browser.post(f"{path}/paper.pdf", data={})
        assert nothing.status == 400
        assert "Choose at least one thing" in nothing.text
        long = await browser.post(
            f"{path}/paper.pdf", data={"wifi_name": "a", "wifi_password": "b" * 64}
        )
        assert long.status == 400
        named = await browser.post(f"{path}/paper.pdf", data={"wifi_name": "n" * 33})
        assert (named.status, "at most 32 letters" in named.text) == (400, True)


def test_a_wifi_card_escapes_what_the_name_holds() -> None:
    drawn_now = drawn({"tables": [], "wifi": {"name": "Town; hall", "password": "a:b"}})
    assert drawn_now["wifi"]["qr"].startswith("<svg")
    assert (
        helpers.make_wifi_data("Town; hall", "a:b", "WPA") == "WIFI:T:WPA;S:Town\\; hall;P:a\\:b;;"
    )


def test_what_cannot_be_set_is_said() -> None:
    with pytest.raises(CannotPrint):
        make_pdf({"title": "No tables"})
