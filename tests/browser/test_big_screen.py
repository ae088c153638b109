"""The big screen held to its rule: letters for the back row, in every shape, nothing cut."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.measured import FAR, SIZES, texts_of, turned_together, wrong
from tests.browser.room import Room, accessible
from tests.browser.screens import ARABIC, ENGLISH, at_length
from tests.browser.staged import CAPTIONS_SEEN, VOICE, Json, Stage, a_stage

pytestmark = pytest.mark.browser


@pytest.fixture
def stage(room: Room) -> Stage:
    return a_stage(room)


def test_no_letter_is_too_small_and_nothing_is_cut(room: Room) -> None:
    views = {
        f"{language}, {name}": view
        for language, words in (("English", ENGLISH), ("Arabic", ARABIC))
        for name, view in at_length(words).items()
    }
    stages = {a_stage(room, size): f"{size[0]} x {size[1]}" for size in SIZES}
    for stage in stages:
        # It is measured and not looked at: painting it was a third of the time on the largest.
        stage.page.evaluate("() => { document.documentElement.style.opacity = 0; }")
    found: dict[str, list[str]] = {}
    for name, view in views.items():
        for stage, number in turned_together(dict.fromkeys(stages, view)):
            if problems := wrong(stage.page, texts=texts_of(view)):
                found[f"{stages[stage]}, {name}, page {number}"] = problems
    assert found == {}


def with_big(view: Json, **changed: object) -> Json:
    return {**view, "big": {**view["big"], **changed}}


def test_a_far_back_row_and_a_band_kept_free(stage: Stage) -> None:
    views = at_length(ENGLISH)
    names = ["talk, three", "summary 1 point, three", "closing revealed, three"]
    names += [name for name in views if name.startswith("closing") and "groups" in name]
    found: dict[str, list[str]] = {}
    for width, height in ((1920, 1080), (2560, 1080)):
        stage.resize(width, height)
        for name in names:
            stage.show(with_big(views[name], far=True))
            if problems := wrong(stage.page, FAR):
                found[f"far, {width}, {name}"] = problems
            for kept, captions in (("right", "foot"), ("left", "top"), ("foot", "top")):
                stage.show(with_big(views[name], kept=kept, kept_size=25, captions=captions))
                if problems := wrong(stage.page):
                    found[f"{kept} kept, {width}, {name}"] = problems
                boxes = [
                    stage.page.locator(f".{part}").bounding_box()
                    for part in ("big-kept", "big-main", "captions")
                ]
                kept_box, *others = [b for b in boxes if b]
                share = kept_box["width"] * kept_box["height"] / (width * height)
                assert share == pytest.approx(0.25, abs=0.01)
                assert not any(overlap(kept_box, other) for other in others)
    assert found == {}


def overlap(a: Json, b: Json) -> bool:
    return bool(
        a["x"] < b["x"] + b["width"] - 1
        and b["x"] < a["x"] + a["width"] - 1
        and a["y"] < b["y"] + b["height"] - 1
        and b["y"] < a["y"] + a["height"] - 1
    )


def pages_told(stage: Stage) -> list[Json]:
    return [message for name, message in stage.said if name == "pages"]


def operations(stage: Stage) -> list[Json]:
    fields = ("name", "step", "page", "how", "words", "again")
    return [{k: m[k] for k in fields if k in m} for name, m in stage.said if name == "operation"]


def test_pages_are_told_and_turned_from_elsewhere(stage: Stage) -> None:
    page = stage.page
    stage.resize(1024, 768)
    view = at_length(ENGLISH)["summary 1 point, five"]
    stage.show(view)
    expect(page.get_by_text(re.compile("^Page 1 of"))).to_be_visible()
    key = view["screen"]["key"]
    page.wait_for_function("() => document.querySelector('.sheet-pages')")
    page.wait_for_timeout(200)
    pages = pages_told(stage)[-1]["pages"]
    assert pages_told(stage)[-1]["step"] == key
    assert pages_told(stage)[-1]["said"][0] == 0, "what stands on the first page"
    assert pages >= 2
    stage.show({**view, "turn": {**view["turn"], "page": 2, "pages": pages}})
    expect(page.get_by_text(f"Page 2 of {pages}")).to_be_visible()
    scrolled = page.evaluate("() => document.querySelector('.sheet-flow').scrollLeft")
    assert scrolled >= page.evaluate("() => document.querySelector('.sheet-flow').clientWidth")
    stage.resize(2560, 1080)
    expect(page.get_by_text(re.compile("^Page "))).to_have_count(0)


def test_keys_clickers_and_holding(stage: Stage) -> None:
    page = stage.page
    views = at_length(ENGLISH)
    view = views["summary 0 opening, three"]
    stage.show(view)
    step = view["turn"]["next"]
    for key in ("ArrowRight", "PageDown", "Space", "b", "h", "r"):
        page.keyboard.press(key)
    show = {"name": "show_step", **step}
    assert operations(stage) == [
        show,
        show,
        show,
        {"name": "hold_screen", "how": "blank", "words": ""},
        {"name": "hold_screen", "how": "results", "words": ""},
        {"name": "read_aloud", "how": "on", "again": True},
    ]
    page.keyboard.press("?")
    expect(page.get_by_role("region", name="Keys")).to_contain_text("Hide results")
    accessible(page, "help")
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="Keys")).to_have_count(0)
    # Switched off, a letter does nothing; arrows still turn.
    stage.show(with_big(view, letters=False))
    stage.said.clear()
    for key in ("b", "h", "?", "ArrowRight"):
        page.keyboard.press(key)
    assert operations(stage) == [show]

    point = views["summary 1 point, three"]
    hidden = {**point["screen"], "result": None, "result_words": "", "reasons": [], "hidden": True}
    stage.show({**with_big(point, held="results"), "screen": hidden})
    expect(page.get_by_text("The result comes in a moment.")).to_be_visible()
    accessible(page, "results hidden")
    stage.show(with_big(point, held="blank"))
    expect(page.get_by_role("heading", name="The screen is blank")).to_be_attached()
    expect(page.locator(".captions, .sheet")).to_have_count(0)
    accessible(page, "blank")
    for name in ("break, three", "message, three"):
        stage.show(views[name])
        accessible(page, name)
    assert page.evaluate("() => getComputedStyle(document.querySelector('.big')).cursor") == "none"


def test_reading_aloud_lights_the_word_and_says_where_there_is_no_voice(stage: Stage) -> None:
    page = stage.page
    view = at_length(ENGLISH)["summary 1 point, three"]
    spoken = ["From Table 1.", "A later bus helps."]
    view = {**view, "screen": {**view["screen"], "spoken": spoken}}
    # This Chromium has no voices: it says so, and the captions go on alone.
    page.clock.install()
    stage.show(with_big(view, aloud="on", speed=150))
    caption = page.locator(".captions-words").first
    page.clock.fast_forward(1_200)
    expect(caption).to_contain_text("This screen has no voice for this language")
    page.clock.fast_forward(3_500)
    expect(caption).to_have_text("From Table 1.")
    # Once is enough: the next step's words come at once, and nothing stands before them.
    page.evaluate(CAPTIONS_SEEN)
    stage.show(with_big({**view, "screen": {**view["screen"], "key": "point:next"}}, aloud="on"))
    page.clock.fast_forward(2_500)
    expect(caption).to_have_text("A later bus helps.")
    assert "no voice" not in page.evaluate("() => captionsSeen.join()")
    stage.show(with_big(view, aloud="off"))
    page.evaluate(VOICE)
    stage.show(with_big(view, aloud="on", again=1))
    expect(caption).to_have_text("From Table 1.")
    page.evaluate("() => voiceNow.onend()")
    page.evaluate("() => voiceNow.onboundary({name: 'word', charIndex: 2})")
    expect(page.locator("mark.said")).to_have_text("later")
    accessible(page, "read aloud")
    stage.show(with_big(view, aloud="paused", again=1))
    expect(caption).to_have_text("A later bus helps.")
    stage.show(with_big(view, aloud="on", again=2))
    expect(caption).to_have_text("From Table 1.")
    said = page.evaluate("() => voiceSaid")
    assert said == ["From Table 1.", "A later bus helps.", "From Table 1."]


def test_the_map_is_a_sentence_and_a_table_too(stage: Stage) -> None:
    page = stage.page
    views = at_length("A later bus. ")
    [view] = [v for name, v in views.items() if name.endswith("map, three")]
    stage.show(view)
    expect(page.get_by_role("heading", name=view["screen"]["title"])).to_be_visible()
    items = view["screen"]["items"]
    picture = page.get_by_role("img", name=re.compile(f"^A map of {len(items)} points"))
    expect(picture).to_be_visible()
    for item in items:
        row = page.get_by_role("row").filter(has_text=item["text"]).filter(has_text=item["share"])
        expect(row.first).to_be_attached()
    accessible(page, "map")
    # The words stand whole in a list that pages; the dots of this page have its numbers.
    stage.resize(1024, 768)
    numbers = page.locator(".ground-label")
    expect(numbers.filter(has_text=re.compile("^1$"))).to_be_visible()
    for item in items:
        words = page.get_by_role("listitem").get_by_text(item["text"], exact=True)
        expect(words.first).to_be_attached()
    last = int(page.get_by_text(re.compile("^Page 1 of")).inner_text().split()[-1])
    stage.show({**view, "turn": {**view["turn"], "page": last, "pages": last}})
    expect(numbers).to_have_text([str(len(items))])
    assert "…" not in page.locator(".ground").inner_text()
