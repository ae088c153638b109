"""The spoken script: the screen's own figures, in sentences that a person could say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from facilitation.domain.faces import display, phone
from facilitation.domain.presence import Presence
from facilitation.domain.saying import absent_said, counts_said, number, sentences
from facilitation.domain.spoken import spoken
from tests.domain.histories import History, histories, seen
from tests.domain.talking import Talk

Lived = tuple[History, Presence]


def said(talk: Talk) -> list[str]:
    return list(display(talk.seen, "venue.example/j")["screen"]["spoken"])


class TestWords:
    def test_numbers(self) -> None:
        assert [number(n) for n in (0, 1, 2, 1204)] == ["nobody", "one", "2", "1,204"]

    def test_sentences_have_an_end_that_a_voice_can_hear(self) -> None:
        assert sentences("A later bus") == ["A later bus."]
        assert sentences("Why? Because! ") == ["Why?", "Because!"]
        assert sentences("") == []


class TestScript:
    def test_a_code_is_said_one_figure_at_a_time(self) -> None:
        found = said(Talk("lobby"))
        assert found[1:3] == ["To join, go to venue.example/j.", "The code is 1 2 3, 4 5 6."]
        assert found[-1] == "Then we agree what to take forward."

    def test_a_point(self) -> None:
        talk = Talk()
        point = talk.point("More buses on Sunday")
        talk.checked(point, dissent="they cost too much", agree=5, unsure=1, disagree=2)
        talk.go("closing")
        talk.show(f"point:{point}")
        assert said(talk) == [
            "From Table 1.",
            "More buses on Sunday.",
            "Most agree.",
            "5 agree, one is not sure and 2 do not agree.",
            "Not everyone agreed, because they cost too much.",
        ]

    def test_silence_is_said(self) -> None:
        talk = Talk()
        point = talk.point()
        check = talk.check(point)
        talk.vote(check, agree=13, skip=1)
        talk.reveal(check, present=20)
        talk.go("closing")
        talk.show(f"point:{point}")
        assert said(talk)[2:] == [
            "All 13 who voted agree.",
            "One skipped it and 6 have not answered.",
        ]

    def test_too_few_answers_are_told_as_they_are(self) -> None:
        talk = Talk()
        point = talk.point()
        check = talk.check(point)
        talk.vote(check, agree=1, skip=1)
        talk.reveal(check, present=8)
        talk.go("closing")
        talk.show(f"point:{point}")
        assert said(talk)[2:] == [
            "1 of 8 agrees.",
            "One skipped it and 6 have not answered.",
        ]

    def test_the_last_vote_and_its_answer(self) -> None:
        talk = Talk()
        talk.point("Later buses")
        talk.go("closing")
        talk.show("vote")
        assert said(talk)[1:] == ["We vote on this next.", "Please have your phone ready."]
        check = talk.room_vote()
        talk.vote(check, agree=40, disagree=2)
        assert "Please vote now on your phone." in said(talk)
        assert not re.search(r"\d", " ".join(said(talk)))
        talk.reveal(check, present=42)
        assert said(talk) == [
            "Is this what we take forward?",
            "9 in 10 agree.",
            "40 agree and 2 do not agree.",
        ]

    @given(histories())
    def test_of_any_event_it_is_whole_sentences(self, lived: Lived) -> None:
        script = display(seen(*lived), "venue.example/j")["screen"]["spoken"]
        assert script
        for sentence in script:
            assert sentence.strip() == sentence != ""
            assert sentence.endswith((".", "!", "?", "…", ":"))
            assert "None" not in sentence
            assert "{" not in sentence

    @given(histories())
    def test_of_any_event_the_counts_are_the_screens(self, lived: Lived) -> None:
        screen = display(seen(*lived), "venue.example/j")["screen"]
        result = screen.get("result")
        if result and result["status"] != "too_few":
            told = [c["n"] for c in result["counts"] if c["n"]]
            words = counts_said(result)
            assert figures(words) == told
            assert sum(figures(absent_said(result))) == result["skipped"] + result["not_answered"]

    @given(histories())
    def test_phones_get_the_same_script(self, lived: Lived) -> None:
        now = seen(*lived)
        for table in now.meeting.tables:
            step = phone(now, table)["step"]
            if step:
                assert step["spoken"] == display(now, "x")["screen"]["spoken"]


def figures(words: str) -> list[int]:
    """The numbers that a listener hears."""
    found = re.findall(r"\bone\b|\d[\d,]*", words.lower())
    return [1 if f == "one" else int(f.replace(",", "").rstrip(",")) for f in found]


@pytest.mark.parametrize("kind", ["something-new"])
def test_a_screen_that_has_no_script_says_its_title(kind: str) -> None:
    assert spoken({"kind": kind, "title": "Break"}) == ["Break."]


class TestWordsFromRightToLeft:
    def test_they_are_set_apart_so_that_figures_keep_their_order(self) -> None:
        talk = Talk()
        for text in ("حافلة متأخرة", "A later bus"):
            talk.checked(talk.point(text), agree=3)
        talk.go("closing")
        talk.show("map")
        told = said(talk)
        assert "A later bus: of 3 people asked, 3 agree, from one table." in told
        apart = "\u2068حافلة متأخرة:\u2069 of 3 people asked, 3 agree, from one table."
        assert apart in told
