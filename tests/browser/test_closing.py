"""The close, led from a second device; the big screen loses its network in the middle of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room import DESK, PHONE, PROJECTOR, Room, accessible, here

pytestmark = pytest.mark.browser

BUSES = "Later buses on Sunday."
LIFT = "A lift that works."


def prepared(room: Room) -> tuple[Page, Page, Page]:
    """An event with two key points, in its closing: organiser, big screen, phone."""
    lead = room.lead(questions=["What gets in the way?"], tables=1)
    phone, organiser = room.device(PHONE, "phone"), room.device(DESK, "organiser")
    screen = room.device(PROJECTOR, "big screen")
    room.arrive(phone, 1)
    lead.move("lobby", "question-1")
    lead.say("set_headcount", 1, people=6)
    for text in (BUSES, LIFT):
        point = lead.say("capture_point", 1, question=1, kind="idea", text=text)
        check = lead.say("open_check", 1, point=point, scope="table")
        lead.say("count_hands", 1, check=check, hands={"agree": 4, "disagree": 1})
        lead.say("lock_check", 1, check=check)
        lead.say("reveal_check", 1, check=check)
        lead.say("conclude_check", 1, check=check, outcome="worries", dissent="it costs money")
        lead.say("mark_key", 1, point=point, key=True)
    lead.move("question-1", "summary-1")
    lead.move("summary-1", "closing")
    organiser.goto(room.links["organiser"])
    screen.goto(room.links["display"])
    screen.get_by_role("button", name="Start").click()
    return organiser, screen, phone


def test_a_phone_hears_the_script_in_its_own_language(room: Room) -> None:
    """Also where the network gives no answer: then what of the step is in that language."""
    organiser, screen, phone = prepared(room)
    phone.goto(f"{room.url}/language/pl?next=/")
    phone.goto(f"{room.url}/p/{room.links['organiser'].split('/o/')[1].split('#')[0]}")
    expect(phone.get_by_text("Co dziś usłyszeliśmy").first).to_be_visible()
    organiser.get_by_role("link", name="Present").click()
    expect(organiser.get_by_role("heading", name="Say this now")).to_be_visible()
    said = phone.locator("div.visually-hidden[role=status]").last
    organiser.keyboard.press("PageDown")
    expect(said).to_contain_text(BUSES)
    expect(said).to_contain_text("4 osoby zgadzają się. 1 osoba nie zgadza się.")
    expect(said).to_contain_text("Nie wszyscy się zgodzili, ponieważ: \u2068it costs money.\u2069")
    expect(screen.locator(".captions-words").first).to_have_attribute("lang", "en")
    phone.route("**/script?*", lambda route: route.abort())
    organiser.keyboard.press("PageDown")
    expect(said).to_contain_text(LIFT)
    expect(said).to_contain_text("Większość osób, które odpowiedziały, zgadza się.")
    expect(said).not_to_contain_text("Nie wszyscy się zgodzili")
    # Its number is its table's own, where points are merged: to the room it says nothing.
    about = phone.locator(".check-about")
    expect(about).to_contain_text("1")
    expect(about).not_to_contain_text("2")


def test_the_presenter_sees_what_the_screen_reads(room: Room) -> None:
    organiser, screen, _ = prepared(room)
    presenter = room.device(PHONE, "presenter")
    presenter.goto(room.links["organiser"])
    presenter.get_by_role("link", name="Present").click()
    expect(presenter.get_by_role("heading", name="Say this now")).to_be_visible()
    presenter.keyboard.press("PageDown")
    expect(screen.get_by_text(BUSES).first).to_be_visible()
    marked = presenter.locator(".present-script [aria-current=true]")
    expect(marked).to_have_count(0)
    # Without a voice it says so, and reads on at the pace of somebody who reads it out.
    screen.clock.install()
    organiser.get_by_role("button", name="Read aloud").click()
    caption = screen.locator(".captions-words").first
    expect(caption).to_contain_text("This screen has no voice")
    for after, sentence in ((3_500, "From Table 1."), (2_500, BUSES)):
        screen.clock.fast_forward(after)
        expect(caption).to_have_text(sentence)
        expect(marked).to_have_text(sentence)
    accessible(presenter, "presenter, while the screen reads")
    organiser.get_by_role("button", name="Read aloud").click()
    expect(marked).to_have_count(0)


def test_what_mattered_most_is_a_step_of_the_closing(room: Room) -> None:
    lead = room.lead(questions=["What gets in the way?"], tables=1)
    phone, screen = room.device(PHONE, "phone"), room.device(PROJECTOR, "big screen")
    room.arrive(phone, 1)
    screen.goto(room.links["display"])
    screen.get_by_role("button", name="Start").click()
    lead.move("lobby", "question-1")
    points = []
    for text in (BUSES, LIFT):
        points.append(lead.say("capture_point", 1, question=1, kind="idea", text=text))
        lead.say("mark_key", 1, point=points[-1], key=True)
    lead.move("question-1", "summary-1")
    check = lead.say("ask_priority", choices=points, votes=2)
    phone.get_by_role("button", name=re.compile("^Give a vote")).first.click()
    expect(phone.get_by_text("You have 1 vote left.")).to_be_visible()
    # The vote is on disk, not only on the phone, before the voting closes.
    expect(screen.get_by_text(re.compile(r"^1 of \d")).first).to_be_visible()
    lead.say("lock_check", check=check)
    lead.say("reveal_check", check=check)
    lead.say("put_away_vote")
    lead.move("summary-1", "closing")
    lead.say("show_step", step=f"weighed:{check}", page=1)
    for page in (screen, phone):
        expect(page.get_by_role("heading", name="What matters most to us?")).to_be_visible()
        expect(page.locator("li strong").filter(has_text=re.compile(r"^1 vote"))).to_have_count(1)
    accessible(screen, "what mattered most, on the big screen")
    accessible(phone, "what mattered most, on a phone")


def test_the_close_from_a_second_device(room: Room) -> None:
    organiser, screen, phone = prepared(room)
    accessible(organiser, "organiser: composing the closing")

    # A second device of the same link: the presenter's own view, on a phone.
    presenter = room.device(PHONE, "presenter")
    presenter.goto(room.links["organiser"])
    expect(presenter.get_by_role("heading", name="The story: Closing")).to_be_visible()
    presenter.get_by_role("link", name="Present").click()
    expect(presenter.get_by_role("heading", name="Say this now")).to_be_visible()
    expect(presenter.get_by_text("What we heard today.").first).to_be_visible()
    expect(presenter.get_by_role("heading", name="Next", exact=True)).to_be_visible()
    accessible(presenter, "presenter")

    # Notes are saved, and are on no big screen.
    presenter.keyboard.press("PageDown")
    expect(screen.get_by_text(BUSES).first).to_be_visible()
    presenter.get_by_role("textbox", name="Your notes").fill("Thank b and h at Table 1")
    presenter.get_by_role("button", name="Save notes").click()
    expect(presenter.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(screen.get_by_text("Thank b and h")).to_have_count(0)
    presenter.get_by_role("heading", name="Say this now").click()

    # Letters are keys, and can be switched off.
    presenter.keyboard.press("b")
    expect(presenter.get_by_role("button", name="Show the screen again")).to_be_visible()
    presenter.keyboard.press("b")
    expect(presenter.get_by_role("button", name="Blank the screen")).to_be_visible()
    presenter.keyboard.press("?")
    presenter.get_by_role("checkbox", name="Single letters are keys on this device").uncheck()
    presenter.get_by_role("heading", name="Say this now").click()
    presenter.keyboard.press("b")
    expect(presenter.get_by_role("button", name="Blank the screen")).to_be_visible()

    # The phone follows, reads at its own pace, and comes back.
    expect(phone.get_by_text(BUSES).first).to_be_visible()
    presenter.keyboard.press("ArrowRight")
    expect(screen.get_by_text(LIFT).first).to_be_visible()
    expect(phone.get_by_text(LIFT).first).to_be_visible()
    phone.get_by_role("button", name="Read the one before").click()
    expect(phone.get_by_text("You read at your own pace.")).to_be_visible()
    expect(phone.get_by_role("heading", name=BUSES)).to_be_visible()
    accessible(phone, "phone: reading at one's own pace")

    # "This is not what we meant", privately.
    phone.get_by_role("button", name="Back to the room").click()
    phone.get_by_role("button", name="This is not what we meant").click()
    phone.get_by_role("textbox", name=re.compile("What did you mean")).fill("A second lift.")
    accessible(phone, "phone: not what we meant")
    phone.get_by_role("button", name="Tell the organiser").click()
    expect(phone.get_by_text("You told the organiser").first).to_be_visible()
    expect(presenter.get_by_text("A second lift.")).to_be_visible()
    expect(screen.get_by_text("A second lift.")).to_have_count(0)

    # The big screen's network is cut. It keeps its last true state, and says so.
    screen.context.set_offline(True)
    expect(screen.get_by_text("Not live since").first).to_be_visible()
    presenter.keyboard.press(" ")
    expect(presenter.get_by_text("Step 4 of 9")).to_be_visible()
    presenter.keyboard.press("PageDown")
    expect(presenter.get_by_text("Step 5 of 9")).to_be_visible()
    presenter.keyboard.press("PageDown")
    expect(presenter.get_by_role("button", name="Open the vote")).to_be_visible()
    expect(screen.get_by_text(LIFT).first).to_be_visible()
    screen.context.set_offline(False)
    expect(screen.get_by_text("Is this what we take forward?").first).to_be_visible(timeout=20_000)
    expect(screen.get_by_text("Not live since")).to_have_count(0)

    # What to take away: closed, then opened; the same page without script.
    presenter.get_by_role("button", name="Next", exact=True).click()
    expect(presenter.get_by_text("Step 7 of 9")).to_be_visible()
    presenter.get_by_role("button", name="Next", exact=True).click()
    expect(screen.get_by_text("Take it with you").first).to_be_visible()
    organiser.get_by_role("button", name="Open the page for everyone").click()
    expect(screen.get_by_role("img", name=re.compile("QR code of the page"))).to_be_visible()
    accessible(screen, "big screen: take it with you")
    link = phone.get_by_role("link", name="Open the page").get_attribute("href")
    assert link
    accessible(phone, "phone: take it with you")
    reader = room.device(PHONE, "reader", java_script_enabled=False)
    reader.goto(here(room, link))
    expect(reader.get_by_role("heading", name=BUSES)).to_be_visible()
    expect(reader.get_by_text("From Table 1.").first).to_be_visible()
    phone.goto(here(room, link))
    accessible(phone, "the page to take away")
