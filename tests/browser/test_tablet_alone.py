"""A new facilitator with the guide alone: no tap goes astray, and what is said is true."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.lead import Lead
from tests.browser.room import Room
from tests.browser.test_tablet import button, of
from tests.browser.test_tablet_calm import POINTS, lead, place, say_points, tablet_of

__all__ = ["lead"]

pytestmark = pytest.mark.browser


def test_after_a_kind_is_chosen_one_can_type(room: Room, lead: Lead) -> None:
    tablet = tablet_of(room, lead)
    field = tablet.get_by_role("textbox", name="New point")
    tablet.locator(".kind", has_text="Idea").click()
    expect(field).to_be_focused()
    tablet.locator(".kind", has_text="Idea").click()
    expect(field).to_be_focused()
    tablet.get_by_role("radio", name="Idea").focus()
    tablet.keyboard.press("ArrowRight")
    expect(tablet.get_by_role("radio", name="Barrier")).to_be_focused()
    tablet.keyboard.type("Stairs")
    expect(field).to_have_value("Stairs")


def test_a_typed_number_of_people_moves_no_button(room: Room, lead: Lead) -> None:
    lead.say("set_headcount", 1, people=0)
    tablet = tablet_of(room, lead)
    table = button(tablet, "Your table")
    before = place(table)
    people = tablet.get_by_role("textbox", name="Number of people at the table")
    people.click()
    tablet.keyboard.type("8")
    table.click()
    expect(tablet.get_by_role("heading", name="Your table")).to_be_visible()
    button(tablet, "Back to the points").first.click()
    expect(people).to_have_value("8")
    assert before is not None


def test_what_the_room_has_is_taken_back_and_not_undone(room: Room, lead: Lead) -> None:
    say_points(lead, POINTS[0])
    tablet = tablet_of(room, lead)
    of(tablet, "Mark as key", POINTS[0]).click()
    tablet.get_by_role("region", name="Key points").get_by_role(
        "button", name="Send to the room"
    ).click()
    undo = tablet.locator(".said-undo button")
    expect(undo).to_have_text("Undo sending 1 key point to the room")
    undo.click()
    expect(tablet.get_by_text("Not sent yet. If you forget").first).to_be_visible()
    button(tablet, "Order or take back").click()
    lead.move("question-1", "summary-1")
    expect(tablet.get_by_text("The room is looking at the big screen.")).to_be_visible()
    expect(tablet.get_by_text("Not sent, so the room has your key points")).to_be_visible()
    expect(tablet.get_by_text(re.compile("^The room has it"))).to_be_visible()
    tablet.locator("main").get_by_role("button", name="Send to the room").click()
    button(tablet, "Back to the points").click()
    expect(undo).to_have_text("Undo")
    expect(undo).to_have_attribute("aria-disabled", "true")
