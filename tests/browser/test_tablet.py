"""A whole table by keyboard alone and by touch alone, from the first sentence to the big screen."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.room import DESK, PHONE, PROJECTOR, TABLET, Room, accessible, answer

pytestmark = pytest.mark.browser

TEAM = "A small team of care workers we know."
NEW_FACE = "Not a new face each week."
NUMBER = "One number to call, and a person who picks up."
LONELY = "It is lonely at the weekend."
OFFER = "My mum cannot hear the phone. Please write as well."
BOTH = "A small team we know, not a new face each week."

Act = Callable[[Locator], None]


WHERE = """e => {
  const now = document.activeElement;
  if (e === now) return "there";
  if (!e.isConnected) return "gone";
  return e.type === "radio" && e.name === now?.name ? "in its group" : "before";
}"""
"""Where the focus is, on its way to an element."""


class Hands:
    """How a facilitator gets at things: ``act`` on a control, ``write`` into the field in focus."""

    def __init__(self, page: Page, way: str) -> None:
        self.page, self.way = page, way

    def act(self, control: Locator, at_its_end: bool = False) -> None:
        """By touch a tap; by keyboard Tab until it has focus, then Enter or Space."""
        expect(control).to_be_visible()
        expect(control).to_be_enabled(enabled=not at_its_end)
        if self.way == "touch":
            control.tap(force=at_its_end)
            return
        self.reach(control)
        radio = control.evaluate("e => e.type === 'radio'")
        self.page.keyboard.press("Space" if radio else "Enter")

    def reach(self, control: Locator) -> None:
        """With the Tab key alone, forwards and round, as a keyboard or a switch does."""
        element = control.element_handle()
        for _ in range(120):
            where = element.evaluate(WHERE)
            if where == "there":
                return
            if where == "gone":
                element = control.element_handle()
            else:
                self.page.keyboard.press("ArrowDown" if where == "in its group" else "Tab")
        raise AssertionError(f"no way by keyboard to {control}")

    def write(self, field: Locator, text: str) -> None:
        if self.way == "touch":
            field.tap()
        else:
            self.reach(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)


def button(page: Page, words: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{re.escape(words)}")).first


def of(page: Page, words: str, point: str) -> Locator:
    return page.get_by_role("button", name=f"{words}: {point}", exact=True)


@pytest.mark.parametrize("way", ["keyboard", "touch"])
def test_a_whole_table(room: Room, way: str) -> None:
    organiser = room.device(DESK, "organiser")
    room.lead(questions=["What makes care at home feel safe?"], tables=1)
    organiser.goto(room.links["organiser"])
    upright = {"width": 820, "height": 1180}
    tablet = room.device(
        TABLET if way == "keyboard" else upright, "tablet", has_touch=way == "touch"
    )
    phone, screen = room.device(PHONE, "phone"), room.device(PROJECTOR, "big screen")
    hands = Hands(tablet, way)
    looked: list[str] = []

    def look(where: str) -> None:
        accessible(tablet, f"{way}: {where}")
        looked.append(where)
        if folder := os.environ.get("PICTURES"):
            tablet.screenshot(path=f"{folder}/{way}-{len(looked):02}-{where.replace(' ', '-')}.png")

    def side(words: str) -> None:
        """Upright, what stands beside the list is behind a button with its count in words."""
        tray = tablet.get_by_role("button", name=re.compile("^Show "))
        if way == "touch" and tray.is_visible():
            hands.act(tray)
        expect(tablet.get_by_role("heading", name=words, exact=True)).to_be_visible()

    # Settling in: how many, what people need, the code.
    tablet.goto(room.links["table 1"])
    room.arrive(phone, 1)
    screen.goto(room.links["display"])
    screen.get_by_role("button", name="Start").click()
    hands.act(button(tablet, "Guide"))
    look("guide")
    hands.act(button(tablet, "Back to the points"))
    side("People at the table")
    hands.act(button(tablet, "Your table"))
    hands.write(tablet.get_by_role("textbox", name="Number of people at the table"), "3")
    tablet.keyboard.press("Enter")
    hands.write(tablet.get_by_role("textbox", name="What people at this table need"), "Sam: time.")
    hands.act(tablet.get_by_role("button", name="Save", exact=True).last)
    look("your table")
    hands.act(button(tablet, "Back to the points"))
    organiser.get_by_role("button", name="Move the room to Question 1", exact=True).click()

    # Talking: points as they come, one of them a mistake.
    field = tablet.get_by_role("textbox", name="New point")
    expect(field).to_be_visible()
    for text in (TEAM, NEW_FACE, "Oops", NUMBER, LONELY):
        hands.write(field, text)
        tablet.keyboard.press("Enter")
        expect(of(tablet, "More", text)).to_be_visible()
        expect(field).to_be_focused()
    within_one_frame(tablet, hands, field)
    hands.act(of(tablet, "More", "Oops"))
    hands.act(of(tablet, "Put aside (you can bring it back)", "Oops"))
    expect(of(tablet, "More", "Oops")).to_have_count(0)
    hands.act(button(tablet, "Bring it back"))
    expect(of(tablet, "More", "Oops")).to_be_visible()
    hands.act(of(tablet, "More", "Oops"))
    hands.act(of(tablet, "Put aside (you can bring it back)", "Oops"))
    expect(of(tablet, "More", "Oops")).to_have_count(0)
    hands.write(field, "Ask Maria about the rota")
    expect(tablet.get_by_text("Does this name a person?")).to_be_visible()
    hands.write(field, "")
    look("capture")

    # From a phone: a card, and a point. The table never learns whose.
    who = phone.evaluate("() => document.cookie") or ""
    send_from(phone, "raise_card", card="slow", words="")
    send_from(phone, "suggest_point", text=OFFER)
    side("From phones")
    expect(tablet.get_by_text("“Slow down, please”")).to_be_visible()
    assert who not in tablet.locator("body").inner_text() or not who
    look("a card and a suggestion")
    hands.act(button(tablet, "Seen"))
    expect(tablet.get_by_text("“Slow down, please”")).to_have_count(0)
    hands.act(of(tablet, "Set aside", OFFER))
    expect(tablet.get_by_role("textbox", name="A kind word back")).to_be_visible()
    hands.act(tablet.get_by_role("button", name="Set aside", exact=True))
    expect(of(tablet, "Take", OFFER)).to_have_count(0)

    # Merge, and take it back; merge again, split and order.
    def merge() -> None:
        hands.act(of(tablet, "More", NEW_FACE))
        hands.act(of(tablet, "Merge", NEW_FACE))
        radio = tablet.get_by_role("radio", name=re.compile(TEAM))
        hands.act(radio)
        hands.write(tablet.get_by_role("textbox", name="Words for both"), BOTH)
        hands.act(tablet.get_by_role("button", name="Merge", exact=True))
        expect(of(tablet, "More", BOTH)).to_be_visible()
        expect(tablet.get_by_text("Made from 2 points")).to_be_visible()

    merge()
    hands.act(button(tablet, "Undo"))
    expect(of(tablet, "More", TEAM)).to_be_visible()
    expect(of(tablet, "More", BOTH)).to_have_count(0)
    merge()
    look("merged")
    hands.act(of(tablet, "More", LONELY))
    hands.act(of(tablet, "Move up", LONELY))
    expect(tablet.locator(".point-words").nth(1)).to_have_text(LONELY)
    hands.act(of(tablet, "More", LONELY))

    # The short list, read back.
    for text in (BOTH, NUMBER):
        hands.act(of(tablet, "Short-list", text))
        expect(of(tablet, "Short-listed", text)).to_have_attribute("aria-pressed", "true")
    hands.act(button(tablet, "Read back"))
    expect(tablet.get_by_role("heading", name=BOTH)).to_be_visible()
    look("read back")
    hands.act(button(tablet, "Yes, that is what we meant"))
    expect(tablet.get_by_role("heading", name=NUMBER)).to_be_visible()
    hands.act(button(tablet, "Yes, that is what we meant"))
    expect(tablet.get_by_text("The table said yes to these words.")).to_be_visible()
    hands.act(button(tablet, "Back to the points"))

    # Check agreement: one phone, two hands, never more.
    hands.act(of(tablet, "Check agreement", BOTH))
    answer(phone, "I agree").click()
    expect(tablet.get_by_text("1 of 3 have answered").first).to_be_visible()
    hands.act(button(tablet, "More: Hands for I agree"))
    hands.act(button(tablet, "More: Hands for I do not agree"))
    expect(tablet.get_by_text("3 of 3 have answered").first).to_be_visible()
    hands.act(button(tablet, "More: Hands for I agree"), at_its_end=True)
    expect(tablet.get_by_text("You can add no more.")).to_be_visible()
    expect(tablet.get_by_text("3 of 3 have answered").first).to_be_visible()
    look("voting")
    hands.act(button(tablet, "Close voting and show the result"))
    expect(tablet.get_by_role("heading", name=re.compile("does not agree"))).to_be_visible()
    hands.act(tablet.get_by_role("radio", name="Agreed, with worries"))
    hands.write(tablet.get_by_role("textbox", name=re.compile("^Not everyone agreed")), "who pays?")
    hands.act(tablet.get_by_role("button", name="Save", exact=True))
    look("result")
    hands.act(button(tablet, "Mark as key point"))
    hands.act(button(tablet, "Check point"))
    expect(tablet.get_by_role("heading", name=NUMBER)).to_be_visible()
    hands.act(button(tablet, "Close voting and show the result"))
    expect(tablet.get_by_text(re.compile("^Or try again"))).to_be_visible()
    hands.act(button(tablet, "Mark as key point"))

    # Send to the room, take back, send again; the big screen then tells it.
    hands.act(button(tablet, "Send to the room"))
    expect(tablet.get_by_role("heading", name="Send to the room")).to_be_visible()
    hands.act(of(tablet, "Up", NUMBER))
    hands.act(tablet.locator("main").get_by_role("button", name="Send to the room"))
    expect(tablet.get_by_text("The room has it.")).to_have_count(2)
    look("sent")
    hands.act(of(tablet, "Take back", NUMBER))
    expect(tablet.get_by_text("The room has it.")).to_have_count(1)
    hands.act(button(tablet, "I need help"))
    expect(organiser.get_by_text("They ask for help.").first).to_be_visible()
    organiser.get_by_role(
        "button", name="Move the room to the summary of question 1", exact=True
    ).click()
    again = organiser.get_by_role("button", name="Move on")
    if again.is_visible():
        again.click()
    for _ in range(4):
        if screen.get_by_text(BOTH).first.is_visible():
            break
        organiser.get_by_role("button", name="Next", exact=True).click()
        screen.wait_for_timeout(250)
    expect(screen.get_by_text(BOTH).first).to_be_visible()
    assert NUMBER not in screen.locator("body").inner_text()


def within_one_frame(tablet: Page, hands: Hands, field: Locator) -> None:
    """Without any network: before the next picture is drawn the point stands in the list."""
    tablet.context.set_offline(True)
    hands.write(field, "Said without a network")
    there = tablet.evaluate(
        """() => new Promise((done) => {
          document.querySelector("form.capture").requestSubmit();
          requestAnimationFrame(() => done(
            [...document.querySelectorAll(".point-words")].map((p) => p.textContent)));
        })"""
    )
    assert "Said without a network" in there
    hands.act(button(tablet, "Undo adding"))
    expect(tablet.get_by_text("Said without a network", exact=True)).to_have_count(0)
    tablet.context.set_offline(False)
    expect(tablet.get_by_text("All saved")).to_be_visible()


def send_from(phone: Page, name: str, **fields: str) -> None:
    """As the phone's page sends it, by plain HTTP: its own buttons are tested elsewhere."""
    ack = phone.evaluate(
        """async ([name, fields]) => {
          const event = location.pathname.split("/").at(-1);
          const view = await (await fetch(`/e/${event}/view?face=phone`)).json();
          const id = "test-" + Math.random().toString(36).slice(2, 12);
          const operation = { id, n: Date.now(), name, who: view.view.who, ...fields };
          const answer = await fetch(`/e/${event}/operation`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ face: "phone", table: null, operation }),
          });
          return answer.json();
        }""",
        [name, fields],
    )
    assert ack["ok"], ack
