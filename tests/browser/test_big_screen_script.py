"""Captions and voice say what stands on the page that is shown, and go on as pages are turned."""

from __future__ import annotations

import re
from itertools import zip_longest

import pytest
from playwright.sync_api import Page, expect

from tests.browser.measured import pages_of, turned, turned_together
from tests.browser.room import Room
from tests.browser.screens import at_length
from tests.browser.staged import VOICE, Json, Stage, a_stage

pytestmark = pytest.mark.browser

SENTENCES = {
    "English": "This is reason {n}, which a caption holds.",
    "Arabic": "هذا هو السبب رقم {n}، وهو جملة قصيرة.",
}

LETTERS = 18

SEEN = r"""() => {
  const flow = document.querySelector('.sheet-flow');
  const box = flow.getBoundingClientRect();
  const walker = document.createTreeWalker(flow, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let seen = '';
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, right, width } = range.getBoundingClientRect();
      if (width && right > box.left && left < box.right) seen += node.data[at];
    }
  }
  return seen;
}"""
"""The letters that stand on the page."""


@pytest.fixture
def stage(room: Room) -> Stage:
    return a_stage(room)


def letters(text: str) -> str:
    return re.sub(r"[\s\u2068\u2069]", "", text).lower()


def begins_in(page: str, words: str) -> bool:
    """Whether a sentence stands on a page, or begins at its end."""
    return words in page or any(page.endswith(words[:n]) for n in range(1, len(words)))


def with_reading(view: Json, how: str = "on", again: int = 1) -> Json:
    return {**view, "big": {**view["big"], "aloud": how, "again": again}}


def said(page: Page) -> list[str]:
    """What the voice was given so far; each sentence is over at once."""
    heard: list[str] = page.evaluate("() => { while (voiceNext()) {} return voiceSaid.splice(0); }")
    return heard


def again(read: list[str], heard: list[str]) -> int:
    """How many pieces a page says again, of a sentence that goes on on it."""
    return next(n for n in (2, 1, 0) if n == 0 or read[-n:] == heard[:n])


def words(language: str) -> str:
    """Sentences that are all different, so that each is known again."""
    return " ".join(SENTENCES[language].format(n=n) for n in range(99)) + " "


def a_map() -> Json:
    [view] = [v for name, v in at_length(words("English")).items() if name.endswith("map, three")]
    return view


def kinds(views: dict[str, Json]) -> dict[str, Json]:
    return {name: view for name, view in views.items() if view["turn"]}


def test_each_page_has_its_own_sentences_read_once_and_none_left_out(room: Room) -> None:
    stages = {a_stage(room, (1024, 768)): language for language in SENTENCES}
    for stage in stages:
        stage.page.evaluate(VOICE)
    paged = set()
    of_each = [kinds(at_length(words(language))).items() for language in SENTENCES]
    for at_once in zip_longest(*of_each):
        shown = {stage: told for stage, told in zip(stages, at_once, strict=True) if told}
        read: dict[Stage, list[str]] = {stage: [] for stage in shown}
        reading = {stage: with_reading(view) for stage, (_, view) in shown.items()}
        for stage, number in turned_together(reading):
            where = (stages[stage], shown[stage][0], number)
            heard = said(stage.page)
            assert heard, where
            read[stage] += heard[again(read[stage], heard) :]
            seen = letters(stage.page.evaluate(SEEN))
            for sentence in heard[1:]:
                if re.search("is reason|هذا", sentence):
                    begins = re.split("[.:]", letters(sentence))[0][:LETTERS]
                    assert begins_in(seen, begins), (*where, sentence)
        for stage, (name, view) in shown.items():
            # A sentence that holds words of another language is said in pieces.
            script = letters("".join(view["screen"]["spoken"]))
            assert letters("".join(read[stage])) == script, (stages[stage], name)
            if pages_of(stage.page) > 1:
                paged.add((stages[stage], view["screen"]["kind"]))
    for language in SENTENCES:
        for kind in ("point", "dissent", "map", "groups", "forward"):
            assert (language, kind) in paged


def test_captions_change_with_the_page(stage: Stage) -> None:
    stage.resize(1024, 768)
    view = a_map()
    caption = stage.page.locator(".captions-words").first
    shown = []
    for number in turned(stage, view):
        shown.append(caption.inner_text())
        assert number == 1 or shown[-1] != shown[-2]
    assert len(shown) > 1


def test_a_sentence_longer_than_the_band_is_shown_piece_by_piece(stage: Stage) -> None:
    """Also without a voice the band is not empty, no word is left out, and it ends by itself."""
    page = stage.page
    view = at_length(words("English"))["summary 1 point, three"]
    long = " ".join(f"w{n}" for n in range(50)) + "."
    told = {**view, "spoken_of": ["text"], "screen": {**view["screen"], "spoken": [long]}}
    shown = page.locator(".captions-words").first
    page.clock.install()
    stage.show(told)
    expect(shown).to_contain_text("w0 w1 ")
    read = shown.inner_text().split()
    assert len(read) < 50
    while len(read) < 50:
        page.clock.fast_forward(len(" ".join(read)) * 65)
        expect(shown).to_contain_text(f"w{len(read)}{' ' if len(read) < 49 else '.'}")
        piece = shown.inner_text().split()
        assert read[-1] not in piece
        read += piece
    assert read == long.split()
    stage.show({**told, "message": {"text": long, "at": 1}, "screen": view["screen"]})
    expect(shown).to_contain_text("w0 w1 ")


def test_a_voice_goes_on_with_the_next_page_and_repeats_the_one_that_is_shown(
    stage: Stage,
) -> None:
    page = stage.page
    page.evaluate(VOICE)
    stage.resize(1024, 768)
    view = a_map()
    pages = turned(stage, with_reading(view))
    next(pages)
    first = said(page)
    next(pages)
    second = said(page)
    assert first[-1] != second[-1]
    turn = {**view["turn"], "page": 2, "pages": 99}
    stage.show(with_reading({**view, "turn": turn}, again=2))
    assert said(page) == second
    stage.show(with_reading({**view, "turn": {**turn, "page": 1}}, again=2))
    assert said(page) == first
    expect(page.get_by_text(re.compile("^Page 1 of"))).to_be_visible()
