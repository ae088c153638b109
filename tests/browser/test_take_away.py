"""The page to take away, in the event's language: on a phone, without a script, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.lead import Lead
from tests.browser.looks import lost
from tests.browser.room import DESK, PHONE, Room, accessible, here

pytestmark = pytest.mark.browser

BUSES = "A bus every half hour until eleven."
OURS = {
    "ar": ("rtl", "ما اتفقنا عليه"),
    "cy": ("ltr", "Yr hyn y cytunwyd arno"),
}


@pytest.mark.parametrize("language", OURS)
def test_it_is_in_the_events_language_and_quotes_stay_theirs(room: Room, language: str) -> None:
    lead = Lead(room.server, questions=["What gets in the way?"], tables=1)
    organiser = room.device(DESK, "organiser")
    organiser.goto(here(room, lead.links["organiser"]))
    expect(organiser.get_by_role("button", name="Move the room to Question 1")).to_be_visible()
    organiser.get_by_role("link", name="Prepare").click()
    organiser.get_by_label("Language of the big screen").select_option(language)
    organiser.get_by_role("button", name="Save").click()
    expect(organiser.locator(".save-bar [role=status]")).to_have_text("Saved.")
    lead.move("lobby", "question-1")
    lead.say("set_headcount", 1, people=6)
    check = lead.ask(BUSES)
    lead.say("count_hands", 1, check=check, hands={"agree": 4, "disagree": 1})
    lead.reveal(check)
    lead.say("conclude_check", 1, check=check, outcome="worries", dissent="It costs money.")
    point = lead.tablet()["points"][0]["id"]
    lead.say("mark_key", 1, point=point, key=True)
    lead.move("question-1", "summary-1")
    lead.move("summary-1", "closing")
    lead.say("publish_outcome", on=True)
    link = lead.leading()["outcome"]["link"]

    direction, title = OURS[language]
    reader = room.device(PHONE, "reader", java_script_enabled=False)
    reader.goto(here(room, link))
    page = reader.locator("html")
    expect(page).to_have_attribute("lang", language)
    expect(page).to_have_attribute("dir", direction)
    assert reader.title().startswith(title)
    expect(reader.get_by_text("This is a draft translation.")).to_be_visible()
    point_there = reader.get_by_role("heading", name=BUSES)
    expect(point_there).to_have_attribute("lang", "en")
    expect(point_there).to_have_css("direction", "ltr")
    expect(reader.get_by_text("It costs money.")).to_have_attribute("lang", "en")

    phone = room.device(PHONE, "phone")
    phone.goto(here(room, link))
    accessible(phone, f"the page to take away, {language}")
    assert lost(phone) == []
