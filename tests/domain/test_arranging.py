"""What a table makes of its points: order, merge, split, short list, read back, send."""

from __future__ import annotations

from typing import Any

import pytest

from facilitation.domain import arranging, rules
from facilitation.domain.faces import facilitator, organiser
from facilitation.domain.in_room import dissents_of
from facilitation.domain.statements import told_items
from facilitation.domain.undo import undo
from tests.domain.talking import Talk, code_of


def texts(talk: Talk, table: int = 1) -> list[str]:
    return [p.text for p in arranging.said_points(talk.meeting, table, 1)]


def in_room(talk: Talk) -> list[str]:
    return [told.text for told in told_items(talk.meeting, 1)]


def merge(talk: Talk, *points: str, text: str = "Both.") -> str:
    new = f"merged-{len(talk.facts)}"
    talk.do(arranging.merge_points(talk.meeting, 1, point=new, points=points, text=text))
    return new


def send(talk: Talk, *points: str) -> None:
    talk.do(arranging.send_to_room(talk.meeting, 1, question=1, points=points))


def view(talk: Talk) -> dict[str, Any]:
    return facilitator(talk.seen, 1)


class TestOrder:
    def test_a_point_goes_before_another_or_to_the_end(self) -> None:
        talk = Talk()
        a, b, c = (talk.point(text) for text in "ABC")
        talk.point("Other table", table=2)
        talk.do(arranging.move_point(talk.meeting, 1, point=c, before=a))
        assert texts(talk) == ["C", "A", "B"]
        talk.do(arranging.move_point(talk.meeting, 1, point=c, before=None))
        assert texts(talk) == ["A", "B", "C"]
        assert arranging.move_point(talk.meeting, 1, point=a, before=b) == []
        assert [p["text"] for p in view(talk)["points"]] == ["A", "B", "C"]

    def test_not_among_points_of_another_question_or_table(self) -> None:
        talk = Talk("question-2")
        mine, later = talk.point("A"), talk.point("B", question=2)
        theirs = talk.point("C", table=2)
        for other in (later, theirs):
            move = {"point": mine, "before": other}
            assert code_of(lambda m=move: arranging.move_point(talk.meeting, 1, **m)) == (
                "unknown_point"
            )


class TestMerge:
    def test_one_point_in_the_place_of_the_first_and_both_are_kept(self) -> None:
        talk = Talk()
        a, b, c = talk.point("A", key=False), talk.point("B"), talk.point("C", key=False)
        new = merge(talk, c, a)
        assert texts(talk) == ["Both.", "B"]
        assert talk.the_point(new).number == 1
        assert (talk.the_point(a).text, talk.the_point(a).into) == ("A", new)
        assert [m["text"] for m in view(talk)["points"][0]["merged"]] == ["C", "A"]
        assert talk.the_point(b).number == 2
        talk.point("D")
        assert view(talk)["points"][-1]["number"] == 4

    def test_dissent_travels_through_every_merge(self) -> None:
        talk = Talk()
        a, b, c = (talk.point(text) for text in "ABC")
        talk.checked(a, dissent="it costs too much.", agree=3, disagree=1)
        talk.checked(b, dissent="who pays?", agree=3, disagree=1)
        new = merge(talk, merge(talk, a, b), c)
        voices = ["it costs too much.", "who pays?"]
        assert dissents_of(talk.meeting, talk.the_point(new)) == voices
        # New words of its own, voted on: the old voices stay beside the new one.
        talk.checked(new, dissent="not at night.", agree=3, disagree=1)
        assert dissents_of(talk.meeting, talk.the_point(new)) == ["not at night.", *voices]

    def test_a_suggestion_may_be_merged_into_a_point(self) -> None:
        talk = Talk()
        a, offer = talk.point("A"), talk.suggestion("B")
        new = merge(talk, a, offer)
        assert (view(talk)["suggestions"], talk.the_point(new).key) == ([], True)
        assert talk.the_point(new).source == "table"

    def test_what_cannot_be_merged(self) -> None:
        talk = Talk("question-2")
        a, b, late = talk.point("A"), talk.point("B"), talk.point("C", question=2)
        fields = {"point": "merged-1", "text": "Both."}

        def refused(*points: str) -> str:
            return code_of(lambda: arranging.merge_points(talk.meeting, 1, points=points, **fields))

        assert (refused(a), refused(a, a), refused(a, late)) == (
            "bad_message",
            "bad_message",
            "other_question",
        )
        talk.check(b)
        assert refused(a, b) == "check_open"
        assert refused(a, talk.point("D", table=2, question=2)) == "unknown_point"


