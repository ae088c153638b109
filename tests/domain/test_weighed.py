"""What matters most to the room, as a step of the closing: once its result was shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from facilitation.domain import composing, showing
from facilitation.domain.closing import blocks, steps
from facilitation.domain.faces import display, followed, organiser, phone
from facilitation.domain.proposing import propose
from facilitation.languages import LANGUAGES, script_words
from facilitation.reports.outcome import outcome_page
from tests.domain.talking import Talk
from tests.domain.test_room_votes import spread, weighed
from tests.domain.test_spoken_languages import numbers


def a_room(reveal: bool = True) -> tuple[Talk, str]:
    """Two points that the room weighed, in the closing."""
    talk = Talk(tables=2)
    first, second = talk.point("Later buses"), talk.point("A ramp at the door")
    check = weighed(talk, first, second)
    spread(talk, check, *[{first: 2, second: 1}] * 4, {second: 3})
    if reveal:
        talk.reveal(check, present=6)
    talk.go("closing")
    return talk, check


def shown(talk: Talk) -> dict[str, Any]:
    screen: dict[str, Any] = display(talk.seen, "venue.example/j")["screen"]
    return screen


class TestStep:
    def test_it_is_told_before_what_goes_forward(self) -> None:
        talk, check = a_room()
        kinds = [step.kind for step in steps(talk.meeting)]
        assert kinds.index("weighed") + 1 == kinds.index("forward")
        assert f"weighed:{check}" in [step.key for step in steps(talk.meeting)]

    def test_it_is_in_the_order_that_is_proposed(self) -> None:
        talk, _ = a_room()
        talk.do([propose(talk.seen, "closing")])
        assert blocks(talk.meeting, "closing").count("weighed") == 1

    def test_there_is_none_before_the_result_was_shown(self) -> None:
        talk, _ = a_room(reveal=False)
        assert "weighed" not in blocks(talk.meeting, "closing")

    def test_the_organiser_moves_it_and_leaves_it_out(self) -> None:
        talk, check = a_room()
        talk.do(composing.move_block(talk.meeting, stage="closing", block="weighed", before="map"))
        order = blocks(talk.meeting, "closing")
        assert order.index("weighed") + 1 == order.index("map")
        talk.show(f"weighed:{check}")
        talk.do(composing.leave_out(talk.meeting, stage="closing", block="weighed", out=True))
        assert "weighed" not in [step.kind for step in steps(talk.meeting)]
        assert shown(talk)["kind"] != "weighed"

    def test_what_is_hidden_from_the_room_is_not_in_it(self) -> None:
        talk, check = a_room()
        talk.show(f"weighed:{check}")
        talk.do(showing.hold_screen(talk.meeting, how="results", words=""))
        assert shown(talk)["results"] is None
        assert shown(talk)["spoken"] == ["What matters most to us?"]


class TestFigures:
    def test_screen_script_phone_and_page_have_the_same(self) -> None:
        talk, check = a_room()
        talk.show(f"weighed:{check}")
        screen = shown(talk)
        figures = [(row["text"], row["votes"], row["people"]) for row in screen["results"]]
        assert figures == [("Later buses", 8, 4), ("A ramp at the door", 7, 5)]
        assert screen["spoken"] == [
            "What matters most to us?",
            "Place 1.",
            "Later buses.",
            "8 votes, from 4 people.",
            "Place 2.",
            "A ramp at the door.",
            "7 votes, from 5 people.",
        ]
        assert phone(talk.seen, 1)["step"] == organiser(talk.seen)["screen"] == screen
        [written] = outcome_page(talk.seen)["priorities"]
        assert [(row["votes"], row["people"]) for row in written["choices"]] == [(8, 4), (7, 5)]

    def test_they_are_the_same_in_each_language(self) -> None:
        talk, check = a_room()
        talk.show(f"weighed:{check}")
        for language in LANGUAGES:
            words = script_words(language.id)
            said = followed(replace(talk.seen, words=words), words)["spoken"]
            assert numbers(" ".join(said)) == {1, 2, 8, 4, 7, 5}, language.id


def test_a_vote_whose_result_is_held_back_asks_nobody_to_vote() -> None:
    talk = Talk(tables=2)
    first, second = talk.point("Later buses"), talk.point("A ramp at the door")
    check = weighed(talk, first, second)
    spread(talk, check, *[{first: 2}] * 4)
    talk.do(showing.hold_screen(talk.meeting, how="results", words=""))
    talk.reveal(check, present=6)
    assert shown(talk)["spoken"][1:3] == ["The voting has closed.", "The result comes next."]
