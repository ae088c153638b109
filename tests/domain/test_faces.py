"""What each face shows, by example."""

from __future__ import annotations

from typing import Any

import pytest

from facilitation.domain.checks import LAST_QUESTION
from facilitation.domain.faces import display, facilitator, organiser, phone
from facilitation.domain.presence import Presence
from tests.domain.histories import QUESTIONS
from tests.domain.talking import Talk


def screen(talk: Talk) -> dict[str, Any]:
    shown: dict[str, Any] = display(talk.seen, "venue.example/j")["screen"]
    return shown


def table_in_organisers_view(talk: Talk, number: int) -> dict[str, Any]:
    found: dict[str, Any] = next(t for t in organiser(talk.seen)["tables"] if t["number"] == number)
    return found


class TestEveryFace:
    def test_says_which_event_it_is_and_where_the_room_is(self) -> None:
        talk = Talk("question-2")
        for view in (
            organiser(talk.seen),
            display(talk.seen, "x"),
            facilitator(talk.seen, 1),
            phone(talk.seen, 1),
        ):
            event = {"id": "event-1", "title": "A day", "date": "2026-11-24", "code": "123456"}
            assert view["event"] == event
            stage = {"id": "question-2", "kind": "question", "number": 2, "name": "Question 2"}
            assert view["stage"] == {**stage, "question": QUESTIONS[1]}

    def test_shows_a_result_once_it_is_revealed(self) -> None:
        talk = Talk()
        point = talk.point()
        check = talk.check(point)
        talk.vote(check, agree=6, disagree=1, skip=1)
        talk.hands(check, unsure=2)
        talk.lock(check, present=12)
        shown = facilitator(talk.seen, 1)["points"][0]["check"]
        assert (shown["state"], shown["result"], shown["answered"]) == ("locked", None, 10)
        assert phone(talk.seen, 1)["checks"][0]["result"] is None
        talk.reveal(check)
        result = facilitator(talk.seen, 1)["points"][0]["check"]["result"]
        assert result == phone(talk.seen, 1)["checks"][0]["result"]
        assert [(c["id"], c["n"]) for c in result["counts"]] == [
            ("agree", 6),
            ("unsure", 2),
            ("disagree", 1),
        ]
        kept = ("skipped", "not_answered", "answered", "present", "status", "status_words")
        assert [result[k] for k in kept] == [1, 2, 10, 12, "worries", "Agreed, with worries"]
        talk.go("summary-1")
        talk.show(f"point:{point}")
        assert screen(talk)["result"] == result == phone(talk.seen, 2)["step"]["result"]
        assert organiser(talk.seen)["screen"]["result"] == result

    def test_a_new_round_leaves_the_old_result_in_the_summary(self) -> None:
        talk = Talk()
        point = talk.point()
        talk.checked(point, agree=3)
        talk.check(point)
        talk.go("summary-1")
        talk.show(f"point:{point}")
        assert screen(talk)["result_words"] == "Everyone agrees."


