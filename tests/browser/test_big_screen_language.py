"""The big screen's own words in the event's language: all in Arabic, from right to left."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from facilitation.domain.faces import display
from facilitation.languages import script_words
from tests.browser.measured import turned, wrong
from tests.browser.room import PROJECTOR, Room, accessible
from tests.browser.screens import ARABIC, at_length
from tests.browser.staged import VOICE, Json, Stage
from tests.domain.talking import Talk

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


def voices(page: Page, *languages: str) -> None:
    """Voices of these languages that say nothing; ``spokenIn`` has what was given to each."""
    page.evaluate(VOICE)
    page.evaluate(
        "(languages) => { const speak = speechSynthesis.speak; window.spokenIn = [];"
        "speechSynthesis.getVoices = () => languages.map((lang) => ({ lang }));"
        "speechSynthesis.speak = (u) => { spokenIn.push([u.lang, u.voice.lang, u.text]);"
        "speak(u); }; }",
        languages,
    )


def in_language(language: str, point: str) -> Json:
    """A key point of an event in a language, being read aloud, as the server tells it."""
    talk = Talk()
    made = talk.point(point)
    talk.checked(made, dissent="they cost too much", agree=5, unsure=1, disagree=2)
    talk.go("closing")
    talk.show(f"point:{made}")
    told = display(replace(talk.seen, words=script_words(language)), "venue.example/j")
    big = {**told["big"], "aloud": "on"}
    view: Json = {**told, "language": language, "big": big}
    return view


def test_captions_and_voice_are_in_the_events_language(stage: Stage) -> None:
    page = stage.page
    voices(page, "en-GB", "ar-SA")
    stage.show(in_language("ar", "More buses on Sunday."))
    page.wait_for_function("() => document.documentElement.dir === 'rtl'")
    caption = page.locator(".captions-words").first
    expect(caption).to_have_text("من الطاولة 1.")
    expect(caption).to_have_attribute("lang", "ar")
    expect(caption).to_have_attribute("dir", "rtl")
    page.evaluate("() => voiceNext()")
    expect(caption).to_contain_text("More buses on Sunday.")
    expect(caption).to_have_attribute("lang", "en")
    while page.evaluate("() => voiceNext()"):
        pass
    assert page.evaluate("() => spokenIn") == [
        ["ar", "ar-SA", "من الطاولة 1."],
        ["en-GB", "en-GB", "More buses on Sunday."],
        ["ar", "ar-SA", "معظم الناس يوافقون."],
        ["ar", "ar-SA", "الموافقون: 5."],
        ["ar", "ar-SA", "غير المتأكدين: 1."],
        ["ar", "ar-SA", "غير الموافقين: 2."],
        ["ar", "ar-SA", "لم يوافق الجميع، والسبب: "],
        ["en-GB", "en-GB", "they cost too much."],
    ]


def test_somebodys_words_in_a_sentence_keep_their_language(stage: Stage) -> None:
    view = in_language("cy", "More buses on Sunday.")
    stage.show({**view, "big": {**view["big"], "aloud": "off"}})
    page = stage.page
    page.wait_for_function("() => document.documentElement.lang === 'cy'")
    caption = page.locator(".captions-words").first
    expect(caption).to_have_attribute("lang", "cy")
    expect(caption).to_contain_text("Nid oedd pawb yn cytuno, oherwydd:")
    expect(caption.locator("bdi[lang=en]")).to_contain_text("they cost too much.")
    accessible(page, "a caption in two languages")


def test_without_a_voice_of_that_language_it_says_so_and_shows_captions_alone(
    stage: Stage,
) -> None:
    page = stage.page
    voices(page, "en-GB")
    stage.show(in_language("cy", "More buses on Sunday."))
    caption = page.locator(".captions-words").first
    expect(caption).to_have_text(
        "Nid oes gan y sgrin hon lais ar gyfer yr iaith hon. Dyma’r geiriau."
    )
    expect(caption).to_have_text("O: Bwrdd 1.")
    expect(caption).to_contain_text("More buses on Sunday.")
    assert page.evaluate("() => spokenIn") == []
