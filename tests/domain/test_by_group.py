"""Across the groups people came as: what is told, in which words, and where in the story."""

from __future__ import annotations

from typing import Any

import pytest

from facilitation.domain import composing, theme_rules
from facilitation.domain.by_group import check_by_group
from facilitation.domain.closing import blocks, items_of, steps
from facilitation.domain.faces import display, organiser, phone
from facilitation.domain.meeting import fold
from facilitation.domain.proposing import propose
from facilitation.domain.showing import hold_screen
from tests.domain.talking import Talk

GROUPS = ("Carers", "Staff", "Visitors")
MANY, FEW = {"agree": 18, "unsure": 2, "disagree": 4}, {"agree": 9, "disagree": 15}
BOTH = {"Carers": MANY, "Staff": FEW}


def a_room(**groups: dict[str, int]) -> tuple[Talk, str]:
    """A room that was asked about one key point, at the closing."""
    talk = Talk("question-2", groups=GROUPS)
    point = talk.point("A later bus", table=2)
    talk.room_by_group(point, **groups)
    talk.go("closing")
    return talk, point


def keys(talk: Talk) -> list[str]:
    return [s.key for s in steps(talk.meeting)]


def screen_at(talk: Talk, step: str) -> dict[str, Any]:
    talk.show(step)
    shown: dict[str, Any] = display(talk.seen, "venue.example/j")["screen"]
    return shown


class TestWhatIsTold:
    def test_each_group_that_may_be_shown_most_agreeing_first(self) -> None:
        talk, point = a_room(Staff=FEW, Carers=MANY)
        assert screen_at(talk, f"groups:{point}") == {
            "key": f"groups:{point}",
            "kind": "groups",
            "id": point,
            "title": "Across the groups people came as",
            "part": 1,
            "parts": 1,
            "text": "A later bus",
            "shared": "Some groups differ on this.",
            "rows": [
                {"group": "Carers", "agree": 18, "answered": 24, "words": "18 of 24 agree."},
                {"group": "Staff", "agree": 9, "answered": 24, "words": "9 of 24 agree."},
            ],
            "not_shown": "",
            "note": "These are votes by phone, from people who named a group.",
            "spoken": [
                "Across the groups people came as.",
                "A later bus.",
                "Some groups differ on this.",
                "Carers: 18 of 24 agree.",
                "Staff: 9 of 24 agree.",
                "These are votes by phone, from people who named a group.",
            ],
        }

    def test_groups_that_are_hidden_are_named_without_a_number(self) -> None:
        small = {"agree": 4, "unsure": 3}
        talk = Talk("question-2", groups=(*GROUPS, "Trustees", "Drivers"))
        point = talk.point()
        talk.room_by_group(point, **BOTH, Visitors=small, Trustees=small, Drivers=small)
        talk.go("closing")
        shown = screen_at(talk, f"groups:{point}")
        assert [row["group"] for row in shown["rows"]] == ["Carers", "Staff"]
        assert shown["not_shown"] == (
            "Drivers, Trustees, Visitors: not shown, so that nobody's answer can be worked out."
        )
        assert "every" not in shown["shared"]
        assert not {"4", "3", "7"} & set(" ".join(shown["spoken"]).split())

    def test_hands_belong_to_no_group_and_it_says_so(self) -> None:
        groups = ("Carers", "Staff", "Visitors", "Trustees")
        talk = Talk("question-2", groups=groups)
        point = talk.point()
        check = talk.check(point, by=None)
        talk.hands(check, agree=3)
        for group, answers in {**BOTH, "Visitors": FEW, "Trustees": FEW}.items():
            talk.vote_as(check, group, **answers)
        talk.reveal(check)
        talk.go("closing")
        # Three groups of one size: they are hidden together, and one alone is not compared.
        assert check_by_group(talk.meeting, items_of(talk.meeting)[point]) is None

        talk = Talk("question-2", groups=groups)
        point = talk.point()
        check = talk.check(point, by=None)
        talk.hands(check, agree=3)
        talk.vote_as(check, "Carers", agree=18, disagree=10)
        talk.vote_as(check, "Staff", agree=12, disagree=12)
        talk.vote_as(check, "Visitors", agree=9, disagree=9)
        talk.vote_as(check, "Trustees", agree=7, disagree=7)
        talk.reveal(check)
        talk.go("closing")
        shown = screen_at(talk, f"groups:{point}")
        assert [row["group"] for row in shown["rows"]] == ["Carers", "Staff"]
        assert shown["note"].endswith("a group. Raised hands belong to no group.")
        assert shown["spoken"][-1] == "Raised hands belong to no group."

    def test_five_steps_are_told_as_their_sentence_says(self) -> None:
        talk = Talk("question-2", scale="five", groups=GROUPS)
        point = talk.point()
        each = {"full": 5, "agree": 3, "live": 2, "worry": 4, "against": 1, "skip": 1}
        talk.room_by_group(point, Carers=each, Staff=each)
        talk.go("closing")
        rows = screen_at(talk, f"groups:{point}")["rows"]
        assert [row["words"] for row in rows] == ["10 of 16 agree or can live with it."] * 2

    def test_it_is_hidden_with_the_results(self) -> None:
        talk, point = a_room(**BOTH)
        talk.show(f"groups:{point}")
        talk.do(hold_screen(talk.meeting, how="results", words=""))
        for view in (phone(talk.seen, 1)["step"], organiser(talk.seen)["screen"]):
            assert view["text"] == "A later bus"
            assert (view["rows"], view["shared"], view["not_shown"]) == ([], "", "")
            assert not any("of 24" in said for said in view["spoken"])


