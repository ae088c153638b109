"""PUBLIC_URL, how people reach the server, decides links, QR codes, cookies and origins."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest
import segno

from bench.client import Json
from bench.server import Server, free_port
from facilitation.prepare.wanted import in_a_while
from tests.web.browser import Answer, Browser, a_browser

PUBLIC = "https://vote.example:8443"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("public")
    with Server(folder, free_port(), {"PUBLIC_URL": PUBLIC + "/"}) as running:
        yield running


def cookie_of(answer: Answer) -> dict[str, str]:
    """As the browser would send it over HTTPS, which ends before us."""
    return {"Cookie": answer.cookies[0].partition(";")[0]}


async def made_by(browser: Browser, server: Server) -> Json:
    secret = server.office_url.partition("#")[2]
    entered = await browser.post("/enter", json={"role": "office", "secret": secret})
    fields = {"title": "T", "date": in_a_while(), "questions": ["Q?"], "tables": 1}
    made = await browser.post("/office/events", json=fields, headers=cookie_of(entered))
    assert made.status == 201
    found: Json = json.loads(made.text)
    return found


def test_the_terminal_says_it(server: Server) -> None:
    said = server.output
    assert re.findall(r"https?://\S+", said)[0] == server.office_url
    assert server.office_url.startswith(f"{PUBLIC}/office#")
    assert f"Links and QR codes lead to {PUBLIC}." in said
    assert "make run" not in said, "phones can reach it as it is"


WHEN = "Print at the venue, or when this computer is on the venue’s wifi."
WIFI = "Phones must be on this wifi."


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("http://10.1.2.3:1234", True),
        ("http://table.local:1234", True),
        ("https://vote.example", False),
        ("http://8.8.8.8:1234", False),
    ],
)
async def test_an_address_of_this_wifi_alone_says_when_to_print(
    tmp_path: Path, address: str, near: bool
) -> None:
    with Server(tmp_path, free_port(), {"PUBLIC_URL": address}) as running:
        async with a_browser(running) as browser:
            page = await links_page(browser, running)
            assert (WHEN in page, f"it has now ({address})" in page, WIFI in page) == (near,) * 3
            assert 'class="button main" type="submit">Make the PDF</button>' in page


async def test_cards_that_phones_cannot_open_are_warned_of_once(tmp_path: Path) -> None:
    with Server(tmp_path, free_port(), {}) as running:
        async with a_browser(running) as browser:
            page = await links_page(browser, running)
            assert page.count("Only this computer can open these links.") == 1
            assert 'class="button" type="submit">Make the PDF all the same</button>' in page
            assert WHEN not in page


async def links_page(browser: Browser, server: Server) -> str:
    """The page "Links and printing" of a new event."""
    secret = server.office_url.partition("#")[2]
    entered = await browser.post("/enter", json={"role": "office", "secret": secret})
    fields = {"title": "T", "date": in_a_while(), "start": "two-hours", "tables": "1"}
    made = await browser.post("/office/events", data=fields, headers=cookie_of(entered))
    links = urlsplit(made.where).path.replace("/prepare", "/links")
    page = await browser.get(links, headers=cookie_of(made))
    assert page.status == 200
    return page.text


async def test_links_and_qr_codes_lead_there(server: Server) -> None:
    async with a_browser(server) as browser:
        made = await made_by(browser, server)
        links = [made["organiser"], made["display"], made["join"]]
        links += [made["tables"][0]["facilitator"], made["tables"][0]["join"]]
        assert [link for link in links if not link.startswith(PUBLIC + "/")] == []
        for path, url in (("", made["join"]), ("/1", made["tables"][0]["join"])):
            svg = (await browser.get(f"/j/{made['code']}{path}/qr.svg")).text
            wanted = segno.make(url, error="m", micro=False).svg_inline(border=4)
            drawn = [re.findall(r' d="([^"]+)"', s)[-1] for s in (svg, wanted)]
            assert drawn[0] == drawn[1]
        secret = made["display"].partition("#")[2]
        body = {"event": made["event"], "role": "display", "secret": secret}
        entered = await browser.post("/enter", json=body)
        view = await browser.get(
            f"/e/{made['event']}/view?face=display", headers=cookie_of(entered)
        )
        assert json.loads(view.text)["view"]["join"]["words"] == "vote.example:8443/j"


async def test_cookies_are_for_https_alone(server: Server) -> None:
    async with a_browser(server) as browser:
        secret = server.office_url.partition("#")[2]
        entered = await browser.post("/enter", json={"role": "office", "secret": secret})
        made = await made_by(browser, server)
        joined = await browser.post(f"/j/{made['code']}", data={"table": "1", "token": "x" * 20})
        for answer in (entered, joined):
            [cookie] = answer.cookies
            assert {"Secure", "HttpOnly", "SameSite=Lax"} <= {p.strip() for p in cookie.split(";")}


async def test_pages_come_from_there(server: Server) -> None:
    async with a_browser(server) as browser:
        for origin, status in (
            (PUBLIC, 403),  # let in, though with a wrong secret
            ("https://vote.example", 403),
            ("https://elsewhere.example", 403),
        ):
            answer = await browser.post(
                "/enter", json={"role": "office", "secret": "a"}, headers={"Origin": origin}
            )
            assert answer.status == status
            code = "wrong_link" if origin == PUBLIC else "not_allowed"
            assert f'"code":"{code}"' in answer.text
        address = f"{server.url}/socket.io/?EIO=4&transport=websocket"
        async with browser.session.ws_connect(address, headers={"Origin": PUBLIC}) as socket:
            assert (await socket.receive_str()).startswith("0{")
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await browser.session.ws_connect(
                address, headers={"Origin": "https://elsewhere.example"}
            )
