"""What sets a group apart, against the formulas in the code of Polis worked out by hand."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.groups import Votes
from facilitation.domain.representative import (
    Z90,
    one_proportion,
    representative_points,
    two_proportion,
)

VOTES = st.builds(Votes, st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
GROUPS = st.dictionaries(st.sampled_from("abcd"), VOTES, min_size=2)


def test_the_tests_with_their_pseudo_counts() -> None:
    # (8 + 1) of (10 + 1), against one half.
    assert one_proportion(8, 10) == pytest.approx(2 * sqrt(11) * (9 / 11 - 0.5))
    # (8 + 1) of (10 + 1), against (5 + 1) of (20 + 1).
    pooled = 15 / 32
    error = sqrt(pooled * (1 - pooled) * (1 / 11 + 1 / 21))
    assert two_proportion(8, 5, 10, 20) == pytest.approx((9 / 11 - 6 / 21) / error)
    assert two_proportion(3, 4, 3, 4) == 0.0


@given(VOTES, VOTES)
def test_two_proportions_agree_with_numpy(here: Votes, there: Votes) -> None:
    s = np.array([here.agree, there.agree]) + 1.0
    n = np.array([here.voted, there.voted]) + 1.0
    p = s.sum() / n.sum()
    expected = 0.0 if p >= 1 else (s / n) @ [1, -1] / np.sqrt(p * (1 - p) * (1 / n).sum())
    found = two_proportion(here.agree, there.agree, here.voted, there.voted)
    assert found == pytest.approx(expected)


def test_what_a_group_says_and_others_do_not() -> None:
    points = {
        "theirs": {"a": Votes(18, 1, 1), "b": Votes(5, 12, 3)},
        "everybody's": {"a": Votes(18, 1, 1), "b": Votes(18, 1, 1)},
        "nobody's": {"a": Votes(2, 2, 16), "b": Votes(2, 2, 16)},
    }
    found = representative_points(points)
    assert [(r.point, r.says, r.people, r.voted) for r in found["a"]] == [
        ("theirs", "agree", 18, 20)
    ]
    assert [(r.point, r.says) for r in found["b"]] == []
    assert found["a"][0].share == pytest.approx(19 / 22)
    assert found["a"][0].elsewhere == pytest.approx(6 / 22)


def test_disagreement_can_set_a_group_apart_too() -> None:
    found = representative_points({"p": {"a": Votes(1, 17, 2), "b": Votes(15, 3, 2)}})
    assert [(r.point, r.says) for r in found["a"]] == [("p", "disagree")]
    assert [(r.point, r.says) for r in found["b"]] == [("p", "agree")]


@given(st.dictionaries(st.text("pq", min_size=1), GROUPS, max_size=6))
def test_all_pass_both_tests_and_neither_order_nor_names_matter(
    points: dict[str, dict[str, Votes]],
) -> None:
    found = representative_points(points, 99)
    for group, listed in found.items():
        scores = [r.score for r in listed]
        assert scores == sorted(scores, reverse=True)
        for r in listed:
            assert min(r.z_group, r.z_difference) > Z90
            votes = points[r.point][group]
            assert r.people == (votes.agree if r.says == "agree" else votes.disagree)
            # More than half is not enough to pass, but nothing passes with less.
            assert 2 * r.people > votes.voted - 1
            assert r.score == pytest.approx(
                r.share / r.elsewhere * r.z_difference * r.share * r.z_group
            )
    names = dict(zip("abcd", "dcba", strict=True))
    other = {p: {names[n]: v for n, v in reversed(g.items())} for p, g in reversed(points.items())}
    again = representative_points(other, 99)
    assert {names[g]: listed for g, listed in found.items()} == again


def test_no_point_is_named_where_none_sets_them_apart() -> None:
    same = Votes(5, 5, 5)
    assert representative_points({"p": {"a": same, "b": same}}) == {"a": [], "b": []}
    assert representative_points({}) == {}
