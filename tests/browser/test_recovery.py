"""The server dies, the wifi drops, a page is loaded again: nothing acknowledged is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bench.server import Server
from tests.browser.room import PHONE, Room, answer
from tests.browser.rows import ballots
from tests.browser.test_loop import Five

pytestmark = pytest.mark.browser

RECOVERY_MS = 5_000
"""Four open faces are current again within five seconds of the server's return."""


@pytest.fixture
def server(own_server: Server) -> Server:
    return own_server


def test_what_was_acknowledged_is_there_whatever_happens(room: Room, server: Server) -> None:
    """In the middle of one vote; the first phone has answered."""
    five = Five(room)
    five.vote()
    answer(five.phones[0], "I agree").click()
    expect(five.phones[0].get_by_text("Saved.", exact=True)).to_be_visible()
    four_faces_come_back_by_themselves(five, server)
    a_vote_without_network_survives_a_closed_page(five, server)
    a_reload_is_the_same_person(five, server)


def mark(page: Page) -> None:
    """Leave a trace that a reload would wipe."""
    page.evaluate("() => { window.notReloaded = true }")


def four_faces_come_back_by_themselves(voting: Five, server: Server) -> None:
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


def a_vote_without_network_survives_a_closed_page(voting: Five, server: Server) -> None:
    phone = voting.room.device(PHONE, "phone 3")
    voting.room.arrive(phone, 1)
    phone.context.set_offline(True)
    expect(phone.get_by_text("Not connected").first).to_be_visible()
    answer(phone, "I do not agree").click()
    expect(phone.get_by_text("Kept on this phone").first).to_be_visible()
    address, context = phone.url, phone.context
    phone.close()
    assert ballots(server, voting.room.event) == ["agree", "unsure"]

    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    expect(again.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(answer(again, "I do not agree")).to_have_attribute("aria-pressed", "true")
    assert ballots(server, voting.room.event) == ["agree", "disagree", "unsure"]


def a_reload_is_the_same_person(voting: Five, server: Server) -> None:
    phone = voting.phones[0]
    phone.reload()
    expect(answer(phone, "I agree")).to_have_attribute("aria-pressed", "true")
    answer(phone, "I am not sure").click()
    expect(phone.get_by_text("Saved.", exact=True)).to_be_visible()
    second = phone.context.new_page()
    second.goto(phone.url)
    expect(answer(second, "I am not sure")).to_have_attribute("aria-pressed", "true")
    assert ballots(server, voting.room.event) == ["disagree", "unsure", "unsure"]
    voting.tablet.reload()
    expect(voting.tablet.get_by_text("3 of 3 have answered").first).to_be_visible()
