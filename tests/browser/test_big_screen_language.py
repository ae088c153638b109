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
from tests.browser.measured import turned_together, wrong
from tests.browser.room import Room, accessible
from tests.browser.screens import ARABIC, at_length
from tests.browser.staged import VOICE, Json, Stage, a_stage
from tests.domain.talking import Talk

pytestmark = pytest.mark.browser

NOT_WORDS = re.compile(r"common-table\S*|venue\.example\S*|\bQR\b")


@pytest.fixture
def stage(room: Room) -> Stage:
    return a_stage(room)


def in_arabic() -> dict[str, Json]:
    return {name: {**view, "language": "ar"} for name, view in at_length(ARABIC).items()}


TEXT = """main => [...main.querySelectorAll('p, h1, li, text, th, td, caption, span')]
    .map((e) => e.textContent).join(' ')
    + (main.querySelector('[role=img]')?.getAttribute('aria-label') ?? '')"""


def test_every_screen_is_in_arabic_and_from_right_to_left(room: Room) -> None:
    views = in_arabic()
    pictures = os.environ.get("PICTURES")
    found: dict[str, list[str]] = {}
    stages = {
        a_stage(room, (width, height)): f"{width} x {height}"
        for width, height in ((1920, 1080), (1024, 768))
    }
    for stage in stages:
        page = stage.page
        stage.show(views["lobby, three"])
        page.wait_for_function("() => document.documentElement.dir === 'rtl'")
        assert page.evaluate("() => document.documentElement.lang") == "ar"
        assert not page.context.cookies(page.url) or "language" not in {
            c.get("name") for c in page.context.cookies(page.url)
        }, "nobody chose this for themselves"
    for name, view in views.items():
        for stage, number in turned_together(dict.fromkeys(stages, view)):
            where = f"{stages[stage]}, {name}, page {number}"
            problems = wrong(stage.page)
            text = stage.page.locator("main").evaluate(TEXT)
            english = re.findall(r"[A-Za-z]{2,}[\w ]*", NOT_WORDS.sub("", text))
            if problems or english:
                found[where] = [*problems, *dict.fromkeys(english)]
            if pictures:
                stage.page.screenshot(path=Path(pictures) / f"{where.replace(', ', '-')}.png")
    assert found == {}
    for stage, size in stages.items():
        accessible(stage.page, f"in Arabic, {size}")


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
    page.clock.install()
    stage.show(in_language("cy", "More buses on Sunday."))
    caption = page.locator(".captions-words").first
    expect(caption).to_have_text(
        "Nid oes gan y sgrin hon lais ar gyfer yr iaith hon. Dyma’r geiriau."
    )
    page.clock.fast_forward(3_500)
    expect(caption).to_have_text("O: Bwrdd 1.")
    page.clock.fast_forward(2_500)
    expect(caption).to_contain_text("More buses on Sunday.")
    assert page.evaluate("() => spokenIn") == []
