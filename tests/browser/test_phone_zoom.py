"""A person at 400 % zoom, with a high contrast theme of the system: 320 pixels wide, 256 high."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bench.server import Server
from tests.browser.lead import Lead
from tests.browser.room import Room, answer

pytestmark = pytest.mark.browser

AT_400 = {"width": 320, "height": 256}
TEAM = "A small team of care workers we know, not a new face each week."

# Buttons in which a word had to be broken: its parts stand on two lines.
BROKEN = r"""
() => [...document.querySelectorAll(".priority button")].filter((button) => {
  const words = button.firstChild;
  return [...words.data.matchAll(/\S+/g)].some(({ index, 0: word }) => {
    const range = document.createRange();
    range.setStart(words, index);
    range.setEnd(words, index + word.length);
    return range.getClientRects().length > 1;
  });
}).map((button) => button.textContent)
"""


def joined(room: Room, lead: Lead, letters: int = 100) -> Page:
    phone = room.device(AT_400, "phone", forced_colors="active")
    phone.goto(f"{room.url}/j/{lead.code}/1")
    phone.evaluate("size => localStorage.setItem('common-table:size', size)", str(letters))
    phone.get_by_role("button", name="Join Table 1").click()
    expect(phone.get_by_text("You are at")).to_be_visible()
    return phone


def fill(phone: Page, of: str) -> str:
    found: str = phone.locator(of).first.evaluate("one => getComputedStyle(one).backgroundColor")
    return found


def test_a_result_is_seen_in_the_systems_colours(room: Room, server: Server) -> None:
    lead = Lead(server)
    phone = joined(room, lead)
    ground = fill(phone, "body")
    assert fill(phone, ".dot") != ground
    lead.move("lobby", "question-1")
    check = lead.ask(TEAM)
    answer(phone, "I agree").click()
    expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
    # A quiet button has no edge, which its words would touch.
    quiet = phone.locator(".worry-line .button")
    assert quiet.evaluate("one => getComputedStyle(one).borderTopColor") == ground
    lead.say("set_headcount", 1, people=9)
    lead.say("count_hands", 1, check=check, hands={"agree": 3, "disagree": 2, "unsure": 1})
    lead.reveal(check)
    expect(phone.get_by_role("img", name="Bar.")).to_be_visible()
    fills = {fill(phone, f".bar .{name}") for name in ("fill-full", "fill-middle", "fill-not")}
    assert len(fills - {ground}) == 3
    assert fill(phone, ".bar-line") != ground


def test_what_stays_on_top_covers_nothing_that_has_focus(room: Room, server: Server) -> None:
    """How many votes are left is in sight, where there is room for it."""
    lead = Lead(server)
    lead.move("lobby", "question-1")
    points = [
        lead.say("capture_point", 1, question=1, kind="idea", text=f"{TEAM} {n}") for n in range(3)
    ]
    for point in points:
        lead.say("mark_key", 1, point=point, key=True)
    lead.move("question-1", "summary-1")
    lead.say("ask_priority", choices=points, votes=3)
    for letters in (100, 200):
        phone = joined(room, lead, letters)
        buttons = phone.locator(".priority button")
        buttons.nth(1).click()
        left = phone.get_by_text("You have 2 votes left.", exact=True).first
        expect(left).to_be_visible()
        assert phone.evaluate(BROKEN) == []
        buttons.last.focus()
        phone.keyboard.press("Tab")
        for _ in range(buttons.count()):
            phone.keyboard.press("Shift+Tab")
            assert phone.evaluate(
                """() => {
                  const { top } = document.activeElement.getBoundingClientRect();
                  const strip = document.querySelector(".votes-left").getBoundingClientRect();
                  return top >= strip.bottom - 1 || strip.bottom < 0;
                }"""
            ), f"letters of {letters} %"


def test_the_other_question_is_read_from_its_beginning(room: Room, server: Server) -> None:
    """Its answers alone, under the same button, could be taken for those of the first."""
    lead = Lead(server)
    lead.move("lobby", "question-1")
    lead.ask("A later bus.")
    point = lead.say("capture_point", 2, question=1, kind="idea", text=TEAM)
    lead.say("open_check", point=point, scope="room")
    phone = joined(room, lead)
    expect(phone.get_by_role("heading", name=TEAM)).to_be_visible()
    phone.get_by_role("button", name="Go to the other question").click()
    heading = phone.get_by_role("heading", name="A later bus.")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport(ratio=1)
