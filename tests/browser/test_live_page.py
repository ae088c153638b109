"""The organiser's Live page says what is so: of the big screen, and of tables that nobody is at."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.lead import Lead
from tests.browser.room import DESK, PROJECTOR, TABLET, Room, here

pytestmark = pytest.mark.browser


LINES = """cell => {
    const words = document.createRange();
    words.selectNodeContents(cell);
    return new Set([...words.getClientRects()].map((box) => Math.round(box.bottom / 4))).size;
}"""


def test_a_table_with_a_closed_vote_is_whole_and_easy_to_read(room: Room) -> None:
    lead = Lead(room.server, tables=2)
    organiser, tablet = room.device(DESK, "organiser"), room.device(TABLET, "tablet")
    organiser.goto(here(room, lead.links["organiser"]))
    tablet.goto(here(room, lead.links["tables"][0]["facilitator"]))
    lead.move("lobby", "question-1")
    lead.say("set_headcount", 1, people=9)
    check = lead.ask("A door on the latch.")
    lead.say("count_hands", 1, check=check, hands={"agree": 7, "unsure": 1})
    lead.say("lock_check", 1, check=check)
    row = organiser.get_by_role("row").filter(has_text="Table 1")
    expect(row).to_contain_text("8 of 9")
    expect(row).to_contain_text("closed")
    words = row.get_by_text("The result of point 1 is not shown yet.")
    expect(words).to_be_visible()
    expect(row).to_contain_text("Connected")
    list_, tables = organiser.get_by_role("table"), organiser.locator(".tables")
    for width in (1440, 1180, 1024, 390):
        organiser.set_viewport_size({"width": width, "height": 820})
        assert words.evaluate(LINES) <= 2, width
        within = list_.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
        assert within, f"its rows are within it, {width}"
        wide = [each.evaluate("e => e.offsetWidth") for each in (list_, tables)]
        assert wide[0] <= wide[1], width
        assert organiser.evaluate("() => document.documentElement.scrollWidth") <= width


def test_only_what_is_there_counts(room: Room) -> None:
    lead = Lead(room.server, tables=2)
    organiser, screen = room.device(DESK, "organiser"), room.device(PROJECTOR, "screen")
    organiser.goto(here(room, lead.links["organiser"]))
    item = organiser.get_by_role("listitem").filter(has_text="The big screen is open")
    screen.goto(here(room, lead.links["display"]))
    start = screen.get_by_role("button", name="Start")
    expect(start).to_be_visible()
    expect(screen.get_by_text("Care at home: what matters to us")).to_be_visible()
    assert "#" not in screen.url, "the link's secret is not on the wall"
    expect(item).to_contain_text("Not yet.")
    start.click()
    expect(item).to_contain_text("Done.")

    tablet = room.device(TABLET, "tablet")
    tablet.goto(here(room, lead.links["tables"][0]["facilitator"]))
    lead.move("lobby", "question-1")
    expect(
        organiser.get_by_text("1 of 2 tables is ready. Table 2 has no tablet here.")
    ).to_be_visible()
    expect(organiser.get_by_text("1 needs you, 1 is well")).to_be_visible()
    nobody = organiser.get_by_text("Does nobody sit there? Press its name below")
    expect(nobody).to_be_visible()
    talking = screen.get_by_text("talking", exact=True)
    expect(talking).to_have_count(1)
    expect(screen.get_by_text("Table 2")).to_be_visible()

    other = room.device(TABLET, "other tablet")
    other.goto(here(room, lead.links["tables"][1]["facilitator"]))
    expect(organiser.get_by_text("All 2 tables are ready.")).to_be_visible()
    expect(organiser.get_by_text("All are well")).to_be_visible()
    expect(nobody).to_have_count(0)
    expect(talking).to_have_count(2)
    other.get_by_role("textbox", name="New point").fill("Half a sen")
    expect(
        organiser.get_by_text("1 of 2 tables is ready. We ask you again before it moves.")
    ).to_be_visible()
    heading = organiser.get_by_role("heading", name="Tables", exact=True)
    assert "baseline" in heading.evaluate("e => getComputedStyle(e.parentElement).alignItems")


def test_hands_that_tables_have_counted_are_not_counted_again(room: Room) -> None:
    lead = Lead(room.server, tables=2, questions=["Who do we call?"])
    organiser = room.device(DESK, "organiser")
    organiser.goto(here(room, lead.links["organiser"]))
    lead.say("set_headcount", 1, people=6)
    lead.say("set_headcount", 2, people=2)
    lead.move("lobby", "question-1")
    point = lead.say("capture_point", 1, question=1, kind="idea", text="One number to call.")
    lead.say("mark_key", 1, point=point, key=True)
    lead.move("question-1", "summary-1")
    hands = organiser.get_by_role("group", name="Hands of people without a phone")

    # On a point only the organiser counts hands, the whole room's.
    check = lead.say("open_check", point=point, scope="room")
    expect(hands).to_contain_text("Count the whole room’s hands here.")
    lead.say("lock_check", check=check)
    lead.say("reveal_check", check=check)

    # In the last vote each table counts its own; the organiser sees that it did.
    lead.move("summary-1", "closing")
    vote = lead.say("open_room_vote")
    lead.say("count_hands", 1, check=vote, hands={"agree": 5, "disagree": 1})
    expect(hands).to_contain_text("Each table with a tablet counts its own: 6 hands so far.")
    expect(organiser.get_by_text("6 of 8 have answered.")).to_be_visible()
    more = hands.get_by_role("button", name="More hands: I agree")
    for answered in (7, 8):
        more.click()
        expect(organiser.get_by_text(f"{answered} of 8 have answered.")).to_be_visible()
    expect(more).to_have_attribute("aria-disabled", "true")


def test_the_page_to_take_away_is_at_hand_when_the_big_screen_tells_of_it(room: Room) -> None:
    lead = Lead(room.server, tables=2, questions=["Who do we call?"])
    organiser = room.device(TABLET, "organiser")
    organiser.goto(here(room, lead.links["organiser"]))
    lead.move("lobby", "question-1")
    for n in range(6):
        point = lead.say("capture_point", 1, question=1, kind="idea", text=f"Number {n} to call.")
        lead.say("mark_key", 1, point=point, key=True)
    lead.move("question-1", "summary-1")
    lead.move("summary-1", "closing")
    open_it = organiser.get_by_role("button", name="Open the page for everyone")
    expect(open_it).to_have_count(1)
    # The list tells what each table said in all, and nothing that it does no more.
    row = organiser.get_by_role("row").filter(has_text="Table 1")
    expect(row.get_by_role("cell").nth(2)).to_have_text(re.compile("6$"))
    expect(organiser.get_by_role("columnheader", name="Doing")).to_have_count(0)
    expect(open_it).not_to_be_in_viewport()
    lead.say("show_step", step="take")
    expect(open_it).to_be_in_viewport(ratio=1)
    open_it.click()
    expect(organiser.get_by_role("button", name="Close the page")).to_be_in_viewport()
    assert lead.screen()["screen"]["link"]
    lead.move("closing", "ended")
    expect(organiser.get_by_role("button", name="Begin a pause")).to_have_count(0)
    expect(organiser.get_by_role("button", name="Send a message")).to_be_visible()
