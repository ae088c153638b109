"""The order of points: no lone vote wins, and each point says why it stands where it does."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.agreement import Rule
from facilitation.domain.ranking import (
    FEW_ANSWERS,
    FEW_TABLES,
    RANKED,
    Candidate,
    Ranked,
    rank,
)
from facilitation.domain.wilson import lower_bound


@st.composite
def candidates(draw: st.DrawFn) -> Candidate:
    voted = draw(st.integers(0, 40))
    answered = voted + draw(st.integers(0, 5))
    return Candidate(
        id=draw(st.text("abcdef", min_size=1, max_size=4)),
        support=draw(st.integers(0, voted)),
        voted=voted,
        answered=answered,
        present=answered + draw(st.integers(0, 40)),
        tables=draw(st.none() | st.integers(0, 6)),
    )


LISTS = st.lists(candidates(), max_size=12, unique_by=lambda c: c.id)


def by_id(ranked: list[Ranked]) -> dict[str, Ranked]:
    return {r.id: r for r in ranked}


def test_one_vote_does_not_beat_nineteen_of_twenty() -> None:
    lone = Candidate("lone", 3, 3, 3, 3, 2)
    many = Candidate("many", 19, 20, 20, 20, 4)
    assert [(r.id, r.place) for r in rank([lone, many])] == [("many", 1), ("lone", 2)]


def test_each_says_why() -> None:
    found = by_id(
        rank(
            [
                Candidate("room", 19, 22, 23, 40, 4),
                Candidate("one table", 9, 9, 9, 10, 1),
                Candidate("none", 0, 0, 0, 30, 0),
                Candidate("few", 4, 4, 4, 30, 3),
                Candidate("skipped", 0, 0, 20, 30, 3),
                Candidate("no tables", 6, 8, 8, 8),
            ]
        )
    )
    low = int(100 * lower_bound(19, 22))
    assert found["room"].why == f"19 of 22 agree, at 4 tables: counted with care, at least {low} %."
    assert found["one table"].why == "Only 1 table answered, and 2 are needed."
    assert found["none"].why == "Only 0 answered, and 15 are needed."
    assert found["few"].why == "Only 4 answered, and 15 are needed."
    assert found["skipped"].why == "Everyone who answered skipped."
    assert found["no tables"].why.startswith("6 of 8 agree: counted")
    assert [r.status for r in rank([Candidate("one table", 9, 9, 9, 10, 1)])] == [FEW_TABLES]


@given(LISTS)
def test_nothing_below_quorum_has_a_place(points: list[Candidate]) -> None:
    found = by_id(rank(points))
    for c in points:
        enough = c.answered >= max(3, (c.present + 1) // 2) and c.voted > 0
        tables = c.tables is None or c.tables >= 2
        assert (found[c.id].place is not None) is (enough and tables)
        assert found[c.id].status == (
            RANKED if enough and tables else FEW_TABLES if enough else FEW_ANSWERS
        )


@given(LISTS)
def test_neither_order_nor_names_matter(points: list[Candidate]) -> None:
    backwards = rank(points[::-1])
    assert backwards == rank(points)
    renamed = [replace(c, id=f"{99 - n:02}") for n, c in enumerate(points)]
    again = by_id(rank(renamed))
    for n, c in enumerate(points):
        one, other = by_id(rank(points))[c.id], again[f"{99 - n:02}"]
        assert (one.place, one.low, one.why) == (other.place, other.low, other.why)


@given(LISTS.filter(bool), st.data())
def test_more_agreement_never_lowers_a_point(points: list[Candidate], data: st.DataObject) -> None:
    c = data.draw(st.sampled_from(points))
    before = by_id(rank(points))[c.id]
    mind = replace(c, support=min(c.support + 1, c.voted))
    joined = replace(
        c,
        support=c.support + 1,
        voted=c.voted + 1,
        answered=c.answered + 1,
        present=max(c.present, c.answered + 1),
    )
    for more in (mind, joined):
        after = by_id(rank([more if p is c else p for p in points]))[c.id]
        assert after.low >= before.low
        if before.place is not None:
            assert after.place is not None
            assert after.place <= before.place


@given(LISTS)
def test_places_follow_the_bound_and_equal_points_share_one(points: list[Candidate]) -> None:
    placed = [r for r in rank(points) if r.place is not None]
    for one in placed:
        assert one.place == 1 + sum(other.low > one.low for other in placed)


@given(LISTS)
def test_the_percentage_said_is_never_more_than_the_bound(points: list[Candidate]) -> None:
    for r in rank(points):
        if r.place is not None:
            said = int(r.why.rsplit("at least ", 1)[1].removesuffix(" %."))
            assert said <= 100 * r.low < said + 1


def test_an_event_may_ask_for_more() -> None:
    c = Candidate("a", 9, 9, 9, 10, 3)
    assert rank([c], least_tables=4)[0].status == FEW_TABLES
    assert rank([c], Rule(least=10))[0].status == FEW_ANSWERS
