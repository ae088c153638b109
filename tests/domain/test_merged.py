"""Merged statements: the same people are never counted twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.agreement import TOO_FEW, Result, work_out
from facilitation.domain.merged import merged_result
from facilitation.domain.scales import FIVE, THREE


def three(agree: int, unsure: int, disagree: int, of: int = 0) -> Result:
    said = {"agree": agree, "unsure": unsure, "disagree": disagree}
    return work_out(THREE, said, {}, of, room=False)


RESULTS = st.builds(
    three, st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(0, 40)
)


def test_a_statement_that_was_voted_on_has_its_own_figure() -> None:
    own = three(20, 3, 1)
    merged = merged_result(THREE, {"p": three(5, 0, 0), "q": three(1, 5, 1)}, own)
    assert (merged.own, merged.low, merged.high) == (own, None, None)
    assert merged.words == own.sentence
    assert set(merged.sources) == {"p", "q"}


def test_otherwise_a_range_over_its_sources() -> None:
    merged = merged_result(THREE, {"p": three(5, 2, 1), "q": three(9, 1, 0), "r": three(8, 2, 0)})
    assert (merged.low, merged.high) == (5 / 8, 9 / 10)
    assert merged.words == (
        "From 5 of 8 to 9 of 10 agree, in 3 votes. They are not added up: "
        "someone may have voted in more than one."
    )


def test_too_few_answers_are_in_no_range() -> None:
    few = three(2, 0, 0, of=9)
    assert few.status == TOO_FEW
    merged = merged_result(THREE, {"p": three(5, 2, 1), "q": few})
    assert (merged.low, merged.high) == (5 / 8, 5 / 8)
    assert merged.words == "5 of 8 agree, in one vote. 1 other vote has too few answers."
    nothing = merged_result(THREE, {"q": few})
    assert (nothing.low, nothing.high, nothing.words) == (None, None, "Not enough answers to say.")


def test_the_same_share_in_other_numbers() -> None:
    merged = merged_result(THREE, {"p": three(3, 1, 0), "q": three(6, 2, 0)})
    assert merged.words == "3 of 4 agree, or the same share, in 2 votes."


def test_five_steps_say_what_counts_as_agreement() -> None:
    result = work_out(FIVE, {"full": 2, "live": 2, "worry": 1}, {}, 5, room=False)
    assert "4 of 5 agree or can live with it" in merged_result(FIVE, {"p": result}).words


@given(st.dictionaries(st.text("pqr", min_size=1), RESULTS, max_size=6))
def test_results_stay_by_source_and_are_never_summed(sources: dict[str, Result]) -> None:
    merged = merged_result(THREE, sources)
    assert merged.sources == sources
    shares = [r.share for r in sources.values() if r.status != TOO_FEW and r.share is not None]
    if not shares:
        assert merged.low is merged.high is None
        return
    assert merged.low == pytest.approx(min(shares))
    assert merged.high == pytest.approx(max(shares))
    largest = max(sum(r.counts.values()) for r in sources.values())
    said = [int(word) for word in merged.words.replace(".", " ").split() if word.isdigit()]
    assert max(said) <= max(largest, len(sources))


@given(st.dictionaries(st.text("pqr", min_size=1), RESULTS, max_size=6))
def test_neither_order_nor_names_matter(sources: dict[str, Result]) -> None:
    merged = merged_result(THREE, sources)
    other = {f"{n}": r for n, r in enumerate(reversed(sources.values()))}
    again = merged_result(THREE, other)
    assert (merged.low, merged.high, merged.words) == (again.low, again.high, again.words)


@given(st.dictionaries(st.sampled_from("pqr"), RESULTS, min_size=1), st.data())
def test_more_agreement_never_lowers_the_range(
    sources: dict[str, Result], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(sources)))
    r = sources[name]
    if r.status == TOO_FEW or not r.counts["unsure"]:
        return
    more = three(r.counts["agree"] + 1, r.counts["unsure"] - 1, r.counts["disagree"], r.present)
    before, after = merged_result(THREE, sources), merged_result(THREE, {**sources, name: more})
    assert (after.low or 0) >= (before.low or 0)
    assert (after.high or 0) >= (before.high or 0)
