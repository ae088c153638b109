"""The page to take away in another language: all of our words are in it, and no others."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from facilitation.domain.presence import Presence
from facilitation.languages import LANGUAGES, Language
from tests.domain.histories import History, histories, seen
from tests.domain.talking import Talk
from tests.domain.test_statements import merged
from tests.domain.test_weighed import a_room
from tests.reports.test_same_figures import (
    CAME_AS,
    VOID,
    at_the_closing,
    numbers,
    page_of,
)


class Ours(HTMLParser):
    """What the page says, without what people wrote, which has a direction of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, bool]] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        named = dict(attrs)
        theirs = tag in ("script", "title", "svg") or (tag != "html" and "dir" in named)
        theirs = theirs or named.get("class") == "brand" or bool(self.stack and self.stack[-1][1])
        self.stack.append((tag, theirs))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.stack and not self.stack[-1][1]:
            self.said.append(data)


def ours(page: str) -> str:
    reader = Ours()
    reader.feed(page)
    return " ".join(" ".join(reader.said).split())


def plain(page: str) -> list[str]:
    """Words outside of the brackets that the made-up language puts around all that it says."""
    left, inner = ours(page), ""
    while inner != left:
        inner, left = left, re.sub(r"\[[^\[\]]*\]", "", left)
    return re.findall(r"[^\W\d_]{2,}", left)


@settings(max_examples=50, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(histories(), st.booleans(), st.sampled_from(LANGUAGES[1:]))
def test_nothing_is_left_in_english(
    lived: tuple[History, Presence], composed: bool, language: Language
) -> None:
    now = at_the_closing(seen(*lived), composed)
    assert plain(page_of(now, "pseudo")) == []
    page = page_of(now, language.id)
    assert f'<html lang="{language.lang}" dir="{language.dir}"' in page
    assert ("This is a draft translation." in page) == language.draft
    if language.lang != "en":
        assert numbers(ours(page)) - {1} == numbers(ours(page_of(now))) - {1}


def test_a_reason_keeps_its_language_and_its_table_is_named_in_ours() -> None:
    talk = Talk()
    first, second = talk.point("A later bus."), talk.point("Buses at night.", table=2)
    talk.checked(first, dissent="Nikt nie zapłaci.", agree=5, disagree=1)
    talk.checked(second, dissent="It costs money.", agree=4, disagree=1)
    merged(talk, first, second)
    talk.go("closing")
    page = page_of(talk.seen, "cy")
    assert '<bdi lang="pl" dir="auto">Nikt nie zapłaci</bdi> (Bwrdd 1); ' in page
    assert '<bdi lang="en" dir="auto">It costs money</bdi> (Bwrdd 2)</p>' in page


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_what_matters_most_is_told_in_it(language: Language) -> None:
    talk, _ = a_room()
    assert "votes from" in ours(page_of(talk.seen))
    assert plain(page_of(talk.seen, "pseudo")) == []
    assert {8, 4, 7, 5} <= numbers(ours(page_of(talk.seen, language.id)))


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_groups_are_told_in_it(language: Language) -> None:
    talk = Talk("question-2", groups=CAME_AS)
    check = talk.check(talk.point("words-of-1"), by=None)
    talk.hands(check, agree=3)
    for group, agree, disagree in zip(CAME_AS, (18, 12, 9, 7), (10, 12, 9, 7), strict=False):
        talk.vote_as(check, group, agree=agree, disagree=disagree)
    talk.reveal(check)
    talk.go("closing")
    assert "Across the groups" in ours(page_of(talk.seen))
    assert plain(page_of(talk.seen, "pseudo")) == []
    assert numbers(ours(page_of(talk.seen, language.id))) - {1} == (
        numbers(ours(page_of(talk.seen))) - {1}
    )
