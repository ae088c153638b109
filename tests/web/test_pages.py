"""Every page is there, and one that is not says so in words."""

from __future__ import annotations

import re
from html import escape

import pytest

from bench.server import Server
from tests.web.browser import a_browser, an_event

EVENT, CODE = "EVENT", "CODE"


async def test_each_face_has_its_page(server: Server) -> None:
    made = await an_event(server)
    event, code = made["event"], made["code"]
    async with a_browser(server) as browser:
        for path in (
            "/",
            "/j",
            "/office",
            f"/j/{code}",
            f"/j/{code[:3]}%20{code[3:]}",
            f"/j/{code}/2",
            f"/o/{event}",
            f"/t/{event}/2",
            f"/d/{event}",
        ):
            answer = await browser.get(path)
            assert answer.status == 200, path
            assert "<h1" in answer.text or 'id="app"' in answer.text, path
            assert "html" in answer.headers["Content-Type"]
        # A page says nothing of its event that one needs a link for.
        for path in (f"/o/{event}", f"/t/{event}/2", f"/d/{event}"):
            assert code not in (await browser.get(path)).text
        assert (await browser.get("/health")).text.strip() == '{"ok":true}'


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nowhere", 404, "There is no page here"),
        ("/socket.io.js", 404, "There is no page here"),
        ("/j/000000", 404, "No event has this code"),
        ("/j/cat", 404, "No event has this code"),
        ("/j/%00", 404, "No event has this code"),
        ("/j/000000/1", 404, "No event has this code"),
        ("/j/000000/qr.svg", 404, "No event has this code"),
        ("/j/CODE/3", 404, "no such table"),
        ("/j/CODE/0", 404, "no such table"),
        ("/j/CODE/99999999999999999999", 404, "no such table"),
        ("/j/CODE/two", 404, "There is no page here"),
        ("/j/CODE/3/qr.svg", 404, "no such table"),
        ("/o/nowhere", 404, "cannot find this event"),
        ("/o/%2e%2e%2fcatalogue", 404, "There is no page here"),
        ("/o/nowhere/links", 404, "cannot find this event"),
        ("/d/nowhere", 404, "cannot find this event"),
        ("/p/nowhere", 404, "cannot find this event"),
        ("/t/nowhere/1", 404, "cannot find this event"),
        ("/t/EVENT/3", 404, "no such table"),
        ("/t/EVENT/one", 404, "There is no page here"),
        ("/o/EVENT/links", 403, "do not know this device"),
        ("/e/nowhere/view?face=phone", 404, "cannot find this event"),
        ("/e/EVENT/view", 400, "could not read"),
        ("/e/EVENT/view?face=phone", 403, "do not know this device"),
    ],
)
async def test_what_is_not_there_is_said_in_words(
    server: Server, path: str, status: int, words: str
) -> None:
    made = await an_event(server)
    path = path.replace(EVENT, made["event"]).replace(CODE, made["code"])
    async with a_browser(server) as browser:
        page = await browser.get(path)
        assert page.status == status
        assert words in page.text
        assert "<h1" in page.text
        # What a helper asks for, or the form in which it is put right.
        assert "For the helper:" in page.text or "<form" in page.text
        as_json = await browser.get(path, headers={"Accept": "application/json"})
        assert as_json.status == status


async def test_a_code_as_people_type_it(server: Server) -> None:
    made = await an_event(server)
    code = made["code"]
    async with a_browser(server) as browser:
        for typed in (code, f"{code[:3]} {code[3:]}", f" {code} ", " ".join(code)):
            answer = await browser.get("/j", params={"code": typed})
            assert (answer.status, answer.where) == (302, f"/j/{code}")
        for wrong in ("000 000", "", "cat", "12345678901234567890", "<b>&"):
            answer = await browser.get("/j", params={"code": wrong})
            assert answer.status == 404
            assert "No event has this code" in answer.text
            kept = re.findall(r'name="code" value="([^"]*)"', answer.text)
            assert kept == [escape(wrong)], "what was typed is there again"


async def test_ways_of_asking_that_there_are_not(server: Server) -> None:
    async with a_browser(server) as browser:
        for method, path in (
            ("POST", "/"),
            ("DELETE", "/office/events"),
            ("GET", "/enter"),
            ("PUT", "/e/x/operation"),
        ):
            answer = await browser.ask(method, path)
            assert answer.status == 405
            assert "<h1" in answer.text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("5", 400),
        ("null", 400),
        ("[]", 400),
        ('"text"', 400),
        ("{", 400),
        ("[" * 50_000 + "]" * 50_000, 400),
        ('{"role":"office","secret":"\\ud800"}', 403),
        ('{"role":"organiser","event":"\\ud800","secret":"a"}', 400),
        ('{"role":"organiser","event":"nowhere","secret":"a"}', 404),
        ('{"role":"organiser","secret":"a"}', 400),
        ('{"role":["office"],"secret":"a"}', 400),
        ('{"role":"office","secret":5}', 400),
        ('{"role":"office","secret":"a"}', 403),
        ('{"role":"facilitator","event":"EVENT","table":"1","secret":"a"}', 400),
        ('{"role":"facilitator","event":"EVENT","table":1.5,"secret":"a"}', 400),
        ('{"role":"facilitator","event":"EVENT","table":true,"secret":"a"}', 403),
        ('{"role":"phone","event":"EVENT","secret":"a"}', 403),
        ('{"role":"organiser","event":"EVENT","secret":"' + "x" * 200_000 + '"}', 413),
    ],
)
async def test_whatever_is_posted_gets_a_code_and_words(
    server: Server, body: str, status: int
) -> None:
    made = await an_event(server)
    async with a_browser(server) as browser:
        for path in ("/enter", f"/e/{made['event']}/operation"):
            answer = await browser.post(
                path,
                data=body.replace(EVENT, made["event"]),
                headers={"Content-Type": "application/json"},
            )
            if path == "/enter":
                assert answer.status == status
            assert 400 <= answer.status < 500
            assert '"ok":false' in answer.text
            assert '"words":"' in answer.text
            assert answer.cookies == ()
