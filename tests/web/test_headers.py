"""What every answer carries, and what the cookies are like."""

from __future__ import annotations

import pytest

from bench.client import Venue
from bench.server import Server
from tests.web.browser import Answer, a_browser, an_event


def policy(answer: Answer) -> dict[str, list[str]]:
    parts = [part.split() for part in answer.headers["Content-Security-Policy"].split(";")]
    return {name: values for name, *values in parts}


async def test_every_answer_is_guarded(server: Server) -> None:
    made = await an_event(server)
    async with a_browser(server) as browser:
        for path in (
            "/",
            "/health",
            "/nowhere",
            "/office",
            f"/o/{made['event']}",
            f"/d/{made['event']}",
            f"/j/{made['code']}",
            f"/j/{made['code']}/qr.svg",
            f"/e/{made['event']}/view",
        ):
            answer = await browser.get(path)
            rules = policy(answer)
            assert rules["default-src"] == ["'self'"]
            assert "script-src" not in rules, "scripts come from here alone, none inside a page"
            assert "style-src" not in rules
            assert rules["object-src"] == ["'none'"]
            assert rules["base-uri"] == ["'none'"]
            assert rules["form-action"] == ["'self'"]
            assert rules["frame-ancestors"] == ["'none'"]
            host = server.url.removeprefix("http://")
            assert rules["connect-src"] == ["'self'", f"ws://{host}", f"wss://{host}"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "same-origin"
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers.get("Access-Control-Allow-Origin") is None


async def test_pages_hold_to_the_policy(server: Server) -> None:
    made = await an_event(server)
    async with a_browser(server) as browser:
        for path in ("/", "/office", "/nowhere", f"/o/{made['event']}", f"/j/{made['code']}"):
            page = (await browser.get(path)).text
            for script in page.split("<script")[1:]:
                tag = script.partition(">")[0]
                assert "src=" in tag or "application/json" in tag
            for forbidden in ("<style", " style=", " onclick=", " onload=", "javascript:"):
                assert forbidden not in page


def parts_of(cookie: str) -> set[str]:
    return {part.strip().partition("=")[0] for part in cookie.split(";")[1:]} | {
        part.strip() for part in cookie.split(";")[1:]
    }


async def test_cookies_are_out_of_reach(server: Server) -> None:
    made = await an_event(server)
    secret = made["organiser"].partition("#")[2]
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        for answer, name in (
            (
                await browser.post(
                    "/enter", json={"role": "office", "secret": server.office_url.split("#")[1]}
                ),
                "ct_office",
            ),
            (
                await browser.post(
                    "/enter",
                    json={"event": made["event"], "role": "organiser", "secret": secret},
                ),
                f"ct_{made['event']}_organiser",
            ),
            (
                await browser.post(f"/j/{made['code']}", data={"table": "1", "token": "x" * 20}),
                f"ct_{made['event']}",
            ),
        ):
            [cookie] = answer.cookies
            assert cookie.startswith(f"{name}=")
            assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= parts_of(cookie)
            assert "Secure" not in parts_of(cookie), "over plain HTTP it would be thrown away"
            assert "Domain" not in parts_of(cookie)
            assert secret not in cookie
        for path in ("/", f"/d/{made['event']}", "/nowhere", f"/j/{made['code']}"):
            assert (await browser.get(path)).cookies == (), "only who enters or joins gets one"


async def test_two_links_that_are_opened_at_once_both_let_in(server: Server) -> None:
    """Neither request knows yet what the other is given."""
    made = await an_event(server)
    async with a_browser(server) as browser:
        links = {"organiser": made["organiser"], "display": made["display"]}
        entered = [
            await browser.post(
                "/enter",
                json={"event": made["event"], "role": role, "secret": link.partition("#")[2]},
                headers={"Cookie": ""},
            )
            for role, link in links.items()
        ]
        await browser.post(f"/j/{made['code']}", data={"table": "1", "token": "x" * 20})
        assert len({answer.cookies[0].partition("=")[0] for answer in entered}) == 2
        for face in (*links, "phone"):
            view = await browser.get(f"/e/{made['event']}/view?face={face}")
            assert view.status == 200, face


async def test_a_browser_that_has_led_many_events_is_still_let_in(server: Server) -> None:
    many = "; ".join(f"ct_{n:012x}_organiser={'x' * 80}" for n in range(100))
    async with a_browser(server) as browser:
        assert (await browser.get("/office", headers={"Cookie": many})).status == 200
        secret = server.office_url.partition("#")[2]
        entered = await browser.post(
            "/enter", json={"role": "office", "secret": secret}, headers={"Cookie": many}
        )
        assert entered.status == 200
        gone = [cookie for cookie in entered.cookies if "Max-Age=0" in cookie]
        assert len(gone) == 100, "of events that are not here any more nothing is kept"


@pytest.mark.parametrize("host", ["evil.example", "evil.example;script-src", "a b", "x\ty"])
async def test_a_strange_host_opens_nothing(server: Server, host: str) -> None:
    async with a_browser(server) as browser:
        answer = await browser.get("/", headers={"Host": host})
        assert answer.status in (200, 400)
        if answer.status == 200:
            rules = policy(answer)
            assert rules["default-src"] == ["'self'"]
            assert "script-src" not in rules


async def test_no_socket_without_a_page_of_ours(server: Server) -> None:
    """Long polling is guarded in the same way as the WebSocket."""
    async with Venue(server.url) as venue, venue.browser() as browser:
        address = f"{server.url}/socket.io/?EIO=4&transport=polling"
        for origin, status in (("https://elsewhere.example", 400), (server.url, 200)):
            async with browser.get(address, headers={"Origin": origin}) as answer:
                assert answer.status == status
                allowed = answer.headers.get("Access-Control-Allow-Origin")
                assert allowed == (origin if status == 200 else None)