class TestWhereNothingIsTold:
    @pytest.mark.parametrize(
        "groups",
        [
            {"Carers": MANY},
            {"Carers": {"agree": 24}, "Staff": MANY},
            {"Carers": {"agree": 4, "disagree": 20}, "Staff": MANY},
        ],
        ids=["one group", "of one mind", "under five"],
    )
    def test_then_the_step_is_not_in_the_story(self, groups: dict[str, dict[str, int]]) -> None:
        talk, _ = a_room(**groups)
        assert "groups" not in blocks(talk.meeting, "closing")
        assert not any(key.startswith("groups") for key in keys(talk))
        assert "groups" not in {b["kind"] for b in organiser(talk.seen)["stories"][0]["blocks"]}

    def test_a_vote_by_table_is_not_told(self) -> None:
        talk = Talk("question-2", groups=GROUPS)
        point = talk.point()
        check = talk.check(point, by=None)
        talk.vote_as(check, None, agree=20, disagree=20)
        talk.reveal(check)
        assert talk.the_check(check).split is None

    def test_a_tables_own_vote_is_not_told(self) -> None:
        talk = Talk("question-2", groups=GROUPS)
        point = talk.point()
        check = talk.check(point)
        for group in GROUPS:
            talk.vote_as(check, group, agree=20, disagree=20)
        talk.reveal(check)
        assert talk.the_check(check).split is None

    def test_where_nobody_was_asked_what_they_come_as(self) -> None:
        talk = Talk("question-2")
        point = talk.point()
        talk.room_by_group(point, **BOTH)
        talk.go("closing")
        assert not any(key.startswith("groups") for key in keys(talk))

    def test_what_the_room_said_of_other_words_is_not_told(self) -> None:
        talk, point = a_room(**BOTH)
        talk.checked(point, agree=6)
        assert f"groups:{point}" not in keys(talk)

    def test_what_is_held_back_is_not_told(self) -> None:
        talk, point = a_room(**BOTH)
        talk.do(theme_rules.moderate(talk.meeting, item=point, how="hidden"))
        assert "groups" not in blocks(talk.meeting, "closing")


class TestInTheStory:
    def test_it_comes_after_the_map_and_can_be_moved_and_left_out(self) -> None:
        talk, point = a_room(**BOTH)
        other = talk.point("Somewhere quiet", table=1, question=2)
        talk.checked(other, agree=6)
        talk.do([propose(talk.seen, "closing")])
        order = blocks(talk.meeting, "closing")
        assert order[order.index("map") + 1] == "groups"
        told = keys(talk)
        assert told[told.index("map") + 1] == f"groups:{point}"
        move = {"stage": "closing", "block": "groups", "before": "map"}
        talk.do(composing.move_block(talk.meeting, **move))
        told = keys(talk)
        assert told[told.index("map") - 1] == f"groups:{point}"
        talk.do(composing.leave_out(talk.meeting, stage="closing", block="groups", out=True))
        assert f"groups:{point}" not in keys(talk)

    def test_a_vote_during_the_closing_brings_it_after_the_map(self) -> None:
        talk = Talk("question-2", groups=GROUPS)
        point = talk.point()
        talk.do([propose(talk.seen, "closing")])
        talk.go("closing")
        move = {"stage": "closing", "block": "thanks", "before": "take"}
        talk.do(composing.move_block(talk.meeting, **move))
        assert "groups" not in blocks(talk.meeting, "closing")
        talk.room_by_group(point, **BOTH)
        order = blocks(talk.meeting, "closing")
        assert order[order.index("map") + 1] == "groups"
        assert order[-2:] == ["thanks", "take"]

    def test_the_summary_of_a_question_ends_with_it(self) -> None:
        talk = Talk("question-1", groups=GROUPS)
        point = talk.point()
        talk.room_by_group(point, **BOTH)
        talk.go("summary-1")
        talk.do([propose(talk.seen, "summary-1")])
        assert keys(talk) == ["opening", f"point:{point}", f"groups:{point}"]

    def test_an_item_that_is_left_out_is_not_told_by_group(self) -> None:
        talk, point = a_room(**BOTH)
        out = {"stage": "closing", "block": f"point:{point}", "out": True}
        talk.do(composing.leave_out(talk.meeting, **out))
        assert f"groups:{point}" not in keys(talk)

    def test_the_title_is_said_once_and_the_organiser_sees_which_it_is(self) -> None:
        talk, point = a_room(**BOTH)
        other = talk.point("Somewhere quiet", table=1, question=2)
        talk.room_by_group(other, **BOTH)
        named = {s["key"]: s["words"] for s in organiser(talk.seen)["steps"]}
        assert named[f"groups:{point}"] == "By group: A later bus"
        scripts = [screen_at(talk, f"groups:{p}")["spoken"] for p in (point, other)]
        assert [script[0] for script in scripts] == [
            "Across the groups people came as.",
            "Somewhere quiet.",
        ]

    def test_what_was_published_stands_in_the_log(self) -> None:
        talk, point = a_room(**BOTH)
        shown = screen_at(talk, f"groups:{point}")
        talk.cast.clear()
        again = fold(talk.facts)
        assert again == talk.meeting
        talk.meeting = again
        assert screen_at(talk, f"groups:{point}") == shown
