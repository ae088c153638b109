"""A facilitator who has only the guide: each step says what it waits for, and no reason is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.lead import Lead
from tests.browser.room import Room, accessible, answer
from tests.browser.test_tablet import button, of
from tests.browser.test_tablet_calm import POINTS, lead, phone_of, say_points, tablet_of

__all__ = ["lead"]

pytestmark = pytest.mark.browser

WHY = "who pays for it?"


def step(tablet: Page, words: str) -> Locator:
    steps = tablet.get_by_role("navigation", name="Steps of this table")
    return steps.get_by_role("button", name=words)


def here(tablet: Page, words: str) -> None:
    """That step, and no other, is marked as the one the table is at."""
    expect(step(tablet, words)).to_have_attribute("aria-current", "step")
    expect(tablet.locator(".steps [aria-current]")).to_have_count(1)


def row(tablet: Page, text: str) -> Locator:
    return tablet.locator("li.point", has_text=text)


def reason(tablet: Page) -> Locator:
    return tablet.get_by_role("textbox", name=re.compile("^Not everyone agreed"))


def point_of(lead: Lead, text: str) -> dict[str, object]:
    found: dict[str, object] = next(p for p in lead.tablet()["points"] if p["text"] == text)
    return found


def test_each_step_says_what_it_waits_for(room: Room, lead: Lead) -> None:
    say_points(lead, *POINTS)
    tablet = tablet_of(room, lead)
    hint = tablet.locator("#step-hint")
    here(tablet, "Capture")
    expect(hint).to_have_count(0)

    step(tablet, "Short list").click()
    here(tablet, "Short list")
    expect(hint).to_have_text("Choose 3 to 5 points to check: press “Short-list” on each.")
    expect(hint).to_be_focused()
    of(tablet, "Short-list", POINTS[1]).click()
    expect(hint).to_have_text("1 chosen. Choose 3 to 5.")
    for text in POINTS[2:]:
        of(tablet, "Short-list", text).click()
    expect(hint).to_have_text("3 chosen. Next: “Read back”.")
    accessible(tablet, "tablet: short list")

    step(tablet, "Check").click()
    here(tablet, "Check")
    expect(hint).to_contain_text("Which point? Press “Check agreement” on one.")
    expect(hint).to_contain_text("point 2")
    expect(row(tablet, POINTS[1])).to_have_class(re.compile("point-next"))
    expect(of(tablet, "Check agreement", POINTS[1])).to_be_focused()
    accessible(tablet, "tablet: which point to check")

    # The guide lies over an open vote, and leaves it as it was.
    of(tablet, "Check agreement", POINTS[1]).click()
    vote = button(tablet, "Close voting and show the result")
    expect(vote).to_be_visible()
    button(tablet, "Guide").click()
    here(tablet, "Check")
    expect(vote).to_have_count(0)
    button(tablet, "Back to the point").click()
    expect(vote).to_be_visible()
    here(tablet, "Check")


def test_the_guide_fits_and_is_printed_alone(room: Room, lead: Lead) -> None:
    tablet = tablet_of(room, lead)
    button(tablet, "Guide").click()
    end = tablet.get_by_text("Stuck?")
    expect(end).to_be_in_viewport()
    tablet.evaluate("() => { window.print = () => { window.printed = true; }; }")
    button(tablet, "Print this page").click()
    assert tablet.evaluate("() => window.printed")
    tablet.emulate_media(media="print")
    expect(tablet.get_by_role("heading", name="How to lead a table")).to_be_visible()
    expect(end).to_be_visible()
    for control in (button(tablet, "Print this page"), step(tablet, "Check")):
        expect(control).to_be_hidden()
    expect(button(tablet, "I need help")).to_be_hidden()
    assert pages(tablet.pdf(format="A4")) == 1


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def not_agreed(room: Room, lead: Lead) -> Page:
    """The tablet, at the result of a check on the first point that one person does not agree to."""
    phone = phone_of(room, lead)
    check = lead.ask(POINTS[0])
    answer(phone, "I do not agree").click()
    expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
    lead.reveal(check)
    tablet = tablet_of(room, lead)
    of(tablet, "See the result", POINTS[0]).click()
    return tablet


def test_a_reason_is_saved_with_the_choice_and_never_left_behind(room: Room, lead: Lead) -> None:
    tablet = not_agreed(room, lead)

    # Save without a choice: refused in words, and the choice has the focus.
    reason(tablet).fill(WHY)
    button(tablet, "Save").click()
    expect(tablet.get_by_text("First choose what the table says.")).to_be_visible()
    expect(tablet.get_by_role("radio", name="Agreed", exact=True)).to_be_focused()
    accessible(tablet, "tablet: a reason waits for the choice")

    # Nor can the point go to the room without it.
    button(tablet, "Mark as key point").click()
    step(tablet, "Send to the room").click()
    expect(tablet.get_by_text("The reason on point 1 is not saved.")).to_be_visible()
    accessible(tablet, "tablet: a reason is not saved")
    tablet.locator("main").get_by_role("button", name="Send to the room").click(force=True)
    assert not any(of_room["sent"] for of_room in lead.tablet()["received"])
    button(tablet, "Go to point 1").click()
    expect(reason(tablet)).to_have_value(WHY)
    tablet.get_by_role("radio", name="Not agreed").check(force=True)
    expect(tablet.get_by_text("Saved.", exact=True)).to_be_visible()
    check_now = point_of(lead, POINTS[0])["check"]
    assert isinstance(check_now, dict)
    assert (check_now["outcome"], check_now["dissent"]) == ("not_agreed", WHY)

    # Typed after the choice, and left by another way than "Save": it goes along.
    reason(tablet).fill(f"{WHY} And who comes?")
    step(tablet, "Send to the room").click()
    tablet.locator("main").get_by_role("button", name="Send to the room").click()
    expect(tablet.get_by_text("The room has it.")).to_be_visible()
    check_now = point_of(lead, POINTS[0])["check"]
    assert isinstance(check_now, dict)
    assert check_now["dissent"] == f"{WHY} And who comes?"


def test_a_reason_belongs_to_its_round(room: Room, lead: Lead) -> None:
    """A new round would hide what was typed about the one before: first it is saved."""
    tablet = not_agreed(room, lead)
    reason(tablet).fill(WHY)
    # Nor do new words in the list take it away.
    button(tablet, "Back to the points").click()
    expect(row(tablet, POINTS[0]).get_by_text("Reason not saved yet")).to_be_visible()
    of(tablet, "More", POINTS[0]).click()
    expect(tablet.get_by_text("The reason on point 1 is not saved.")).to_be_visible()
    expect(of(tablet, "Split in two", POINTS[0])).to_have_attribute("aria-disabled", "true")
    of(tablet, "Change the words", POINTS[0]).click(force=True)
    expect(tablet.get_by_role("textbox", name="New words")).to_have_count(0)
    of(tablet, "See the result", POINTS[0]).click()

    button(tablet, "Ask again with new words").click()
    tablet.get_by_role("textbox", name="New words").fill(POINTS[1])
    button(tablet, "Check agreement again").click()
    expect(tablet.get_by_text("The reason on point 1 is not saved.")).to_be_visible()
    tablet.get_by_role("radio", name="Not agreed").check(force=True)
    expect(tablet.locator("main").get_by_text("The reason on point 1 is not saved.")).to_have_count(
        0
    )
    expect(tablet.get_by_role("textbox", name="New words")).to_have_value(POINTS[1])
    button(tablet, "Check agreement again").click()
    expect(button(tablet, "Close voting and show the result")).to_be_visible()


def test_where_all_agree_nobody_is_asked_loudly_why_not(room: Room, lead: Lead) -> None:
    phone = phone_of(room, lead)
    check = lead.ask(POINTS[0])
    answer(phone, "I agree").click()
    expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
    lead.reveal(check)
    tablet = tablet_of(room, lead)
    of(tablet, "See the result", POINTS[0]).click()
    expect(tablet.get_by_role("radio", name="Agreed", exact=True)).to_be_visible()
    expect(reason(tablet)).to_have_count(0)
    accessible(tablet, "tablet: all agree")
    button(tablet, "Did anyone have a worry?").click()
    expect(reason(tablet)).to_be_focused()


def test_hands_say_what_is_true(room: Room, lead: Lead) -> None:
    lead.say("set_headcount", 1, people=0)
    phone = phone_of(room, lead)
    lead.ask(POINTS[0])
    tablet = tablet_of(room, lead)
    more = button(tablet, "More: Hands for I agree")
    expect(tablet.get_by_text("First say how many people are at the table.")).to_be_visible()
    expect(more).to_have_attribute("aria-disabled", "true")
    people = tablet.get_by_role("textbox", name="Number of people at the table")
    people.fill("3")
    people.press("Enter")
    expect(tablet.get_by_text("Count 2 hands: 2 people here have no phone.")).to_be_visible()
    answer(phone, "I agree").click()
    expect(tablet.get_by_text("1 by phone.")).to_be_visible()
    more.click()
    expect(tablet.get_by_text("1 hand counted.", exact=True)).to_be_visible()
    more.click()
    expect(tablet.get_by_text("2 hands counted. You can add no more.")).to_be_visible()


def test_each_point_has_one_next_step(room: Room, lead: Lead) -> None:
    """By its state: short-list, check, see, mark. The others stay in reach, and quiet."""
    say_points(lead, POINTS[0])
    tablet = tablet_of(room, lead)

    def next_is(words: str) -> None:
        point = row(tablet, POINTS[0])
        expect(point.locator(".point-step")).to_have_text([words])
        expect(point.locator(".point-buttons .button")).to_have_count(4)

    next_is("Short-list")
    of(tablet, "Short-list", POINTS[0]).click()
    next_is("Check agreement")
    point = point_of(lead, POINTS[0])["id"]
    check = lead.say("open_check", 1, point=point, scope="table")
    next_is("Go to the check")
    lead.say("count_hands", 1, check=check, hands={"agree": 4})
    lead.reveal(check)
    next_is("See the result")
    lead.say("conclude_check", 1, check=check, outcome="agreed", dissent="")
    next_is("Mark as key")
    of(tablet, "Mark as key", POINTS[0]).click()
    expect(row(tablet, POINTS[0]).locator(".point-step")).to_have_count(0)
    accessible(tablet, "tablet: a point at its end")
    heights = tablet.locator(".point-buttons .button").evaluate_all(
        "all => all.map((b) => b.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44

    help_button = button(tablet, "I need help")
    help_button.click()
    called = button(tablet, "Help is called.")
    expect(called).to_contain_text("Press when you are all right")
    called.click()
    expect(help_button).to_be_visible()
    expect(tablet.get_by_text("All saved")).to_be_visible()
    assert not lead.tablet()["help"]
