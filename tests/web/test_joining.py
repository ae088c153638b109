"""Joining by code: no name, no account, and one person however often the form is sent."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
import segno

from bench.client import Json
from bench.server import Server
from tests.web.browser import Browser, a_browser, an_event


def seats(server: Server, made: Json) -> list[tuple[str, int]]:
    """(participant, table) as stored."""
    path = server.instance / "events" / f"{made['event']}.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return list(db.execute("SELECT id, table_number FROM participants ORDER BY joined_at"))


async def token_on(browser: Browser, path: str) -> str:
    page = await browser.get(path)
    [token] = re.findall(r'name="token" value="([^"]+)"', page.text)
    return str(token)


async def test_the_way_in(server: Server) -> None:
    made = await an_event(server)
    code, event = made["code"], made["event"]
    async with a_browser(server) as browser:
        home = await browser.get(f"/p/{event}")
        assert (home.status, home.where) == (302, f"/j/{code}"), "not in yet"
        notice = await browser.get(f"/j/{code}/2")
        assert "Before you join" in notice.text
        assert seats(server, made) == [], "looking is not joining"
        token = await token_on(browser, f"/j/{code}/2")
        joined = await browser.post(f"/j/{code}", data={"table": "2", "token": token})
        assert (joined.status, joined.where) == (303, f"/p/{event}")
        assert (await browser.get(f"/p/{event}")).status == 200
        [(_, table)] = seats(server, made)
        assert table == 2


async def test_without_a_table_the_page_says_what_is_missing(server: Server) -> None:
    made = await an_event(server)
    code = made["code"]
    async with a_browser(server) as browser:
        token = await token_on(browser, f"/j/{code}")
        for fields, words in (
            ({}, "Choose your table, then join."),
            ({"table": ""}, "Choose your table, then join."),
            ({"table": "two"}, "Choose your table, then join."),
            ({"table": "1.0"}, "Choose your table, then join."),
            ({"table": "9" * 5_000}, "Choose your table, then join."),
            ({"table": "3"}, "This event has no such table."),
            ({"table": "-1"}, "This event has no such table."),
        ):
            page = await browser.post(f"/j/{code}", data={"token": token, **fields})
            assert page.status == 404
            assert words in page.text
            assert re.findall(r'<input type="radio" name="table" value="(\d+)"', page.text) == [
                "1",
                "2",
            ]
            assert f'name="token" value="{token}"' in page.text, "still the same person"
            assert page.cookies == ()
        assert seats(server, made) == []


async def test_the_form_sent_twice_is_one_person(server: Server) -> None:
    made = await an_event(server)
    code = made["code"]
    async with a_browser(server) as browser:
        form = {"table": "1", "token": await token_on(browser, f"/j/{code}")}
        for _ in range(3):
            assert (await browser.post(f"/j/{code}", data=form)).status == 303
        assert len(seats(server, made)) == 1
        # The cookie had not come back yet: the token alone says who it is.
        browser.session.cookie_jar.clear()
        assert (await browser.post(f"/j/{code}", data=form)).status == 303
        assert len(seats(server, made)) == 1
        # At another table it is still the same voter.
        other = {"table": "2", "token": await token_on(browser, f"/j/{code}/2")}
        await browser.post(f"/j/{code}", data=other)
        assert [table for _, table in seats(server, made)] == [2]


async def test_a_second_person_on_the_same_phone(server: Server) -> None:
    made = await an_event(server)
    code, event = made["code"], made["event"]
    async with a_browser(server) as browser:
        for token in ("token-of-ada", "token-of-ben"):
            form = {"table": "1", "token": token, "next_person": "1"}
            assert (await browser.post(f"/j/{code}", data=form)).status == 303
        people = [who for who, _ in seats(server, made)]
        assert len(people) == 2
        for who in people:
            answer = await browser.get(f"/e/{event}/view?face=phone&who={who}")
            assert f'"who":"{who}"' in answer.text


async def test_a_tablet_at_the_door_goes_on_whoever_came_before(server: Server) -> None:
    """A browser throws away a cookie of more than 4 KB, and with it who has just joined."""
    made = await an_event(server)
    async with a_browser(server) as browser:
        for number in range(170):
            form = {"table": "1", "token": f"token-of-{number}", "next_person": "1"}
            joined = await browser.post(f"/j/{made['code']}", data=form)
            assert len(joined.cookies[0]) < 4_000
        assert (await browser.get(f"/e/{made['event']}/view?face=phone")).status == 200
    assert len(seats(server, made)) == 170


async def test_what_somebody_comes_as_is_theirs_to_say(server: Server) -> None:
    made = await an_event(server, groups=["Carer", "Provider", "Carer"])
    path = server.instance / "events" / f"{made['event']}.db"

    def groups() -> list[str | None]:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
            return [g for (g,) in db.execute("SELECT group_name FROM participants")]

    async with a_browser(server) as browser:
        page = await browser.get(f"/j/{made['code']}/1")
        offered = re.findall(r'name="group" value="([^"]*)"', page.text)
        assert offered == ["Carer", "Provider", ""], "each once, and a way to say nothing"
        form = {"table": "1", "token": "token-of-ada"}
        for said, kept in (
            ({}, None),
            ({"group": "Carer"}, "Carer"),
            # Moving to another table asks nothing again.
            ({"table": "2"}, "Carer"),
            ({"group": ""}, None),
        ):
            assert (await browser.post(f"/j/{made['code']}", data={**form, **said})).status == 303
            assert groups() == [kept]
        wrong = await browser.post(f"/j/{made['code']}", data={**form, "group": "King"})
        assert wrong.status == 422
        assert "no such group" in wrong.text
    quiet = await an_event(server)
    async with a_browser(server) as browser:
        assert "come as" not in (await browser.get(f"/j/{quiet['code']}/1")).text


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "unknown_table"),
        ({"table": 1}, "bad_message"),
        ({"table": 1, "token": "short"}, "bad_message"),
        ({"table": 1, "token": "x" * 65}, "bad_message"),
        ({"table": [1], "token": "x" * 20}, "unknown_table"),
        ({"table": 99, "token": "x" * 20}, "unknown_table"),
        ([], "bad_message"),
        (5, "bad_message"),
    ],
)
async def test_a_program_that_joins_wrongly(server: Server, body: object, code: str) -> None:
    made = await an_event(server)
    async with a_browser(server) as browser:
        answer = await browser.post(f"/j/{made['code']}", json=body)
        assert 400 <= answer.status < 500
        assert f'"code":"{code}"' in answer.text
        assert '"words":"' in answer.text
        assert seats(server, made) == []


async def test_a_code_that_nobody_has(server: Server) -> None:
    async with a_browser(server) as browser:
        answer = await browser.post("/j/000000", data={"table": "1", "token": "x" * 20})
        assert answer.status == 404
        assert "No event has this code" in answer.text
        assert "<h1" in answer.text


def drawn(svg: str) -> str:
    """The dark squares of a QR code."""
    [path] = re.findall(r'class="qrline"[^>]*? d="([^"]+)"', svg)
    return str(path)


async def test_qr_codes_lead_where_their_links_lead(server: Server) -> None:
    made = await an_event(server)
    async with a_browser(server) as browser:
        for path, url in (
            (f"/j/{made['code']}/qr.svg", made["join"]),
            (f"/j/{made['code']}/1/qr.svg", made["tables"][0]["join"]),
            (f"/j/{made['code']}/2/qr.svg", made["tables"][1]["join"]),
        ):
            assert url.startswith(f"{server.url}/j/{made['code']}")
            answer = await browser.get(path)
            assert "image/svg+xml" in answer.headers["Content-Type"]
            wanted = segno.make(url, error="m", micro=False).svg_inline(border=4)
            assert drawn(answer.text) == drawn(wanted)
