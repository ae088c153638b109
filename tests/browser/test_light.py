"""Old and poor phones: little to fetch, no WebSocket, no JavaScript."""

from __future__ import annotations

import json
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.lead import Lead
from tests.browser.room import PHONE, Room, accessible, answer

pytestmark = pytest.mark.browser

TEXT = "A small team of care workers we know."
MOST_BYTES = 60 * 1024

# As in a network that lets none through: it fails a moment after it was asked for.
NO_WEBSOCKET = """
window.WebSocket = class extends EventTarget {
  constructor() {
    super();
    setTimeout(() => { this.onerror?.(new Event("error")); this.onclose?.(new Event("close")); });
  }
  close() {}
};
"""


def come_in(room: Room, lead: Lead, phone: Page) -> None:
    phone.goto(f"{room.url}/j/{lead.code}/1")
    phone.get_by_role("button", name="Join Table 1").click()


def test_a_vote_without_javascript(room: Room) -> None:
    lead = Lead(room.server)
    lead.move("lobby", "question-1")
    check = lead.ask(TEXT)
    phone = room.device(PHONE, "phone", java_script_enabled=False)
    come_in(room, lead, phone)
    phone.wait_for_url("**/plain")
    expect(phone.get_by_role("heading", name=TEXT)).to_be_visible()
    answer(phone, "I agree").click()
    expect(phone.get_by_role("status")).to_contain_text("Saved.")
    expect(answer(phone, "I agree")).to_have_attribute("aria-pressed", "true")
    answer(phone, "I am not sure").click()
    expect(answer(phone, "I am not sure")).to_have_attribute("aria-pressed", "true")
    for button in phone.get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 56
    phone.reload()
    lead.reveal(check)
    answer(phone, "I agree").click()
    expect(phone.get_by_role("alert")).to_contain_text("Voting on this point has closed.")
    phone.get_by_role("link", name="Show what is new").click()
    expect(phone.get_by_text("Your answer: I am not sure.")).to_be_visible()


def test_the_simple_page_is_accessible(room: Room) -> None:
    """With JavaScript, since axe is a script."""
    lead = Lead(room.server)
    lead.move("lobby", "question-1")
    check = lead.ask(TEXT)
    phone = room.device(PHONE, "phone")
    come_in(room, lead, phone)
    expect(phone.get_by_text("You are at")).to_be_visible()
    phone.goto(f"{room.url}/p/{lead.event}/plain")
    answer(phone, "I agree").click()
    expect(phone.get_by_role("status")).to_contain_text("Saved.")
    accessible(phone, "simple page, vote")
    lead.reveal(check)
    phone.reload()
    accessible(phone, "simple page, result")


def test_a_vote_where_websockets_are_blocked(room: Room) -> None:
    lead = Lead(room.server)
    lead.move("lobby", "question-1")
    lead.ask(TEXT)
    phone = room.device(PHONE, "phone")
    asked: list[str] = []
    phone.add_init_script(NO_WEBSOCKET)
    phone.on("request", lambda request: asked.append(request.url))
    come_in(room, lead, phone)
    expect(phone.get_by_role("heading", name=TEXT)).to_be_visible()
    answer(phone, "I agree").click()
    expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
    assert any("transport=polling" in url for url in asked), "by long polling"
    assert not any("transport=websocket" in url for url in asked)
    phone.reload()
    expect(answer(phone, "I agree")).to_have_attribute("aria-pressed", "true")


def test_what_the_first_load_weighs(room: Room, capsys: pytest.CaptureFixture[str]) -> None:
    """Compressed, over the wire, nothing kept from before; fonts apart.

    Over HTTPS browsers ask for brotli, over a venue's plain HTTP only for gzip. English needs no
    words besides the bundle, and must be light either way.
    """
    lead = Lead(room.server)
    lead.move("lobby", "question-1")
    lead.ask(TEXT)
    phone = room.device(PHONE, "phone")
    come_in(room, lead, phone)
    expect(phone.get_by_text("You are at").first).to_be_visible()
    for language in ("en", "ar"):
        phone.goto(f"{room.url}/language/{language}?next=/")
        weights = _weigh(phone, f"{room.url}/p/{lead.event}")
        fonts = sum(size for url, size in weights.items() if ".woff2" in url)
        gzip = sum(weights.values()) - fonts
        brotli = gzip - sum(
            _saved_by_brotli(room.server.url + urlsplit(url).path)
            for url in weights
            if url.endswith((".js", ".css"))
        )
        with capsys.disabled():
            print(f"\nfirst load, {language}: {gzip:,} bytes by gzip, {brotli:,} by brotli", end="")
            print(f"; fonts {fonts:,}")
        assert brotli <= MOST_BYTES, json.dumps(weights, indent=1)
        assert gzip <= MOST_BYTES or language != "en", json.dumps(weights, indent=1)


def _saved_by_brotli(url: str) -> int:
    def size(encoding: str) -> int:
        with urlopen(Request(url, headers={"Accept-Encoding": encoding})) as answer:
            assert answer.headers["Content-Encoding"] == encoding
            return len(answer.read())

    return size("gzip") - size("br")


def _weigh(phone: Page, url: str) -> dict[str, int]:
    """Bytes received for each address, headers included."""
    session = phone.context.new_cdp_session(phone)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on(
        "Network.requestWillBeSent",
        lambda e: addresses.update({e["requestId"]: e["request"]["url"]}),
    )
    session.on(
        "Network.loadingFinished",
        lambda e: sizes.update({e["requestId"]: int(e["encodedDataLength"])}),
    )
    phone.goto(url)
    expect(phone.get_by_role("heading", name=TEXT)).to_be_visible()
    phone.wait_for_load_state("networkidle")
    return {addresses[request]: size for request, size in sizes.items()}
