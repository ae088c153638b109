"""The event's own rule, and what a result says besides: channels, share and interval."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.agreement import (
    AGREED,
    NOT_AGREED,
    TOO_FEW,
    USUAL,
    WORRIES,
    Rule,
    work_out,
)
from facilitation.domain.scales import FIVE, THREE, Scale, answer_ids
from facilitation.domain.wilson import interval

RULES = st.builds(
    Rule,
    quorum=st.fractions(0, 1),
    least=st.integers(0, 10),
    agreed=st.fractions(Fraction(6, 10), 1),
    worries=st.fractions(0, Fraction(6, 10)),
    against_table=st.fractions(0, 1),
    against_room=st.fractions(0, 1),
)
SAID = st.sampled_from([THREE, FIVE]).flatmap(
    lambda scale: st.tuples(
        st.just(scale), st.fixed_dictionaries({a: st.integers(0, 9) for a in answer_ids(scale)})
    )
)


def test_the_usual_quorum_is_half_of_those_present_and_at_least_three() -> None:
    assert [USUAL.needed(n) for n in (0, 1, 5, 6, 7, 8, 61)] == [3, 3, 3, 3, 4, 4, 31]


def test_an_event_may_have_another_rule() -> None:
    said = {"agree": 7, "unsure": 2, "disagree": 1}

    def status(rule: Rule) -> str:
        return work_out(THREE, said, {}, 12, False, rule).status

    assert status(USUAL) == WORRIES
    assert status(Rule(agreed=Fraction(7, 10), against_table=Fraction(1, 10))) == AGREED
    assert status(Rule(worries=Fraction(71, 100))) == NOT_AGREED
    assert status(Rule(quorum=Fraction(9, 10))) == TOO_FEW


@given(SAID, RULES, st.integers(0, 80), st.booleans())
def test_nothing_below_quorum_gets_a_status(
    said: tuple[Scale, dict[str, int]], rule: Rule, present: int, room: bool
) -> None:
    scale, phones = said
    result = work_out(scale, phones, {}, present, room, rule)
    enough = result.answered >= max(rule.least, rule.quorum * result.present)
    voted = sum(result.counts.values())
    assert (result.status != TOO_FEW) is (enough and voted > 0)


@given(SAID, SAID, st.integers(0, 80), st.booleans())
def test_counts_by_channel_add_up(
    said: tuple[Scale, dict[str, int]],
    raised: tuple[Scale, dict[str, int]],
    present: int,
    room: bool,
) -> None:
    scale, phones = said
    hands = raised[1] if raised[0] is scale else {}
    result = work_out(scale, phones, hands, present, room)
    assert result.phones == phones
    assert all(result.hands[a] == hands.get(a, 0) for a in answer_ids(scale))
    assert all(n == result.phones[a] + result.hands[a] for a, n in result.counts.items())


@given(SAID, st.integers(0, 80), st.booleans())
def test_the_share_is_of_those_who_voted_with_its_interval(
    said: tuple[Scale, dict[str, int]], present: int, room: bool
) -> None:
    scale, phones = said
    result = work_out(scale, phones, {}, present, room)
    support, voted = sum(phones[a] for a in scale.supports), sum(result.counts.values())
    if voted == 0:
        assert (result.share, result.low, result.high) == (None, None, None)
    else:
        assert result.share == pytest.approx(support / voted)
        assert (result.low, result.high) == interval(support, voted)


def test_a_skip_counts_for_the_quorum_and_not_in_the_share() -> None:
    without = work_out(THREE, {"agree": 3, "unsure": 1}, {}, 10, False)
    skipped = work_out(THREE, {"agree": 3, "unsure": 1, "skip": 1}, {}, 10, False)
    assert (without.status, skipped.status) == (TOO_FEW, AGREED)
    assert without.share == skipped.share == 0.75
