"""A blind person on the phone: by keyboard, with what a screen reader is told."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from bench.server import Server
from tests.browser.lead import Lead
from tests.browser.room import PHONE, Room, answer

pytestmark = pytest.mark.browser

TEAM = "A small team of care workers we know."
BUS = "A later bus."
DISSENT = "Two of us need a choice of carer."

# What the region that screen readers listen to has said, each once.
LISTEN = """
window.heard = [];
addEventListener("DOMContentLoaded", () => new MutationObserver((changes) => {
  const region = document.querySelector("body > [role=status]");
  const words = region?.textContent;
  if (words && changes.some(({ target }) => region.contains(target))) window.heard.push(words);
}).observe(document.body, { subtree: true, childList: true, characterData: true }));
"""


def joined(room: Room, lead: Lead) -> Page:
    phone = room.device(PHONE, "phone")
    phone.add_init_script(LISTEN)
    phone.goto(f"{room.url}/j/{lead.code}/1")
    phone.get_by_role("button", name="Join Table 1").press("Enter")
    expect(phone.get_by_text("You are at")).to_be_visible()
    return phone


def hears(phone: Page, words: str) -> None:
    """Once, and nothing else since the last time."""
    phone.wait_for_function("words => window.heard.includes(words)", arg=words)
    assert phone.evaluate("() => window.heard.splice(0)") == [words]


def key_points(lead: Lead) -> list[str]:
    points = []
    for text in (TEAM, BUS):
        point = lead.say("capture_point", 1, question=1, kind="idea", text=text)
        lead.say("mark_key", 1, point=point, key=True)
        points.append(point)
    return points


def test_the_focus_stays_near_when_the_room_moves_on(room: Room, server: Server) -> None:
    lead = Lead(server)
    phone = joined(room, lead)
    # The lobby's own button goes: on to what took its place.
    phone.get_by_role("button", name="Change table").focus()
    lead.move("lobby", "question-1")
    expect(phone.get_by_role("heading", name="What makes care at home")).to_be_focused()
    points = key_points(lead)
    check = lead.say("open_check", 1, point=points[0], scope="table")
    # As the question came, the heading that had it went.
    expect(phone.get_by_role("heading", name=TEAM)).to_be_focused()
    answer(phone, "I agree").focus()
    lead.reveal(check)
    expect(phone.get_by_role("heading", name=TEAM)).to_be_focused()
    lead.move("question-1", "summary-1")
    expect(phone.get_by_role("heading", name="What we heard", exact=True)).to_be_focused()
    lead.say("show_step", step=f"point:{points[1]}")
    phone.get_by_role("button", name="This is not what we meant").focus()
    lead.move("summary-1", "closing")
    expect(phone.get_by_role("heading", name="What we heard today")).to_be_focused()


def test_reading_at_ones_own_pace_begins_at_the_heading(room: Room, server: Server) -> None:
    lead = Lead(server)
    phone = joined(room, lead)
    lead.move("lobby", "question-1")
    points = key_points(lead)
    lead.move("question-1", "summary-1")
    expect(phone.get_by_role("heading", name="What we heard", exact=True)).to_be_visible()
    for point, text in zip(points, (TEAM, BUS), strict=True):
        lead.say("show_step", step=f"point:{point}")
        expect(phone.get_by_role("heading", name=text)).to_be_visible()
    phone.get_by_role("button", name="Read the one before").press("Enter")
    expect(phone.get_by_role("heading", name=TEAM)).to_be_focused()
    # At the first one the button goes.
    phone.get_by_role("button", name="Read the one before").press("Enter")
    expect(phone.get_by_role("heading", name="What we heard", exact=True)).to_be_focused()
    phone.get_by_role("button", name="Read the next one").press("Enter")
    expect(phone.get_by_role("heading", name=TEAM)).to_be_focused()
    phone.get_by_role("button", name="Back to the room").press("Enter")
    expect(phone.get_by_role("heading", name=BUS)).to_be_focused()


def test_what_changes_is_heard_once(room: Room, server: Server) -> None:
    lead = Lead(server)
    phone = joined(room, lead)
    lead.move("lobby", "question-1")
    hears(phone, "Now: We talk about question 1. What makes care at home feel safe?")
    [point, _] = key_points(lead)
    check = lead.say("open_check", 1, point=point, scope="table")
    hears(phone, f"New question. {TEAM}")
    answer(phone, "I agree").press("Enter")
    hears(phone, "Saved. Your answer: I agree.")
    lead.say("set_headcount", 1, people=4)
    lead.say("count_hands", 1, check=check, hands={"agree": 2, "disagree": 1})
    lead.say("lock_check", 1, check=check)
    hears(phone, "Voting has closed.")
    lead.say("reveal_check", 1, check=check)
    sentence = phone.locator(".result-sentence").inner_text()
    hears(phone, f"The result. {sentence}")
    lead.say("conclude_check", 1, check=check, outcome="worries", dissent=DISSENT)
    hears(phone, f"Agreed, with worries. Not everyone agreed, because {DISSENT}")
    lead.move("question-1", "summary-1")
    phone.wait_for_function("() => window.heard.length === 1")
    assert phone.evaluate("() => window.heard[0]").startswith("On the big screen: What we heard.")


def suggests(phone: Page, words: str) -> None:
    """Somebody who goes by keyboard and ear sends words to their table."""
    phone.get_by_role("button", name="Say something").press("Enter")
    phone.keyboard.type(words)
    phone.get_by_role("button", name="Send to my table").press("Enter")
    hears(phone, "Sent. Your facilitator can read it now.")


def test_a_word_back_from_the_table_is_heard_once(room: Room, server: Server) -> None:
    lead = Lead(server)
    lead.move("lobby", "question-1")
    phone = joined(room, lead)
    suggests(phone, BUS)
    [offer] = lead.tablet()["suggestions"]
    lead.say("set_aside_suggestion", 1, point=offer["id"], words="Thank you. Later.")
    hears(phone, "Your table says: Thank you. Later.")
    # It stays to be read: not said again after a look elsewhere.
    phone.get_by_role("button", name="Settings").press("Enter")
    phone.get_by_role("button", name="Done").press("Enter")
    expect(phone.get_by_role("button", name="I have read this")).to_be_visible()
    lead.ask(TEAM)
    hears(phone, f"New question. {TEAM}")


def test_what_became_of_a_panel_is_heard_when_it_has_closed(room: Room, server: Server) -> None:
    lead = Lead(server)
    lead.move("lobby", "question-1")
    phone = joined(room, lead)
    suggests(phone, BUS)
    phone.get_by_role("button", name="Settings").press("Enter")
    phone.get_by_role("button", name="Change table").press("Enter")
    phone.get_by_role("button", name="Table 2").press("Enter")
    hears(phone, "You are at Table 2 now.")
    phone.set_viewport_size({"width": 320, "height": 256})
    phone.mouse.wheel(0, 40)
    phone.wait_for_function("() => scrollY === 40")
    phone.get_by_role("button", name="Settings").press("Enter")
    phone.get_by_role("button", name="Share this phone").press("Enter")
    phone.get_by_role("button", name="I am a new person").press("Enter")
    hears(phone, "The screen is clear. You can answer now.")
    expect(phone.get_by_role("heading", name="What makes care at home")).to_be_focused()
    assert phone.evaluate("() => scrollY") == 0, "another person begins at the top"
    assert phone.locator(".phone-foot [role=status]").count() == 0, "which would say it again"


def test_giving_votes_is_heard_once(room: Room, server: Server) -> None:
    lead = Lead(server)
    lead.move("lobby", "question-1")
    points = key_points(lead)
    lead.move("question-1", "summary-1")
    lead.say("ask_priority", choices=points, votes=3)
    phone = joined(room, lead)
    give = phone.get_by_role("button", name="Give a vote").first
    give.press("Enter")
    hears(phone, "You have 2 votes left. Saved.")
    # Nothing else says the same a second time.
    assert phone.locator(".check [role=status], .check output:not([aria-live=off])").count() == 0


def test_each_page_says_where_one_is(room: Room, server: Server) -> None:
    """By its title: it is what a screen reader says first."""
    lead = Lead(server)
    phone = room.device(PHONE, "phone")
    phone.goto(room.url)
    expect(phone).to_have_title("Join your event – Common Table")
    phone.get_by_role("textbox").fill(lead.code)
    phone.get_by_role("button", name="Go on").press("Enter")
    expect(phone).to_have_title("Care at home: what matters to us – Common Table")
    # A choice that nobody has made yet is not wrong.
    session = phone.context.new_cdp_session(phone)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    radios = [node for node in nodes if node.get("role", {}).get("value") == "radio"]
    assert len(radios) == 3
    said = [{p["name"]: p["value"].get("value") for p in one["properties"]} for one in radios]
    assert {one["invalid"] for one in said} == {"false"}
    phone.get_by_role("radio", name="Table 2").press("Space")
    phone.get_by_role("button", name="Join Table 2").press("Enter")
    expect(phone.get_by_text("You are at")).to_be_visible()
    expect(phone).to_have_title("Care at home: what matters to us – Common Table")


def test_the_page_to_take_away_is_there_after_the_end(room: Room, server: Server) -> None:
    """A phone that looks only then has not seen the step that led to it."""
    lead = Lead(server)
    phone = joined(room, lead)
    lead.move("lobby", "question-1")
    key_points(lead)
    for here, there in (("question-1", "summary-1"), ("summary-1", "closing")):
        lead.move(here, there)
    lead.move("closing", "ended")
    expect(phone.get_by_role("heading", name="Thank you")).to_be_visible()
    page = phone.get_by_role("link", name="Open the page")
    expect(page).to_have_count(0)
    lead.say("publish_outcome", on=True)
    expect(page).to_have_attribute("href", re.compile("/r/"))
    page.press("Enter")
    expect(phone.get_by_role("heading", name=TEAM)).to_be_visible()
