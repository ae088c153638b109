"""The whole room looks at the big screen, or votes: at the tablet nothing moves for it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.lead import Lead
from tests.browser.room import Room, accessible
from tests.browser.test_tablet import button, of, send_from
from tests.browser.test_tablet_calm import POINTS, lead, phone_of, say_points, tablet_of
from tests.browser.test_tablet_steady import SIZES, places

__all__ = ["lead"]

pytestmark = pytest.mark.browser

AROUND = (".point", ".point:last-child", ".steps", ".help-button", ".foot", ".side > :first-child")
COUNT = "The whole room votes"


def to_the_closing(lead: Lead) -> None:
    lead.move("question-1", "summary-1")
    lead.move("summary-1", "question-2")
    lead.move("question-2", "summary-2")
    lead.move("summary-2", "closing")


def sign_of(tablet: Page) -> Locator:
    return tablet.locator(".signs").get_by_role("button", name=re.compile(f"^{COUNT}"))


def more(tablet: Page, words: str) -> Locator:
    return tablet.get_by_role("button", name=f"More: {words}")


def counted(lead: Lead, table: int = 1) -> dict[str, int]:
    hands: dict[str, int] = lead.tablet(table)["room"]["hands"]
    return hands


@SIZES
def test_the_room_looks_up_and_votes_and_nothing_moves(
    room: Room, lead: Lead, size: dict[str, int]
) -> None:
    say_points(lead, *POINTS)
    tablet = tablet_of(room, lead, size)
    strip = tablet.locator(".signs")
    before = places(tablet, *AROUND)
    # The timer of the question has gone and so on: what is below the strip stays where it was.
    lead.move("question-1", "summary-1")
    expect(strip.get_by_text("The room is looking at the big screen.")).to_be_in_viewport(ratio=1)
    assert places(tablet, *AROUND) == before
    ids = [point["id"] for point in lead.tablet()["points"]]
    for point in ids:
        lead.say("mark_key", 1, point=point, key=True)
    expect(tablet.get_by_role("button", name=re.compile("^Key point: "))).to_have_count(len(ids))
    before = places(tablet, *AROUND)
    check = lead.say("ask_priority", choices=ids, votes=2)
    expect(sign_of(tablet)).to_be_in_viewport(ratio=1)
    assert places(tablet, *AROUND) == before
    accessible(tablet, "the room votes, beside the list")
    box = sign_of(tablet).bounding_box()
    assert box
    assert box["height"] >= 44
    lead.reveal(check, None)
    expect(sign_of(tablet)).to_have_count(0)
    assert places(tablet, *AROUND) == before
    lead.say("put_away_vote")
    lead.move("summary-1", "question-2")
    lead.move("question-2", "summary-2")
    expect(tablet.get_by_role("heading", name="Who do we call?")).to_be_visible()
    expect(strip.get_by_text("The room is looking at the big screen.")).to_be_visible()
    before = places(tablet, ".steps", ".help-button", ".foot")
    lead.move("summary-2", "closing")
    expect(strip.get_by_text("The room is closing.")).to_be_in_viewport(ratio=1)
    assert places(tablet, ".steps", ".help-button", ".foot") == before


@SIZES
def test_the_rooms_vote_stands_beside_all_else_that_comes(
    room: Room, lead: Lead, size: dict[str, int]
) -> None:
    say_points(lead, POINTS[0])
    phone, tablet = phone_of(room, lead), tablet_of(room, lead, size)
    button(tablet, "Read back").click()
    around = (".read-words", ".steps", ".help-button")
    before = places(tablet, *around)
    to_the_closing(lead)
    lead.say("open_room_vote")
    strip = tablet.locator(".signs")
    expect(sign_of(tablet)).to_be_in_viewport(ratio=1)
    assert places(tablet, *around) == before
    lead.say("send_message", to="tables", text="Please count the hands at your table now. " * 3)
    for sign in (sign_of(tablet), button(tablet, "From the organiser")):
        expect(sign).to_be_in_viewport(ratio=1)
    button(tablet, "From the organiser").click()
    button(tablet, "I have read this").click()
    send_from(phone, "raise_card", card="slow", words="")
    for sign in (sign_of(tablet), button(tablet, "Seen: Slow down")):
        expect(sign).to_be_in_viewport(ratio=1)
    assert strip.evaluate("e => e.scrollWidth - e.clientWidth") <= 1
    assert places(tablet, *around) == before


@SIZES
def test_a_table_counts_its_hands_for_the_room(
    room: Room, lead: Lead, size: dict[str, int]
) -> None:
    say_points(lead, *POINTS)
    to_the_closing(lead)
    tablet = tablet_of(room, lead, size)
    check = lead.say("open_room_vote")
    sign_of(tablet).click()
    title = tablet.get_by_role("heading", name="Is this what we take forward?")
    expect(title).to_be_focused()
    expect(tablet.get_by_text("Count 4 hands: 4 people here have no phone.")).to_be_visible()
    accessible(tablet, "counting hands for the room")
    agree, unsure = more(tablet, "Hands for I agree"), more(tablet, "Hands for I am not sure")
    # Faster than the server answers: each tap counts.
    tablet.context.set_offline(True)
    for _ in range(3):
        agree.click()
    unsure.click()
    expect(tablet.get_by_text("4 hands counted. You can add no more.")).to_be_visible()
    expect(agree).to_have_attribute("aria-disabled", "true")
    unsure.click(force=True)
    tablet.context.set_offline(False)
    expect(tablet.get_by_text("All saved")).to_be_visible()
    assert counted(lead) == {"agree": 3, "unsure": 1}
    lead.say("lock_check", check=check)
    expect(tablet.get_by_text("Voting is closed, so hands stay as they are.")).to_be_visible()
    expect(tablet.get_by_text("I agree: 3", exact=True)).to_be_visible()
    lead.say("reveal_check", check=check)
    expect(tablet.get_by_role("heading", name="The vote is over")).to_be_visible()
    expect(title).to_have_count(0)
    button(tablet, "Back to the points").click()
    expect(tablet.get_by_role("heading", name="What the table has said")).to_be_focused()


@SIZES
def test_without_a_headcount_hands_wait_for_it(
    room: Room, lead: Lead, size: dict[str, int]
) -> None:
    """Phones have joined and nobody has counted people: it is asked where it is needed."""
    lead.say("set_headcount", 1, people=0)
    say_points(lead, POINTS[0])
    phone_of(room, lead)
    tablet = tablet_of(room, lead, size)
    ask = button(tablet, "1 phone, 0 people counted. How many are you?")
    expect(ask).to_be_visible()
    to_the_closing(lead)
    lead.say("open_room_vote")
    # The room's vote comes first; how many people there are is asked on its page.
    expect(sign_of(tablet)).to_be_visible()
    expect(ask).to_have_count(0)
    sign_of(tablet).click()
    agree, number = more(tablet, "Hands for I agree"), tablet.get_by_label("Number of people at")
    first = tablet.get_by_text("First say how many people are at the table.")
    expect(first).to_be_visible()
    expect(agree).to_have_attribute("aria-disabled", "true")
    agree.click(force=True)
    ask.click()
    expect(number).to_be_focused()
    tablet.keyboard.type("3")
    tablet.keyboard.press("Enter")
    expect(first).to_have_count(0)
    expect(tablet.get_by_text("Count 2 hands: 2 people here have no phone.")).to_be_visible()
    agree.click()
    expect(tablet.get_by_text("1 hand counted.")).to_be_visible()
    expect(tablet.get_by_text("All saved")).to_be_visible()
    assert counted(lead) == {"agree": 1}


def test_with_more_hands_than_people_left_the_table_is_told_why(room: Room, lead: Lead) -> None:
    """Only the server knows how many of the table have answered by phone."""
    lead.say("set_headcount", 1, people=2)
    say_points(lead, POINTS[0])
    phone, tablet = phone_of(room, lead), tablet_of(room, lead)
    to_the_closing(lead)
    check = lead.say("open_room_vote")
    send_from(phone, "vote", check=check, answer="agree")
    sign_of(tablet).click()
    agree = more(tablet, "Hands for I agree")
    agree.click()
    expect(tablet.get_by_text("All saved")).to_be_visible()
    agree.click()
    expect(tablet.get_by_text("Only 1 person here has not answered by phone.")).to_be_visible()
    expect(tablet.get_by_text("1 hand counted.")).to_be_visible()
    assert counted(lead) == {"agree": 1}
    undo_in_list(tablet)
    assert counted(lead) == {}


def undo_in_list(tablet: Page) -> None:
    button(tablet, "I have read this").click()
    button(tablet, "Back to the points").click()
    button(tablet, "Undo the hands for the room").click()
    expect(tablet.get_by_text("All saved")).to_be_visible()
    expect(tablet.get_by_role("button", name=re.compile("^Undo"))).not_to_contain_text("the hands")


def test_hands_of_a_vote_that_is_closed_are_not_offered_back(room: Room, lead: Lead) -> None:
    say_points(lead, POINTS[1])
    check = lead.ask(POINTS[0])
    tablet = tablet_of(room, lead)
    undo = tablet.get_by_role("button", name=re.compile("^Undo"))
    button(tablet, "Back to the points").click()
    of(tablet, "Short-list", POINTS[1]).click()
    of(tablet, "Back to the check", POINTS[0]).click()
    more(tablet, "Hands for I agree").click()
    button(tablet, "Back to the points").click()
    expect(undo).to_have_text(f"Undo the hands for “{POINTS[0][:20]} …”")
    lead.reveal(check)
    expect(undo).to_have_text(f"Undo short-listing “{POINTS[1]}”")
    undo.click()
    expect(undo).to_have_text("Undo")
    expect(of(tablet, "Short-list", POINTS[1])).to_be_visible()


def test_votes_on_paper_are_counted_for_the_room(room: Room, lead: Lead) -> None:
    say_points(lead, *POINTS)
    ids = [point["id"] for point in lead.tablet()["points"]]
    for point in ids:
        lead.say("mark_key", 1, point=point, key=True)
    tablet = tablet_of(room, lead)
    lead.ask("A ramp at the door.")
    of(tablet, "Back to the check", "A ramp at the door.").click()
    lead.say("ask_priority", choices=ids, votes=2)
    # From a vote of the table too.
    sign_of(tablet).click()
    people, first = more(tablet, "People without a phone"), more(tablet, f"Votes for: {POINTS[0]}")
    expect(first).to_have_attribute("aria-disabled", "true")
    people.click()
    expect(tablet.get_by_text("2 votes left to give. Each person has 2.")).to_be_visible()
    first.click()
    first.click()
    expect(tablet.get_by_text("0 votes left to give.")).to_be_visible()
    expect(tablet.get_by_text("All saved")).to_be_visible()
    assert counted(lead) == {ids[0]: 2}
    accessible(tablet, "votes on paper")
