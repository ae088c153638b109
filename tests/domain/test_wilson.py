"""The interval of a share, worked out again with scipy, and what must never happen to it."""

from __future__ import annotations

from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import binomtest, norm

from facilitation.domain.wilson import Z95, interval, lower_bound


def counts(most: int = 400) -> st.SearchStrategy[tuple[int, int]]:
    return st.integers(1, most).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_z_is_the_normal_distributions() -> None:
    assert isclose(Z95, norm.ppf(0.975), rel_tol=1e-15)


@given(counts())
def test_it_is_scipys(of: tuple[int, int]) -> None:
    told = binomtest(*of).proportion_ci(0.95, method="wilson")
    assert interval(*of) == pytest.approx((told.low, told.high), abs=1e-12)


@given(counts())
def test_its_ends_are_where_the_score_test_just_rejects(of: tuple[int, int]) -> None:
    """Wilson's own definition: |x/n - p| = z sqrt(p(1-p)/n)."""
    x, n = of
    low, high = interval(x, n) or (0.0, 1.0)

    def beyond(p: float) -> float:
        return abs(x / n - p) - Z95 * sqrt(p * (1 - p) / n)

    if x > 0:
        assert low == pytest.approx(brentq(beyond, 1e-12, x / n - 1e-12), abs=1e-9)
    if x < n:
        assert high == pytest.approx(brentq(beyond, x / n + 1e-12, 1 - 1e-12), abs=1e-9)


def test_the_ends_are_exact_and_within_the_share() -> None:
    for n in range(1, 60):
        assert (interval(0, n) or (1,))[0] == 0.0
        assert (interval(n, n) or (0, 0))[1] == 1.0
        for x in range(n + 1):
            low, high = interval(x, n) or (0, 0)
            assert 0 <= low <= x / n <= high <= 1


@given(counts())
def test_agree_and_disagree_are_mirror_images(of: tuple[int, int]) -> None:
    x, n = of
    low, high = interval(x, n) or (0, 1)
    assert interval(n - x, n) == pytest.approx((1 - high, 1 - low), abs=1e-12)


def test_more_agreement_never_lowers_the_bound() -> None:
    for n in range(1, 120):
        for x in range(n):
            assert lower_bound(x + 1, n) > lower_bound(x, n)
            assert lower_bound(x + 1, n + 1) >= lower_bound(x, n)
            assert lower_bound(x, n + 1) <= lower_bound(x, n)


def test_a_lone_vote_is_worth_little() -> None:
    assert lower_bound(1, 1) == pytest.approx(0.2065, abs=1e-4)
    assert lower_bound(19, 20) == pytest.approx(0.7639, abs=1e-4)
    assert lower_bound(0, 0) == 0.0


def test_without_answers_there_is_no_share() -> None:
    assert interval(0, 0) is None


@pytest.mark.parametrize(("successes", "trials"), [(-1, 3), (4, 3), (1, 0)])
def test_what_is_no_share_is_refused(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        interval(successes, trials)
