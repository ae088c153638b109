"""The order of an event, and the words for moving through it."""

from __future__ import annotations

import pytest

from facilitation.domain.facts import MeetingMade
from facilitation.domain.meeting import Meeting, evolve
from facilitation.domain.stages import beside, move_words, stage_of, stages
from tests.domain.talking import Talk, code_of


def with_questions(number: int) -> Meeting:
    questions = tuple(f"Question {n}?" for n in range(1, number + 1))
    made = MeetingMade("event-1", "A day", "2026-11-24", "123456", "three", questions, 1)
    return evolve(Meeting(), made, 1)


@pytest.mark.parametrize("questions", [0, 1, 2, 12])
def test_each_question_is_talked_about_and_then_summed_up(questions: int) -> None:
    ids = [s.id for s in stages(with_questions(questions))]
    middle = [f"{kind}-{n}" for n in range(1, questions + 1) for kind in ("question", "summary")]
    assert ids == ["lobby", *middle, "closing", "ended"]


def test_an_event_begins_in_the_lobby() -> None:
    assert stage_of(with_questions(2)).kind == "lobby"


def test_a_stage_knows_its_question() -> None:
    found = stage_of(with_questions(2), "summary-2")
    assert (found.kind, found.number, found.question) == ("summary", 2, "Question 2?")
    assert stage_of(with_questions(2), "closing").number == 0


@pytest.mark.parametrize("stage", ["question-3", "question-0", "summary-", "end", ""])
def test_there_is_no_other(stage: str) -> None:
    assert code_of(lambda: stage_of(with_questions(2), stage)) == "unknown_stage"


def test_before_and_after() -> None:
    talk = Talk("lobby")
    walked = []
    while after := beside(talk.meeting)[1]:
        before = talk.meeting.stage
        talk.go(after.id)
        back = beside(talk.meeting)[0]
        assert back is not None
        assert back.id == before
        walked.append(after.id)
    assert walked == [s.id for s in stages(talk.meeting)][1:]


def test_going_back_does_not_forget_what_was_reached() -> None:
    talk = Talk("question-2")
    talk.go("lobby")
    assert (talk.meeting.stage, talk.meeting.reached) == ("lobby", 2)


def test_the_words_say_where_the_room_goes() -> None:
    assert [move_words(s) for s in stages(with_questions(1))] == [
        "Move the room to the lobby",
        "Move the room to Question 1",
        "Move the room to the summary of question 1",
        "Move the room to the closing",
        "End the event",
    ]
