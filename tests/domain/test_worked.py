"""The worked example at a table of eight: worked out, and the same in the guide."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitation.domain.worked import PEOPLE, SAID, otherwise, worked_example

GUIDE = Path(__file__).parents[2] / "docs" / "agreement.md"


def test_eight_people_and_every_kind_of_result() -> None:
    worked = worked_example()
    assert len(SAID) == PEOPLE == len(worked.people) == 8
    assert {o.status for o in worked.outcomes} == {
        "Agreed", "Agreed, with worries", "Not agreed", "Not enough answers to say",
    }  # fmt: skip
    for (what, said), outcome in zip(otherwise(), worked.outcomes, strict=True):
        assert outcome.what == what
        voted = sum(a != "skip" for a in said)
        assert outcome.share == 100 * said.count("agree") // voted
        assert outcome.agree + outcome.unsure + outcome.disagree == voted
        assert voted + outcome.skipped + outcome.not_answered == 8


def test_its_scores_by_hand() -> None:
    worked = worked_example()
    # (3+1)/(4+2) and (2+1)/(4+2): the product, and its square root.
    assert worked.polis == 33
    assert worked.ours == pytest.approx(57, abs=1)
    assert [g.share for g in worked.groups] == [66, 50]
    assert not worked.split_shown, "eight people are too few for a split by group"
    assert worked.lone_low < worked.many_low


def test_the_guide_shows_the_same_figures() -> None:
    guide = GUIDE.read_text()
    worked = worked_example()
    for person in worked.people:
        assert f"| {person.number} | {person.how} | {person.said} |" in guide
    for o in worked.outcomes:
        line = (
            f"| {o.what} | {o.agree} | {o.unsure} | {o.disagree} | {o.skipped} "
            f"| {o.not_answered} | {o.share} % | {o.low} to {o.high} % | {o.status} |"
        )
        assert line in guide
    assert f"{worked.polis} %" in guide
    assert f"{worked.ours} %" in guide
