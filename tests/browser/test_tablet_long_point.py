"""A point of three hundred words: whole to the eye, short in the names of its buttons."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.lead import Lead
from tests.browser.room import TABLET, Room, here

pytestmark = pytest.mark.browser


def test_the_buttons_of_a_long_point_have_short_names(room: Room) -> None:
    lead = Lead(room.server, tables=1)
    lead.move("lobby", "question-1")
    text = "We wait for a long time at the stop, and nobody tells us why. " * 20
    lead.say("capture_point", 1, question=1, kind="point", text=text)
    tablet = room.device(TABLET, "tablet")
    tablet.goto(here(room, lead.links["tables"][0]["facilitator"]))
    expect(tablet.get_by_text(text.strip(), exact=True)).to_be_visible()
    check = tablet.get_by_role("button", name=re.compile("^Check agreement: We wait"))
    name = check.get_attribute("aria-label") or ""
    assert len(name) < 150
    assert name.endswith(" …")
