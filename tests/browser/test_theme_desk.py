"""A rehearsal of the whole: twelve tables, 96 people, two at the theme desk, a vote, the close."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from bench.client import Json
from bench.whole_room import People
from tests.browser.room import DESK, PHONE, Room, accessible

pytestmark = pytest.mark.browser

TABLES, EACH = 12, 8
QUESTIONS = ["What would make visits better?", "What stands in the way?", "Who should act?"]


@pytest.fixture
def people(room: Room) -> Iterator[People]:
    made = People(room.server.url)
    yield made
    made.close()


def at_desk(room: Room, made: Json, name: str) -> Page:
    page = room.device(DESK, name)
    page.set_default_timeout(30_000)
    page.goto(made["desk"].replace(f"127.0.0.1:{room.server.port}", room.url.split("//")[1]))
    expect(page.get_by_role("heading", name="What tables say")).to_be_visible()
    return page


def said(page: Page) -> Locator:
    return page.get_by_role("region", name="What tables say")


def themes(page: Page) -> Locator:
    return page.get_by_role("region", name="Themes", exact=True)


def search(page: Page, words: str) -> None:
    page.get_by_label("Search the words").fill(words)


def choose(page: Page, *places: int) -> None:
    for place in places:
        box = said(page).get_by_role("checkbox").nth(place)
        box.focus()
        page.keyboard.press("Space")
        expect(box).to_be_checked()


def press(page: Page, name: str | re.Pattern[str], inside: Locator | None = None) -> None:
    """As somebody without a mouse does it."""
    button = (inside or page).get_by_role("button", name=name).first
    button.focus()
    page.keyboard.press("Enter")


def statement(page: Page, text: str) -> Locator:
    return (
        themes(page)
        .get_by_role("listitem")
        .filter(has=page.get_by_role("heading", name=text, exact=True))
    )


def merge(page: Page, text: str) -> None:
    page.get_by_label("The statement, for all of them").fill(text)
    press(page, "Merge them")
    expect(statement(page, text)).to_be_visible()


def test_a_rehearsal_with_two_people_at_the_theme_desk(room: Room, people: People) -> None:
    made = people("open", room.server.office_url, QUESTIONS, TABLES, EACH)
    room.code = made["code"]
    for number in (1, 2, 3):
        people("move", f"question-{number}")
        people("talk", number)
        people("move", f"summary-{number}")
    anne, bert = at_desk(room, made, "anne"), at_desk(room, made, "bert")
    expect(said(anne).get_by_text("36 points in no statement")).to_be_visible()
    expect(anne.get_by_text("3 people work here.")).to_be_visible()
    expect(anne.get_by_text("that may say the same")).to_be_visible(timeout=30_000)
    expect(
        anne.get_by_text(re.compile("nearly word for word the same|Both speak of")).first
    ).to_be_visible()
    accessible(anne, "the theme desk with points")

    two_merge_at_once(anne, bert)
    two_reword_at_once(anne, bert)
    accessible(anne, "the theme desk with statements")

    view = people("look", "desk")
    buses, carer = (statement_in(view, words) for words in ("Buses must run later.", "One carer."))
    vote_on(room, people, buses["id"], carer["id"])
    expect(statement(anne, "Buses must run later.").get_by_text("it stays")).to_be_visible()
    tell_and_check(people, buses)
    take_apart(anne, people, view)


def two_merge_at_once(anne: Page, bert: Page) -> None:
    """The second finds out which points are gone, in words, and merges what is left."""
    anne.get_by_label("New theme").fill("Getting about")
    anne.keyboard.press("Enter")
    for page in (anne, bert):
        search(page, "later evening")
        expect(said(page).get_by_role("checkbox")).to_have_count(12)
    choose(anne, 0, 1, 2)
    choose(bert, 2, 3)
    press(anne, "Merge into one statement")
    press(bert, "Merge into one statement")
    merge(anne, "Buses must run later.")
    expect(
        bert.get_by_text("Someone has just merged this one into “Buses must run later.”")
    ).to_be_visible()
    accessible(bert, "a merge that somebody was quicker in")
    press(bert, re.compile("^Leave it out"))
    merge(bert, "Evening buses.")
    search(bert, "carer")
    choose(bert, 0, 1)
    press(bert, "Merge into one statement")
    merge(bert, "One carer.")
    expect(statement(anne, "One carer.")).to_be_visible()
    box = statement(anne, "One carer.")
    box.get_by_text(re.compile("^More")).click()
    box.get_by_label("Theme").select_option("Getting about")
    expect(
        bert.get_by_role("region", name="1. Getting about").get_by_text("1 statement, 0 points")
    ).to_be_visible()


def two_reword_at_once(anne: Page, bert: Page) -> None:
    for page in (anne, bert):
        press(page, "Change the words", statement(page, "Evening buses."))
    anne.get_by_label("New words").fill("Buses in the evening.")
    bert.get_by_label("New words").fill("Night buses.")
    press(anne, "Save the words")
    expect(bert.get_by_text("They are now: “Buses in the evening.”")).to_be_visible()
    expect(bert.get_by_label("New words")).to_have_value("Night buses.")
    press(bert, "Go on with mine")
    press(bert, "Save the words")
    expect(statement(anne, "Night buses.")).to_be_visible()


def statement_in(view: Json, text: str) -> Json:
    return dict(next(s for s in view["statements"] if s["text"] == text))


def vote_on(room: Room, people: People, first: str, second: str) -> None:
    """The room agrees on one statement and weighs two, one person on a real phone."""
    people("move", "closing")
    check = people("ask", "ask_statement", statement=first)
    people("everyone_answers", check)
    before = people("look", "display")["screen"]
    assert (before["text"], before["result"]) == ("Buses must run later.", None)
    shown = people("show", check)
    assert shown["result"]["answered"] == TABLES * (EACH + 1)

    phone = room.device(PHONE, "phone")
    room.arrive(phone, 1)
    check = people("ask", "ask_priority", choices=[first, second], votes=3)
    people("everyone_spreads", check, first, second)
    expect(phone.get_by_text("You have 3 votes left.").first).to_be_visible()
    press(phone, re.compile("^Give a vote ?: One carer"))
    expect(phone.get_by_text("You can change your votes")).to_be_visible()
    accessible(phone, "spreading votes")
    shown = people("show", check)
    assert [(row["text"], row["votes"], row["people"]) for row in shown["results"]] == [
        ("Buses must run later.", 192, 96),
        ("One carer.", 96 + 36 + 1, 96 + 12 + 1),
    ]
    expect(phone.get_by_text("192 votes")).to_be_visible()


def tell_and_check(people: People, voted: Json) -> None:
    """The closing tells each statement once, and its points no more by themselves."""
    told = [screen["text"] for screen in people("told") if screen["kind"] == "point"]
    for text in ("Buses must run later.", "Night buses.", "One carer."):
        assert told.count(text) == 1
    assert len(told) == 36 - 3 - 1 - 2 + 3
    assert voted["text"] in told


def take_apart(anne: Page, people: People, view: Json) -> None:
    """Provenance back to the tables' own words; then what was not voted on comes apart."""
    words: dict[str, tuple[int, str]] = people("said")
    points = {point["id"]: point for point in view["points"]}
    assert {i: (p["table"], p["text"]) for i, p in points.items()} == words
    for made in view["statements"]:
        for source in made["sources"]:
            assert points[source]["statement"] == made["id"]
            assert (points[source]["table"], points[source]["text"]) == words[source]
            if (points[source]["table"] - 1) % 3 == 0:
                assert points[source]["dissent"] == f"Not for Table {points[source]['table']}."
                assert points[source]["result"]["sentence"]
    for text in ("Night buses.", "Buses must run later.", "One carer."):
        box = statement(anne, text)
        if not box.get_by_role("button", name=re.compile("^(Take it apart|Mark it)")).is_visible():
            box.get_by_text(re.compile("^More")).click()
        press(anne, re.compile("^(Take it apart|Mark it)"), box)
    expect(statement(anne, "Night buses.")).to_have_count(0)
    expect(statement(anne, "One carer.").get_by_text("would take it apart")).to_be_visible()
    now = people("look", "desk")
    stay = {source for s in now["statements"] for source in s["sources"]}
    assert {s["text"] for s in now["statements"]} == {"Buses must run later.", "One carer."}
    loose = {p["id"]: (p["table"], p["text"]) for p in now["points"] if not p["statement"]}
    assert loose == {i: words for i, words in words.items() if i not in stay}
