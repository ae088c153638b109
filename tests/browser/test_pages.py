"""The pages around the faces: each clean for axe, each clear when something is wrong."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from bench.server import Server
from tests.browser.room import DESK, PHONE, Room, accessible
from tests.browser.rows import event_file

pytestmark = pytest.mark.browser

QUESTIONS = ["What makes care at home feel safe?"]


@pytest.fixture
def organiser(room: Room) -> Page:
    page = room.device(DESK, "organiser")
    room.lead(questions=QUESTIONS, tables=3)
    page.goto(room.links["organiser"])
    expect(page.get_by_role("button", name="Move the room to Question 1")).to_be_visible()
    return page


def test_the_pages_are_accessible(room: Room, organiser: Page) -> None:
    phone = room.device(PHONE, "phone")
    code = room.code.replace(" ", "")
    for path, where in (
        ("/", "home"),
        ("/?code=999999", "unknown code"),
        (f"/j/{code}", "join: choose a table"),
        (f"/j/{code}/2", "join: table from the QR code"),
        (f"/j/{code}/99", "join: no such table"),
        ("/agreement", "how we work out agreement"),
        ("/nowhere", "not found"),
        ("/o/nosuchevent", "unknown event"),
        ("/office", "office without its link"),
    ):
        phone.goto(room.url + path)
        accessible(phone, where)
    live = organiser.url.removeprefix(room.url).partition("#")[0]
    for path in (f"{live}/links", f"{live}/prepare"):
        organiser.goto(room.url + path)
        accessible(organiser, path)


def test_an_unknown_code_stays_in_the_field(room: Room) -> None:
    phone = room.device(PHONE, "phone")
    phone.goto(room.url)
    field = phone.get_by_role("textbox")
    field.fill("999 999")
    field.press("Enter")
    expect(phone.get_by_text("No event has this code.")).to_be_visible()
    expect(phone.get_by_role("textbox")).to_have_value("999 999")


def test_a_wrong_link_says_so(room: Room) -> None:
    room.lead()
    tablet = room.device(DESK, "tablet")
    tablet.goto(room.links["table 1"][:-4] + "zzzz")
    expect(tablet.get_by_text("This link does not work.").first).to_be_visible()
    accessible(tablet, "wrong link")


def test_a_replaced_link_stops_at_once(room: Room, organiser: Page) -> None:
    tablet = room.device(DESK, "tablet")
    tablet.goto(room.links["table 2"])
    expect(tablet.get_by_text("The room has not started yet")).to_be_visible()
    before = room.links["table 2"]
    organiser.goto(organiser.url.partition("#")[0] + "/links")
    organiser.get_by_text("Replace this link for Table 2").click()
    organiser.get_by_role("button", name=re.compile("Replace")).locator("visible=true").click()
    expect(tablet.get_by_text("This link does not work.").first).to_be_visible()
    expect(organiser.get_by_text(before)).to_have_count(0)


def test_a_form_keeps_what_was_typed(room: Room, server: Server) -> None:
    page = room.device(DESK, "organiser")
    secret = server.office_url.partition("#")[2]
    page.goto(f"{room.url}/office#{secret}")
    page.get_by_label("Title").fill("Care at home")
    page.get_by_text("More choices", exact=True).click()
    page.get_by_label("Your own questions").fill("What matters?")
    page.get_by_label(re.compile("tables", re.I)).fill("4")
    page.get_by_role("button", name="Make the event").click()
    expect(page.get_by_text(re.compile("Give the day of the event")).first).to_be_visible()
    expect(page.get_by_label("Title")).to_have_value("Care at home")
    expect(page.get_by_label("Your own questions")).to_have_value("What matters?")
    accessible(page, "a form with a problem")


def test_a_file_that_cannot_be_written_is_said(room: Room, organiser: Page, server: Server) -> None:
    path = event_file(server, room.event)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        organiser.get_by_role("button", name="Move the room to Question 1").click()
        expect(organiser.get_by_text("Nothing new is saved just now.")).to_be_visible()
        accessible(organiser, "trouble with the disk")
        other.execute("ROLLBACK")
    # By itself: the move was kept on the device, and sent again.
    expect(organiser.get_by_text("Nothing new is saved just now.")).to_have_count(0)
    expect(
        organiser.get_by_role("button", name="Move the room to the summary of question 1")
    ).to_be_visible(timeout=15_000)


def test_nothing_is_lost_at_400_percent(room: Room) -> None:
    """1,280 CSS pixels at 400 % are 320: one column, nothing to scroll sideways for."""
    room.lead()
    small = {"width": 320, "height": 640}
    tablet = room.device(small, "tablet")
    tablet.goto(room.links["table 1"])
    expect(tablet.get_by_text("The room has not started yet")).to_be_visible()
    leader = room.device(small, "leader")
    leader.goto(room.links["organiser"])
    expect(leader.get_by_role("button", name="Move the room to Question 1")).to_be_visible()
    phone = room.device(small, "phone")
    room.arrive(phone, 1)
    for page, where in ((tablet, "tablet"), (leader, "organiser"), (phone, "phone")):
        width = page.evaluate("() => document.documentElement.scrollWidth")
        assert width <= 320, f"{where} is {width} wide"
