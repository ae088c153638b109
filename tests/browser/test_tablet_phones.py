"""What the tablet says of phones at its table: a locked one has a person all the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.lead import Lead
from tests.browser.room import PHONE, TABLET, Room, answer, here

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
