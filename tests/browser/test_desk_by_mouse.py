"""The theme desk by mouse: dragging does what buttons do. By keyboard: test_theme_desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.lead import Lead
from tests.browser.room import DESK, Room, here

pytestmark = pytest.mark.browser

BUSES, NIGHT, RAMP = "Later buses.", "Buses at night.", "A ramp at the door."


def card(inside: Locator, text: str) -> Locator:
    return inside.get_by_role("listitem").filter(
        has=inside.page.get_by_role("checkbox", name=text, exact=True)
    )


def test_points_and_statements_are_dragged(room: Room) -> None:
    lead = Lead(room.server)
    lead.move("lobby", "question-1")
    points = [
        lead.say("capture_point", table, question=1, kind="idea", text=text)
        for table, text in enumerate((BUSES, NIGHT, RAMP), 1)
    ]
    for table, point in enumerate(points, 1):
        lead.say("mark_key", table, point=point, key=True)
    desk = room.device(DESK, "theme desk")
    desk.goto(here(room, lead.links["desk"]))
    said = desk.get_by_role("region", name="What tables say")
    desk.get_by_label("New theme").fill("Getting about")
    desk.get_by_role("button", name="Add theme").click()
    theme = desk.get_by_role("region", name="1. Getting about")

    # Into a theme, and out of it again.
    card(said, RAMP).drag_to(theme.get_by_text("Nothing here yet."))
    expect(card(theme, RAMP)).to_be_visible()
    expect(card(said, RAMP)).to_have_count(0)
    card(theme, RAMP).drag_to(said.get_by_role("heading", name="What tables say"))
    expect(card(said, RAMP)).to_be_visible()

    # One point on another: a statement is begun, and nothing is merged before somebody says so.
    card(said, NIGHT).drag_to(card(said, BUSES))
    expect(desk.get_by_role("heading", name="One statement for these 2 points")).to_be_visible()
    expect(card(said, NIGHT)).to_be_visible()
    desk.get_by_label("The statement, for all of them").fill("Buses must run later.")
    desk.get_by_role("button", name="Merge them").click()
    made = desk.get_by_role("heading", name="Buses must run later.")
    expect(made).to_be_visible()

    # A point on a statement joins it; the statement goes under the theme as a whole.
    card(said, RAMP).drag_to(made)
    expect(desk.get_by_text("From Tables 1, 2, 3")).to_be_visible()
    made.drag_to(theme.get_by_text("Nothing here yet."))
    expect(theme.get_by_role("heading", name="Buses must run later.")).to_be_visible()
    expect(theme.get_by_text("1 statement, 0 points")).to_be_visible()
    the_key_that_blanks(desk, lead)


def the_key_that_blanks(desk: Page, lead: Lead) -> None:
    """It works where nobody writes, and can be switched off on this device."""
    desk.get_by_label("Search the words").press("b")
    keys = desk.get_by_label("Single letters are keys on this device")
    keys.focus()
    assert lead.screen()["big"]["held"] == ""
    desk.keyboard.press("b")
    expect(desk.get_by_role("button", name="Show the big screen again (B)")).to_be_visible()
    assert lead.screen()["big"]["held"] == "blank"
    desk.keyboard.press("b")
    expect(desk.get_by_role("button", name="Blank the big screen (B)")).to_be_visible()
    keys.uncheck()
    desk.keyboard.press("b")
    desk.get_by_role("button", name="Blank the big screen (B)").click()
    expect(desk.get_by_role("button", name="Show the big screen again (B)")).to_be_visible()
