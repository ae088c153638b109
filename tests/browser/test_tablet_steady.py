"""The table's own timer is stopped where it runs, and what comes and goes moves no button."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.lead import Lead
from tests.browser.room import TABLET, Room, accessible
from tests.browser.test_tablet import button
from tests.browser.test_tablet_calm import UPRIGHT, lead, place, tablet_of

__all__ = ["lead"]

pytestmark = pytest.mark.browser

SMALL = {"width": 1024, "height": 768}
SIZES = pytest.mark.parametrize("size", [TABLET, SMALL, UPRIGHT], ids=["lying", "small", "upright"])


def places(tablet: Page, *selectors: str) -> list[object]:
    return [place(tablet.locator(selector).first) for selector in selectors]


@SIZES
def test_a_table_stops_its_timer(room: Room, lead: Lead, size: dict[str, int]) -> None:
    tablet = tablet_of(room, lead, size)
    timer, start = tablet.get_by_role("timer"), button(tablet, "Start a 2-minute timer")
    stop = tablet.get_by_role("button", name="Stop the timer")
    around = ("text=Guide", ".help-button", ".steps", ".said")
    before = places(tablet, *around)
    began = start.bounding_box()
    assert began
    start.click()
    expect(timer).to_have_text("2 min left")
    box = stop.bounding_box()
    assert box
    # A second tap where "Start" was does not stop it.
    assert box["x"] + box["width"] <= began["x"]
    assert min(box["width"], box["height"]) >= 44
    assert places(tablet, *around) == before
    accessible(tablet, "a running timer")
    stop.click()
    expect(timer).to_have_count(0)
    expect(stop).to_have_count(0)
    expect(start).to_be_focused()
    assert places(tablet, *around) == before
    button(tablet, "Undo stopping the timer").click()
    expect(timer).to_have_text("2 min left")
    expect(stop).to_be_visible()


def test_the_rooms_timer_is_not_the_tables_to_stop(room: Room, lead: Lead) -> None:
    tablet = tablet_of(room, lead)
    timer, stop = tablet.get_by_role("timer"), tablet.get_by_role("button", name="Stop the timer")
    lead.say("set_timer", seconds=600)
    expect(timer).to_have_text("10 min left")
    expect(stop).to_have_count(0)
    add = button(tablet, "Add 2 min")
    before = place(add)
    add.click()
    expect(timer).to_have_text("12 min left")
    stop.click()
    # The room's own time shows again.
    expect(timer).to_have_text("10 min left")
    assert place(add) == before
    expect(add).to_be_focused()
