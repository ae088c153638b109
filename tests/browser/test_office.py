"""The organiser's plain pages: what is wrong, what is not saved yet, links that are copied."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from bench.server import Server
from tests.browser.room import PHONE, TABLET, Room, accessible

pytestmark = pytest.mark.browser


@pytest.fixture
def server(own_server: Server) -> Server:
    """ "Your events" are all of a server's."""
    return own_server


def office(room: Room, page: Page) -> None:
    page.goto(f"{room.url}/office#{room.server.office_url.partition('#')[2]}")
    expect(page.get_by_role("heading", name="Make a new event")).to_be_visible()


@pytest.fixture
def organiser(room: Room) -> Page:
    """In the office, and on the Live page of an event with two questions and three tables."""
    page = room.device(TABLET, "organiser")
    office(room, page)
    room.lead(tables=3)
    page.goto(room.links["organiser"])
    expect(page.get_by_role("button", name="Move the room to Question 1")).to_be_visible()
    return page


def of_the_event(page: Page, name: str) -> str:
    return page.url.partition("#")[0] + f"/{name}"


def pasted(page: Page) -> str:
    """What the next person would paste: into a field of the page, as with Ctrl+V."""
    page.evaluate("() => document.body.append(document.createElement('textarea'))")
    field = page.locator("body > textarea")
    field.focus()
    page.keyboard.press("Control+V")
    found = field.input_value()
    field.evaluate("field => field.remove()")
    return found


def test_all_that_is_wrong_is_in_focus_and_leads_to_its_field(room: Room) -> None:
    page = room.device(PHONE, "organiser")
    office(room, page)
    page.get_by_label("Title").fill("Care at home")
    page.get_by_role("button", name="Make the event").click()
    summary = page.get_by_role("region", name="Nothing was made yet.")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(2)
    accessible(page, "a form with several problems")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Day")).to_be_focused()
    expect(page.get_by_label("Title")).to_have_value("Care at home")
    expect(page.get_by_role("heading", name="Make a new event")).to_be_visible()


def test_save_stays_in_sight_and_says_what_is_not_saved(room: Room, organiser: Page) -> None:
    organiser.goto(of_the_event(organiser, "prepare"))
    save, state = (
        organiser.get_by_role("button", name="Save"),
        organiser.locator(".save-bar [role=status]"),
    )
    expect(state).to_have_text("All saved")
    easy = organiser.get_by_label("Easy Read, question 1")
    easy.fill("What helps you feel safe?")
    expect(state).to_have_text("Not saved yet")
    expect(save).to_be_in_viewport(ratio=1)
    easy.fill("")
    expect(state).to_have_text("All saved")
    easy.fill("What helps you feel safe?")
    save.click()
    # Back where it was edited, and said: not at the top of a long page.
    expect(state).to_have_text("Saved.")
    expect(easy).to_be_focused()
    expect(easy).to_be_in_viewport(ratio=1)
    expect(organiser.locator("body > [role=status]")).to_have_text("Saved.")
    easy.fill("What helps?")
    expect(state).to_have_text("Not saved yet")
    easy.fill("What helps you feel safe?")
    expect(state).to_have_text("All saved")
    accessible(organiser, "Prepare, saved")
    # The list of what is missing leads to it.
    organiser.get_by_role("link", name="Each question in Easy Read: 1 of 2.").click()
    expect(organiser.get_by_label("Easy Read, question 2")).to_be_focused()
    # Refused: what stands here is on this page only, though nobody touched it since.
    organiser.get_by_label("Title").fill("")
    save.click()
    expect(organiser.get_by_role("region", name="Nothing was saved yet.")).to_be_focused()
    expect(state).to_have_text("Not saved yet")
    accessible(organiser, "Prepare with a problem")


def test_nothing_that_is_pasted_is_cut_without_a_word(room: Room, organiser: Page) -> None:
    organiser.goto(of_the_event(organiser, "prepare"))
    long = "Think of a journey that you make, and tell us what goes well. " * 10
    pastes = {"Title": 120, "Plain English, question 1": 200, "Easy Read, question 1": 200}
    for label in pastes:
        organiser.get_by_label(label).fill(long)
    organiser.get_by_role("button", name="Save").click()
    summary = organiser.get_by_role("region", name="Nothing was saved yet.")
    expect(summary).to_be_focused()
    for label, most in pastes.items():
        expect(organiser.get_by_label(label)).to_have_value(long)
        expect(summary).to_contain_text(f"under {most} letters. It has 619.")
    # Where many stand in one field, it says which of them is meant.
    secret = room.server.office_url.partition("#")[2]
    organiser.goto(f"{room.url}/office#{secret}")
    organiser.get_by_text("More choices", exact=True).click()
    organiser.get_by_label("Your own questions").fill(f"Who do we call?\n{long}")
    organiser.get_by_role("button", name="Make the event").click()
    told = "Keep each question under 200 letters. “Think of a journey that you…” has 619."
    expect(organiser.get_by_role("region", name="Nothing was made yet.")).to_contain_text(told)


