"""Agreement across groups, as the room, a phone, the organiser and the page show it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.lead import Lead, a_browser, post
from tests.browser.room import DESK, PHONE, PROJECTOR, Room, accessible
from tests.browser.test_closing import here

pytestmark = pytest.mark.browser

ANSWERS = {
    "I care for someone": "a" * 9 + "d" * 5,
    "I work in care": "a" * 6 + "d" * 5,
    "Something else": "aaadd",
    "I am a visitor": "aaddd",
}
GROUPS = list(ANSWERS)
BUSES = "Later buses on Sunday"


def vote_as(lead: Lead, check: str, group: str, answers: str) -> None:
    """A person for each letter, on a phone of their own: a agrees, d does not."""
    for number, letter in enumerate(answers):
        browser, url = a_browser(), lead.server.url
        token = f"{GROUPS.index(group)}-person-{number:04}"
        joining = {"table": 1, "token": token, "group": group}
        who = post(browser, f"{url}/j/{lead.code}", joining)["participant"]
        answer = "agree" if letter == "a" else "disagree"
        vote = {"id": f"vote-{token}", "n": 1, "name": "vote", "who": who}
        ack = post(
            browser,
            f"{url}/e/{lead.event}/operation",
            {"face": "phone", "operation": {**vote, "check": check, "answer": answer}},
        )
        assert ack["ok"], ack


def test_it_is_told_shown_followed_and_taken_away(room: Room) -> None:
    lead = room.lead(questions=["What helps?"], tables=1, groups=GROUPS)
    phone, organiser = room.device(PHONE, "phone"), room.device(DESK, "organiser")
    screen = room.device(PROJECTOR, "big screen")
    room.arrive(phone, 1)
    lead.move("lobby", "question-1")
    point = lead.say("capture_point", 1, question=1, kind="idea", text=BUSES)
    lead.say("mark_key", 1, point=point, key=True)
    check = lead.say("open_check", point=point, scope="room")
    for group, answers in ANSWERS.items():
        vote_as(lead, check, group, answers)
    lead.reveal(check, None)
    lead.move("question-1", "summary-1")
    lead.move("summary-1", "closing")
    organiser.goto(here(room, lead.links["organiser"]))
    screen.goto(here(room, lead.links["display"]))
    screen.get_by_role("button", name="Start").click()
    expect(organiser.get_by_text("Across the groups people came as").first).to_be_visible()
    accessible(organiser, "organiser: a story with groups")
    lead.say("show_step", step=f"groups:{point}")

    shared = "More than half of every group shown here agree."
    hidden = "I am a visitor, Something else: not shown, so that nobody's answer can be worked out."
    for page in (screen, phone):
        expect(page.get_by_role("heading", name=BUSES)).to_be_visible()
        expect(page.get_by_text(shared).first).to_be_visible()
        rows = page.get_by_role("listitem").filter(has_text=re.compile(r"\d+ of \d+ agree"))
        told = ["I care for someone: 9 of 14 agree.", "I work in care: 6 of 11 agree."]
        expect(rows).to_have_text([re.compile(words) for words in told])
        expect(page.get_by_text(hidden).first).to_be_visible()
    preview = organiser.get_by_role("region", name="The big screen shows")
    expect(preview.get_by_text("I work in care: 6 of 11 agree.")).to_be_visible()
    expect(preview.get_by_role("button", name="Hide this from the room")).to_be_visible()
    accessible(screen, "big screen: groups")
    accessible(phone, "phone: groups")

    organiser.get_by_role("button", name=re.compile("^Leave out ?: Across")).click()
    expect(screen.get_by_text("9 of 14 agree.")).to_have_count(0)
    organiser.get_by_role("button", name=re.compile("^Tell it ?: Across")).click()
    lead.say("publish_outcome", on=True)
    lead.say("show_step", step="take")
    link = phone.get_by_role("link", name="Open the page").get_attribute("href")
    assert link
    phone.goto(here(room, link))
    item = phone.get_by_role("article", name=BUSES)
    expect(item.get_by_role("listitem").first).to_have_text("I care for someone: 9 of 14 agree.")
    expect(item.get_by_text(hidden)).to_be_visible()
    accessible(phone, "the page to take away: groups")
