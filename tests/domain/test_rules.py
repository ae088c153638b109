"""What may be done with points and tables, and each way in which it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitation.domain import facts as f
from facilitation.domain import rules
from facilitation.domain.meeting import ENDED, LOBBY
from facilitation.domain.refusals import WORDS, Refused
from facilitation.domain.rules import DISSENT_LIMIT, KINDS, PEOPLE_LIMIT, TEXT_LIMIT, clean
from facilitation.domain.statements import told_items
from tests.domain.talking import Talk, code_of

Point = dict[str, Any]
NEW: Point = {"point": "new-point", "question": 1, "kind": "idea", "text": "A ramp."}


class TestCapture:
    def test_a_point_is_numbered_within_its_table_and_question(self) -> None:
        talk = Talk("question-2")
        points = [talk.point(), talk.point(), talk.point(table=2), talk.point(question=2)]
        assert [talk.the_point(p).number for p in points] == [1, 2, 1, 1]

    def test_a_number_is_not_given_again_when_a_point_is_put_aside(self) -> None:
        talk = Talk()
        talk.remove(talk.point())
        assert talk.the_point(talk.point()).number == 2

    @pytest.mark.parametrize("kind", sorted(KINDS))
    def test_every_kind_can_be_captured(self, kind: str) -> None:
        [fact] = rules.capture_point(Talk().meeting, 1, **{**NEW, "kind": kind})
        assert fact == f.PointCaptured("new-point", 1, 1, kind, "A ramp.")

    @pytest.mark.parametrize(
        ("changed", "code"),
        [
            ({"question": 0}, "unknown_question"),
            ({"question": 3}, "unknown_question"),
            ({"question": 2**70}, "unknown_question"),
            ({"question": 2}, "wrong_stage"),
            ({"kind": "wish"}, "bad_message"),
            ({"text": " \n\t "}, "empty_text"),
            ({"text": ""}, "empty_text"),
            ({"text": "a" * (TEXT_LIMIT + 1)}, "text_too_long"),
        ],
    )
    def test_refused(self, changed: Point, code: str) -> None:
        talk = Talk()
        assert code_of(lambda: rules.capture_point(talk.meeting, 1, **{**NEW, **changed})) == code

    @pytest.mark.parametrize("stage", ["summary-1", "question-2", "closing"])
    def test_late_points_of_an_earlier_question_are_welcome(self, stage: str) -> None:
        assert len(rules.capture_point(Talk(stage).meeting, 1, **NEW)) == 1

    @pytest.mark.parametrize("stage", [LOBBY, ENDED])
    def test_not_before_the_start_nor_after_the_end(self, stage: str) -> None:
        talk = Talk(stage)
        assert code_of(lambda: rules.capture_point(talk.meeting, 1, **NEW)) == "wrong_stage"
        offer: Point = {"point": "new-point", "text": "A ramp."}
        assert code_of(lambda: rules.suggest_point(talk.meeting, 1, **offer)) == "wrong_stage"

    def test_not_where_the_room_went_past_every_question(self) -> None:
        """Straight from the lobby to the closing: there is no question to say it to."""
        talk = Talk("lobby")
        talk.go("closing")
        offer: Point = {"point": "new-point", "text": "A ramp."}
        assert code_of(lambda: rules.suggest_point(talk.meeting, 1, **offer)) == "wrong_stage"
        assert code_of(lambda: rules.capture_point(talk.meeting, 1, **NEW)) == "wrong_stage"


class TestSuggestion:
    def test_it_has_no_number_until_the_table_takes_it(self) -> None:
        talk = Talk()
        talk.point()
        offered = talk.suggestion("A ramp.")
        assert (talk.the_point(offered).number, talk.the_point(offered).suggested) == (0, True)
        talk.do(rules.take_suggestion(talk.meeting, 1, point=offered))
        taken = talk.the_point(offered)
        assert (taken.number, taken.suggested, taken.source) == (2, False, "phone")

    def test_taking_it_twice_changes_nothing(self) -> None:
        talk = Talk()
        offered = talk.suggestion()
        talk.do(rules.take_suggestion(talk.meeting, 1, point=offered))
        assert rules.take_suggestion(talk.meeting, 1, point=offered) == []

    def test_it_is_offered_to_the_last_question_reached(self) -> None:
        talk = Talk("question-2")
        talk.go("question-1")
        assert talk.the_point(talk.suggestion()).question == 2

    def test_it_is_no_key_point(self) -> None:
        talk = Talk()
        offered = talk.suggestion()
        code = code_of(lambda: rules.mark_key(talk.meeting, 1, point=offered, key=True))
        assert code == "unknown_point"


WAYS: dict[str, Callable[[Talk, int, str], object]] = {
    "reword": lambda t, n, p: rules.reword_point(t.meeting, n, point=p, text="Other words."),
    "remove": lambda t, n, p: rules.remove_point(t.meeting, n, point=p),
    "mark": lambda t, n, p: rules.mark_key(t.meeting, n, point=p, key=False),
    "take": lambda t, n, p: rules.take_suggestion(t.meeting, n, point=p),
}


class TestOwnPoint:
    @pytest.mark.parametrize("way", sorted(WAYS))
    def test_only_ones_own_table_and_only_what_is_there(self, way: str) -> None:
        talk = Talk()
        point, aside = talk.point(), talk.point()
        talk.remove(aside)
        assert code_of(lambda: WAYS[way](talk, 2, point)) == "unknown_point"
        assert code_of(lambda: WAYS[way](talk, 1, aside)) == "unknown_point"
        assert code_of(lambda: WAYS[way](talk, 1, "no-such-point")) == "unknown_point"
        talk.go(ENDED)
        assert code_of(lambda: WAYS[way](talk, 1, point)) == "wrong_stage"

    @pytest.mark.parametrize("way", ["reword", "remove"])
    @pytest.mark.parametrize("by", [1, None])
    def test_words_freeze_while_people_vote_on_them(self, way: str, by: int | None) -> None:
        talk = Talk()
        point = talk.point()
        check = talk.check(point, by=by)
        assert code_of(lambda: WAYS[way](talk, 1, point)) == "check_open"
        talk.lock(check)
        assert code_of(lambda: WAYS[way](talk, 1, point)) == "check_open"
        talk.reveal(check)
        assert WAYS[way](talk, 1, point)

    def test_the_same_words_or_mark_again_change_nothing(self) -> None:
        talk = Talk()
        point = talk.point("A ramp.")
        reworded = rules.reword_point(talk.meeting, 1, point=point, text="  A   ramp. ")
        assert reworded == rules.mark_key(talk.meeting, 1, point=point, key=True) == []

    def test_a_point_put_aside_is_no_key_point_and_still_in_the_log(self) -> None:
        talk = Talk()
        point = talk.point("A ramp.")
        talk.remove(point)
        found = talk.the_point(point)
        assert (found.aside, told_items(talk.meeting), found.text) == (True, [], "A ramp.")


class TestHeadcount:
    @pytest.mark.parametrize("people", [-1, PEOPLE_LIMIT + 1, 2**70])
    def test_a_number_that_is_not_possible(self, people: int) -> None:
        m = Talk().meeting
        assert code_of(lambda: rules.set_headcount(m, 1, people=people)) == "bad_number"

    @pytest.mark.parametrize("people", [1, PEOPLE_LIMIT])
    def test_it_is_kept_and_saying_it_again_changes_nothing(self, people: int) -> None:
        talk = Talk()
        talk.do(rules.set_headcount(talk.meeting, 1, people=people))
        assert talk.meeting.tables[1].headcount == people
        assert rules.set_headcount(talk.meeting, 1, people=people) == []


class TestMoveStage:
    def test_two_organisers_pressing_at_once_move_the_room_once(self) -> None:
        talk = Talk("question-1")
        talk.do(rules.move_stage(talk.meeting, from_="question-1", to="summary-1"))
        assert rules.move_stage(talk.meeting, from_="question-1", to="summary-1") == []
        stale = code_of(lambda: rules.move_stage(talk.meeting, from_="question-1", to="closing"))
        assert stale == "stale_stage"
        assert talk.meeting.stage == "summary-1"

    def test_a_stage_that_there_is_not(self) -> None:
        m = Talk().meeting
        unknown = code_of(lambda: rules.move_stage(m, from_="question-1", to="question-3"))
        assert unknown == "unknown_stage"

    def test_the_big_screen_begins_each_stage_at_its_first_step(self) -> None:
        talk = Talk()
        point = talk.point()
        talk.go("summary-1")
        talk.show(f"point:{point}")
        talk.go("closing")
        assert talk.meeting.step == "opening"


class TestReplaceLink:
    @pytest.mark.parametrize(
        ("role", "table"), [("organiser", None), ("display", None), ("facilitator", 2)]
    )
    def test_the_next_generation_of_one_link(self, role: str, table: int | None) -> None:
        talk = Talk()
        before = dict(talk.meeting.generations)
        talk.do(rules.replace_link(talk.meeting, role=role, table=table))
        talk.do(rules.replace_link(talk.meeting, role=role, table=table))
        name = role if table is None else f"{role}:{table}"
        assert dict(talk.meeting.generations) == {**before, name: 2}

    @pytest.mark.parametrize(
        ("role", "table", "code"),
        [
            ("facilitator", 4, "unknown_table"),
            ("facilitator", None, "unknown_table"),
            ("organiser", 1, "bad_message"),
            ("phone", None, "bad_message"),
            ("office", None, "bad_message"),
        ],
    )
    def test_refused(self, role: str, table: int | None, code: str) -> None:
        m = Talk().meeting
        assert code_of(lambda: rules.replace_link(m, role=role, table=table)) == code


class TestWords:
    @given(st.text(), st.integers(0, TEXT_LIMIT))
    def test_one_line_without_stray_blanks_or_signs_that_no_one_can_see(
        self, text: str, more: int
    ) -> None:
        try:
            words = clean(text + "a" * more)
        except Refused:
            assume(False)
        assert words == " ".join(words.split())
        assert 0 < len(words) <= TEXT_LIMIT
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in words)
        assert clean(words) == words

    def test_a_letter_of_any_script_is_left_alone(self) -> None:
        for words in ("Ffôn am ddim", "سلام دنیا", "क्षत्रिय", "会議を開く", "👩‍👩‍👧 and 👍🏽"):
            assert clean(words) == words

    def test_signs_that_no_document_can_hold_are_left_out(self) -> None:
        assert clean("A\x00 ra\x07mp\x7f.\x9f") == "A ramp."
        assert code_of(lambda: clean("\x00\x01")) == "empty_text"

    def test_the_limit_counts_letters(self) -> None:
        assert len(clean("é" * TEXT_LIMIT)) == TEXT_LIMIT
        long = "é" * (DISSENT_LIMIT + 1)
        assert code_of(lambda: clean(long, DISSENT_LIMIT, "dissent_too_long")) == "dissent_too_long"

    def test_every_refusal_has_words_for_people(self) -> None:
        for words in WORDS.values():
            assert words[0].isupper()
            assert words.endswith(".")
            assert "_" not in words

    def test_signs_that_turn_what_stands_around_them_are_left_out(self) -> None:
        """A phone's words stand inside sentences of ours, which set them apart by such signs."""
        turning = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
        assert clean(f"A{turning} ramp{turning}.") == "A ramp."
        # Those that only join letters or mark a place belong to the words.
        assert clean("می‌خواهم \u200eA\u200f") == "می‌خواهم \u200eA\u200f"

    def test_words_that_nobody_can_see_are_none(self) -> None:
        for nothing in ("\u200b", "\u2060 \ufeff", "\u200d\u200c", "\u202e"):
            assert code_of(lambda text=nothing: clean(text)) == "empty_text"
