"""What a tablet keeps of a point that was asked more than once."""

from __future__ import annotations

from typing import Any

from facilitation.domain import facts as f
from facilitation.domain.faces import facilitator
from tests.domain.talking import Talk

FIRST, SECOND = "A small team.", "A small team, and a second one for holidays."


def the_point(talk: Talk) -> dict[str, Any]:
    [point] = facilitator(talk.seen, 1)["points"]
    return dict(point)


def test_an_earlier_round_keeps_its_words_and_its_result() -> None:
    talk = Talk()
    point = talk.point(FIRST)
    talk.checked(point, dissent="who pays?", agree=5, disagree=1)
    assert the_point(talk)["earlier"] == []
    sentence = the_point(talk)["check"]["result"]["sentence"]
    talk.do([f.PointReworded(point, SECOND)])
    kept = [
        {
            "round": 1,
            "text": FIRST,
            "sentence": sentence,
            "outcome_words": "Agreed, with worries",
            "dissent": "who pays?",
        }
    ]
    assert (the_point(talk)["check"], the_point(talk)["earlier"]) == (None, kept)
    talk.check(point)
    assert the_point(talk)["check"]["round"] == 2
    assert the_point(talk)["earlier"] == kept


def test_a_result_that_nobody_was_shown_is_not_told_later() -> None:
    talk = Talk()
    point = talk.point(FIRST)
    talk.vote(talk.check(point), agree=5)
    talk.do([f.PointReworded(point, SECOND)])
    assert [r["sentence"] for r in the_point(talk)["earlier"]] == [""]
