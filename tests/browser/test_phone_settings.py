"""How each person likes to read: settings, Easy Read, reading aloud; nothing lost when large."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bench.server import Server
from tests.browser.lead import Lead
from tests.browser.room import PHONE, Room, accessible, answer

pytestmark = pytest.mark.browser

LATER_BUS = "A later bus. It must stop near the hospital."

# A device with a voice that the test turns on and off by itself.
VOICE = """
const said = (window.said = []);
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "en-GB", name: "A voice" }],
  speak: (utterance) => { said.push(utterance); utterance.onstart?.({}); },
  cancel: () => { const last = said[said.length - 1]; last?.onend?.({}); },
  addEventListener() {},
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture
def voting(server: Server) -> Lead:
    """Table 1 is asked about a later bus."""
    lead = Lead(server)
    lead.move("lobby", "question-1")
    lead.ask(LATER_BUS)
    return lead


def arrive(phone: Page, room: Room, lead: Lead) -> None:
    phone.goto(f"{room.url}/j/{lead.code}/1")
    phone.get_by_role("button", name=re.compile("^Join")).click()
    expect(answer(phone, "I agree")).to_be_visible()


def test_a_statement_keeps_its_words_and_language(room: Room, server: Server) -> None:
    """Even where they read like a sentence of ours."""
    lead = Lead(server)
    lead.move("lobby", "question-1")
    point = lead.say("capture_point", 1, question=1, kind="idea", text=LATER_BUS)
    lead.say("mark_key", 1, point=point, key=True)
    lead.move("question-1", "summary-1")
    made = lead.say("make_statement", text="Everyone agrees.", sources=[point], theme="")
    check = lead.say("ask_statement", statement=made)
    phone = room.device(PHONE, "phone")
    phone.goto(f"{room.url}/language/pl?next=/j/{lead.code}/1")
    phone.locator("form button.main").click()
    asked = phone.get_by_role("heading", name="Everyone agrees.")
    expect(asked).to_have_attribute("lang", "en")
    expect(phone.get_by_text("Wszyscy zgadzają się")).to_have_count(0)
    lead.reveal(check, None)
    # The result is a sentence of ours.
    expect(phone.locator(".result-sentence")).to_contain_text("Nikt nad tym nie głosował.")
    expect(asked).to_have_attribute("lang", "en")
    expect(phone.locator(".worry-line")).to_have_count(0)


def choose(phone: Page, group: str, option: str) -> None:
    found = phone.get_by_role("group", name=group, exact=True)
    # By key: another typeface moves the page under a finger, when it comes.
    radio = found.get_by_role("radio", name=option, exact=True).element_handle()
    radio.press("Space")
    assert radio.is_checked()


def done(phone: Page) -> None:
    phone.get_by_role("button", name="Done").click()