class TestDisplay:
    def test_the_lobby_shows_how_to_join_and_how_many_have(self) -> None:
        talk = Talk("lobby")
        talk.presence = Presence(joined={1: 3, 2: 4})
        view = display(talk.seen, "venue.example/j")
        join = {"words": "venue.example/j", "code": "123 456", "qr": "/j/123456/qr.svg"}
        assert view["join"] == join
        shown = {k: v for k, v in view["screen"].items() if k != "spoken"}
        assert (shown, view["place"]) == (
            {"kind": "lobby", "joined": 7, "questions": 2},
            None,
        )

    def test_talk_shows_what_each_table_is_doing(self) -> None:
        talk = Talk()
        talk.point(key=False)
        check = talk.check(talk.point())
        talk.vote(check, agree=2)
        other = talk.check(talk.point(table=2), by=2)
        talk.lock(other, present=5)
        talk.suggestion()
        talk.presence = Presence(phones={1: 4, 3: 2})
        shown = screen(talk)
        assert (shown["kind"], shown["points"]) == ("talk", 3)
        wanted = ("number", "points", "doing", "answered", "present", "key_points")
        assert [tuple(t[k] for k in wanted) for t in shown["tables"]] == [
            (1, 2, "checking", 2, 4, 1),
            (2, 1, "showing", 0, 5, 1),
            (3, 0, "talking", 0, 2, 0),
        ]

    def test_the_whole_room_is_asked_about_a_point_on_the_big_screen(self) -> None:
        talk = Talk()
        check = talk.check(talk.point("A later bus."), by=None)
        shown = screen(talk)
        assert (shown["kind"], shown["key"], shown["text"]) == (
            "vote",
            f"check:{check}",
            "A later bus.",
        )
        talk.reveal(check)
        assert screen(talk)["kind"] == "talk"

    def test_a_point_that_was_not_checked_says_so(self) -> None:
        talk = Talk()
        point = talk.point()
        talk.go("summary-1")
        talk.show(f"point:{point}")
        shown = screen(talk)
        assert (shown["result"], shown["from"]) == (None, "Table 1")
        assert shown["result_words"] == "The table did not check agreement on this point."

    def test_the_closing_votes_on_all_key_points_and_says_how_it_stands(self) -> None:
        talk = Talk("question-2")
        talk.point("One.")
        talk.point("Two.", table=2, question=2)
        talk.go("closing")
        talk.show("vote")
        assert (screen(talk)["state"], screen(talk)["check"]) == ("waiting", None)
        check = talk.room_vote()
        talk.vote(check, agree=3)
        shown = screen(talk)
        assert (shown["state"], shown["answered"], shown["list"]) == ("open", 3, ["One.", "Two."])
        assert (shown["text"], shown["result"]) == (LAST_QUESTION, None)
        talk.reveal(check)
        assert screen(talk)["result"]["sentence"] == "Everyone agrees."

    def test_the_opening_counts_what_was_heard(self) -> None:
        talk = Talk()
        talk.point()
        talk.point(table=2)
        talk.point(table=2, key=False)
        talk.go("summary-1")
        shown = screen(talk)
        assert (shown["kind"], shown["points"], shown["tables"]) == ("opening", 2, 2)
        assert shown["question"] == {"number": 1, "text": QUESTIONS[0]}

    def test_thanks_at_the_end(self) -> None:
        shown = screen(Talk("ended"))
        assert (shown["kind"], shown["title"]) == ("ended", "Thank you")


class TestFacilitator:
    def test_own_points_and_suggestions_apart(self) -> None:
        talk = Talk()
        first, aside = talk.point("One."), talk.point("Two.")
        offered = talk.suggestion("A ramp.")
        talk.point("Elsewhere.", table=2)
        talk.remove(aside)
        view = facilitator(talk.seen, 1)
        assert [(p["id"], p["number"], p["kind_words"]) for p in view["points"]] == [
            (first, 1, "Idea")
        ]
        assert view["suggestions"] == [{"id": offered, "question": 1, "text": "A ramp."}]

    def test_what_is_unfinished_is_said(self) -> None:
        talk = Talk()
        check = talk.check(talk.point())
        [said] = facilitator(talk.seen, 1)["unfinished"]
        assert (said["check"], said["words"]) == (check, "Voting is open on point 1.")
        talk.lock(check)
        [said] = facilitator(talk.seen, 1)["unfinished"]
        assert said["words"] == "The result of point 1 is not shown yet."
        talk.reveal(check)
        assert facilitator(talk.seen, 1)["unfinished"] == []
        assert facilitator(talk.seen, 2)["unfinished"] == []

    def test_new_points_belong_to_the_last_question_reached(self) -> None:
        assert facilitator(Talk("lobby").seen, 1)["question"] is None
        talk = Talk("question-2")
        talk.go("question-1")
        assert facilitator(talk.seen, 1)["question"]["number"] == 2

    def test_the_rooms_hands_on_its_point_stay_hidden_until_the_reveal(self) -> None:
        talk = Talk()
        point = talk.point()
        check = talk.check(point, by=None)
        talk.hands(check, disagree=4)
        shown = facilitator(talk.seen, 1)["points"][0]["check"]
        assert (shown["mine"], shown["hands"], shown["by_hand"]) == (False, {}, 4)
        assert organiser(talk.seen)["room_check"]["hands"] == {"disagree": 4}
        talk.reveal(check)
        assert facilitator(talk.seen, 1)["points"][0]["check"]["hands"] == {"disagree": 4}


