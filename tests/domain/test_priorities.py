"""Priority votes: N to spread, counted alike from phones and paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.priorities import Priority, Spread, count_priorities

POINTS = ("a", "b", "c", "d")
BALLOTS = st.lists(st.dictionaries(st.sampled_from(POINTS), st.integers(0, 3)), max_size=15)


def places(found: list[Priority]) -> dict[str, int | None]:
    return {p.point: p.place for p in found}


@pytest.mark.parametrize(
    ("cast", "words"),
    [
        ({"a": 1, "b": 2}, None),
        ({"a": 3}, None),
        ({}, None),
        ({"a": 2, "b": 2}, "You have 3 votes. Take one back first."),
        ({"z": 1}, "One of these points is no longer here."),
        ({"a": -1}, "A number of votes cannot be below zero."),
    ],
)
def test_what_one_person_may_cast(cast: dict[str, int], words: str | None) -> None:
    assert Spread().problem(cast, POINTS) == words


def test_an_event_may_limit_what_goes_to_one_point() -> None:
    spread = Spread(votes=5, most=2)
    assert spread.problem({"a": 2, "b": 2, "c": 1}, POINTS) is None
    assert spread.problem({"a": 3}, POINTS) == "At most 2 of your votes can go to one point."


def test_votes_people_and_shares() -> None:
    ballots = [{"a": 3}, {"a": 1, "b": 2}, {"a": 1, "b": 1, "c": 1}, {"b": 1}, {}]
    assert count_priorities(POINTS, ballots, present=8) == [
        Priority("a", 5, 3, 0.5, 1),
        Priority("b", 4, 3, 0.4, 2),
        Priority("c", 1, 1, 0.1, None),
        Priority("d", 0, 0, 0.0, None),
    ]


def test_below_quorum_there_is_no_order() -> None:
    ballots = [{"a": 3}, {"a": 3}, {"a": 3}]
    assert places(count_priorities(POINTS, ballots, present=6))["a"] == 1
    assert places(count_priorities(POINTS, ballots, present=7))["a"] is None
    assert places(count_priorities(POINTS, ballots[:2], present=2))["a"] is None


def test_nobody_alone_puts_a_point_on_the_list() -> None:
    ballots: list[dict[str, int]] = [{"a": 9}, {}, {}, {"b": 1}, {"b": 1}, {"b": 1}]
    assert places(count_priorities(POINTS, ballots, present=6)) == {
        "a": None, "b": 1, "c": None, "d": None,
    }  # fmt: skip


def test_nobody_spent_anything() -> None:
    assert [p.share for p in count_priorities("ab", [{}, {}, {}], 3)] == [None, None]


@given(BALLOTS, st.integers(0, 20))
def test_neither_order_nor_names_matter(ballots: list[dict[str, int]], present: int) -> None:
    found = count_priorities(POINTS, ballots, present)
    assert count_priorities(POINTS[::-1], ballots[::-1], present) == found
    names = dict(zip(POINTS, "zyxw", strict=True))
    renamed = [{names[p]: n for p, n in b.items()} for b in ballots]
    again = places(count_priorities(names.values(), renamed, present))
    assert {names[p]: place for p, place in places(found).items()} == again


@given(BALLOTS.filter(bool), st.integers(0, 20), st.sampled_from(POINTS))
def test_one_more_vote_never_lowers_a_point(
    ballots: list[dict[str, int]], present: int, point: str
) -> None:
    def of(cast: list[dict[str, int]]) -> Priority:
        return next(p for p in count_priorities(POINTS, cast, present) if p.point == point)

    more = [{**ballots[0], point: ballots[0].get(point, 0) + 1}, *ballots[1:]]
    before, after = of(ballots), of(more)
    assert after.votes == before.votes + 1
    assert (after.share or 0) >= (before.share or 0)
    if before.place is not None:
        assert after.place is not None
        assert after.place <= before.place
