"""What comes from outside disturbs nobody at the tablet, and each screen says what is next."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.lead import Lead
from tests.browser.room import PHONE, TABLET, Room, accessible, here
from tests.browser.test_tablet import button, of, send_from

pytestmark = pytest.mark.browser

UPRIGHT = {"width": 820, "height": 1180}
POINTS = [
    "A small team of care workers we know.",
    "Not a new face each week.",
    "One number to call, and a person who picks up.",
    "It is lonely at the weekend.",
]
MANY = [f"{n}. {POINTS[0]}" for n in range(1, 13)]


@pytest.fixture
def lead(room: Room) -> Lead:
    made = Lead(room.server)
    made.move("lobby", "question-1")
    made.say("set_headcount", 1, people=4)
    return made


def tablet_of(room: Room, lead: Lead, size: dict[str, int] = TABLET) -> Page:
    tablet = room.device(size, "tablet")
    tablet.goto(here(room, lead.links["tables"][0]["facilitator"]))
    expect(tablet.get_by_text("All saved")).to_be_visible()
    return tablet


def phone_of(room: Room, lead: Lead) -> Page:
    phone = room.device(PHONE, "phone")
    phone.goto(f"{room.url}/j/{lead.code}/1")
    phone.get_by_role("button", name="Join Table 1").click()
    expect(phone.get_by_text("You are at")).to_be_visible()
    return phone


def say_points(lead: Lead, *texts: str) -> None:
    for text in texts:
        lead.say("capture_point", 1, question=1, kind="point", text=text)


def place(control: Locator) -> object:
    return control.bounding_box()


@pytest.mark.parametrize("size", [TABLET, UPRIGHT], ids=["lying", "upright"])
def test_nothing_moves_under_a_finger(room: Room, lead: Lead, size: dict[str, int]) -> None:
    """Not for a card, not for the organiser's words, not when the room moves on."""
    lead.ask(POINTS[0])
    phone = phone_of(room, lead)
    tablet = tablet_of(room, lead, size)
    hand = tablet.get_by_role("button", name="More: Hands for I agree")
    expect(hand).to_be_visible()
    expect(tablet.get_by_text("No card is up.")).to_be_visible(visible=size == UPRIGHT)
    before = place(hand)

    send_from(phone, "raise_card", card="slow", words="")
    expect(tablet.get_by_text("“Slow down, please”")).to_be_visible()
    assert place(hand) == before
    accessible(tablet, "a card during a vote")
    send_from(phone, "raise_card", card="format", words="In large letters, please.")
    expect(tablet.get_by_text("2 cards")).to_be_visible()
    assert place(hand) == before
    button(tablet, "See them").click()
    expect(tablet.get_by_text("In large letters, please.")).to_be_in_viewport()
    button(tablet, "Seen: Slow down").click()
    button(tablet, "Seen: I need this").click()
    expect(tablet.get_by_role("button", name=re.compile("^Seen"))).to_have_count(0)

    tablet.evaluate("() => document.querySelectorAll('.side, html').forEach(e => e.scrollTo(0, 0))")
    before = place(hand)
    lead.say("send_message", to="tables", text="Two minutes left.")
    expect(button(tablet, "From the organiser: Two minutes left.")).to_be_visible()
    assert place(hand) == before
    lead.move("question-1", "summary-1")
    lead.move("summary-1", "question-2")
    expect(button(tablet, "Go to question 2")).to_be_visible()
    assert place(hand) == before
    button(tablet, "Go to question 2").click()
    title = tablet.get_by_role("heading", name="What the table has said")
    expect(title).to_be_focused()
    assert tablet.evaluate("scrollY") == 0


def test_the_room_moves_on_and_nobody_is_left_behind(room: Room, lead: Lead) -> None:
    check = lead.ask(POINTS[0])
    tablet = tablet_of(room, lead)
    lead.reveal(check)
    reason = tablet.get_by_role("textbox", name=re.compile("^Not everyone agreed"))
    reason.fill("who pays?")
    lead.move("question-1", "summary-1")
    lead.move("summary-1", "question-2")
    expect(tablet.get_by_text("The room has moved to question 2.")).to_be_visible()
    accessible(tablet, "the room has moved on")
    expect(reason).to_have_value("who pays?")
    button(tablet, "Go to question 2").click()
    expect(tablet.get_by_role("heading", name="Who do we call?")).to_be_visible()
    expect(tablet.get_by_role("heading", name="What the table has said")).to_be_focused()
    # What was begun is still there, and can be brought to its end.
    tablet.get_by_text("Question 1: 1 point").click()
    of(tablet, "See the result", POINTS[0]).click()
    expect(reason).to_have_value("who pays?")
    tablet.get_by_role("radio", name="Agreed, with worries").check(force=True)
    button(tablet, "Go to question 2").click()
    assert lead.tablet()["points"][0]["check"]["dissent"] == "who pays?"