def test_settings_are_kept_and_hold_on_every_page(room: Room, voting: Lead) -> None:
    phone = room.device(PHONE, "phone")
    # Chosen before anybody has joined.
    phone.goto(f"{room.url}/j/{voting.code}/1")
    phone.get_by_role("button", name="Settings").click()
    accessible(phone, "settings before joining")
    choose(phone, "Text size", "150 %")
    choose(phone, "Colours", "High contrast")
    done(phone)
    expect(phone.get_by_role("button", name="Settings")).to_be_focused()
    expect(phone.get_by_role("button", name="Join Table 1")).to_be_visible()
    phone.get_by_role("button", name=re.compile("^Join")).click()
    expect(answer(phone, "I agree")).to_be_visible()
    size = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
    assert phone.evaluate(size) == 24
    assert phone.evaluate("() => getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    phone.get_by_role("button", name="Settings").click()
    for theme in ("Dark", "Cream", "Paper"):
        choose(phone, "Colours", theme)
        accessible(phone, f"settings in {theme}")
    choose(phone, "Letters", "For people with dyslexia")
    choose(phone, "Moving things", "Nothing moves")
    done(phone)
    phone.wait_for_function("() => document.fonts.check('700 20px OpenDyslexic')")
    transition = "() => getComputedStyle(document.querySelector('.answer')).transitionDuration"
    assert phone.evaluate(transition) == "0s"
    phone.reload()
    expect(answer(phone, "I agree")).to_be_visible()
    assert phone.evaluate(size) == 24
    assert "OpenDyslexic" in phone.evaluate("() => getComputedStyle(document.body).fontFamily")


def test_easy_read_has_pictures_that_can_be_switched_off(room: Room, voting: Lead) -> None:
    phone = room.device(PHONE, "phone")
    loaded: list[str] = []
    phone.on("response", lambda got: loaded.append(got.url))
    arrive(phone, room, voting)
    # They weigh nothing for those who do not want them.
    assert not any("/easy-" in url for url in loaded)
    phone.get_by_role("button", name="Settings").click()
    choose(phone, "Easy Read", "On")
    accessible(phone, "settings with Easy Read")
    done(phone)
    heading = phone.get_by_role("heading", name=re.compile("A later bus"))
    pictures = heading.locator(".picture")
    expect(pictures).to_have_count(2)
    drawn = "(nodes) => nodes.map((n) => n.querySelector('use').getBBox().width > 0)"
    phone.wait_for_function(
        f"() => ({drawn})([...document.querySelectorAll('.picture')]).every(Boolean)"
    )
    expect(phone.locator(".answer .picture")).to_have_count(3)
    for theme in ("Dark", "Paper"):
        phone.get_by_role("button", name="Settings").click()
        choose(phone, "Colours", theme)
        done(phone)
        accessible(phone, f"Easy Read in {theme}")
    phone.get_by_role("button", name="Settings").click()
    choose(phone, "Pictures beside the words", "Off")
    done(phone)
    expect(phone.locator(".picture")).to_have_count(0)
    # One idea a row all the same.
    expect(heading.locator(".idea")).to_have_count(2)


def test_reading_aloud_marks_sentence_and_word(room: Room, voting: Lead) -> None:
    phone = room.device(PHONE, "phone")
    phone.add_init_script(VOICE)
    phone.goto(f"{room.url}/j/{voting.code}/1")
    phone.get_by_role("button", name="Listen").click()
    phone.wait_for_function("() => window.said.some(({text}) => text.includes('Care at home'))")
    expect(phone.get_by_role("button", name="Stop reading")).to_be_visible()
    phone.get_by_role("button", name=re.compile("^Join")).click()
    expect(answer(phone, "I agree")).to_be_visible()
    phone.get_by_role("button", name="Listen").click()
    assert phone.evaluate("() => window.said.map(({text}) => text)") == ["A later bus."]
    heading = phone.get_by_role("heading", name=LATER_BUS).bounding_box()
    sentence = phone.locator(".aloud-sentence").first.bounding_box()
    assert heading is not None
    assert sentence is not None
    assert heading["y"] - 4 <= sentence["y"] <= heading["y"] + heading["height"]
    phone.evaluate("() => window.said[0].onboundary({ name: 'word', charIndex: 2, charLength: 5 })")
    word = phone.locator(".aloud-word").bounding_box()
    assert word is not None
    assert sentence["x"] < word["x"] < word["x"] + word["width"] < sentence["x"] + sentence["width"]
    accessible(phone, "reading aloud")
    for _ in range(9):
        phone.evaluate("() => window.said[window.said.length - 1].onend()")
    phone.wait_for_function("() => window.said.some(({text}) => text === 'Skip this one')")
    said = phone.evaluate("() => window.said.map(({text, lang}) => [text, lang])")
    words = [text for text, _ in said]
    assert words[:3] == ["A later bus.", "It must stop near the hospital.", "Do you agree?"]
    assert words.count("I agree") == 1
    assert "Listen" not in words
    assert {lang[:2] for _, lang in said} == {"en"}
    # All is read: nothing stays marked, and it can begin again.
    phone.evaluate("() => window.said[window.said.length - 1].onend()")
    expect(phone.get_by_role("button", name="Listen")).to_be_visible()
    expect(phone.locator(".aloud > *")).to_have_count(0)


def test_a_new_question_shakes_the_phone_of_those_who_want_it(room: Room, voting: Lead) -> None:
    phone = room.device(PHONE, "phone")
    phone.add_init_script("window.shaken = []; navigator.vibrate = (ms) => window.shaken.push(ms)")
    arrive(phone, room, voting)
    phone.get_by_role("button", name="Settings").click()
    choose(phone, "Shake the phone when there is a new question", "On")
    done(phone)
    point = voting.say("capture_point", 2, question=1, kind="idea", text="A ramp at the door.")
    voting.say("open_check", point=point, scope="room")
    phone.wait_for_function("() => window.shaken.length === 1")


def test_no_voice_no_button(room: Room, voting: Lead) -> None:
    phone = room.device(PHONE, "phone")
    phone.add_init_script(VOICE.replace('lang: "en-GB"', 'lang: "fi-FI"'))
    arrive(phone, room, voting)
    expect(phone.get_by_role("button", name="Listen")).to_have_count(0)


# What is wider than the page, cut off, or too small to hit.
MISFITS = """
() => {
  const width = document.documentElement.scrollWidth;
  const wide = width > innerWidth ? [`page: ${width}`] : [];
  const seen = (e) => e.getClientRects().length > 0 && !e.closest('.visually-hidden, .skip-link');
  const cut = [...document.querySelectorAll('main *, header *, footer *')].filter((e) => {
    const { left, right } = e.getBoundingClientRect();
    const hides = getComputedStyle(e).overflow === 'hidden' && e.scrollHeight > e.clientHeight + 1;
    return seen(e) && !e.closest('svg') && (left < -1 || right > innerWidth + 1 || hides);
  }).map((e) => `cut: ${e.outerHTML.slice(0, 80)}`);
  const targets = 'button, a.button, label.choice, textarea';
  const small = [...document.querySelectorAll(targets)].filter((e) => {
    const { width, height } = e.getBoundingClientRect();
    const least = e.classList.contains('answer') ? 56 : 44;
    return seen(e) && (height < least || width < 44);
  }).map((e) => `small: ${e.outerHTML.slice(0, 80)}`);
  return [...wide, ...cut, ...small];
}
"""

# WCAG 1.4.12, as a reader's own style would set it.
SPACING = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}
"""


def fits(phone: Page, where: str) -> None:
    found: list[Any] = phone.evaluate(MISFITS)
    assert found == [], f"{where}: {found}"


@pytest.mark.parametrize("scale", ["three", "five"])
def test_nothing_is_lost_when_it_is_narrow_large_or_wide(
    room: Room, server: Server, scale: str
) -> None:
    lead = Lead(server, scale=scale)
    lead.move("lobby", "question-1")
    lead.ask("A small team of care workers we know, not a new face each week.")
    phone = room.device({"width": 320, "height": 640}, "small phone")
    phone.goto(f"{room.url}/j/{lead.code}/1")
    fits(phone, "join")
    phone.get_by_role("button", name=re.compile("^Join")).click()
    first = phone.locator(".answer").first
    first.click()
    expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
    fits(phone, "vote")
    phone.evaluate(SPACING)
    fits(phone, "vote, text spacing")
    phone.reload()
    phone.get_by_role("button", name="Settings").click()
    choose(phone, "Text size", "200 %")
    fits(phone, "settings at 200 %")
    for letters, easy in (("Easy to read", "Off"), ("For people with dyslexia", "On")):
        choose(phone, "Letters", letters)
        choose(phone, "Easy Read", easy)
        done(phone)
        fits(phone, f"vote at 200 %, {letters}, Easy Read {easy}")
        for panel in ("Say something", "Raise a card"):
            phone.get_by_role("button", name=panel).click()
            fits(phone, f"{panel} at 200 %, {letters}")
            phone.get_by_role("button", name=re.compile("^(Put it away|Done)$")).click()
        phone.evaluate(SPACING)
        fits(phone, f"vote at 200 % with text spacing, {letters}")
        phone.reload()
        phone.get_by_role("button", name="Settings").click()