def test_a_point_in_two() -> None:
    talk = Talk()
    a, _ = talk.point("A and B"), talk.point("C")
    split = {"point": a, "new": "second-1", "first": "A", "second": "B"}
    talk.do(arranging.split_point(talk.meeting, 1, **split))
    assert texts(talk) == ["A", "B", "C"]
    assert [p["number"] for p in view(talk)["points"]] == [1, 3, 2]
    empty = {**split, "new": "third-1", "second": " "}
    assert code_of(lambda: arranging.split_point(talk.meeting, 1, **empty)) == "empty_text"


def test_five_on_the_short_list() -> None:
    talk = Talk()
    points = [talk.point(str(n)) for n in range(6)]
    for point in points[:5]:
        talk.do(arranging.shortlist_point(talk.meeting, 1, point=point, on=True))
    last = {"point": points[5], "on": True}
    assert code_of(lambda: arranging.shortlist_point(talk.meeting, 1, **last)) == "list_full"
    talk.remove(points[0])
    talk.do(arranging.shortlist_point(talk.meeting, 1, **last))
    assert sum(p["short"] for p in view(talk)["points"]) == 5


def test_a_confirmation_is_of_the_words_that_were_read() -> None:
    talk = Talk()
    point = talk.point("A")
    yes = {"point": point, "text": "A", "on": True}
    talk.do(arranging.confirm_point(talk.meeting, 1, **yes))
    assert view(talk)["points"][0]["confirmed"] is True
    talk.do(rules.reword_point(talk.meeting, 1, point=point, text="B"))
    assert view(talk)["points"][0]["confirmed"] is False
    assert code_of(lambda: arranging.confirm_point(talk.meeting, 1, **yes)) == "changed_since"


def test_another_kind() -> None:
    talk = Talk()
    point = talk.point()
    talk.do(arranging.change_kind(talk.meeting, 1, point=point, kind="barrier"))
    assert talk.the_point(point).kind == "barrier"
    kind = {"point": point, "kind": "joke"}
    assert code_of(lambda: arranging.change_kind(talk.meeting, 1, **kind)) == "bad_message"


class TestSending:
    def test_until_a_table_sends_the_room_has_its_key_points(self) -> None:
        talk = Talk()
        a, b = talk.point("A"), talk.point("B", key=False)
        assert in_room(talk) == ["A"]
        send(talk, b, a)
        assert in_room(talk) == ["B", "A"]
        talk.point("C")
        assert in_room(talk) == ["B", "A"]
        assert view(talk)["received"] == [{"question": 1, "sent": True, "points": [b, a]}]
        # Nobody is to be surprised in the closing.
        first = next(t for t in organiser(talk.seen)["tables"] if t["number"] == 1)
        assert "1 key point is not sent to the room." in first["unfinished"]

    def test_taken_back_it_is_still_the_tables_key_point(self) -> None:
        talk = Talk()
        a, b = talk.point("A"), talk.point("B")
        send(talk, a, b)
        talk.do(arranging.take_back(talk.meeting, 1, point=a))
        assert (in_room(talk), talk.the_point(a).key) == (["B"], True)

    @pytest.mark.parametrize("way", ["take back", "send less", "unmark", "put aside"])
    def test_the_closing_keeps_what_it_tells(self, way: str) -> None:
        talk = Talk()
        a, b = talk.point("A"), talk.point("B")
        send(talk, a, b)
        talk.go("closing")
        ways = {
            "take back": lambda: arranging.take_back(talk.meeting, 1, point=a),
            "send less": lambda: arranging.send_to_room(talk.meeting, 1, question=1, points=[b]),
            "unmark": lambda: rules.mark_key(talk.meeting, 1, point=a, key=False),
            "put aside": lambda: rules.remove_point(talk.meeting, 1, point=a),
        }
        assert code_of(ways[way]) == "wrong_stage"
        assert in_room(talk) == ["A", "B"]

    def test_merged_it_stays_in_its_place(self) -> None:
        talk = Talk()
        a, b, c = (talk.point(text) for text in "ABC")
        send(talk, c, b, a)
        merge(talk, a, b, text="A and B")
        assert in_room(talk) == ["C", "A and B"]

    def test_what_the_room_has_is_not_said_to_be_taken_back(self) -> None:
        """Not sent at all, the room would have the same points: only "take back" takes them off."""
        talk = Talk()
        a = talk.point("A")
        before = talk.meeting
        sent = arranging.send_to_room(before, 1, question=1, points=[a])
        talk.do(sent)
        assert undo(before, sent, talk.meeting)
        talk.go("summary-1")
        assert code_of(lambda: undo(before, sent, talk.meeting)) == "wrong_stage"
        talk.do(arranging.take_back(talk.meeting, 1, point=a))
        assert in_room(talk) == []