def test_read_back_says_what_is_next(room: Room, lead: Lead) -> None:
    say_points(lead, *POINTS[:2])
    tablet = tablet_of(room, lead)
    for text in POINTS[:2]:
        of(tablet, "Short-list", text).click()
    button(tablet, "Read back to the table").click()
    yes = button(tablet, "Yes, that is what we meant")
    yes.click()
    expect(tablet.get_by_role("heading", name=POINTS[1])).to_be_visible()
    # The room moves on in the middle: what is being read back stays.
    lead.move("question-1", "summary-1")
    lead.move("summary-1", "question-2")
    expect(button(tablet, "Go to question 2")).to_be_visible()
    expect(tablet.get_by_role("heading", name=POINTS[1])).to_be_visible()
    yes.click()
    expect(tablet.get_by_text("That was the last one.").first).to_be_visible()
    accessible(tablet, "all read back")
    button(tablet, "Check agreement on point 1").click()
    expect(tablet.get_by_text("Phones are showing this now")).to_be_visible()
    expect(tablet.get_by_role("heading", name=POINTS[0])).to_be_visible()
    # The steps go on with that question, until one goes to the room's.
    button(tablet, "Read back").click()
    expect(tablet.get_by_role("heading", name=POINTS[1])).to_be_visible()
    button(tablet, "Go to question 2").click()
    button(tablet, "Read back").click()
    expect(tablet.get_by_text("There is nothing to read back yet")).to_be_visible()


def test_what_is_being_sent_stays_when_the_room_moves_on(room: Room, lead: Lead) -> None:
    say_points(lead, POINTS[0])
    tablet = tablet_of(room, lead)
    of(tablet, "Mark as key", POINTS[0]).click()
    button(tablet, "Order or take back").click()
    send = tablet.locator("main").get_by_role("button", name="Send to the room")
    expect(send).to_be_visible()
    lead.move("question-1", "summary-1")
    lead.move("summary-1", "question-2")
    expect(button(tablet, "Go to question 2")).to_be_visible()
    expect(tablet.get_by_role("heading", level=1)).to_have_text(
        "What makes care at home feel safe?"
    )
    send.click()
    expect(button(tablet, "The room has them")).to_be_visible()
    assert lead.tablet()["received"][0]["sent"] is True
    button(tablet, "Go to question 2").click()
    expect(tablet.get_by_role("heading", level=1)).to_have_text("Who do we call?")


def test_undo_names_the_act_and_stays_in_reach(room: Room, lead: Lead) -> None:
    say_points(lead, *MANY)
    tablet = tablet_of(room, lead)
    last = MANY[-1]
    of(tablet, "Short-list", last).click()
    expect(button(tablet, "Undo short-listing “12. A small team of")).to_be_in_viewport()
    of(tablet, "More", last).click()
    of(tablet, "Put aside (you can bring it back)", last).click()
    expect(button(tablet, "Undo putting aside “12. A small team of")).to_be_in_viewport()
    expect(button(tablet, "Bring it back")).to_be_in_viewport()
    button(tablet, "Bring it back").click()
    expect(of(tablet, "More", last)).to_be_visible()


@pytest.mark.parametrize("size", [TABLET, UPRIGHT], ids=["lying", "upright"])
def test_after_a_merge_one_is_at_the_merged_point(
    room: Room, lead: Lead, size: dict[str, int]
) -> None:
    say_points(lead, *MANY)
    tablet = tablet_of(room, lead, size)
    last = MANY[-1]
    of(tablet, "More", last).click()
    of(tablet, "Merge", last).click()
    tablet.get_by_role("radio", name=re.compile("11. A small")).check(force=True)
    merge = tablet.get_by_role("button", name="Merge", exact=True)
    expect(merge).to_be_in_viewport(ratio=0.95)
    merge.click(trial=True)  # and nothing lies over it
    tablet.get_by_role("textbox", name="Words for both").fill("Both")
    merge.click()
    merged = tablet.locator(".point-words", has_text="Both")
    expect(merged).to_be_focused()
    expect(merged).to_be_in_viewport()


