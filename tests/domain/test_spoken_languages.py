"""The spoken script in other languages: the same figures, and people's words as they wrote them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.domain.faces import display, followed, organiser
from facilitation.domain.own_words import ENDS, OPENS
from facilitation.domain.presence import Presence
from facilitation.domain.saying import ENGLISH, sentences
from facilitation.domain.spoken import script, spoken
from facilitation.languages import LANGUAGES, script_words, speech
from tests.domain.histories import History, histories, seen
from tests.domain.talking import Talk
from tests.domain.test_statements import merged

OTHERS = [language.id for language in LANGUAGES if language.id != "en"]
languages = st.sampled_from(OTHERS)
Lived = tuple[History, Presence]


def told(talk: Talk, language: str) -> list[str]:
    now = replace(talk.seen, words=script_words(language))
    return list(display(now, "venue.example/j")["screen"]["spoken"])


def a_point(text: str = "More buses on Sunday", dissent: str = "they cost too much") -> Talk:
    talk = Talk()
    point = talk.point(text)
    talk.checked(point, dissent=dissent, agree=5, unsure=1, disagree=2)
    talk.go("closing")
    talk.show(f"point:{point}")
    return talk


def numbers(words: str) -> set[int]:
    """The numbers that a listener hears, "one" in English too."""
    found = re.findall(r"\bone\b|\d[\d,\u00a0\u202f]*", words.lower())
    return {1 if f == "one" else int(re.sub(r"\D", "", f)) for f in found}


class TestByExample:
    @pytest.mark.parametrize(
        ("language", "expected"),
        [
            (
                "easy",
                [
                    "From Table 1.",
                    "More buses on Sunday.",
                    "Most agree.",
                    "5 agree.",
                    "1 is not sure.",
                    "2 do not agree.",
                    "Some people did not agree. They said: they cost too much.",
                ],
            ),
            (
                "cy",
                [
                    "O: Bwrdd 1.",
                    "\u2068More buses on Sunday.\u2069",
                    "Mae’r rhan fwyaf yn cytuno.",
                    "Mae 5 yn cytuno.",
                    "Mae 1 yn ansicr.",
                    "Mae 2 yn anghytuno.",
                    "Nid oedd pawb yn cytuno, oherwydd: \u2068they cost too much.\u2069",
                ],
            ),
            (
                "pl",
                [
                    "Skąd: Stół 1.",
                    "\u2068More buses on Sunday.\u2069",
                    "Większość zgadza się.",
                    "5 osób zgadza się.",
                    "1 osoba nie jest pewna.",
                    "2 osoby nie zgadzają się.",
                    "Nie wszyscy się zgodzili, ponieważ: \u2068they cost too much.\u2069",
                ],
            ),
            (
                "ar",
                [
                    "من الطاولة 1.",
                    "\u2068More buses on Sunday.\u2069",
                    "معظم الناس يوافقون.",
                    "الموافقون: 5.",
                    "غير المتأكدين: 1.",
                    "غير الموافقين: 2.",
                    "لم يوافق الجميع، والسبب: \u2068they cost too much.\u2069",
                ],
            ),
            (
                "ur",
                [
                    "کہاں سے: میز 1۔",
                    "\u2068More buses on Sunday.\u2069",
                    "زیادہ تر لوگ متفق ہیں۔",
                    "5 متفق ہیں۔",
                    "1 کو یقین نہیں۔",
                    "2 متفق نہیں۔",
                    "سب متفق نہیں ہوئے، کیونکہ \u2068they cost too much.\u2069",
                ],
            ),
        ],
    )
    def test_a_point(self, language: str, expected: list[str]) -> None:
        assert told(a_point(), language) == expected

    def test_words_in_the_scripts_own_language_need_no_marks(self) -> None:
        talk = a_point("Więcej autobusów w niedzielę", "kosztują za dużo, a nikt nimi nie jeździ")
        assert "Więcej autobusów w niedzielę." in told(talk, "pl")
        assert f"{OPENS}Więcej autobusów w niedzielę.{ENDS}" in told(talk, "cy")

    def test_an_organisers_heading_is_taken_for_the_rooms_language(self) -> None:
        words = script_words("cy")
        assert words.ours("Gwahaniaethau bach") == ["Gwahaniaethau bach."]
        assert words.ours("Where we differ") == ["Lle rydym yn wahanol."]

    def test_each_language_has_its_own_plurals(self) -> None:
        screen: dict[str, Any] = {
            "kind": "priority",
            "title": "What matters most to us?",
            "state": "revealed",
            "results": [
                {"place": 1, "text": "Buses", "votes": votes, "people": 1}
                for votes in (1, 2, 5, 22)
            ],
        }
        said = spoken(screen, w=script_words("pl"))
        votes = [s for s in said if "głos" in s]
        assert [v.split(",")[0] for v in votes] == ["1 głos", "2 głosy", "5 głosów", "22 głosy"]

    def test_large_numbers_are_written_as_people_write_them(self) -> None:
        assert [speech(one).number(1204) for one in ("easy", "cy")] == ["1,204", "1,204"]
        assert speech("pl").number(12_045) == "12\u00a0045"
        for language in OTHERS:
            assert numbers(speech(language).number(12_045)) == {12_045}

    @pytest.mark.parametrize("language", ["ar", "ur"])
    def test_a_code_goes_from_left_to_right(self, language: str) -> None:
        said = told(Talk("lobby"), language)
        assert sum("\u20661 2 3, 4 5 6\u2069" in s for s in said) == 1
        assert sum("\u2066venue.example/j\u2069" in s for s in said) == 1

    def test_english_is_as_it_was(self) -> None:
        assert script_words("en") is ENGLISH
        assert script_words("a language that is not known") is ENGLISH


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_a_table_is_named_in_the_language_of_the_script(language: str) -> None:
    talk = Talk()
    points = [talk.point("A key safe.", table=table) for table in (1, 2)]
    for point, why in zip(points, ("Keys get lost. Twice.", "who pays?"), strict=True):
        talk.checked(point, dissent=why, agree=2, disagree=1)
    statement = merged(talk, *points)
    talk.go("closing")
    talk.show(f"point:{statement}")
    words = speech(language)
    names = [words.t("Table {n}", n=table) for table in (1, 2)]
    *_, first, second, third = [
        re.sub(r"[\u2066-\u2069]", "", said) for said in told(talk, language)
    ]
    assert first.endswith("Keys get lost.")
    stop = script_words(language).stop
    assert (second, third) == (f"Twice ({names[0]}){stop}", f"Who pays? ({names[1]}){stop}")


class TestOfAnyEvent:
    @given(histories(), languages)
    @settings(deadline=None)
    def test_the_figures_are_the_english_ones(self, lived: Lived, language: str) -> None:
        screen = display(seen(*lived), "venue.example/j")["screen"]
        english = " ".join(spoken(screen))
        other = " ".join(spoken(screen, w=script_words(language)))
        assert numbers(other) <= numbers(english), "no others"
        # "One" is also a word: "the one who voted", "one point is our common ground".
        assert numbers(english) - {1} <= numbers(other), "and all"
        if screen.get("result"):
            counts = {c["n"] for c in screen["result"]["counts"] if c["n"]}
            told = spoken(
                {**screen, "text": "", "dissent": "", "reasons": [], "from": ""},
                w=script_words(language),
            )
            everyone = len(counts) == 1 and "Everyone" in screen["result"]["sentence"]
            assert counts <= numbers(" ".join(told)) or everyone

    @given(histories(), languages)
    @settings(deadline=None)
    def test_peoples_words_are_there_as_they_wrote_them(self, lived: Lived, language: str) -> None:
        screen = display(seen(*lived), "venue.example/j")["screen"]
        w = script_words(language)
        theirs = re.findall(r"words-of-\S+", " ".join(spoken(screen)))
        said = spoken(screen, w=w)
        assert theirs == re.findall(r"words-of-[^\s\u2069]+", " ".join(said))
        for sentence in said:
            assert sentence.count(OPENS) == sentence.count(ENDS)
            assert sentence.strip() == sentence != ""
            assert "{" not in sentence
            assert "None" not in sentence
            if w.lang != "en":
                outside = re.sub(f"{OPENS}[^{ENDS}]*{ENDS}", "", sentence)
                assert "words-of" not in outside, "somebody's words are told from ours"

    @given(histories())
    @settings(deadline=None)
    def test_no_sentence_of_ours_was_left_in_english(self, lived: Lived) -> None:
        """In the made-up language every text of ours is in brackets."""
        screen = display(seen(*lived), "venue.example/j")["screen"]
        people = {s.casefold() for text in texts(screen) for s in sentences(text)}
        for sentence in spoken(screen, w=script_words("pseudo")):
            assert "[" in sentence or sentence.casefold() in people, sentence

    @given(histories(), languages)
    @settings(deadline=None)
    def test_screen_presenter_and_phones_have_one_script(self, lived: Lived, language: str) -> None:
        w = script_words(language)
        now = replace(seen(*lived), words=w)
        shown = display(now, "venue.example/j")
        assert shown["spoken_in"] == organiser(now)["spoken_in"] == {"lang": w.lang, "dir": w.dir}
        lines = script(shown["screen"], None, w)
        assert organiser(now)["screen"]["spoken"] == [said for _, said in lines]
        followers = followed(now, w)
        if followers["key"]:
            assert followers == {
                "key": shown["screen"]["key"],
                "spoken": shown["screen"]["spoken"],
            }


OURS = {"title", "shared", "note", "not_shown", "from", "share", "words", "result_words", "spoken"}


def texts(value: Any) -> list[str]:
    """What of a screen people wrote, and what of a result is in no script."""
    if isinstance(value, dict):
        own = OURS | ({"text"} if value.get("point", "") is None else set())
        return [t for key, inner in value.items() if key not in own for t in texts(inner)]
    if isinstance(value, list):
        return [t for inner in value for t in texts(inner)]
    return [value] if isinstance(value, str) else []
