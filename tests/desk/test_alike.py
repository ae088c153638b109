"""Points that may say the same: which are named, and why, in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import alike
from facilitation.alike import find_alike

POINTS = {
    "a": "Buses should run later in the evening.",
    "b": "Later buses in the evening!",
    "c": "The same carer should come each week.",
    "d": "A ramp at the hall.",
}


@pytest.fixture(params=["with scikit-learn, where it is here", "without it"], autouse=True)
def learning(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "without it":
        monkeypatch.setattr(alike, "find_spec", lambda name: None)


def test_what_says_the_same_is_named_with_the_words_in_common() -> None:
    [found] = find_alike(POINTS)
    assert (found.first, found.second) == ("a", "b")
    assert "“buses”" in found.why
    assert "“evening”" in found.why


def test_what_somebody_dismissed_is_not_named_again() -> None:
    assert find_alike(POINTS, [("b", "a")]) == []


def test_the_one_word_that_differs_is_said() -> None:
    [found] = find_alike(
        {"a": "Homes will stay affordable for many.", "b": "Homes will stay unaffordable for many."}
    )
    assert "One says “affordable” where the other says “unaffordable”." in found.why


def test_a_not_in_one_of_them_is_said_and_weighs() -> None:
    same = find_alike({"a": "Later buses help people.", "b": "Later evening buses help people."})
    other = find_alike({"a": "Later buses help people.", "b": "Later buses don't help people."})
    assert "only one of them says “not” or “no”" in other[0].why
    assert "not" not in same[0].why


def test_other_numbers_are_rarely_the_same_point() -> None:
    texts = {"a": "A ramp within 2 years at the hall.", "b": "A ramp within 5 years at the hall."}
    equal = {**texts, "b": "Within 2 years a ramp at the hall."}
    [fewer] = find_alike(texts)
    assert fewer.score < find_alike(equal)[0].score


@given(st.dictionaries(st.text("abcd", min_size=1, max_size=3), st.text(max_size=40), max_size=8))
def test_any_text_is_compared_in_the_same_way_twice(texts: dict[str, str]) -> None:
    found = find_alike(texts)
    assert found == find_alike(texts)
    assert all(0 <= pair.score <= 100 and pair.first < pair.second for pair in found)
