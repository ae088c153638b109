"""The big screen's own words in the event's language: all in Arabic, from right to left."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.measured import turned, wrong
from tests.browser.room import PROJECTOR, Room, accessible
from tests.browser.screens import ARABIC, at_length
from tests.browser.staged import VOICE, Json, Stage

pytestmark = pytest.mark.browser

NOT_WORDS = re.compile(r"common-table\S*|venue\.example\S*|\bQR\b")
QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7h-7z"/></svg>'


@pytest.fixture
def stage(room: Room) -> Stage:
    page = room.device(PROJECTOR, "big screen")
    page.route("**/*.svg", lambda route: route.fulfill(body=QR, content_type="image/svg+xml"))
    return Stage(room, page)


def in_arabic() -> dict[str, Json]:
    return {name: {**view, "language": "ar"} for name, view in at_length(ARABIC).items()}


def test_every_screen_is_in_arabic_and_from_right_to_left(stage: Stage) -> None:
    page = stage.page
    views = in_arabic()
    stage.show(views["lobby, three"])
    page.wait_for_function("() => document.documentElement.dir === 'rtl'")
    assert page.evaluate("() => document.documentElement.lang") == "ar"
    assert not page.context.cookies(page.url) or "language" not in {
        c.get("name") for c in page.context.cookies(page.url)
    }, "nobody chose this for themselves"
    pictures = os.environ.get("PICTURES")
    found: dict[str, list[str]] = {}
    for width, height in ((1920, 1080), (1024, 768)):
        stage.resize(width, height)
        for name, view in views.items():
            for number in turned(stage, view):
                where = f"{width} x {height}, {name}, page {number}"
                problems = wrong(page)
                text = page.locator("main").evaluate(
                    "main => [...main.querySelectorAll('p, h1, li, text, th, td, caption, span')]"
                    ".map((e) => e.textContent).join(' ') + (main.querySelector('[role=img]')"
                    "?.getAttribute('aria-label') ?? '')"
                )
                english = re.findall(r"[A-Za-z]{2,}[\w ]*", NOT_WORDS.sub("", text))
                if problems or english:
                    found[where] = [*problems, *dict.fromkeys(english)]
                if pictures:
                    page.screenshot(path=Path(pictures) / f"{where.replace(', ', '-')}.png")
    assert found == {}
    accessible(page, "in Arabic")


def test_the_script_is_english_and_says_so(stage: Stage) -> None:
    page = stage.page
    page.evaluate(VOICE)
    page.evaluate(
        "() => { const speak = speechSynthesis.speak; window.spokenIn = [];"
        "speechSynthesis.speak = (u) => { spokenIn.push(u.lang); speak(u); }; }"
    )
    views = in_arabic()
    view = views["summary 1 point, three"]
    spoken = ["From Table 1.", "نريد حافلة في وقت متأخر."]
    view = {
        **view,
        "screen": {**view["screen"], "spoken": spoken},
        "spoken_of": ["text", "text"],
        "big": {**view["big"], "aloud": "on"},
    }
    stage.show(view)
    caption = page.locator(".captions-words").first
    expect(caption).to_have_text("From Table 1.")
    expect(caption).to_have_attribute("lang", "en")
    page.evaluate("() => voiceNext()")
    expect(caption).to_have_text(spoken[1])
    expect(caption).to_have_attribute("lang", "ar")
    assert page.evaluate("() => spokenIn") == ["en-GB", "ar"]
