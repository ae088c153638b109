"""The sentence on what groups have in common never claims more than the rows that are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.between import most_dividing, most_shared
from facilitation.domain.by_group import shared_words
from facilitation.domain.disclosure import LEAST
from facilitation.domain.groups import Votes
from facilitation.domain.parts import Row, Split

counts = st.integers(LEAST, 60)
splits = st.builds(
    Split,
    st.just("group"),
    st.dictionaries(st.text(min_size=1), st.builds(Row, counts, counts), min_size=2, max_size=6),
    st.sampled_from([(), ("Staff", "Trustees")]),
)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([(18, 6), (16, 8)], "More than half of every group agree."),
        (
            [(38, 5), (20, 18)],
            "More than half of every group agree. Some groups agree more.",
        ),
        ([(18, 6), (6, 18)], "Some groups differ on this."),
        ([(10, 10), (8, 12)], "In every group, half or fewer agree."),
        ([(11, 9), (9, 11)], "The groups do not clearly differ on this."),
    ],
)
def test_by_example(rows: list[tuple[int, int]], words: str) -> None:
    shown = {str(at): Row(*counts) for at, counts in enumerate(rows)}
    assert shared_words(Split("group", shown, ())) == words
    hidden = shared_words(Split("group", shown, ("Staff", "Trustees")))
    assert hidden == words.replace("every group", "every group shown here")


@given(splits)
def test_it_never_claims_more_than_the_rows(split: Split) -> None:
    words = shared_words(split)
    rows = split.shown.values()
    if "More than half" in words:
        assert all(row.agree > row.others for row in rows)
    if "half or fewer" in words:
        assert all(row.agree <= row.others for row in rows)
    if "every group" in words:
        assert ("shown here" in words) == bool(split.hidden)
    votes = {"": {g: Votes(row.agree, 0, row.others) for g, row in split.shown.items()}}
    assert ("Some groups" in words) == bool(most_dividing(votes))
    assert words.startswith("More than half") == bool(most_shared(votes))


@given(splits)
def test_what_is_hidden_decides_nothing_but_the_word_every(split: Split) -> None:
    bare = shared_words(replace(split, hidden=()))
    assert shared_words(split).replace(" shown here", "") == bare
