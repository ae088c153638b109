"""The server dies, the wifi drops, a page is loaded again: nothing acknowledged is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bench.server import Server
from tests.browser.room import Room, answer
from tests.browser.rows import ballots
from tests.browser.test_loop import SMALL_TEAM, Five

pytestmark = pytest.mark.browser

RECOVERY_MS = 5_000
"""Four open faces are current again within five seconds of the server's return."""


@pytest.fixture
def server(own_server: Server) -> Server:
    return own_server


@pytest.fixture
def voting(room: Room) -> Five:
    """A room in the middle of a vote; the first phone has answered."""
    five = Five(room)
    five.arrive()
    five.move("Move the room to Question 1")
    five.capture(SMALL_TEAM)
    five.tablet.get_by_role("button", name=f"Check agreement: {SMALL_TEAM}").click()
    answer(five.phones[0], "I agree").click()
    expect(five.phones[0].get_by_text("Saved.", exact=True)).to_be_visible()
    return five


def mark(page: Page) -> None:
    """Leave a trace that a reload would wipe."""
    page.evaluate("() => { window.notReloaded = true }")


def test_four_faces_come_back_by_themselves(voting: Five, server: Server) -> None:
    faces = (voting.organiser, voting.tablet, voting.phones[0], voting.screen)
    for page in faces:
        mark(page)
    server.kill()
    expect(voting.tablet.get_by_text("Not connected").first).to_be_visible()
    expect(voting.phones[0].get_by_text("Not connected").first).to_be_visible()
    # Said while nobody could hear it: it waits on the phone.
    answer(voting.phones[1], "I am not sure").click()
    server.start()

    connected = [
        (voting.tablet, "All saved"),
        (voting.phones[0], "Connected"),
        (voting.phones[1], "Connected"),
    ]
    for page, words in connected:
        expect(page.get_by_text(words, exact=True).first).to_be_visible(timeout=RECOVERY_MS)
    expect(voting.phones[1].get_by_text("Saved.", exact=True)).to_be_visible(timeout=RECOVERY_MS)
    expect(voting.tablet.get_by_text("2 of 2 have answered").first).to_be_visible(
        timeout=RECOVERY_MS
    )
    expect(voting.screen.get_by_text("2 of 2").first).to_be_visible(timeout=RECOVERY_MS)
    expect(voting.organiser.get_by_text("2 of 2").first).to_be_visible(timeout=RECOVERY_MS)
    assert all(page.evaluate("() => window.notReloaded") for page in faces)
    expect(answer(voting.phones[0], "I agree")).to_have_attribute("aria-pressed", "true")
    assert ballots(server, voting.room.event) == ["agree", "unsure"]


def test_a_vote_without_network_survives_a_closed_page(voting: Five, server: Server) -> None:
    phone = voting.phones[1]
    phone.context.set_offline(True)
    expect(phone.get_by_text("Not connected").first).to_be_visible()
    answer(phone, "I do not agree").click()
    expect(phone.get_by_text("Kept on this phone").first).to_be_visible()
    address, context = phone.url, phone.context
    phone.close()
    assert ballots(server, voting.room.event) == ["agree"]

    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    expect(again.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(answer(again, "I do not agree")).to_have_attribute("aria-pressed", "true")
    assert ballots(server, voting.room.event) == ["agree", "disagree"]


def test_a_reload_is_the_same_person(voting: Five, server: Server) -> None:
    phone = voting.phones[0]
    phone.reload()
    expect(answer(phone, "I agree")).to_have_attribute("aria-pressed", "true")
    answer(phone, "I am not sure").click()
    expect(phone.get_by_text("Saved.", exact=True)).to_be_visible()
    second = phone.context.new_page()
    second.goto(phone.url)
    expect(answer(second, "I am not sure")).to_have_attribute("aria-pressed", "true")
    assert ballots(server, voting.room.event) == ["unsure"]
    voting.tablet.reload()
    expect(voting.tablet.get_by_text("1 of 2 have answered").first).to_be_visible()