def test_the_number_of_tables_is_changed_where_the_event_is_prepared(
    room: Room, organiser: Page
) -> None:
    organiser.goto(of_the_event(organiser, "prepare"))
    many = organiser.get_by_label("Number of tables")
    state = organiser.locator(".save-bar [role=status]")
    save = organiser.get_by_role("button", name="Save")
    expect(many).to_have_value("3")
    many.fill("5")
    expect(state).to_have_text("Not saved yet")
    save.click()
    expect(state).to_have_text("Saved.")
    expect(many).to_be_focused()
    expect(organiser.get_by_text("Now: Tables 1 to 5.")).to_be_visible()
    room.arrive(room.device(PHONE, "phone"), 5)
    many.fill("4")
    organiser.get_by_label("Easy Read, question 1").fill("What helps you feel safe?")
    save.click()
    expect(organiser.get_by_role("region", name="Nothing was saved yet.")).to_be_focused()
    accessible(organiser, "Prepare, a table that cannot go")
    organiser.get_by_role("link", name="Number of tables: Table 5 cannot go.").click()
    expect(many).to_be_focused()
    expect(many).to_have_value("4")
    expect(organiser.get_by_label("Easy Read, question 1")).to_have_value(
        "What helps you feel safe?"
    )


COVERED = """() => {
    const found = document.activeElement.getBoundingClientRect();
    const bar = document.querySelector(".save-bar");
    if (bar.contains(document.activeElement)) return false;
    const sticks = getComputedStyle(bar).position === "fixed";
    return sticks && found.bottom > bar.getBoundingClientRect().top && found.top < innerHeight;
}"""


def test_the_bar_never_covers_what_has_the_focus(organiser: Page) -> None:
    organiser.goto(of_the_event(organiser, "prepare"))
    for size in (TABLET, PHONE, {"width": 320, "height": 256}):
        organiser.set_viewport_size(size)
        never_covered(organiser, size)


def never_covered(organiser: Page, size: dict[str, int]) -> None:
    organiser.get_by_label("Title").focus()
    covered = []
    for _ in range(60):
        organiser.keyboard.press("Tab")
        if organiser.evaluate(COVERED):
            covered.append(organiser.evaluate("() => document.activeElement.id"))
        if organiser.evaluate("() => document.activeElement.matches('.save-bar *')"):
            break
    else:
        pytest.fail(f"Tab did not come to Save: {size}")
    assert covered == [], size
    wide = organiser.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= size["width"], size
    if size["height"] < 300:
        # At 400 % zoom it scrolls with the rest: it would take a third of what can be seen.
        organiser.get_by_label("Title").focus()
        expect(organiser.get_by_role("button", name="Save")).not_to_be_in_viewport()


def test_links_are_copied_though_the_browser_withholds_its_clipboard(
    room: Room, organiser: Page
) -> None:
    organiser.goto(of_the_event(organiser, "links"))
    assert organiser.evaluate("() => navigator.clipboard === undefined"), "as over a venue's wifi"
    organiser.get_by_role("button", name="Copy the link of Table 2").click()
    one = organiser.locator("button[data-what='the link of Table 2']")
    expect(
        organiser.get_by_role("status").get_by_text("Copied: the link of Table 2.")
    ).to_be_attached()
    expect(one).to_have_text(re.compile("^Copied"))
    expect(one).to_be_focused()
    assert pasted(organiser) == room.links["table 2"]
    organiser.get_by_role("button", name="Copy all facilitators’ links").click()
    expect(organiser.get_by_role("button", name="Copied: all facilitators’ links")).to_be_focused()
    expect(
        organiser.get_by_role("status").get_by_text("Copied: all facilitators’ links.")
    ).to_be_attached()
    expect(one).to_have_text(re.compile("^Copy the"))
    assert pasted(organiser).split("\n") == [
        f"Table {n}: {room.links[f'table {n}']}" for n in (1, 2, 3)
    ]
    accessible(organiser, "links, copied")


def test_what_cannot_be_copied_is_left_to_copy_by_hand(room: Room, organiser: Page) -> None:
    organiser.goto(of_the_event(organiser, "links"))
    organiser.evaluate("() => { document.execCommand = () => false; }")
    organiser.get_by_role("button", name="Copy the big screen’s link").click()
    by_hand = organiser.get_by_role("textbox", name="To copy by hand: the big screen’s link")
    expect(by_hand).to_be_focused()
    expect(by_hand).to_have_value(room.links["display"])


def test_from_an_event_back_to_all_events(room: Room, organiser: Page) -> None:
    for name in ("", "prepare", "links"):
        if name:
            organiser.goto(of_the_event(organiser, name))
        organiser.get_by_role("link", name="Your events").click()
        expect(organiser.get_by_role("heading", name="Your events")).to_be_visible()
        if not name:
            accessible(organiser, "the office and its events")
        organiser.get_by_role("link", name="Prepare").first.click()
        expect(organiser.get_by_role("heading", name="Prepare")).to_be_visible()
        organiser.get_by_role("link", name="Your events").click()
        organiser.get_by_role("link", name="Live").first.click()
        move = organiser.get_by_role("button", name="Move the room to Question 1")
        expect(move).to_be_visible()