def test_an_earlier_round_stays_to_be_read(room: Room, lead: Lead) -> None:
    check = lead.ask(POINTS[0])
    lead.say("count_hands", 1, check=check, hands={"agree": 3, "disagree": 1})
    lead.reveal(check)
    lead.say("conclude_check", 1, check=check, outcome="worries", dissent="who pays?")
    tablet = tablet_of(room, lead)
    of(tablet, "See the result", POINTS[0]).click()
    sentence = tablet.get_by_role("heading", level=2).first.inner_text()
    button(tablet, "Ask again with new words").click()
    tablet.get_by_role("textbox", name="New words").fill(POINTS[1])
    button(tablet, "Check agreement again").click()
    before = tablet.get_by_role("region", name="Asked before")
    for words in (f"Round 1: “{POINTS[0]}”", sentence, "Agreed, with worries", "who pays?"):
        expect(before).to_contain_text(words)
    accessible(tablet, "an earlier round")
    # Only where somebody is missing does it say what that would mean, and how many they are.
    expect(tablet.get_by_text("4 will count as “not answered”.")).to_be_visible()
    for _ in range(4):
        button(tablet, "More: Hands for I agree").click()
    expect(tablet.get_by_text("4 of 4 have answered").first).to_be_visible()
    expect(tablet.get_by_text("will count as")).to_have_count(0)
    button(tablet, "Close voting and show the result").click()
    expect(tablet.get_by_role("region", name="Result").get_by_text(sentence)).to_be_visible()
    button(tablet, "Back to the points").click()
    expect(tablet.get_by_text("Asked before with other words: 1 round")).to_be_visible()


def test_what_the_table_notes_is_said_to_be_saved(room: Room, lead: Lead) -> None:
    tablet = tablet_of(room, lead)
    button(tablet, "Your table").click()
    name = tablet.get_by_role("textbox", name="Name of the table")
    form = tablet.locator("form", has=name)
    name.fill("By the window")
    expect(form).to_contain_text("Not saved yet.")
    # A look at another step takes nothing away.
    button(tablet, "Capture").click()
    button(tablet, "Your table").click()
    expect(name).to_have_value("By the window")
    name.press("Enter")
    expect(form).to_contain_text("Saved.")
    needs = tablet.locator("form", has=tablet.get_by_label("What people at this table need"))
    needs.get_by_role("textbox").fill("Time.")
    needs.get_by_role("button", name="Save").click()
    expect(needs).to_contain_text("Saved.")
    assert lead.tablet()["notes"]["access"] == "Time."


def test_a_timer_that_ended_with_its_question_says_so(room: Room, lead: Lead) -> None:
    tablet = tablet_of(room, lead)
    button(tablet, "Start a 2-minute timer").click()
    expect(tablet.get_by_role("timer")).to_have_text("2 min left")
    steps = tablet.get_by_role("navigation", name="Steps of this table")
    before = place(steps)
    lead.move("question-1", "summary-1")
    expect(tablet.get_by_text("The timer was for question 1.", exact=True)).to_be_visible()
    assert place(steps) == before
    button(tablet, "Add 2 min").click()
    expect(tablet.get_by_text("The timer was for question 1.", exact=True)).to_have_count(0)


def test_it_asks_for_the_people_where_phones_are_more(room: Room, lead: Lead) -> None:
    lead.say("set_headcount", 1, people=0)
    phone_of(room, lead)
    tablet = tablet_of(room, lead, UPRIGHT)
    button(tablet, "1 phone, 0 people counted.").click()
    people = tablet.get_by_role("textbox", name="Number of people at the table")
    expect(people).to_be_focused()
    people.fill("5")
    people.press("Enter")
    expect(tablet.get_by_text("people counted. How many")).to_have_count(0)


def test_the_phone_says_that_its_card_was_seen(room: Room, lead: Lead) -> None:
    phone, tablet = phone_of(room, lead), tablet_of(room, lead)
    said = phone.locator("p", has_text="Your facilitator has seen your card.")
    slow = phone.get_by_role("button", name=re.compile("^Slow down, please"))
    phone.get_by_role("button", name="Raise a card").click()
    slow.click()
    expect(tablet.get_by_text("“Slow down, please”")).to_be_visible()
    # Taken down by its own person: nobody has seen it.
    slow.click()
    expect(tablet.get_by_text("“Slow down, please”")).to_have_count(0)
    expect(slow).to_have_attribute("aria-pressed", "false")
    expect(said).to_have_count(0)
    slow.click()
    button(tablet, "Seen: Slow down, please").click()
    expect(said).to_be_visible()
    accessible(phone, "a card was seen")
    phone.get_by_role("button", name="Done").click()
    expect(said).to_be_visible()


def test_the_kind_goes_back_to_point(room: Room, lead: Lead) -> None:
    tablet = tablet_of(room, lead)
    tablet.get_by_role("radio", name="Parked").check(force=True)
    tablet.get_by_role("textbox", name="New point").fill(POINTS[0])
    button(tablet, "Add parked point").click()
    expect(tablet.locator(".kind-tag")).to_have_text("Parked")
    expect(button(tablet, "Add point")).to_be_visible()
