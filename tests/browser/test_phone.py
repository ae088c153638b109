"""The participant's phone, as people use it: by eye, by key and by ear."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bench.server import Server
from tests.browser.lead import Lead
from tests.browser.room import PHONE, Room, accessible, answer
from tests.browser.rows import ballots

pytestmark = pytest.mark.browser

SMALL_TEAM = "A small team of care workers we know, not a new face each week."
LATER_BUS = "A later bus. It must stop near the hospital."

# What a screen reader would say of live regions, in order.
EARS = """
window.heard = [];
new MutationObserver((changes) => {
  for (const { target } of changes) {
    const element = target.closest ? target : target.parentElement;
    const live = element?.closest('[role=status], [role=alert]');
    const words = live?.textContent.trim().replace(/\\s+/g, ' ');
    if (words && window.heard[window.heard.length - 1] !== words) window.heard.push(words);
  }
}).observe(document, { subtree: true, childList: true, characterData: true });
"""


@pytest.fixture
def lead(server: Server) -> Lead:
    return Lead(server)


@pytest.fixture
def join(room: Room, lead: Lead) -> Callable[..., Page]:
    """A phone that has joined by the QR code of its table: notice, button, in."""

    def joined(table: int = 1, button: str = "^Join", **options: object) -> Page:
        phone = room.device(PHONE, f"phone at {table}", **options)
        phone.add_init_script(EARS)
        phone.goto(f"{room.url}/j/{lead.code}/{table}")
        phone.get_by_role("button", name=re.compile(button)).click()
        expect(phone.get_by_text(f"You are at Table {table}")).to_be_visible()
        return phone

    return joined


def heard(phone: Page) -> list[str]:
    found: list[str] = phone.evaluate("() => window.heard")
    return found


def focused(phone: Page) -> str:
    words: str = phone.evaluate("() => document.activeElement.textContent.trim()")
    return words


def press_to(phone: Page, words: str) -> None:
    """Tab until the focus is on what begins with ``words``."""
    for _ in range(40):
        if focused(phone).startswith(words):
            return
        phone.keyboard.press("Tab")
    raise AssertionError(f"no way to {words!r} by keyboard")


def test_by_key_and_by_ear(room: Room, lead: Lead) -> None:
    phone = room.device(PHONE, "phone")
    phone.add_init_script(EARS)
    phone.goto(f"{room.url}/j/{lead.code}/2")
    press_to(phone, "Join Table 2")
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("You are at Table 2")).to_be_visible()
    expect(phone.get_by_text("People are joining")).to_be_visible()

    lead.move("lobby", "question-1")
    check = lead.ask(SMALL_TEAM, 2)
    group = phone.get_by_role("group", name=re.compile("Do you agree"))
    expect(group.get_by_role("button")).to_have_count(4)
    press_to(phone, "I agree")
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
    expect(answer(phone, "I agree")).to_have_attribute("aria-pressed", "true")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Space")
    expect(answer(phone, "I am not sure")).to_have_attribute("aria-pressed", "true")
    phone.wait_for_function(
        "() => window.heard.some((said) => said.includes('Your answer: I am not sure.'))"
    )
    lead.say("set_timer", seconds=600)
    lead.say("send_message", text="Tea at eleven.", to="everyone")
    expect(phone.get_by_text("10 minutes left")).to_be_visible()
    expect(phone.get_by_role("region", name="From the organiser")).to_contain_text("Tea at eleven")
    accessible(phone, "a timer and a message")
    # A view that comes meanwhile moves no focus, and is not said again.
    lead.say("capture_point", 2, question=1, kind="idea", text="Another one.")
    assert focused(phone).startswith("I am not sure")
    said = heard(phone)
    assert sum(f"New question. {SMALL_TEAM}" in words for words in said) == 1, said
    assert sum("Saved. Your answer: I agree." in words for words in said) <= 1
    assert sum("Tea at eleven." in words for words in said) == 1, said
    assert not any("Saving" in words for words in said), "each vote would be said three times"

    # The focus stays where it was when the buttons go.
    lead.say("lock_check", 2, check=check)
    expect(phone.get_by_text("Voting has closed.").first).to_be_visible()
    assert SMALL_TEAM in focused(phone)
    press_to(phone, "Settings")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", name="Settings")).to_be_focused()
    press_to(phone, "Done")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("button", name="Settings")).to_be_focused()


def test_what_is_half_written_stays(join: Callable[..., Page], lead: Lead) -> None:
    phone = join()
    lead.move("lobby", "question-1")
    phone.get_by_role("button", name="Say something").click()
    field = phone.get_by_role("textbox", name="What would you like to say?")
    expect(field).to_be_focused()
    field.type("Half a sen")
    lead.ask(SMALL_TEAM)
    expect(phone.get_by_text("There is a question to vote on.")).to_be_visible()
    expect(field).to_be_focused()
    field.type("tence")
    accessible(phone, "writing while a question waits")
    phone.reload()
    # The question is there now, and the words are where they were.
    expect(answer(phone, "I agree")).to_be_visible()
    phone.get_by_role("button", name="Say something").click()
    expect(field).to_have_value("Half a sentence")
    phone.get_by_role("button", name="Put it away").click()
    expect(phone.get_by_role("button", name="Say something")).to_be_focused()
    phone.get_by_role("button", name="Say something").click()
    phone.get_by_role("button", name="Send to my table").click()
    expect(
        phone.locator(".foot-note", has_text="Sent. Your facilitator can read it now.")
    ).to_be_visible()

    [offer] = lead.tablet()["suggestions"]
    lead.say(
        "set_aside_suggestion", 1, point=offer["id"], words="Thank you. We talk about it later."
    )
    expect(phone.get_by_text("Thank you. We talk about it later.")).to_be_visible()
    accessible(phone, "a kind word back")
    phone.get_by_role("button", name="I have read this").click()
    phone.reload()
    expect(answer(phone, "I agree")).to_be_visible()
    expect(phone.get_by_text("We talk about it later.")).to_have_count(0)


def test_a_card_and_a_worry(join: Callable[..., Page], lead: Lead) -> None:
    phone, other = join(), join()
    lead.move("lobby", "question-1")
    check = lead.ask(SMALL_TEAM)
    phone.get_by_role("button", name="Raise a card").click()
    accessible(phone, "cards")
    phone.get_by_role("textbox").fill("I use a hearing loop.")
    phone.get_by_role("button", name="I need it in another way").click()
    expect(answer(phone, "I am not sure")).to_be_visible()
    phone.get_by_role("button", name="1 card raised").click()
    card = re.compile("^I need it in another way")
    expect(phone.get_by_role("button", name=card, pressed=True)).to_be_visible()
    phone.get_by_role("button", name="Done").click()
    expect(phone.get_by_role("button", name="1 card raised")).to_be_visible()
    [seen] = lead.tablet()["cards"]
    assert (seen["kind"], seen["words"]) == ("format", "I use a hearing loop.")
    lead.say("answer_card", 1, card=seen["id"])
    expect(phone.get_by_role("button", name="Raise a card")).to_be_visible()

    answer(phone, "I am not sure").click()
    phone.get_by_role("button", name="Say what would make it better").click()
    field = phone.get_by_role("textbox", name="Your worry, or your idea")
    phone.get_by_role("button", name="Send it").click()
    expect(phone.get_by_text("Please write something first.")).to_be_visible()
    accessible(phone, "worry: nothing written")
    field.fill("Who comes at night?")
    phone.get_by_role("button", name="Send it").click()
    expect(
        phone.locator(".foot-note", has_text="Saved. It is read after the vote.")
    ).to_be_visible()
    assert lead.tablet()["points"][0]["check"]["worries"] == []
    lead.reveal(check)
    assert lead.tablet()["points"][0]["check"]["worries"] == ["Who comes at night?"]
    expect(other.get_by_text("Voting has closed.").first).to_be_visible()
    assert "night" not in other.locator("body").inner_text()
    # Written and not sent: it is there again, also after the vote.
    other.get_by_role("button", name="Say what would make it better").click()
    other.get_by_role("textbox").fill("Too dear.")
    other.reload()
    other.get_by_role("button", name="Say what would make it better").click()
    expect(other.get_by_role("textbox")).to_have_value("Too dear.")


def test_someone_who_helps_answers_twice(
    join: Callable[..., Page], lead: Lead, server: Server
) -> None:
    phone = join(1, "I am helping someone")
    lead.move("lobby", "question-1")
    lead.ask(SMALL_TEAM)
    whose = phone.get_by_role("group", name="Whose answer?")
    them, me = (whose.get_by_role("button", name=n) for n in ("The person I help", "Me"))
    expect(them).to_have_attribute("aria-pressed", "true")
    answer(phone, "I do not agree").click()
    expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
    accessible(phone, "helping")
    phone.get_by_role("button", name="Now my own answer").click()
    expect(me).to_have_attribute("aria-pressed", "true")
    expect(answer(phone, "I do not agree")).to_have_attribute("aria-pressed", "false")
    answer(phone, "I agree").click()
    expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
    phone.reload()
    expect(me).to_have_attribute("aria-pressed", "true")
    expect(answer(phone, "I agree")).to_have_attribute("aria-pressed", "true")
    them.click()
    expect(answer(phone, "I do not agree")).to_have_attribute("aria-pressed", "true")
    assert ballots(server, lead.event) == ["agree", "disagree"]


def test_the_next_person_finds_a_clear_screen(
    join: Callable[..., Page], lead: Lead, server: Server
) -> None:
    phone = join()
    lead.move("lobby", "question-1")
    lead.ask(SMALL_TEAM)
    answer(phone, "I agree").click()
    expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
    phone.get_by_role("button", name="Say something").click()
    phone.get_by_role("textbox").fill("Mine alone")
    phone.get_by_role("button", name="Put it away").click()
    phone.get_by_role("button", name="Settings").click()
    phone.get_by_role("button", name="Share this phone").click()
    accessible(phone, "share this phone")
    phone.get_by_role("button", name="I am a new person").click()
    expect(phone.locator(".foot-note", has_text="The screen is clear.")).to_be_visible()
    expect(phone.get_by_text("person 2")).to_be_visible()
    expect(answer(phone, "I agree")).to_have_attribute("aria-pressed", "false")
    phone.get_by_role("button", name="Say something").click()
    expect(phone.get_by_role("textbox")).to_have_value("")
    phone.get_by_role("button", name="Put it away").click()
    answer(phone, "I am not sure").click()
    expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
    phone.get_by_role("button", name="Next person").click()
    phone.get_by_role("button", name="I am person 1").click()
    expect(answer(phone, "I agree")).to_have_attribute("aria-pressed", "true")
    assert ballots(server, lead.event) == ["agree", "unsure"]


def test_another_table_and_ones_own_answers_at_the_end(
    join: Callable[..., Page], lead: Lead
) -> None:
    lead.move("lobby", "question-1")
    check = lead.ask(SMALL_TEAM, 1)
    # Someone who comes late lands on what happens now.
    phone = join(1)
    answer(phone, "I agree").click()
    expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
    lead.reveal(check)
    phone.get_by_role("button", name="Settings").click()
    phone.get_by_role("button", name="Change table").click()
    accessible(phone, "change table")
    phone.get_by_role("button", name="Table 3").click()
    expect(phone.get_by_text("You are at Table 3", exact=True)).to_be_visible()
    lead.ask(LATER_BUS, 3)
    expect(phone.get_by_role("heading", name=LATER_BUS)).to_be_visible()
    # The whole room is asked as well: one thing at a time, and what was begun stays.
    point = lead.say("capture_point", 2, question=1, kind="idea", text="A ramp at the door.")
    lead.say("open_check", point=point, scope="room")
    expect(phone.get_by_text("Question 2 of 2.")).to_be_visible()
    expect(phone.get_by_role("heading", name=LATER_BUS)).to_be_visible()
    phone.get_by_role("button", name="Go to the other question").click()
    expect(phone.get_by_role("heading", name="A ramp at the door.")).to_be_visible()
    answer(phone, "I do not agree").click()
    expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
    for here, there in (
        ("question-1", "summary-1"),
        ("summary-1", "question-2"),
        ("question-2", "summary-2"),
        ("summary-2", "closing"),
        ("closing", "ended"),
    ):
        lead.move(here, there)
    phone.get_by_role("button", name="See my answers").click()
    mine = phone.get_by_role("region", name="My answers")
    expect(mine.get_by_role("listitem")).to_have_count(3)
    expect(mine).to_contain_text(re.compile(f"{SMALL_TEAM}.*You said: I agree", re.S))
    expect(mine).to_contain_text(re.compile(f"{LATER_BUS}.*You did not answer", re.S))
    expect(mine).to_contain_text(re.compile("A ramp at the door.*You said: I do not agree", re.S))
    accessible(phone, "my answers")
