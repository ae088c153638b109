"""The page "How we work out agreement": its figures are those of the functions."""

from __future__ import annotations

import re
from html import unescape

from bench.server import Server
from facilitation.domain.worked import worked_example
from facilitation.languages import LANGUAGES, speech
from tests.web.browser import a_browser
from tests.web.test_prepare import fields, made_from


def words_of(html: str) -> str:
    """What a reader reads of the main part."""
    main = html.split("<main", 1)[1].split("</main>", 1)[0].split(">", 1)[1]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


async def test_the_page_works_out_its_own_figures(server: Server) -> None:
    worked = worked_example()
    async with a_browser(server) as browser:
        answer = await browser.get("/agreement")
    assert answer.status == 200
    said = words_of(answer.text)
    assert "How we work out agreement" in said
    for person in worked.people:
        assert f"{person.how}: {person.said}" in said
    first, *others = worked.outcomes
    assert f"“{first.sentence}”" in said
    assert f"The range is {first.low} to {first.high} %." in said
    for other in others:
        voted = other.agree + other.unsure + other.disagree
        assert (
            f"{other.what}. Then {other.agree} of {voted} agree, which is {other.share} %. "
            f"The result is: {other.status}" in said
        )
    assert f"3 of 3 counts as {worked.lone_low} %" in said
    assert f"the score is {worked.ours} %" in said
    assert "75 % or more agree" in said
    assert "at most 1 in 20" in said
    assert "no number is under 5" in said
    assert "they are too small" in said


async def test_it_is_in_the_readers_language(server: Server) -> None:
    """The same figures in each, its results by the words that phones show, drafts as such."""
    async with a_browser(server) as browser:
        english = words_of((await browser.get("/agreement")).text)
        for language in LANGUAGES:
            await browser.get(f"/language/{language.id}?next=/agreement")
            html = (await browser.get("/agreement")).text
            said = words_of(html)
            assert f'<html lang="{language.lang}" dir="{language.dir}"' in html
            assert ("This is a draft translation." in said) is language.draft
            assert sorted(re.findall(r"\d+", said)) == sorted(re.findall(r"\d+", english))
            words = speech(language.id)
            for outcome in worked_example().outcomes:
                assert words.said(outcome.status).rstrip(".") in said
            assert f"{words.t('phone')}: {words.said('I am not sure')}" in said


async def test_nothing_in_it_needs_a_script_or_a_style_of_its_own(server: Server) -> None:
    async with a_browser(server) as browser:
        answer = await browser.get("/agreement")
    main = answer.text.split("<main", 1)[1].split("</main>", 1)[0]
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", main)
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


async def test_its_sentences_are_short(server: Server) -> None:
    async with a_browser(server) as browser:
        answer = await browser.get("/agreement")
    assert_short(answer.text)


def assert_short(html: str) -> None:
    main = html.split("<main", 1)[1].split("</main>", 1)[0]
    blocks = re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", main, re.DOTALL)
    assert len(blocks) > 20
    for block in blocks:
        text = " ".join(unescape(re.sub(r"<[^>]+>", "", block)).split())
        for sentence in re.split(r"(?<=[.:?”])\s+", text):
            words = [w for w in sentence.split() if any(c.isalpha() for c in w)]
            assert len(words) <= 15, sentence


async def test_an_event_shows_its_own_rule(server: Server) -> None:
    """Its own numbers, the example worked out by them, and the event's pages lead here."""
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        path = await made_from(browser, "table-talk", tables="1", scale="five")
        prepare = (await browser.get(path)).text
        [where] = set(re.findall(r'href="(/agreement/\d{6})"', prepare))
        form = fields(prepare)
        before = words_of((await browser.get(where)).text)
        assert re.search(r"Care at home\s+– \d", before)
        assert "It is fixed when the first vote opens." in before
        assert "75 % or more agree, and nobody says “I do not agree”." in before
        own = {"agreed": "90", "worries": "70", "against_table": "10", "against_room": "0"}
        own |= {"quorum": "60", "least": "9", "scale": "five"}
        assert (await browser.post(path, data={**form, **own})).status == 303
        page = (await browser.get(where)).text
        said = words_of(page)
        assert "60 % of the people present must answer, and at least 9 of them." in said
        assert "90 % or more agree, and at most 1 in 10 say “I do not agree”." in said
        assert "When the whole room votes, nobody may say “I do not agree”." in said
        assert "Agreed, with worries : 70 % or more agree." in said
        assert "This event uses five answers." in said
        assert "All 8 answered. But this event asks for 9." in said
        assert "The result is: Not enough answers to say" in said
        assert_short(page)
        code = where.rsplit("/", 1)[1]
        assert f'"code": "{code}"' in (await browser.get(f"/j/{code}")).text, "for its settings"
        assert (await browser.get("/agreement/000000")).status == 404
        usual = words_of((await browser.get("/agreement")).text)
        assert "This is the usual one." in usual
