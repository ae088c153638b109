"""Leading the big screen: steps and their pages, holding it, reading aloud."""

from __future__ import annotations

import pytest

from facilitation.domain import showing
from facilitation.domain.faces import display, organiser, phone
from facilitation.domain.presence import Presence
from tests.domain.talking import Talk, code_of

SETUP = {
    "far": True,
    "captions": "top",
    "kept": "right",
    "kept_size": 25,
    "newest": True,
    "letters": False,
}


def place(step: str, page: int = 1) -> dict[str, object]:
    return {"step": step, "page": page}


def turn(talk: Talk) -> dict[str, object]:
    found: dict[str, object] = display(talk.seen, "x")["turn"]
    assert found == organiser(talk.seen)["turn"]
    return found


def hold(talk: Talk, how: str, words: str = "") -> None:
    talk.do(showing.hold_screen(talk.meeting, how=how, words=words))


class TestShowStep:
    def test_only_where_there_are_steps_and_only_one_of_them(self) -> None:
        talk = Talk()
        assert code_of(lambda: talk.show("opening")) == "wrong_stage"
        talk.go("summary-1")
        assert code_of(lambda: talk.show("thanks")) == "unknown_step"
        assert code_of(lambda: talk.show("opening", 0)) == "bad_number"

    def test_showing_it_again_changes_nothing(self) -> None:
        assert showing.show_step(Talk("closing").meeting, step="opening") == []


class TestPages:
    def test_next_goes_through_the_pages_that_the_screens_need(self) -> None:
        talk = Talk()
        point = f"point:{talk.point()}"
        talk.go("summary-1")
        talk.presence = Presence(pages={point: 2})
        assert turn(talk) == {"page": 1, "pages": 1, "back": None, "next": place(point)}
        talk.show(point)
        assert turn(talk) == {
            "page": 1,
            "pages": 2,
            "back": place("opening"),
            "next": place(point, 2),
        }
        talk.show(point, 2)
        assert turn(talk) == {"page": 2, "pages": 2, "back": place(point), "next": None}

    def test_a_screen_that_needs_fewer_now_is_at_its_last(self) -> None:
        talk = Talk()
        point = f"point:{talk.point()}"
        talk.go("summary-1")
        talk.show(point, 3)
        assert turn(talk)["page"] == 1

    def test_there_is_nothing_to_turn_while_tables_talk(self) -> None:
        assert display(Talk().seen, "x")["turn"] is None

    def test_a_move_begins_at_the_first_page(self) -> None:
        talk = Talk("summary-1")
        talk.show("opening", 2)
        talk.go("question-2")
        assert talk.meeting.big.page == 1


class TestHold:
    @pytest.mark.parametrize("how", ["blank", "message", "break", "results"])
    def test_it_is_the_same_on_every_face_that_leads(self, how: str) -> None:
        talk = Talk()
        hold(talk, how, "Back  at 11:15.")
        for view in (display(talk.seen, "x"), organiser(talk.seen)):
            words = "Back at 11:15." if how in ("message", "break") else ""
            assert (view["big"]["held"], view["big"]["words"]) == (how, words)

    def test_refused(self) -> None:
        talk = Talk()
        assert code_of(lambda: hold(talk, "upside-down")) == "bad_message"
        assert code_of(lambda: hold(talk, "message", " ")) == "empty_text"
        assert code_of(lambda: hold(talk, "break", "a" * 201)) == "text_too_long"

    def test_again_changes_nothing(self) -> None:
        talk = Talk()
        hold(talk, "blank")
        assert showing.hold_screen(talk.meeting, how="blank") == []

    def test_going_on_ends_a_blank_but_not_hidden_results(self) -> None:
        talk = Talk("closing")
        for how, after in (("blank", ""), ("break", ""), ("results", "results")):
            hold(talk, how)
            talk.show("vote")
            assert talk.meeting.big.held == after
            talk.show("opening")
        talk.go("ended")
        assert talk.meeting.big.held == ""

    def test_hidden_results_are_in_no_packet(self) -> None:
        talk = Talk()
        point = talk.point()
        talk.checked(point, dissent="It is too early.", agree=6, disagree=1)
        talk.go("summary-1")
        talk.show(f"point:{point}")
        shown = display(talk.seen, "x")["screen"]
        assert shown["result"]
        assert shown["reasons"] == [{"why": "It is too early.", "table": None}]
        hold(talk, "results")
        faces = (display(talk.seen, "x")["screen"], phone(talk.seen, 1)["step"])
        for screen in (*faces, organiser(talk.seen)["screen"]):
            assert (screen["result"], screen["result_words"], screen["reasons"]) == (None, "", [])
            assert screen["hidden"] is True
            assert screen["text"] == "A later bus."


class TestSetting:
    def test_what_the_organiser_sets_is_what_the_screens_are_told(self) -> None:
        talk = Talk()
        talk.do(showing.set_screen(talk.meeting, **SETUP))  # type: ignore[arg-type]
        assert display(talk.seen, "x")["big"].items() >= SETUP.items()

    @pytest.mark.parametrize(
        ("field", "value", "code"),
        [
            ("captions", "left", "bad_message"),
            ("kept", "middle", "bad_message"),
            ("kept_size", 41, "bad_number"),
        ],
    )
    def test_refused(self, field: str, value: object, code: str) -> None:
        setup = {**SETUP, field: value}
        assert code_of(lambda: showing.set_screen(Talk().meeting, **setup)) == code  # type: ignore[arg-type]


class TestReadAloud:
    def test_once_more_is_told_even_if_nothing_else_changes(self) -> None:
        talk = Talk("closing")
        for again in (False, True, True):
            talk.do(showing.read_aloud(talk.meeting, how="on", speed=80, again=again))
        big = display(talk.seen, "x")["big"]
        assert (big["aloud"], big["speed"], big["again"]) == ("on", 80, 2)
        assert showing.read_aloud(talk.meeting, how="on", speed=80, again=False) == []

    def test_refused(self) -> None:
        m = Talk().meeting
        assert code_of(lambda: showing.read_aloud(m, how="loud", speed=80, again=False)) == (
            "bad_message"
        )
        assert code_of(lambda: showing.read_aloud(m, how="on", speed=20, again=False)) == (
            "bad_number"
        )
