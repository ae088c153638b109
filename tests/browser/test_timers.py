"""The time left is the same on every face at the same moment, and undo names what it undoes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.lead import Lead
from tests.browser.room import DESK, PROJECTOR, Room, here
from tests.browser.test_tablet import button
from tests.browser.test_tablet_calm import lead, phone_of, tablet_of

__all__ = ["lead"]

pytestmark = pytest.mark.browser

MINUTE = 60_000
OVER = "time is (over|up)"
LAST = "Last minute|Less than 1 min"

# ms that are left, and what each face says of it. No two that follow each other are alike: what is
# seen is never left from before.
MOMENTS = {
    "ten minutes": (10 * MINUTE, "10 min"),
    "less than half a minute over two": (2 * MINUTE + 29_000, "3 min"),
    "two": (2 * MINUTE, "2 min"),
    "just over two": (2 * MINUTE + 1, "3 min"),
    "just over one": (MINUTE + 200, "2 min"),
    "less than one": (MINUTE - 200, LAST),
    "over": (0, OVER),
    "less than half a second": (300, LAST),
    "over for a while": (-30_000, OVER),
}


@pytest.fixture
def faces(room: Room, lead: Lead) -> dict[str, Page]:
    found = {"tablet": tablet_of(room, lead), "phone": phone_of(room, lead)}
    for name, size in (("screen", PROJECTOR), ("organiser", DESK)):
        found[name] = room.device(size, name)
        link = lead.links["display" if name == "screen" else name]
        found[name].goto(here(room, link))
    found["screen"].get_by_role("button", name="Start").click()
    return found


SHOWN = {
    "tablet": "[role=timer]",
    "phone": "dt:text-is('Time') + dd",
    "screen": ".time-words",
    "organiser": ".tools > [role=status]",
}


def at(page: Page, ms: int) -> None:
    """Stop a device's clock."""
    page.clock.set_fixed_time(ms / 1000)


def test_every_face_shows_the_same_time(faces: dict[str, Page], lead: Lead) -> None:
    lead.say("set_timer", seconds=600)
    ends = lead.leading()["timer"]["ends_at"]
    for moment, (left, words) in MOMENTS.items():
        for name, page in faces.items():
            at(page, ends - left)
            said = re.compile(rf"(^|\D)({words})", re.I)
            expect(page.locator(SHOWN[name]).first, f"{name}: {moment}").to_have_text(said)
    heard = faces["screen"].locator(".time [role=status]")
    expect(heard).to_have_text("The time is up. Please finish what you are saying.")


def test_no_face_promises_more_time_than_was_given(faces: dict[str, Page], lead: Lead) -> None:
    """Where its clock is behind."""
    lead.say("set_timer", seconds=600)
    ends = lead.leading()["timer"]["ends_at"]
    for name, page in faces.items():
        for left, words in ((0, OVER), (13 * MINUTE, "10 min")):
            at(page, ends - left)
            said = re.compile(rf"(^|\D)({words})", re.I)
            expect(page.locator(SHOWN[name]).first, name).to_have_text(said)


@pytest.mark.parametrize("off", [13 * MINUTE, -13 * MINUTE, 365 * 24 * 60 * MINUTE])
def test_a_devices_own_clock_may_be_wrong(room: Room, lead: Lead, off: int) -> None:
    lead.say("set_timer", seconds=600)
    for name in ("display", "organiser"):
        page = room.device(DESK, name)
        page.add_init_script(f"const right = Date.now; Date.now = () => right() + {off};")
        page.goto(here(room, lead.links[name]))
        if name == "display":
            page.get_by_role("button", name="Start").click()
        face = SHOWN["screen" if name == "display" else name]
        expect(page.locator(face).first, name).to_have_text(re.compile(r"(^|\D)(10|9) min", re.I))


def test_undo_names_the_timer_that_it_takes_back(room: Room, lead: Lead) -> None:
    tablet = tablet_of(room, lead)
    timer, start = tablet.get_by_role("timer"), button(tablet, "Start a 2-minute timer")
    undo = tablet.locator(".said-undo button")
    start.click()
    expect(undo).to_have_text("Undo starting a 2-minute timer")
    expect(timer).to_have_text("2 min left")
    button(tablet, "Add 2 min").click()
    expect(timer).to_have_text("4 min left")
    expect(undo).to_have_text("Undo two more minutes")
    tablet.get_by_role("button", name="Stop the timer").click()
    expect(undo).to_have_text("Undo stopping the timer")
    start.click()
    expect(timer).to_have_text("2 min left")
    expect(undo).to_have_text("Undo starting a 2-minute timer")
    for left, words in (
        ("", "Undo stopping the timer"),
        ("4 min left", "Undo two more minutes"),
        ("2 min left", "Undo starting a 2-minute timer"),
        ("", "Undo adding"),
    ):
        if words == "Undo adding":
            lead.say("capture_point", 1, question=1, kind="point", text="Of another tablet.")
            words = "Undo"
        undo.click()
        expect(timer).to_have_text(left) if left else expect(timer).to_have_count(0)
        expect(undo).to_have_text(words)


def test_more_of_the_rooms_time_is_two_more_minutes(room: Room, lead: Lead) -> None:
    tablet = tablet_of(room, lead)
    timer, undo = tablet.get_by_role("timer"), tablet.locator(".said-undo button")
    lead.say("set_timer", seconds=600)
    expect(timer).to_have_text("10 min left")
    lead.say("pause", on=True)
    expect(tablet.get_by_text("Pause", exact=True)).to_be_visible()
    # In a pause too: there is a timer, and it waits.
    button(tablet, "Add 2 min").click()
    expect(undo).to_have_text("Undo two more minutes")
    lead.say("pause", on=False)
    expect(timer).to_have_text("12 min left")
    undo.click()
    expect(timer).to_have_text("10 min left")


def test_a_timer_that_went_with_its_question_is_not_offered_back(room: Room, lead: Lead) -> None:
    tablet = tablet_of(room, lead)
    timer, undo = tablet.get_by_role("timer"), tablet.locator(".said-undo button")
    tablet.get_by_role("textbox", name="New point").fill("A ramp.")
    tablet.keyboard.press("Enter")
    expect(undo).to_have_text("Undo adding “A ramp.”")
    button(tablet, "Start a 2-minute timer").click()
    expect(timer).to_have_text("2 min left")
    lead.move("question-1", "summary-1")
    expect(timer).to_have_count(0)
    expect(undo).to_have_text("Undo adding “A ramp.”")
    button(tablet, "Add 2 min").click()
    expect(timer).to_have_text("2 min left")
    expect(undo).to_have_text("Undo starting a 2-minute timer")
