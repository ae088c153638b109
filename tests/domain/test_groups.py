"""Agreement across groups, worked out again with numpy, and what may never change it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.groups import (
    Votes,
    consensus,
    consensus_counting_disagreement,
    polis_consensus,
)

VOTES = st.builds(Votes, st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
GROUPS = st.dictionaries(st.sampled_from("abcdefg"), VOTES, min_size=1, max_size=6)
SCORES = [polis_consensus, consensus, consensus_counting_disagreement]


@given(GROUPS)
def test_numpy_comes_to_the_same(groups: dict[str, Votes]) -> None:
    agree = np.array([v.agree for v in groups.values()])
    disagree = np.array([v.disagree for v in groups.values()])
    voted = np.array([v.agree + v.disagree + v.unsure for v in groups.values()])
    factors = (agree + 1) / (voted + 2)
    less = factors * (1 - (disagree + 1) / (voted + 2))
    assert polis_consensus(groups) == pytest.approx(np.prod(factors))
    assert consensus(groups) == pytest.approx(np.prod(factors) ** (1 / len(groups)))
    assert consensus_counting_disagreement(groups) == pytest.approx(
        np.prod(less) ** (1 / len(groups))
    )


@pytest.mark.parametrize("score", SCORES)
@given(groups=GROUPS)
def test_neither_order_nor_names_matter(score: object, groups: dict[str, Votes]) -> None:
    assert callable(score)
    backwards = dict(reversed(groups.items()))
    renamed = {f"{n:02}": v for n, v in enumerate(reversed(groups.values()))}
    assert score(groups) == score(backwards) == score(renamed)


@pytest.mark.parametrize("score", SCORES)
@given(groups=GROUPS, data=st.data())
def test_more_agreement_never_lowers_a_score(
    score: object, groups: dict[str, Votes], data: st.DataObject
) -> None:
    assert callable(score)
    name = data.draw(st.sampled_from(sorted(groups)))
    votes = groups[name]
    more = [replace(votes, agree=votes.agree + 1)]
    if votes.unsure:
        more.append(replace(votes, agree=votes.agree + 1, unsure=votes.unsure - 1))
    if votes.disagree:
        more.append(replace(votes, agree=votes.agree + 1, disagree=votes.disagree - 1))
    for then in more:
        assert score({**groups, name: then}) >= score(groups)


@given(VOTES, st.integers(1, 8))
def test_the_number_of_groups_does_not_decide(votes: Votes, number: int) -> None:
    one = consensus({"a": votes})
    assert consensus({str(n): votes for n in range(number)}) == pytest.approx(one)


def test_without_groups_there_is_no_score() -> None:
    assert [score({}) for score in SCORES] == [None, None, None]


def test_the_variant_tells_not_sure_from_against() -> None:
    doubt, against = Votes(5, 0, 5), Votes(5, 5, 0)
    assert consensus({"a": doubt}) == consensus({"a": against})
    doubtful = consensus_counting_disagreement({"a": doubt})
    opposed = consensus_counting_disagreement({"a": against})
    assert doubtful is not None
    assert opposed is not None
    assert doubtful > opposed


def test_one_group_that_does_not_want_it_pulls_it_down() -> None:
    wanted = consensus({"large": Votes(95, 5), "small": Votes(9, 1)})
    unwanted = consensus({"large": Votes(95, 5), "small": Votes(1, 9)})
    assert wanted is not None
    assert unwanted is not None
    assert wanted > 0.85
    assert unwanted < 0.4
