"""Dragging, merging and splitting points: in the end nothing is lost, and nothing is hidden."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.lead import Lead
from tests.browser.room import Room, accessible
from tests.browser.test_tablet import button, of
from tests.browser.test_tablet_calm import POINTS, UPRIGHT, lead, place, say_points, tablet_of
from tests.browser.test_tablet_first_time import WHY, reason, row

__all__ = ["lead"]

pytestmark = pytest.mark.browser


def drag(tablet: Page, text: str, onto: str, at: float) -> None:
    """To the row of another, ``at`` so far down in it; the rows stay where they are."""
    handle = row(tablet, text).locator(".point-number")
    handle.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), row(tablet, onto).bounding_box()
    assert start
    assert end
    tablet.mouse.move(start["x"] + 5, start["y"] + 10)
    tablet.mouse.down()
    tablet.mouse.move(end["x"] + 80, end["y"] + end["height"] * at, steps=6)
    tablet.mouse.up()


def test_a_point_is_dragged_by_its_number(room: Room, lead: Lead) -> None:
    say_points(lead, *POINTS)
    tablet = tablet_of(room, lead)
    words = tablet.locator(".point-words")
    expect(words).to_have_text(POINTS)

    drag(tablet, POINTS[2], POINTS[1], 0.1)
    expect(words).to_have_text([POINTS[0], POINTS[2], POINTS[1], POINTS[3]])
    drag(tablet, POINTS[0], POINTS[2], 0.9)
    expect(words).to_have_text([POINTS[2], POINTS[0], POINTS[1], POINTS[3]])
    drag(tablet, POINTS[0], POINTS[2], 0.5)
    expect(tablet.get_by_role("radio", name=re.compile(re.escape(POINTS[2])))).to_be_checked()
    button(tablet, "Leave it as it is").click()
    expect(words).to_have_count(4)


def test_a_point_is_split_in_two(room: Room, lead: Lead) -> None:
    say_points(lead, "A team we know, and one number to call.")
    tablet = tablet_of(room, lead)
    button(tablet, "More: A team").click()
    button(tablet, "Split in two").click()
    parts = tablet.locator("form.reword").get_by_role("textbox")
    expect(parts).to_have_count(2)
    for part, words in zip(parts.all(), ("A team we know.", "One number to call."), strict=True):
        part.fill(words)
    accessible(tablet, "tablet: a split")
    tablet.locator("form.reword").get_by_role("button", name="Make two points").click()
    expect(tablet.locator(".point-words")).to_have_text(["A team we know.", "One number to call."])
    expect(button(tablet, "More: One number")).to_be_visible()
    assert [p["number"] for p in lead.tablet()["points"]] == [1, 2]
    button(tablet, "Undo").click()
    expect(tablet.locator(".point-words")).to_have_text(["A team we know, and one number to call."])


def test_a_drag_does_not_hide_a_reason_that_waits(room: Room, lead: Lead) -> None:
    """Whichever of the two has it: what "Merge" says is said, and nothing opens."""
    check = lead.ask(POINTS[0])
    lead.say("count_hands", 1, check=check, hands={"disagree": 1})
    lead.reveal(check)
    say_points(lead, POINTS[1])
    tablet = tablet_of(room, lead)
    of(tablet, "See the result", POINTS[0]).click()
    reason(tablet).fill(WHY)
    button(tablet, "Back to the points").click()
    words = tablet.locator("main").get_by_text("The reason on point 1 is not saved.")
    for text, onto in (POINTS[:2], POINTS[1::-1]):
        drag(tablet, text, onto, 0.5)
        expect(words).to_be_visible()
        expect(tablet.get_by_role("radio", name=re.compile("^[12] "))).to_have_count(0)
        of(tablet, "More", POINTS[0]).click()
        expect(words).to_have_count(0)
    # Nor is it chosen as the other one from the menu.
    of(tablet, "More", POINTS[1]).click()
    of(tablet, "Merge", POINTS[1]).click()
    tablet.get_by_role("radio", name=re.compile(re.escape(POINTS[0]))).check(force=True)
    expect(words).to_be_visible()
    merge = tablet.get_by_role("button", name="Merge", exact=True)
    expect(merge).to_have_attribute("aria-disabled", "true")
    merge.click(force=True)
    assert [point["text"] for point in lead.tablet()["points"]] == POINTS[:2]


def test_upright_the_field_stays_where_it_is(room: Room, lead: Lead) -> None:
    """It is at the foot from the first point on, and does not go down with each."""
    tablet = tablet_of(room, lead, UPRIGHT)
    field = tablet.get_by_role("textbox", name="New point")
    expect(field).to_be_visible()
    before = place(field)
    say_points(lead, *POINTS[:3])
    expect(of(tablet, "More", POINTS[2])).to_be_visible()
    assert place(field) == before
