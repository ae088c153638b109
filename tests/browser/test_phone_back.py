"""The way back from what a person opened on the phone: in sight, and to where they were."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bench.server import Server
from tests.browser.lead import Lead
from tests.browser.room import PHONE, Room, accessible, answer

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 568}
AT_400 = {"width": 320, "height": 256}
"""A window of 1280 x 1024 at 400 % zoom."""

POINT = "A small team of care workers we know, not a new face each week."

# The focused control (a radio is its whole row), and the strip that holds the way back.
COVERED = """
() => {
  const at = document.activeElement;
  const foot = document.querySelector(".panel-foot");
  const box = (at.closest("label.choice") ?? at).getBoundingClientRect();
  const covered = !foot.contains(at) && box.bottom > foot.getBoundingClientRect().top;
  const away = box.top < -1 || box.bottom > innerHeight + 1;
  return covered || away ? `${at.outerHTML.slice(0, 60)} at ${box.top} to ${box.bottom}` : "";
}
"""


def joined(room: Room, lead: Lead, size: dict[str, int]) -> Page:
    phone = room.device(size, "phone")
    phone.goto(f"{room.url}/j/{lead.code}/1")
    phone.get_by_role("button", name="Join Table 1").click()
    return phone


def scrolled(phone: Page) -> float:
    return float(phone.evaluate("() => scrollY"))


def tap(phone: Page, name: str) -> None:
    """Where it is: as a finger does, which scrolls nothing before."""
    box = phone.get_by_role("button", name=name).bounding_box()
    assert box is not None
    phone.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["390", "320"])
def test_done_leads_back_to_where_one_was(room: Room, server: Server, size: dict[str, int]) -> None:
    lead = Lead(server)
    lead.move("lobby", "question-1")
    phone = joined(room, lead, size)
    opener = phone.get_by_role("button", name="Raise a card")
    tap(phone, "Raise a card")
    expect(phone.get_by_role("heading", name="Raise a card")).to_be_focused()
    lead.ask(POINT)
    expect(phone.get_by_text("There is a question to vote on.")).to_be_visible()
    tap(phone, "Done")
    # The question came meanwhile: it is read from its beginning.
    expect(answer(phone, "I agree")).to_be_visible()
    expect(opener).to_be_focused()
    assert scrolled(phone) == 0
    expect(phone.get_by_role("heading", name=POINT)).to_be_in_viewport(ratio=1)
    # Further down, the same: neither the end of the page nor its beginning.
    phone.mouse.wheel(0, 5_000)
    end = phone.evaluate("() => document.documentElement.scrollHeight - innerHeight")
    phone.wait_for_function("end => scrollY === end", arg=end)
    phone.mouse.wheel(0, -20)
    phone.wait_for_function("end => scrollY === Math.max(0, end - 20)", arg=end)
    before = scrolled(phone)
    tap(phone, "Raise a card")
    heading = phone.get_by_role("heading", name="Raise a card")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport(ratio=1)
    tap(phone, "Done")
    expect(opener).to_be_focused()
    assert scrolled(phone) == before


def test_by_keyboard_what_opened_it_is_in_sight_again(room: Room, server: Server) -> None:
    lead = Lead(server)
    lead.move("lobby", "question-1")
    phone = joined(room, lead, SMALL)
    opener = phone.get_by_role("button", name="Raise a card")
    opener.focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", name="Raise a card")).to_be_focused()
    lead.ask(POINT)
    expect(phone.get_by_text("There is a question to vote on.")).to_be_visible()
    phone.get_by_role("button", name="Done").focus()
    phone.keyboard.press("Enter")
    expect(opener).to_be_focused()
    expect(opener).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["390", "320"])
@pytest.mark.parametrize("where", ["joining", "joined"])
def test_done_is_in_sight_in_the_settings(
    room: Room, server: Server, where: str, size: dict[str, int]
) -> None:
    lead = Lead(server)
    phone = room.device(size, "phone")
    phone.goto(f"{room.url}/j/{lead.code}/1")
    if where == "joined":
        phone.get_by_role("button", name="Join Table 1").click()
    phone.get_by_role("button", name="Settings").click()
    done = phone.get_by_role("button", name="Done")
    expect(done).to_be_in_viewport(ratio=1)
    accessible(phone, f"settings, {where}")
    assert walked(phone) == []
    expect(done).to_be_in_viewport(ratio=1)
    phone.mouse.wheel(0, 5_000)
    expect(done).to_be_in_viewport(ratio=1)
    tap(phone, "Done")
    expect(phone.get_by_role("button", name="Settings")).to_be_focused()
    expect(phone.get_by_role("button", name="Settings")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    ("size", "letters"), [(AT_400, 100), (SMALL, 200)], ids=["400 %", "large letters"]
)
def test_large_letters_leave_room_for_the_settings(
    room: Room, server: Server, size: dict[str, int], letters: int
) -> None:
    phone = joined(room, Lead(server), size)
    phone.evaluate("size => localStorage.setItem('common-table:size', size)", str(letters))
    phone.reload()
    phone.get_by_role("button", name="Settings").click()
    done = phone.get_by_role("button", name="Done")
    expect(done).to_be_attached()
    expect(done).not_to_be_in_viewport()
    assert walked(phone) == []
    expect(done).to_be_in_viewport(ratio=1)


def walked(phone: Page) -> list[str]:
    """By keyboard through the settings, to the way back: what is covered or away on the way."""
    phone.get_by_role("heading", name="Settings").focus()
    found: list[str] = []
    for _ in range(60):
        phone.keyboard.press("Tab")
        found.append(phone.evaluate(COVERED))
        if phone.evaluate("() => document.activeElement.matches('.panel-foot .main')"):
            break
        if phone.evaluate("() => document.activeElement.matches('[name=theme]')"):
            for _ in range(3):
                phone.keyboard.press("ArrowDown")
                found.append(phone.evaluate(COVERED))
    else:
        found.append("the way back was not reached")
    return [*filter(None, found)]
