"""A phone in other languages than English: long words, right to left, and bad wifi."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from bench.server import Server
from facilitation.languages import LANGUAGES, speech
from tests.browser.lead import Lead
from tests.browser.looks import lost
from tests.browser.room import Room

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 568}
BUS = "بس چھ بجے رک جاتی ہے۔"


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


def test_words_that_wait_on_the_phone_are_seen_there(room: Room, server: Server) -> None:
    """Else somebody who comes back to an empty field writes them again."""
    lead = Lead(server)
    lead.move("lobby", "question-1")
    check = lead.ask("A later bus.")
    phone = room.device(SMALL, "phone")
    phone.goto(f"{room.url}/language/ur?next=/j/{lead.code}/1")
    phone.locator("[data-join]").click()
    answers = phone.locator(".answer")
    answers.first.click()
    expect(phone.locator(".saved-line strong")).to_be_visible()
    kept, has_it = (
        speech("ur").t("Kept on this phone. We will send it."),
        speech("ur").t("Your facilitator has it."),
    )
    # The network goes in the middle of changing the vote, and of a suggestion.
    phone.context.set_offline(True)
    answers.nth(2).click()
    expect(phone.locator(".saved-line")).to_contain_text(kept)
    phone.locator("[data-opens=say]").click()
    phone.locator("textarea").fill(BUS)
    phone.locator("#say .main").click()
    phone.locator("[data-opens=say]").click()
    said = phone.locator(".said-list li")
    expect(phone.locator("textarea")).to_have_value("")
    expect(said).to_have_count(1)
    expect(said).to_contain_text(BUS)
    expect(said).to_contain_text(kept)
    # They come back, and load the page again: sent once, both of them.
    phone.context.set_offline(False)
    phone.reload()
    expect(answers.nth(2)).to_have_attribute("aria-pressed", "true")
    expect(phone.locator(".saved-line strong")).to_be_visible()
    phone.locator("[data-opens=say]").click()
    expect(said).to_contain_text(has_it)
    expect(said).to_have_count(1)
    assert [one["text"] for one in lead.tablet()["suggestions"]] == [BUS]
    lead.reveal(check)
    [point] = [one for one in lead.tablet()["points"] if one["text"] == "A later bus."]
    counts = {one["id"]: one["n"] for one in point["check"]["result"]["counts"]}
    assert counts == {"agree": 0, "unsure": 0, "disagree": 1}
