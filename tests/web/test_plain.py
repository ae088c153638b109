"""Voting without a script: the form says what is so, and sent twice it is one answer."""

from __future__ import annotations

import re
from html import unescape

from bench.server import Server
from tests.live.room import Room, a_room
from tests.web.browser import Browser, a_browser
from tests.web.test_joining import token_on

TEXT = "A door on the <latch>"


async def come_in(browser: Browser, room: Room, table: int = 1) -> str:
    """Join by the form; the address of the simple page."""
    code = room.made["code"]
    token = await token_on(browser, f"/j/{code}")
    joined = await browser.post(f"/j/{code}", data={"table": str(table), "token": token})
    page = await browser.get(joined.where)
    [simple] = re.findall(
        r'<noscript><meta http-equiv="refresh" content="0; url=([^"]+)"', page.text
    )
    return str(simple)


def form(page: str) -> dict[str, str]:
    """The hidden fields of the first form."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def chosen(page: str) -> list[str]:
    return re.findall(r'name="answer" value="(\w+)" aria-pressed="true"', page)


async def test_a_vote_is_saved_and_can_change(server: Server) -> None:
    async with a_room(server) as room, a_browser(server) as browser:
        simple = await come_in(browser, room)
        assert "Nothing to vote on yet" in (await browser.get(simple)).text
        check = await room.asked(TEXT)
        page = (await browser.get(simple)).text
        assert TEXT in unescape(page)
        assert TEXT not in page, "what people write is never HTML"
        assert chosen(page) == []
        for answer in ("agree", "unsure"):
            sent = await browser.post(simple, data={**form(page), "answer": answer})
            assert sent.status == 303
            page = (await browser.get(sent.where.split("#")[0])).text
            assert chosen(page) == [answer]
            assert "Saved." in page
            assert list(room.ballots(check).values()) == [answer]


async def test_sent_twice_it_is_one_answer(server: Server) -> None:
    async with a_room(server) as room, a_browser(server) as browser:
        simple = await come_in(browser, room)
        check = await room.asked()
        old = form((await browser.get(simple)).text)
        again = [await browser.post(simple, data={**old, "answer": "agree"}) for _ in range(3)]
        assert [one.status for one in again] == [303, 303, 303]
        newer = form((await browser.get(simple)).text)
        await browser.post(simple, data={**newer, "answer": "disagree"})
        late = await browser.post(simple, data={**old, "answer": "unsure"})
        assert late.status == 409, "an old form cannot undo a newer answer"
        assert "Your newer answer stands." in late.text
        assert list(room.ballots(check).values()) == ["disagree"]


async def test_the_same_rules_hold(server: Server) -> None:
    async with a_room(server) as room, a_browser(server) as browser:
        simple = await come_in(browser, room)
        check = await room.asked()
        page = form((await browser.get(simple)).text)
        for wrong in (
            {"answer": "perhaps"},
            {"answer": "agree", "who": "x" * 32},
            {"answer": "agree", "n": "-1"},
            {"answer": "agree", "n": "9" * 40},
            {"answer": "agree", "check": "no-such-check"},
        ):
            sent = await browser.post(simple, data={**page, **wrong})
            assert sent.status == 409 or wrong.get("who"), wrong
            assert set(room.ballots(check).values()) <= {"agree"}
        await room.tablets[1].must("lock_check", check=check)
        late = await browser.post(simple, data={**page, "n": "9", "answer": "unsure"})
        assert late.status == 409
        assert "Voting on this point has closed" in late.text
        assert "Voting has closed." in late.text


async def test_without_a_seat_there_is_no_form(server: Server) -> None:
    async with a_room(server) as room, a_browser(server) as browser:
        answer = await browser.get(f"/p/{room.event}/plain")
        assert (answer.status, answer.where) == (302, f"/j/{room.made['code']}")
        answer = await browser.post(f"/p/{room.event}/plain", data={"answer": "agree"})
        assert answer.status == 403


async def test_in_the_language_that_was_chosen(server: Server) -> None:
    async with a_room(server) as room, a_browser(server) as browser:
        simple = await come_in(browser, room)
        await room.asked("Więcej autobusów wieczorem, proszę")
        back = await browser.get(f"/language/pseudo?next={simple}")
        assert (back.status, back.where) == (303, simple)
        page = (await browser.get(simple)).text
        assert "[Ýöûŕ ţàƀļé ṽöţéš öñ à þöîñţ" in page
        assert '<h2 id="text-1" lang="pl" dir="auto">Więcej' in page, "people's words stay theirs"


async def test_the_browsers_language_is_a_first_guess(server: Server) -> None:
    async with a_browser(server) as browser:
        for header, lang in (
            ("ar-EG,ar;q=0.9,en;q=0.5", 'lang="ar" dir="rtl"'),
            ("en-GB,en;q=0.9", 'lang="en" dir="ltr"'),
            ("xx", 'lang="en" dir="ltr"'),
            ("pl", 'lang="pl" dir="ltr"'),
        ):
            page = await browser.get("/", headers={"Accept-Language": header})
            assert f"<html {lang}" in page.text
        # Browsers take "%09" and "%0A" out of an address before they read it.
        tabs = ("/%09/evil.example", "/%0A/evil.example", "/%0D%0AX-Y:%201", "/a%0Ab")
        for away in ("//evil.example", "/\\evil.example", "https://evil.example", *tabs):
            answer = await browser.get(f"/language/cy?next={away}")
            assert answer.where == "/"
        assert (await browser.get("/language/klingon")).status == 404
        page = await browser.get("/", headers={"Accept-Language": "pl"})
        assert '<html lang="cy"' in page.text, "what a person chose comes before the guess"
