"""A new facilitator with the guide alone: no tap goes astray, and what is said is true."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.lead import Lead
from tests.browser.room import Room, answer
from tests.browser.test_tablet import button, of
from tests.browser.test_tablet_calm import (
    MANY,
    POINTS,
    lead,
    phone_of,
    place,
    say_points,
    tablet_of,
)

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


def test_calling_for_help_moves_nothing(room: Room, lead: Lead) -> None:
    tablet = tablet_of(room, lead)
    around = [button(tablet, words) for words in ("Start a 2-minute timer", "Guide", "Capture")]
    before = [place(one) for one in around]
    button(tablet, "I need help").click()
    help_called = button(tablet, "Help is called.")
    expect(help_called).to_have_attribute("aria-pressed", "true")
    assert [place(one) for one in around] == before


def test_the_buttons_of_a_form_in_the_list_are_in_sight(room: Room, lead: Lead) -> None:
    say_points(lead, *MANY)
    tablet = tablet_of(room, lead)
    for text in MANY[4:8]:
        of(tablet, "More", text).click()
        of(tablet, "Split in two", text).click()
        split = button(tablet, "Make two points")
        expect(split).to_be_in_viewport(ratio=0.95)
        split.click(trial=True)
        button(tablet, "Leave it as it is").click()


def test_after_a_card_the_phone_is_back_at_the_vote(room: Room, lead: Lead) -> None:
    phone, tablet = phone_of(room, lead), tablet_of(room, lead)
    lead.ask(POINTS[0])
    expect(phone.get_by_text(POINTS[0])).to_be_visible()
    button(phone, "Raise a card").click()
    button(phone, "Slow down, please").click()
    expect(answer(phone, "I agree")).to_be_visible()
    expect(button(phone, "1 card raised")).to_be_focused()
    expect(tablet.get_by_text("“Slow down, please”")).to_be_visible()
    of(tablet, "Go to the check", POINTS[0]).click()


def test_the_side_says_what_is_next_too(room: Room, lead: Lead) -> None:
    say_points(lead, *POINTS[:3])
    tablet = tablet_of(room, lead)
    side = tablet.get_by_role("region", name="Short list")
    for text in POINTS[:3]:
        of(tablet, "Short-list", text).click()
    expect(side.get_by_text("3 chosen. Next: “Read back”.")).to_be_visible()
    button(tablet, "Read back to the table").click()
    for _ in POINTS[:3]:
        button(tablet, "Yes, that is what we meant").click()
    expect(tablet.get_by_text("That was the last one.").first).to_be_visible()
    button(tablet, "Back to the points").click()
    expect(side.get_by_text("Next: “Check”.")).to_be_visible()


def test_under_a_result_the_line_is_explained(room: Room, lead: Lead) -> None:
    check = lead.ask(POINTS[0])
    lead.say("count_hands", 1, check=check, hands={"agree": 3, "disagree": 1})
    lead.reveal(check)
    tablet = tablet_of(room, lead)
    of(tablet, "See the result", POINTS[0]).click()
    note = tablet.get_by_text("Left of the line: against.")
    expect(note).to_contain_text("Fingers: counted by hand.")


def test_a_timer_started_by_mistake_is_stopped(room: Room, lead: Lead) -> None:
    tablet = tablet_of(room, lead)
    button(tablet, "Start a 2-minute timer").click()
    expect(tablet.get_by_role("timer")).to_have_text("2 min left")
    button(tablet, "Undo starting a 2-minute timer").click()
    expect(tablet.get_by_role("timer")).to_have_count(0)
    expect(button(tablet, "Start a 2-minute timer")).to_be_visible()