class TestPhone:
    @pytest.mark.parametrize(
        ("stage", "now", "then"),
        [
            ("lobby", "People are joining", "We talk about question 1"),
            ("question-1", "We talk about question 1", "We vote on what matters most"),
            ("summary-1", "We hear what was said on question 1", "We talk about question 2"),
            ("summary-2", "We hear what was said on question 2", "The closing"),
            ("closing", "We hear what matters most", "We agree what to take forward"),
            ("ended", "The event has ended", "You can close this page"),
        ],
    )
    def test_now_and_next(self, stage: str, now: str, then: str) -> None:
        view = phone(Talk(stage).seen, 1)
        assert (view["now"], view["next"]) == (now, then)

    def test_the_rooms_question_comes_before_the_tables(self) -> None:
        talk = Talk()
        own = talk.check(talk.point())
        rooms = talk.check(talk.point(table=2), by=None)
        assert [c["id"] for c in phone(talk.seen, 1)["checks"]] == [rooms, own]
        assert [c["id"] for c in phone(talk.seen, 3)["checks"]] == [rooms]
        assert phone(talk.seen, 1)["now"] == "The whole room votes on a point"

    def test_a_closed_check_is_shown_until_the_room_moves_on(self) -> None:
        talk = Talk()
        check = talk.checked(talk.point(), agree=3, dissent="It is dear.")
        [shown] = phone(talk.seen, 1)["checks"]
        assert (shown["id"], shown["state"], shown["dissent"]) == (check, "revealed", "It is dear.")
        assert phone(talk.seen, 2)["checks"] == []
        talk.go("summary-1")
        assert phone(talk.seen, 1)["checks"] == []

    def test_it_follows_the_big_screen_in_a_summary_only(self) -> None:
        talk = Talk()
        assert phone(talk.seen, 1)["step"] is None
        talk.go("summary-1")
        assert phone(talk.seen, 1)["step"]["key"] == "opening"

    def test_it_follows_the_rooms_vote_without_the_running_count(self) -> None:
        talk = Talk("closing")
        talk.show("vote")
        check = talk.room_vote()
        before = phone(talk.seen, 1)
        talk.vote(check, agree=3)
        assert phone(talk.seen, 1) == before
        assert before["step"]["state"] == "open"
        assert {"answered", "present"}.isdisjoint(before["step"])

    def test_nothing_can_be_answered_after_the_end(self) -> None:
        talk = Talk()
        talk.check(talk.point())
        talk.go("ended")
        assert phone(talk.seen, 1)["checks"] == []


class TestOrganiser:
    def test_stages_before_are_done(self) -> None:
        view = organiser(Talk("summary-1").seen)
        states = [(s["id"], s["state"]) for s in view["stages"]]
        assert states[:4] == [
            ("lobby", "done"),
            ("question-1", "done"),
            ("summary-1", "now"),
            ("question-2", "later"),
        ]
        words = "Move the room to Question 2"
        assert view["next"] == {"id": "question-2", "words": words}
        assert view["back"] == {"id": "question-1", "words": "Go back to Question 1"}

    def test_a_table_that_lost_its_tablet_comes_first(self) -> None:
        talk = Talk()
        talk.point(table=2)
        talk.presence = Presence(tablets={1: 1, 2: 0}, been=frozenset({1, 2}))
        view = organiser(talk.seen)
        assert [(t["number"], t["how"], t["attention"]) for t in view["tables"]] == [
            (2, "gone", True),
            (3, "new", True),
            (1, "connected", False),
        ]

    def test_tables_with_something_unfinished_are_not_ready(self) -> None:
        talk = Talk()
        talk.check(talk.point())
        talk.presence = Presence(tablets={1: 1, 2: 1}, writing=frozenset({2}))
        assert organiser(talk.seen)["ready"] == {"tables": 0, "of": 3}, "the third is not here"
        assert table_in_organisers_view(talk, 1)["doing"] == "Check"
        assert table_in_organisers_view(talk, 2)["unfinished"] == ["A sentence is half typed."]
        assert table_in_organisers_view(talk, 1)["attention"] is False
        talk.go("summary-1")
        assert table_in_organisers_view(talk, 1)["attention"] is True

    def test_it_brings_the_rooms_check_to_its_end_in_a_later_stage_too(self) -> None:
        talk = Talk()
        check = talk.check(talk.point(), by=None)
        talk.go("summary-1")
        assert organiser(talk.seen)["room_check"]["id"] == check
        talk.reveal(check)
        assert organiser(talk.seen)["room_check"] is None
