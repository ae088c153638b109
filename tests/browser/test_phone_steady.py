"""On the phone nothing moves under a finger, and the way back is in sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bench.server import Server
from tests.browser.lead import Lead
from tests.browser.looks import read_as
from tests.browser.room import PHONE, Room, accessible, answer

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 568}


def tops(phone: Page) -> list[float]:
    """Where the buttons are: answers, cards, what ends a panel."""
    found: list[float] = phone.evaluate(
        "() => [...document.querySelectorAll('.answer, .raise, .panel-buttons')]"
        ".map((one) => one.getBoundingClientRect().top)"
    )
    return found


def tap(phone: Page, name: str) -> None:
    """Where it is: as a finger does, which scrolls nothing before."""
    box = phone.get_by_role("button", name=name).bounding_box()
    assert box is not None
    phone.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def joined(room: Room, lead: Lead, size: dict[str, int]) -> Page:
    phone = room.device(size, "phone")
    phone.goto(f"{room.url}/j/{lead.code}/1")
    phone.get_by_role("button", name="Join Table 1").click()
    return phone


def raising(room: Room, lead: Lead, size: dict[str, int]) -> Page:
    """A phone on which the cards are open."""
    phone = joined(room, lead, size)
    phone.get_by_role("button", name="Raise a card").click()
    return phone


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["390", "320"])
def test_a_vote_opens_while_the_cards_are_open(
    room: Room, server: Server, size: dict[str, int]
) -> None:
    lead = Lead(server)
    lead.move("lobby", "question-1")
    phone = raising(room, lead, size)
    done = phone.get_by_role("button", name="Done")
    expect(done).to_be_in_viewport(ratio=1)
    before = tops(phone)
    tap(phone, "I have a question")
    expect(phone.get_by_role("button", name="I have a question", pressed=True)).to_be_visible()
    assert tops(phone) == before
    lead.ask("A later bus.")
    waits = phone.get_by_text("There is a question to vote on.")
    expect(waits).to_be_in_viewport(ratio=1)
    expect(done).to_be_in_viewport(ratio=1)
    assert tops(phone) == before
    accessible(phone, "cards, and a vote waits")
    # By keyboard: a card, or the line to write in, comes out from under the way back.
    phone.get_by_role("heading", name="Raise a card").focus()
    for card in phone.locator(".raise, textarea").all():
        phone.keyboard.press("Tab")
        expect(card).to_be_focused()
        top = card.evaluate("(one) => one.getBoundingClientRect().top")
        assert top + 60 <= waits.evaluate("(one) => one.getBoundingClientRect().top")
    done.click()
    expect(answer(phone, "I agree")).to_be_visible()


def test_large_letters_leave_room_for_the_cards(room: Room, server: Server) -> None:
    lead = Lead(server)
    lead.move("lobby", "question-1")
    phone = raising(room, lead, SMALL)
    read_as(phone, size=200)
    lead.ask("A later bus.")
    expect(phone.get_by_text("There is a question to vote on.")).to_be_attached()
    done = phone.get_by_role("button", name="Done")
    expect(done).not_to_be_in_viewport()
    phone.get_by_role("button", name="I need a break").click()
    expect(answer(phone, "I agree")).to_be_visible()


@pytest.mark.parametrize("helping", [False, True], ids=["alone", "helping"])
def test_choosing_an_answer_moves_none(room: Room, server: Server, helping: bool) -> None:
    """A second tap, where the first one was, must not give another answer."""
    lead = Lead(server)
    lead.move("lobby", "question-1")
    phone = joined(room, lead, PHONE)
    if helping:
        phone.get_by_role("button", name="Settings").click()
        phone.get_by_role("button", name="I am helping someone").click()
        phone.locator("#helping .main").click()
        expect(phone.locator("#helping")).to_have_count(0)
    lead.ask("A later bus.")
    expect(answer(phone, "I agree")).to_be_visible()
    before = tops(phone)
    for words in ("I do not agree", "Skip this one", "I agree"):
        answer(phone, words).click()
        expect(answer(phone, words)).to_have_attribute("aria-pressed", "true")
        expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
        better = phone.get_by_role("button", name="Say what would make it better")
        expect(better).to_have_count(0 if words == "Skip this one" else 1)
        assert tops(phone) == before, words
