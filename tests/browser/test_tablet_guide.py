"""The guide lies over whatever is on the tablet, and takes nothing of it away."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.lead import Lead
from tests.browser.room import TABLET, Room, accessible
from tests.browser.test_tablet import button, of
from tests.browser.test_tablet_calm import (
    POINTS,
    UPRIGHT,
    lead,
    phone_of,
    say_points,
    tablet_of,
)

__all__ = ["lead"]

pytestmark = pytest.mark.browser

NEEDS = "Two people need time to read. " * 12


def look_up(tablet: Page, back: str) -> None:
    """To the guide and back, as somebody does who is not sure what to do next."""
    button(tablet, "Guide").click()
    expect(tablet.get_by_role("heading", name="How to lead a table")).to_be_focused()
    expect(tablet.get_by_role("main")).to_have_count(1)
    button(tablet, back).click()
    expect(tablet.get_by_role("heading", name="How to lead a table")).to_have_count(0)


@pytest.mark.parametrize("size", [TABLET, UPRIGHT], ids=["lying", "upright"])
def test_what_is_half_typed_is_there_after_the_guide(
    room: Room, lead: Lead, size: dict[str, int]
) -> None:
    say_points(lead, *POINTS)
    tablet = tablet_of(room, lead, size)

    of(tablet, "More", POINTS[3]).click()
    of(tablet, "Merge", POINTS[3]).click()
    tablet.get_by_role("radio", name=re.compile(re.escape(POINTS[1]))).check(force=True)
    both = tablet.get_by_role("textbox", name="Words for both")
    both.fill("Lonely, and a new face.")
    look_up(tablet, "Back to the points")
    expect(both).to_have_value("Lonely, and a new face.")
    if size == TABLET:  # upright one scrolls up for the button "Guide"
        expect(tablet.get_by_role("button", name="Merge", exact=True)).to_be_in_viewport()
    button(tablet, "Leave it as it is").click()

    of(tablet, "More", POINTS[0]).click()
    of(tablet, "Split in two", POINTS[0]).click()
    tablet.get_by_role("textbox", name="Second point").fill("We know them.")
    look_up(tablet, "Back to the points")
    expect(tablet.get_by_role("textbox", name="Second point")).to_have_value("We know them.")
    button(tablet, "Leave it as it is").click()

    if size == UPRIGHT:
        button(tablet, "Show").click()
    button(tablet, "Your table").click()
    needs = tablet.get_by_role("textbox", name="What people at this table need")
    needs.fill(NEEDS)
    tablet.get_by_role("textbox", name="Name of the table").fill("By the window")
    height = needs.evaluate("e => e.offsetHeight")
    look_up(tablet, "Back to “Your table”")
    expect(needs).to_have_value(NEEDS)
    expect(tablet.get_by_role("textbox", name="Name of the table")).to_have_value("By the window")
    assert needs.evaluate("e => e.offsetHeight") == height


def test_reading_back_goes_on_where_it_was(room: Room, lead: Lead) -> None:
    say_points(lead, *POINTS)
    tablet = tablet_of(room, lead)
    button(tablet, "Read back").click()
    for _ in range(2):
        button(tablet, "Next point").click()
    expect(tablet.get_by_role("heading", name=POINTS[2])).to_be_visible()
    look_up(tablet, "Back to reading back")
    expect(tablet.get_by_role("heading", name=POINTS[2])).to_be_visible()


def test_under_the_guide_words_still_fit_their_field(room: Room, lead: Lead) -> None:
    """Somebody turns the tablet while the guide is open."""
    tablet = tablet_of(room, lead)
    button(tablet, "Your table").click()
    needs = tablet.get_by_role("textbox", name="What people at this table need")
    needs.fill(NEEDS)
    button(tablet, "Guide").click()
    tablet.set_viewport_size({"width": 600, "height": 900})
    button(tablet, "Back to “Your table”").click()
    expect(needs).to_be_visible()
    assert needs.evaluate("e => e.scrollHeight - e.clientHeight") <= 1


def test_over_a_vote_the_guide_still_gives_the_organisers_message(room: Room, lead: Lead) -> None:
    lead.ask(POINTS[0])
    tablet = tablet_of(room, lead)
    vote = button(tablet, "Close voting and show the result")
    expect(vote).to_be_visible()
    button(tablet, "Guide").click()
    lead.say("send_message", to="tables", text="Two minutes left.")
    read = button(tablet, "Seen: the organiser’s words")
    expect(button(tablet, "From the organiser: Two minutes left.")).to_be_in_viewport()
    accessible(tablet, "the guide over a vote, with a message")
    read.click()
    expect(read).to_have_count(0)
    button(tablet, "Back to the point").click()
    expect(vote).to_be_visible()
    expect(button(tablet, "From the organiser")).to_have_count(0)


@pytest.mark.parametrize("size", [TABLET, UPRIGHT], ids=["lying", "upright"])
def test_during_a_vote_it_asks_for_the_people(room: Room, lead: Lead, size: dict[str, int]) -> None:
    """When hands wait for the number; from under the guide too."""
    lead.say("set_headcount", 1, people=0)
    phone_of(room, lead)
    lead.ask(POINTS[0])
    tablet = tablet_of(room, lead, size)
    sign = button(tablet, "1 phone, 0 people counted.")
    people = tablet.get_by_role("textbox", name="Number of people at the table")
    sign.click()
    expect(people).to_be_focused()
    button(tablet, "Guide").click()
    sign.click()
    expect(people).to_be_focused()
    expect(button(tablet, "Close voting and show the result")).to_be_visible()
    people.fill("4")
    people.press("Enter")
    expect(sign).to_have_count(0)
