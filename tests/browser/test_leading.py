"""The organiser's Live page, as somebody leads a room: its tables, its screen, its rehearsal."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.browser.lead import Lead
from tests.browser.room import DESK, PHONE, TABLET, Room, accessible, here

pytestmark = pytest.mark.browser

OURS, THEIRS = "A door on the latch.", "A bench at the bus stop."


@pytest.fixture
def lead(room: Room) -> Lead:
    return room.lead()


def row(page: Page, table: int) -> Locator:
    return page.get_by_role("row").filter(
        has=page.get_by_role("button", name=f"Table {table}", exact=True)
    )


def cells(page: Page, table: int) -> list[str]:
    """How it is, doing, points, answered, key points, time left, last saved."""
    return [text.strip() for text in row(page, table).locator("td .cell").all_inner_texts()]


def top(of: Locator) -> float:
    box = of.bounding_box()
    assert box
    return box["y"]


def press(inside: Page | Locator, name: str | re.Pattern[str]) -> None:
    """As somebody without a mouse does it."""
    inside.get_by_role("button", name=name, exact=True).press("Enter")


def test_leading_the_tables(room: Room, lead: Lead) -> None:
    organiser, tablet = room.device(DESK, "organiser"), room.device(TABLET, "tablet")
    phone = room.device(PHONE, "phone")
    organiser.goto(here(room, lead.links["organiser"]))
    tablet.goto(here(room, lead.links["tables"][0]["facilitator"]))
    room.arrive(phone, 2)
    lead.move("lobby", "question-1")
    the_list_says_how_each_table_does(organiser, tablet, lead)
    words_time_and_a_pause(organiser, tablet, phone)
    tables_people_and_links(organiser, tablet, phone, lead)
    a_disk_that_fills_is_said(room, lead)
    a_question_is_changed_late(room, organiser, phone)


def the_list_says_how_each_table_does(organiser: Page, tablet: Page, lead: Lead) -> None:
    expect(row(organiser, 1).get_by_text("Connected", exact=True)).to_be_visible()
    expect(row(organiser, 3).get_by_text("Not here yet")).to_be_visible()
    lead.say("set_headcount", 1, people=8)
    check = lead.ask(OURS, 1)
    lead.say("count_hands", 1, check=check, hands={"agree": 3})
    lead.say("capture_point", 1, question=1, kind="barrier", text=THEIRS)
    expect(row(organiser, 1).get_by_text("3 of 8")).to_be_visible()
    expect(row(organiser, 1).get_by_text("Voting is open on point 1.")).to_be_visible()
    expect(row(organiser, 1).locator("td .cell").nth(2)).to_have_text("2")
    _, doing, points, _, keys, left, saved = cells(organiser, 1)
    assert (doing, points, keys, left) == ("Check", "2", "0", "–")
    assert re.fullmatch(r"\d\d:\d\d:\d\d", saved)
    lead.reveal(check)

    # A call for help stands above all else, and an answer goes back.
    lead.say("call_help", 3, on=True)
    needs = organiser.get_by_role("region", name=re.compile("need you|needs you"))
    expect(needs.get_by_text("Table 3: They ask for help.")).to_be_visible()
    expect(organiser.get_by_role("row").nth(1)).to_contain_text("Table 3")
    said = organiser.get_by_role("status").filter(has_text="Table 3: They ask for help.")
    expect(said).to_have_count(1)
    accessible(organiser, "organiser: a table asks for help")
    organiser.set_viewport_size(PHONE)
    stage = organiser.get_by_role("region", name="Stage", exact=True)
    assert top(needs) < top(stage), "also on a phone"
    organiser.set_viewport_size(DESK)
    press(organiser, "I am going to Table 3")
    expect(organiser.get_by_text("They ask for help.")).to_have_count(0)
    assert lead.tablet(3)["message"]["text"] == "The organiser is on the way to you."

    # A table whose tablet goes silent, and comes back.
    tablet.context.set_offline(True)
    expect(needs.get_by_text("Table 1: The tablet is not connected.")).to_be_visible()
    tablet.context.set_offline(False)
    expect(row(organiser, 1).get_by_text("Connected", exact=True)).to_be_visible()


def words_time_and_a_pause(organiser: Page, tablet: Page, phone: Page) -> None:
    press(organiser, "Send a message")
    organiser.keyboard.type("Five minutes left.")
    organiser.get_by_label("For", exact=True).select_option("everyone")
    accessible(organiser, "organiser: writing a message")
    press(organiser, "Send")
    # Not what is said to screen readers: that stands until the next is said.
    words = [page.locator("p", has_text="Five minutes left.") for page in (tablet, phone)]
    for shown in words:
        expect(shown).to_be_visible()
    # Saved, and the keyboard is back at the button that opened the form.
    expect(organiser.get_by_role("button", name="Send a message")).to_be_focused()
    press(organiser, "Take it down")
    for shown in words:
        expect(shown).to_have_count(0)

    press(organiser, "Set the time")
    organiser.get_by_label("Minutes from now").fill("10")
    organiser.keyboard.press("Enter")
    expect(phone.get_by_text("10 minutes left")).to_be_visible()
    press(organiser, "Add 2 minutes")
    expect(phone.get_by_text("12 minutes left")).to_be_visible()
    expect(row(organiser, 2).get_by_text("12 min")).to_be_visible()
    press(organiser, "Begin a pause")
    expect(organiser.get_by_text("The room has a pause. No time runs.")).to_be_visible()
    expect(phone.get_by_text("minutes left")).to_have_count(0)
    press(organiser, "End the pause")
    expect(phone.get_by_text("12 minutes left")).to_be_visible()


def tables_people_and_links(organiser: Page, tablet: Page, phone: Page, lead: Lead) -> None:
    press(organiser, "Add a table")
    press(organiser, "Table 4")
    one = organiser.get_by_role("region", name="Table 4")
    press(one, "Remove the table")
    press(one, "Remove it")
    expect(row(organiser, 4)).to_have_count(0)

    # A table where people sit is not taken away: first they move, and see it at once.
    press(organiser, "Table 2")
    one = organiser.get_by_role("region", name="Table 2")
    press(one, "Remove the table")
    press(one, "Remove it")
    expect(organiser.get_by_role("alert").get_by_text("The table was not removed.")).to_be_visible()
    press(organiser, "I have read this")
    press(one, "Move its people")
    one.get_by_label("To").select_option("3")
    accessible(organiser, "organiser: moving people")
    press(one, "Move them")
    expect(phone.get_by_text("You are at Table 3")).to_be_visible()
    press(one, "Close")
    expect(organiser.get_by_role("button", name="Table 2")).to_be_focused()

    press(organiser, "Table 1")
    one = organiser.get_by_role("region", name="Table 1")
    press(one, "Replace the link")
    press(one, "Replace it")
    expect(tablet.get_by_text("This link does not work.").first).to_be_visible()
    expect(one.get_by_role("link", name="Here is the new one")).to_be_visible()
    expect(row(organiser, 1).get_by_text("Not connected")).to_be_visible()


def a_disk_that_fills_is_said(room: Room, lead: Lead) -> None:
    """What the server says of it: tests/storage/test_files.py. Here it reaches the page."""
    said = "The computer's disk is nearly full: less than 50 megabytes are left."

    def full(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        server.on_message(
            lambda text: socket.send(str(text).replace('"disk":""', f'"disk":"{said}"'))
        )

    page = room.device(DESK, "organiser whose disk fills")
    page.route_web_socket("**/socket.io/**", full)
    page.goto(here(room, lead.links["organiser"]))
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    page.context.close()


def a_question_is_changed_late(room: Room, organiser: Page, phone: Page) -> None:
    """While the room talks about it: the phones have the new words at once."""
    prepare = organiser.context.new_page()
    prepare.goto(organiser.url.partition("#")[0] + "/prepare")
    expect(
        prepare.get_by_text("The room has been here. You can still change the words.")
    ).to_be_visible()
    prepare.get_by_label("Plain English, question 1").fill("What makes a home safe?")
    press(prepare, "Save")
    expect(prepare.locator(".save-bar [role=status]")).to_have_text("Saved.")
    expect(phone.get_by_text("What makes a home safe?").first).to_be_visible()
    expect(organiser.get_by_text("What makes a home safe?").first).to_be_visible()


def test_leading_the_big_screen_and_a_rehearsal(room: Room, lead: Lead) -> None:
    organiser = room.device(DESK, "organiser")
    organiser.goto(here(room, lead.links["organiser"]))
    preview = organiser.get_by_role("region", name="The big screen shows")
    shown = preview.locator(".preview")
    lead.move("lobby", "question-1")
    points = [
        lead.say("capture_point", table, question=1, kind="idea", text=text)
        for table, text in ((1, OURS), (2, THEIRS))
    ]
    for table, point in enumerate(points, 1):
        lead.say("mark_key", table, point=point, key=True)
    lead.move("question-1", "closing")
    lead.say("show_step", step=f"point:{points[0]}")
    expect(shown.get_by_text(OURS)).to_be_visible()

    # One key, and the room sees nothing of it; not where somebody writes.
    preview.get_by_role("textbox").focus()
    organiser.keyboard.type("bh")
    assert lead.screen()["big"]["held"] == ""
    preview.get_by_role("button", name="Next").focus()
    organiser.keyboard.press("b")
    expect(preview.get_by_text("It is blank just now.")).to_be_visible()
    assert lead.screen()["big"]["held"] == "blank"
    organiser.keyboard.press("b")
    expect(preview.get_by_text("It is blank just now.")).to_have_count(0)
    organiser.keyboard.press("h")
    expect(preview.get_by_text("Results are hidden from the room just now.")).to_be_visible()
    organiser.keyboard.press("h")
    expect(preview.get_by_text("Results are hidden")).to_have_count(0)
    # Whoever speaks to their computer switches them off.
    preview.get_by_text("How the big screen is set up").click()
    preview.get_by_label("Single letters are keys on this device").uncheck()
    organiser.keyboard.press("b")
    press(preview, "Hide this from the room")
    preview.get_by_text("1 thing is kept from the room").click()
    expect(preview.get_by_text(f"“{OURS}”", exact=True)).to_be_visible()
    assert lead.screen()["big"]["held"] == ""
    assert (lead.screen()["screen"]["text"], OURS in str(lead.screen())) == (THEIRS, False)
    accessible(organiser, "organiser: something hidden")
    press(preview, re.compile("^Let the room see it"))
    expect(preview.get_by_text("kept from the room")).to_have_count(0)

    # What a vote on priorities and the page to take away look like from here.
    check = lead.say("ask_priority", choices=points, votes=3)
    expect(shown.get_by_text("What matters most to us?")).to_be_visible()
    expect(shown.get_by_text("3 votes each. 0 of 0 have answered")).to_be_visible()
    expect(shown.get_by_text(f"2. {THEIRS}")).to_be_visible()
    lead.say("set_headcount", 1, people=1)
    lead.say("count_hands", 1, check=check, hands={points[0]: 3}, on_paper=1)
    lead.reveal(check, None)
    expect(shown.get_by_text(f"{OURS}: 3 votes from 1 person")).to_be_visible()
    lead.say("put_away_vote")
    lead.say("show_step", step="take")
    expect(shown.get_by_text("The page is not open yet.")).to_be_visible()
    lead.say("publish_outcome", on=True)
    expect(shown.get_by_text("/r/")).to_be_visible()
    a_rehearsal_is_led_and_ended_on_its_live_page(organiser)


def a_rehearsal_is_led_and_ended_on_its_live_page(organiser: Page) -> None:
    own = organiser.url
    expect(organiser.get_by_role("heading", name="This is a rehearsal")).to_have_count(0)
    organiser.get_by_role("link", name="Prepare").click()
    press(organiser, "Begin a rehearsal")
    expect(organiser.get_by_role("heading", name="This is a rehearsal")).to_be_visible()
    expect(organiser.get_by_role("heading", name=re.compile("^Rehearsal: "))).to_be_visible()
    assert organiser.url != own
    press(organiser, "End the rehearsal and delete it")
    expect(organiser.get_by_role("heading", name="Prepare")).to_be_visible()
    assert organiser.url == f"{own}/prepare?rehearsed", "back at the event itself"
    expect(organiser.get_by_text("Nothing of it was kept.")).to_be_visible()
    press(organiser, "Begin a rehearsal")
    expect(organiser.get_by_role("heading", name="This is a rehearsal")).to_be_visible()
    organiser.goto(f"{own}/prepare")
    accessible(organiser, "Prepare while a rehearsal runs")
    organiser.get_by_role("link", name="Open it").click()
    expect(organiser.get_by_role("heading", name="This is a rehearsal")).to_be_visible()
    organiser.goto(f"{own}/prepare")
    press(organiser, re.compile("^End it"))
    expect(organiser.get_by_text("Nothing of it was kept.")).to_be_visible()
