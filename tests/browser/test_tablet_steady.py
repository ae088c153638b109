"""A timer is stopped, reading back goes on where it was, and what comes and goes moves nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.lead import Lead
from tests.browser.room import TABLET, Room, accessible
from tests.browser.test_tablet import button, of
from tests.browser.test_tablet_calm import (
    POINTS,
    UPRIGHT,
    lead,
    place,
    say_points,
    tablet_of,
)

__all__ = ["lead"]

pytestmark = pytest.mark.browser

SMALL = {"width": 1024, "height": 768}
HELD = {"lying": TABLET, "small": SMALL, "upright": UPRIGHT}
"""One tablet is turned, and shrinks: what is tested is tested again at each of these."""
SIZES = pytest.mark.parametrize("size", HELD.values(), ids=list(HELD))
"""Where each of them needs a room of its own."""


def places(tablet: Page, *selectors: str) -> list[object]:
    return [place(tablet.locator(selector).first) for selector in selectors]


def test_a_table_stops_its_timer(room: Room, lead: Lead) -> None:
    tablet = tablet_of(room, lead)
    for how, size in HELD.items():
        tablet.set_viewport_size(size)
        stops_its_timer(tablet, how)


def stops_its_timer(tablet: Page, how: str) -> None:
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
    assert box["x"] + box["width"] <= began["x"], how
    assert min(box["width"], box["height"]) >= 44, how
    assert places(tablet, *around) == before, how
    accessible(tablet, f"a running timer, {how}")
    stop.click()
    expect(timer).to_have_count(0)
    expect(stop).to_have_count(0)
    expect(start).to_be_focused()
    assert places(tablet, *around) == before, how
    button(tablet, "Undo stopping the timer").click()
    expect(timer).to_have_text("2 min left")
    stop.click()
    expect(timer).to_have_count(0)


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


def test_reading_back_comes_back_to_what_is_not_read_back(room: Room, lead: Lead) -> None:
    say_points(lead, *POINTS[:3])
    tablet = tablet_of(room, lead)
    yes = button(tablet, "Yes, that is what we meant")

    def shows(text: str) -> None:
        expect(tablet.get_by_role("heading", name=text)).to_be_visible()

    def away_and_back() -> None:
        button(tablet, "Capture").click()
        button(tablet, "Read back").click()

    button(tablet, "Read back").click()
    yes.click()
    shows(POINTS[1])
    away_and_back()
    shows(POINTS[1])
    # Where one was goes before the first that is left.
    button(tablet, "Next point").click()
    shows(POINTS[2])
    away_and_back()
    shows(POINTS[2])
    yes.click()
    expect(tablet.get_by_text("1 point is not read back yet.")).to_be_visible()
    away_and_back()
    shows(POINTS[1])
    yes.click()
    expect(tablet.get_by_text("That was the last one.").first).to_be_visible()
    shows(POINTS[1])


def test_the_side_names_what_is_really_next(room: Room, lead: Lead) -> None:
    say_points(lead, *POINTS[:2])
    tablet = tablet_of(room, lead)
    side = tablet.get_by_role("region", name="Short list")
    for text in POINTS[:2]:
        of(tablet, "Short-list", text).click()
    expect(side.get_by_text("2 chosen. Choose 3 to 5.")).to_be_visible()
    ids = [point["id"] for point in lead.tablet()["points"]]
    for point, text in zip(ids, POINTS, strict=False):
        lead.say("confirm_point", 1, point=point, text=text, on=True)
    expect(side.get_by_text("All are read back. Next: “Check”.")).to_be_visible()
    for point in ids:
        check = lead.say("open_check", 1, point=point, scope="table")
        expect(tablet.get_by_text("Voting is open: 0 of 4").first).to_be_visible()
        expect(side.get_by_text("All are read back. Next: “Check”.")).to_be_visible()
        lead.reveal(check)
        expect(tablet.get_by_text("Voting is open: 0 of 4")).to_have_count(0)
    expect(side.get_by_text("All are checked. Next: “Send to the room”.")).to_be_visible()
    lead.say("mark_key", 1, point=ids[0], key=True)
    lead.say("send_to_room", 1, question=1, points=ids[:1])
    expect(side.get_by_text("All are checked. The room has your key points.")).to_be_visible()
    # One more on the list, which nobody has read back.
    say_points(lead, POINTS[2])
    of(tablet, "Short-list", POINTS[2]).click()
    expect(side.get_by_text("3 chosen. Next: “Read back”.")).to_be_visible()


@SIZES
def test_the_network_comes_and_goes_and_nothing_moves(
    room: Room, lead: Lead, size: dict[str, int]
) -> None:
    say_points(lead, *POINTS)
    tablet = tablet_of(room, lead, size)
    lead.move("question-1", "summary-1")
    around = (".top-question", ".steps", ".help-button", ".point", ".foot")
    expect(tablet.get_by_text("The room is looking at the big screen.")).to_be_visible()
    top = places(tablet, ".steps", ".help-button")
    one_row = tablet.locator(".top").evaluate("e => e.clientHeight") < 100
    assert one_row == (size == TABLET), "on a large one the list has the height"
    for stage in ("summary-1", "question-2"):
        if stage == "question-2":
            lead.move("summary-1", stage)
            lead.say("capture_point", 1, question=2, kind="idea", text=POINTS[0])
            expect(tablet.get_by_role("heading", name="Who do we call?")).to_be_visible()
            expect(tablet.locator(".point")).to_have_count(5)
            # This question is one line, the other may be two.
            assert places(tablet, ".steps", ".help-button") == top
        before = places(tablet, *around)
        tablet.context.set_offline(True)
        line = tablet.locator(".top .connection")
        expect(line).to_contain_text("Not connected. We keep trying.")
        assert places(tablet, *around) == before
        of(tablet, "Short-list", POINTS[0]).first.click()
        expect(line).to_contain_text("Not connected. Kept on this tablet.")
        assert places(tablet, *around) == before
        tablet.context.set_offline(False)
        expect(line).to_contain_text("All saved")
        assert places(tablet, *around) == before


def test_the_organisers_words_move_nothing(room: Room, lead: Lead) -> None:
    """On the list, while reading back, and over the guide; nor does another tablet that opens."""
    say_points(lead, *POINTS)
    tablet = tablet_of(room, lead)
    for how, size in HELD.items():
        tablet.set_viewport_size(size)
        words_move_nothing(tablet, lead, how)
        another_tablet_moves_nothing(room, tablet, lead, how)


def words_move_nothing(tablet: Page, lead: Lead, how: str) -> None:
    sign = button(tablet, "From the organiser")
    for step, inside in (("Capture", ".point"), ("Read back", ".read-words"), ("Guide", ".guide")):
        button(tablet, step).click()
        around = (inside, ".steps", ".help-button")
        before = places(tablet, *around)
        lead.say("send_message", to="tables", text=f"Two minutes left for “{step}”, {how}.")
        expect(sign).to_have_text(f"From the organiser: Two minutes left for “{step}”, {how}.")
        assert places(tablet, *around) == before, how
        accessible(tablet, f"the organiser's words: {step}, {how}")
        tablet.get_by_role("button", name="Seen: the organiser’s words").click()
        expect(sign).to_have_count(0)
        assert places(tablet, *around) == before, how
    button(tablet, "Back to").click()


def another_tablet_moves_nothing(room: Room, tablet: Page, lead: Lead, how: str) -> None:
    two = tablet.get_by_text("2 tablets are open here. They work together.")
    button(tablet, "Capture").click()
    before = places(tablet, ".point", ".steps", ".help-button")
    other = tablet_of(room, lead, HELD[how])
    expect(two).to_be_visible()
    assert places(tablet, ".point", ".steps", ".help-button") == before, how
    other.context.close()
    expect(two).to_have_count(0)
    assert places(tablet, ".point", ".steps", ".help-button") == before, how


def test_long_words_of_the_organiser_are_read_in_full(room: Room, lead: Lead) -> None:
    say_points(lead, *POINTS)
    tablet = tablet_of(room, lead)
    words = "Please send your key points to the room before we all look up. " * 3
    for how in ("lying", "upright"):
        tablet.set_viewport_size(HELD[how])
        lead.say("send_message", to="tables", text=f"{words}({how})")
        button(tablet, "From the organiser").click()
        full = tablet.locator("#from-organiser")
        expect(full).to_contain_text(f"{words}({how})")
        expect(full).to_be_in_viewport(ratio=0.95)
        button(tablet, "I have read this").click()
        # A screen reader may still be told it, as of all that comes.
        expect(tablet.locator("main").get_by_text("From the organiser")).to_have_count(0)
        expect(button(tablet, "From the organiser")).to_have_count(0)


def test_on_a_small_tablet_each_row_of_buttons_is_one_line(room: Room, lead: Lead) -> None:
    say_points(lead, *POINTS)
    tablet = tablet_of(room, lead, SMALL)

    def line(*buttons: Locator) -> list[float]:
        """Where buttons begin, which stand beside each other."""
        boxes = [box for box in (one.bounding_box() for one in buttons) if box]
        middles = [box["y"] + box["height"] / 2 for box in boxes]
        assert len(boxes) == len(buttons)
        assert max(middles) - min(middles) < 1
        return [box["x"] for box in boxes]

    def row(*words: str) -> list[float]:
        return line(*(of(tablet, each, POINTS[0]) for each in words))

    before = row("Short-list", "Mark as key", "Check agreement", "More")
    of(tablet, "Short-list", POINTS[0]).click()
    of(tablet, "Mark as key", POINTS[0]).click()
    assert row("Short-listed", "Key point", "Check agreement", "More") == before
    button(tablet, "Check").click()
    row("Short-listed", "Key point", "Check agreement", "More")
    of(tablet, "Check agreement", POINTS[0]).click()
    expect(tablet.get_by_text("Phones are showing this now")).to_be_visible()
    close, later = "Close voting and show the result", "Close voting, show later"
    line(*(button(tablet, words) for words in (close, later, "Back to the points")))


def test_words_of_the_menu_have_air(room: Room, lead: Lead) -> None:
    say_points(lead, *POINTS)
    tablet = tablet_of(room, lead)
    of(tablet, "More", POINTS[1]).click()
    for how, size in HELD.items():
        tablet.set_viewport_size(size)
        for words in ("Move up", "Move down"):
            air = of(tablet, words, POINTS[1]).evaluate(
                """e => {
                  const range = document.createRange();
                  range.selectNodeContents(e);
                  return (e.clientWidth - range.getBoundingClientRect().width) / 2;
                }"""
            )
            assert air >= 12, (how, words)


def test_the_room_moves_on_beside_the_organisers_words(room: Room, lead: Lead) -> None:
    lead.ask(POINTS[0])
    tablet = tablet_of(room, lead)
    expect(tablet.get_by_text("Phones are showing this now")).to_be_visible()
    lead.say("send_message", to="tables", text="Two minutes left. Please send your key points.")
    lead.move("question-1", "summary-1")
    lead.move("summary-1", "question-2")
    strip = tablet.locator(".signs")
    there = button(tablet, "Go to question 2")
    for size in HELD.values():
        tablet.set_viewport_size(size)
        for sign in (there, button(tablet, "From the organiser")):
            expect(sign).to_be_in_viewport(ratio=0.99)
    there.click()
    moved = strip.get_by_text("The room has moved to question 2.")
    for how, size in HELD.items():
        tablet.set_viewport_size(size)
        expect(moved).to_be_in_viewport(ratio=0.99)
        boxes = [box for box in (moved.bounding_box(), strip.bounding_box()) if box]
        assert boxes[0]["height"] <= boxes[1]["height"], how
