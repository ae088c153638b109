"""What the tablet says of phones at its table: a locked one has a person all the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.lead import Lead
from tests.browser.room import PHONE, TABLET, Room, answer, here
from tests.browser.test_tablet_room import to_the_closing

pytestmark = pytest.mark.browser


def test_a_phone_that_sleeps_is_not_counted_as_a_hand(room: Room) -> None:
    lead = Lead(room.server, tables=1)
    lead.move("lobby", "question-1")
    lead.say("set_headcount", 1, people=4)
    room.code = lead.code
    phones = [room.device(PHONE, f"phone {n}") for n in (1, 2)]
    for phone in phones:
        room.join(phone, 1)
    tablet = room.device(TABLET, "tablet")
    tablet.goto(here(room, lead.links["tables"][0]["facilitator"]))
    expect(tablet.get_by_text("2 on phones, 2 without a phone")).to_be_visible()
    # Locked in the middle of the talk: its connection goes.
    phones[0].context.set_offline(True)
    expect(tablet.get_by_text("1 on phones, 1 phone asleep, 2 without a phone")).to_be_visible()
    lead.ask("A later bus.")
    tablet.reload()
    hands = "Count 2 hands: 2 people here have no phone."
    expect(tablet.get_by_text(f"{hands} 1 phone is asleep: ask people to wake it.")).to_be_visible()
    phones[0].context.set_offline(False)
    answer(phones[0], "I agree").click()
    expect(tablet.get_by_text("1 by phone.")).to_be_visible()
    phones[0].context.set_offline(True)
    # Whoever has answered need not be woken.
    expect(tablet.get_by_text("1 on phones, 1 phone asleep, 2 without a phone")).to_be_visible()
    answer(phones[1], "I agree").click()
    expect(tablet.get_by_text("2 by phone.")).to_be_visible()
    expect(tablet.get_by_text(hands, exact=True)).to_be_visible()


def test_nor_in_a_vote_of_the_room(room: Room) -> None:
    lead = Lead(room.server, tables=1)
    lead.move("lobby", "question-1")
    lead.say("set_headcount", 1, people=1)
    room.code = lead.code
    phone = room.device(PHONE, "phone")
    room.join(phone, 1)
    tablet = room.device(TABLET, "tablet")
    tablet.goto(here(room, lead.links["tables"][0]["facilitator"]))
    # It looks for its view by plain requests meanwhile, which end in no error of the page.
    with phone.expect_event("requestfailed", lambda request: "/view?" in request.url):
        phone.context.set_offline(True)
    expect(tablet.get_by_text("0 on phones, 1 phone asleep, 0 without a phone")).to_be_visible()
    point = lead.say("capture_point", 1, question=1, kind="idea", text="A later bus.")
    lead.say("mark_key", 1, point=point, key=True)
    to_the_closing(lead)
    lead.say("open_room_vote")
    tablet.get_by_role("button", name="Count your hands.").click()
    expect(tablet.get_by_text("Everyone here has a phone.")).to_be_visible()
