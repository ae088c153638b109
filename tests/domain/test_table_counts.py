"""What the organiser's list counts of a table: its question's points; at the end, all of them."""

from __future__ import annotations

from facilitation.domain.faces import organiser
from tests.domain.talking import Talk


def test_points_of_the_question_and_in_the_end_of_all() -> None:
    talk = Talk()
    talk.point("A ramp.")
    talk.point("Later buses.", key=False)
    assert of_table_one(talk) == (2, 1)
    for stage, counted in (("question-2", (0, 0)), ("closing", (2, 1))):
        talk.go(stage)
        assert of_table_one(talk) == counted, stage
    talk.point("A lift.", question=2)
    talk.go("ended")
    assert of_table_one(talk) == (3, 2)


def of_table_one(talk: Talk) -> tuple[int, int]:
    table = next(t for t in organiser(talk.seen)["tables"] if t["number"] == 1)
    return table["points"], table["key_points"]
