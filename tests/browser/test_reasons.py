"""Why not everyone agreed: each face names the table in the language of those who read it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.lead import Lead
from tests.browser.room import DESK, PHONE, PROJECTOR, Room, here

pytestmark = pytest.mark.browser

WHY = {1: "keys get lost", 2: "who pays?"}
REASON = ".dissent, .outcome-dissent"


@pytest.fixture
def lead(room: Room) -> Lead:
    """At a statement of two tables; at each somebody did not agree."""
    made = Lead(room.server)
    made.move("lobby", "question-1")
    points = []
    for table, why in WHY.items():
        made.say("set_headcount", table, people=3)
        check = made.ask(f"A key safe, says Table {table}.", table)
        made.say("count_hands", table, check=check, hands={"agree": 2, "disagree": 1})
        made.reveal(check, table)
        made.say("conclude_check", table, check=check, outcome="worries", dissent=why)
        point = made.tablet(table)["points"][0]["id"]
        made.say("mark_key", table, point=point, key=True)
        points.append(point)
    told = made.say("make_statement", text="A key safe.", sources=points, theme="")
    for here_, there in (
        ("question-1", "summary-1"),
        ("summary-1", "question-2"),
        ("question-2", "summary-2"),
        ("summary-2", "closing"),
    ):
        made.move(here_, there)
    made.say("show_step", step=f"point:{told}")
    return made


def screen_of(room: Room, lead: Lead, language: str) -> Page:
    organiser = organiser_of(room, lead)
    organiser.get_by_role("link", name="Prepare").click()
    organiser.get_by_label("Language of the big screen").select_option(language)
    organiser.get_by_role("button", name="Save").first.click()
    expect(organiser.get_by_text("Saved.").first).to_be_visible()
    screen = room.device(PROJECTOR, "big screen")
    screen.goto(here(room, lead.links["display"]))
    screen.locator(".starting-button").click()
    return screen


def phone_of(room: Room, lead: Lead, language: str) -> Page:
    phone = room.device(PHONE, "phone")
    phone.goto(f"{room.url}/language/{language}?next=/j/{lead.code}/1")
    phone.locator("[data-join]").click()
    return phone


def organiser_of(room: Room, lead: Lead) -> Page:
    organiser = room.device(DESK, "organiser")
    organiser.goto(here(room, lead.links["organiser"]))
    return organiser


TABLES = {"en": "Table", "cy": "Bwrdd", "pl": "Stół", "ar": "الطاولة", "ur": "میز", "easy": "Table"}


@pytest.mark.parametrize(
    ("opened", "language"),
    [(screen_of, "cy"), (screen_of, "ar"), *((phone_of, language) for language in TABLES)],
)
def test_the_table_is_named_in_the_readers_language(
    room: Room, lead: Lead, opened: Callable[[Room, Lead, str], Page], language: str
) -> None:
    page = opened(room, lead, language)
    word = TABLES[language]
    told = page.locator(REASON)
    expect(told).to_contain_text(f"keys get lost ({word} 1); who pays? ({word} 2)")
    expect(told.locator("bdi")).to_have_text(list(WHY.values()))
    if word != "Table":
        expect(told).not_to_contain_text("Table")


def test_the_organiser_sees_what_the_screen_says(room: Room, lead: Lead) -> None:
    organiser = organiser_of(room, lead)
    words = "Not everyone agreed, because keys get lost (Table 1); who pays? (Table 2)"
    expect(organiser.get_by_text(words).first).to_be_visible()
