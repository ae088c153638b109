"""A phone in other languages than English: long words, right to left, and bad wifi."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from bench.server import Server
from facilitation.languages import LANGUAGES
from tests.browser.lead import Lead
from tests.browser.looks import lost
from tests.browser.room import Room

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 568}


@pytest.mark.parametrize("language", [one.id for one in LANGUAGES if one.draft])
def test_long_words_fit_a_small_phone_in_large_letters(
    room: Room, server: Server, language: str
) -> None:
    """Where a language has one long word, as for "Settings" in Polish, nothing can break it."""
    lead = Lead(server)
    lead.move("lobby", "question-1")
    lead.ask("A later bus.")
    phone = room.device(SMALL, "phone")
    phone.goto(f"{room.url}/language/{language}?next=/")
    phone.evaluate("localStorage.setItem('common-table:size', '200')")
    found = {}
    for path in ("/", f"/agreement/{lead.code}", f"/j/{lead.code}", f"/j/{lead.code}/1"):
        phone.goto(room.url + path)
        expect(phone.get_by_role("button").last).to_be_visible()
        found[path] = lost(phone)
    phone.locator("[data-join]").click()
    expect(phone.locator(".answer")).to_have_count(4)
    found["vote"] = lost(phone)
    phone.locator("[data-opens=settings]").click()
    expect(phone.locator("#settings")).to_be_visible()
    found["settings"] = lost(phone)
    assert {where: what for where, what in found.items() if what} == {}
