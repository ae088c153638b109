"""What all groups share and what divides them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.between import most_dividing, most_shared
from facilitation.domain.groups import Votes

VOTES = st.builds(Votes, st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
GROUPS = st.dictionaries(st.sampled_from("abcdefg"), VOTES, min_size=1, max_size=6)
POINTS = st.dictionaries(st.text("pq", min_size=1), GROUPS, max_size=8)

TOLD = {
    "all": {"a": Votes(9, 1), "b": Votes(8, 2)},
    "more": {"a": Votes(90, 1), "b": Votes(80, 2)},
    "one side": {"a": Votes(9, 0), "b": Votes(1, 8)},
    "few": {"a": Votes(2, 0), "b": Votes(0, 2)},
    "nobody": {"a": Votes(), "b": Votes()},
}


def test_most_shared_is_what_every_group_leans_towards() -> None:
    assert [s.point for s in most_shared(TOLD)] == ["more", "all"]


def test_most_dividing_is_where_two_groups_differ() -> None:
    found = most_dividing(TOLD)
    assert [d.point for d in found] == ["one side"]
    assert (found[0].most, found[0].least) == (("a",), ("b",))
    assert found[0].difference == pytest.approx(10 / 11 - 2 / 11)


def test_one_group_alone_shares_and_divides_nothing() -> None:
    alone = {"p": {"a": Votes(9, 0)}}
    assert most_shared(alone) == []
    assert most_dividing(alone) == []


def test_a_group_of_which_hardly_anybody_voted_decides_nothing() -> None:
    points = {"p": {"a": Votes(9, 0), "b": Votes(3, 6), "c": Votes(0, 2)}}
    assert most_shared(points) == []
    assert most_dividing(points)[0].least == ("b",)


@given(POINTS)
def test_neither_order_nor_names_matter(points: dict[str, dict[str, Votes]]) -> None:
    other = {p: dict(reversed(g.items())) for p, g in reversed(points.items())}
    assert most_shared(points, 99) == most_shared(other, 99)
    assert most_dividing(points, 99) == most_dividing(other, 99)
    names = dict(zip("abcdefg", "gfedcba", strict=True))
    renamed = {p: {names[n]: v for n, v in g.items()} for p, g in points.items()}
    assert most_shared(renamed, 99) == most_shared(points, 99)
    first, second = most_dividing(points, 99), most_dividing(renamed, 99)
    assert [(d.point, d.difference) for d in first] == [(d.point, d.difference) for d in second]
    assert [{names[n] for n in d.most} for d in first] == [set(d.most) for d in second]


def test_at_most_as_many_as_asked_for() -> None:
    assert [s.point for s in most_shared(TOLD, 1)] == ["more"]
    assert most_dividing(TOLD, 0) == []


def test_a_difference_that_chance_would_make_is_no_division() -> None:
    assert most_dividing({"p": {"a": Votes(8, 2), "b": Votes(6, 4)}}) == []
    assert most_dividing({"p": {"a": Votes(80, 20), "b": Votes(60, 40)}}) != []
