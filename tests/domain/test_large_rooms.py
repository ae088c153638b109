"""Figures of a thousand and more, and headings that look like figures, in every language."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from gettext import NullTranslations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.domain import composing
from facilitation.domain.faces import display, followed, organiser
from facilitation.domain.presence import Presence
from facilitation.domain.spoken import spoken
from facilitation.languages import BY_ID, KEPT, LANGUAGES, Speech, script_words
from tests.domain.histories import History, histories, seen
from tests.domain.talking import Talk
from tests.domain.test_spoken_languages import numbers

ALL = [language.id for language in LANGUAGES]

PLACES = {"easy": "Table", "cy": "Bwrdd", "pl": "Stół", "ar": "الطاولة", "ur": "میز"}


def faces(talk: Talk, language: str) -> list[list[str]]:
    """What the big screen, the organiser's page and phones of that language say."""
    now = replace(talk.seen, words=script_words(language))
    return [
        display(now, "venue.example/j")["screen"]["spoken"],
        organiser(now)["screen"]["spoken"],
        followed(now, script_words(language))["spoken"],
    ]


def figures(sentences: list[str]) -> set[int]:
    return numbers(" ".join(sentences))


@pytest.mark.parametrize("language", ALL)
def test_the_map_of_a_large_room(language: str) -> None:
    talk = Talk("question-1", tables=2)
    for agree in (900, 1203):
        talk.checked(talk.point(), agree=agree, disagree=1204 - agree)
    talk.go("closing")
    talk.show("map")
    for said in faces(talk, language):
        assert {1204, 900, 1203} <= figures(said)


@pytest.mark.parametrize("language", ALL)
def test_a_point_of_a_large_room(language: str) -> None:
    talk = Talk("question-1")
    point = talk.point()
    check = talk.check(point)
    talk.vote(check, agree=2000, unsure=1100, disagree=3300, skip=1500)
    talk.reveal(check, present=12_345)
    talk.conclude(check, "worries", "it costs too much")
    talk.go("closing")
    talk.show(f"point:{point}")
    for said in faces(talk, language):
        assert {2000, 1100, 3300, 1500, 12_345 - 7900} <= figures(said)


@pytest.mark.parametrize("language", ALL)
@pytest.mark.parametrize("missing", [1000, 1001, 21_000, 1_204_000])
def test_a_large_room_in_which_too_few_have_answered(language: str, missing: int) -> None:
    talk = Talk("question-1")
    point = talk.point()
    check = talk.check(point, by=None)
    talk.vote(check, agree=1)
    talk.reveal(check, present=missing + 1)
    talk.go("closing")
    talk.show(f"point:{point}")
    for said in faces(talk, language):
        assert missing in figures(said)


@pytest.mark.parametrize("language", PLACES)
def test_a_count_is_translated_however_large(language: str) -> None:
    words = script_words(language)
    for n in ("1000", "1,000", "999", "12,045", "1204"):
        english = f"{n} have not answered."
        told = words.said(english)
        assert language == "easy" or told != english
        assert numbers(told) == {int(n.replace(",", ""))}
        place = words.said(f"Table {n}")
        assert place.startswith(PLACES[language])
        assert numbers(place) == {int(n.replace(",", ""))}


@pytest.mark.parametrize("language", ALL)
@pytest.mark.parametrize(
    "heading",
    ["Table ,", "Question 1,2", "Question ,1", "Table 1,", "Table 12,00", "Table " + "9" * 70],
)
def test_an_organisers_heading_that_looks_like_a_figure(language: str, heading: str) -> None:
    talk = Talk("question-1")
    talk.point()
    talk.go("closing")
    write = composing.write_heading
    stage, new = talk.meeting.stage, "new-0001"
    talk.do(write(talk.meeting, stage=stage, block="", text=heading, before="vote", new=new))
    talk.show(f"heading:{new}")
    for said in faces(talk, language):
        [told] = said
        wanted = re.sub(r"\D", "", heading)
        assert re.sub(r"\D", "", told) == wanted, "no figure becomes another"
        if "," in heading:
            assert heading.removesuffix(".") in told, "it stays as it was written"


@given(histories(), st.sampled_from(ALL), st.integers(200, 5000))
@settings(deadline=None)
def test_any_event_that_is_a_thousand_times_larger(
    lived: tuple[History, Presence], language: str, times: int
) -> None:
    history, presence = lived
    history.ballots = {
        check: Counter({answer: n * times for answer, n in cast.items()})
        for check, cast in history.ballots.items()
    }
    presence = replace(
        presence,
        phones={table: n * times for table, n in presence.phones.items()},
        joined={table: n * times for table, n in presence.joined.items()},
    )
    words = script_words(language)
    now = replace(seen(history, presence), words=words)
    shown = display(now, "venue.example/j")["screen"]
    assert organiser(now)["screen"]["spoken"] == spoken(shown, w=words)
    english, other = figures(spoken(shown)), figures(spoken(shown, w=words))
    assert other <= english
    assert english - {1} <= other


class TestWhatCannotBeTranslated:
    """A catalogue that fails in the middle of a sentence, as a bad plural rule does."""

    class Failing(NullTranslations):
        def gettext(self, message: str) -> str:
            if "{" in message:
                raise ValueError("no form")
            return message

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            raise ValueError("no form")

    @pytest.mark.parametrize(
        ("say", "english"),
        [
            (lambda s: s.said("1,204 have not answered."), "1,204 have not answered."),
            (lambda s: s.said("Table 3"), "Table 3"),
            (lambda s: s.t("From {place}.", place="Table 3"), "From Table 3."),
            (lambda s: s.tn("{n} agrees.", "{n} agree.", 1), "1 agrees."),
            (lambda s: s.tn("{n} agrees.", "{n} agree.", 1204), "1,204 agree."),
        ],
    )
    def test_it_is_said_in_english(self, say: Callable[[Any], str], english: str) -> None:
        assert say(Speech(BY_ID["cy"], self.Failing())) == english

    def test_the_log_says_so_and_nothing_of_what_was_written(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.ERROR):
            Speech(BY_ID["cy"], self.Failing()).said("Table 1234567")
        [record] = caplog.records
        assert "cy" in record.getMessage()
        assert "1234567" not in caplog.text

    def test_every_face_goes_on(self) -> None:
        talk = Talk("question-1")
        point = talk.point()
        talk.checked(point, agree=5, unsure=2)
        talk.go("closing")
        talk.show(f"point:{point}")
        english = faces(talk, "en")[0]
        bad = Speech(BY_ID["cy"], self.Failing())
        words = replace(script_words("cy"), t=bad.t, n=bad.tn, said=bad.said)
        now = replace(talk.seen, words=words)
        for face in (display(now, "venue.example/j"), organiser(now)):
            said = face["screen"]["spoken"]
            assert said[0] == english[0] == "From Table 1."
            assert figures(said) == figures(english)


class TestWhatIsSaidAgain:
    """At each touch a large map says nearly the same sentences again."""

    class Counting(NullTranslations):
        asked = 0

        def gettext(self, message: str) -> str:
            self.asked += 1
            return message

    def test_a_sentence_is_looked_for_once_and_memory_has_a_bound(self) -> None:
        catalogue = self.Counting()
        there = Speech(BY_ID["cy"], catalogue)
        first = [there.said(f"More buses {n}") for n in range(100)]
        asked = catalogue.asked
        assert [there.said(f"More buses {n}") for n in range(100)] == first
        assert catalogue.asked == asked
        for n in range(KEPT + 1):
            there.said(f"Fewer cars {n}")
        asked = catalogue.asked
        there.said("More buses 0")
        assert catalogue.asked > asked
