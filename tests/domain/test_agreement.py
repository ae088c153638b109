"""What a tally means: no status and no sentence claims more than the counts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.agreement import (
    AGREED,
    NOT_AGREED,
    STATUS_WORDS,
    TOO_FEW,
    WORRIES,
    Result,
    work_out,
)
from facilitation.domain.scales import FIVE, SCALES, THREE, Scale, answer_ids

RANK = {NOT_AGREED: 0, WORRIES: 1, AGREED: 2}


def three(
    agree: int, unsure: int, disagree: int, *, skip: int = 0, of: int = 0, room: bool = False
) -> Result:
    said = {"agree": agree, "unsure": unsure, "disagree": disagree, "skip": skip}
    return work_out(THREE, said, {}, of, room)


def five(*counts: int, of: int = 0, room: bool = False) -> Result:
    return work_out(
        FIVE, dict(zip((a.id for a in FIVE.answers), counts, strict=True)), {}, of, room
    )


def small_tables() -> Iterator[tuple[int, int, int, int, int]]:
    """Every way in which 1 to 12 people can answer, or not: agree, unsure, disagree, skip, of."""
    for of in range(1, 13):
        for cuts in itertools.combinations(range(of + 4), 4):
            edges = (-1, *cuts, of + 4)
            parts = [b - a - 1 for a, b in itertools.pairwise(edges)]
            yield (*parts[:4], of)


def claims_no_more(scale: Scale, result: Result) -> None:
    """Fails unless every claim of the sentence holds for the counts."""
    said = result.sentence
    support = sum(n for a, n in result.counts.items() if a in scale.supports)
    voted = sum(result.counts.values())
    share = Fraction(support, voted) if voted else Fraction(0)
    first = said.split(".")[0]
    of_whom = result.present
    if "who answered" in first:
        of_whom = result.answered
    elif "who voted" in first:
        of_whom = voted
    # What is said of a group is said of the group of everybody who voted, and of no other.
    if voted and result.status != TOO_FEW:
        assert of_whom == voted, said
    if "Everyone" in first:
        assert of_whom == (support if "skipped" not in first else result.skipped), said
    if told := re.match(r"All (\d+) ", first):
        assert int(told[1]) == voted == support, said
    if "Most" in first or "More than half" in first:
        assert share > Fraction(1, 2), said
    if first.startswith("Half"):
        assert share == Fraction(1, 2), said
    if "Fewer than half" in first:
        assert 0 < share < Fraction(1, 2), said
    if "Nobody" in first:
        assert support == 0, said
    if told := re.match(r"(\d+) in 10 ", first):
        assert Fraction(int(told[1]), 10) <= share < Fraction(int(told[1]) + 1, 10), said
    if told := re.match(r"(\d+) of (\d+) ", first):
        assert (int(told[1]), int(told[2])) == (support, result.present), said


class TestStatus:
    """The rule at its edges."""

    @pytest.mark.parametrize(
        ("result", "status"),
        [
            (three(3, 1, 0), AGREED),
            (three(74, 26, 0), WORRIES),
            (three(75, 25, 0), AGREED),
            (three(9, 2, 1), WORRIES),
            (three(60, 40, 0), WORRIES),
            (three(59, 41, 0), NOT_AGREED),
            (three(3, 0, 2), WORRIES),
            (three(2, 0, 2), NOT_AGREED),
            (three(0, 0, 3), NOT_AGREED),
            (three(19, 0, 1, room=True), AGREED),
            (three(18, 0, 1, room=True), WORRIES),
            (three(19, 0, 1), WORRIES),
            (five(1, 1, 1, 1, 0), AGREED),
            (five(4, 4, 3, 0, 1), WORRIES),
            (five(0, 0, 3, 2, 0), WORRIES),
            (five(1, 1, 0, 2, 0), NOT_AGREED),
        ],
    )
    def test_the_share_in_support_and_those_against(self, result: Result, status: str) -> None:
        assert result.status == status

    @pytest.mark.parametrize(
        ("result", "enough"),
        [
            (three(2, 0, 0, of=2), False),
            (three(3, 0, 0, of=6), True),
            (three(3, 0, 0, of=7), False),
            (three(4, 0, 0, of=7), True),
            (three(2, 0, 0, skip=1, of=6), True),
            (three(0, 0, 0, skip=6, of=6), False),
        ],
    )
    def test_half_must_have_answered_and_at_least_three(self, result: Result, enough: bool) -> None:
        assert (result.status != TOO_FEW) is enough

    def test_every_status_has_words(self) -> None:
        assert set(STATUS_WORDS) == {AGREED, WORRIES, NOT_AGREED, TOO_FEW}


class TestSentence:
    @pytest.mark.parametrize(
        ("result", "said"),
        [
            (three(0, 0, 0, of=5), "Nobody has voted on this."),
            (three(0, 0, 0, skip=3, of=5), "Everyone who answered skipped."),
            (three(2, 1, 0, of=10), "2 of 10 agree. 1 is not sure. 7 have not answered."),
            (three(1, 0, 1, of=3), "1 of 3 agrees. 1 does not agree. 1 has not answered."),
            (three(5, 0, 0, of=5), "Everyone agrees."),
            (three(5, 0, 0, of=6), "All 5 who answered agree."),
            (three(5, 0, 0, skip=1, of=6), "All 5 who voted agree."),
            (three(1, 0, 0, skip=2, of=3), "The one who voted agrees."),
            (three(0, 1, 0, skip=2, of=3), "Nobody who voted agrees. 1 is not sure."),
            (three(4, 2, 0, of=6), "Most agree. 2 are not sure."),
            (three(4, 2, 1, of=9), "Most who answered agree. 2 are not sure. 1 does not agree."),
            (three(3, 2, 0, skip=5, of=10), "Most who voted agree. 2 are not sure."),
            (three(2, 2, 0, of=4), "Half agree. 2 are not sure."),
            (three(2, 2, 0, of=5), "Half of those who answered agree. 2 are not sure."),
            (three(1, 0, 3, of=4), "Fewer than half agree. 3 do not agree."),
            (three(19, 1, 0, of=30), "9 in 10 who answered agree."),
            (three(20, 0, 0, of=20), "Everyone agrees."),
            (three(11, 9, 0, of=20), "More than half agree."),
            (three(1, 0, 19, of=20), "Fewer than 1 in 10 agree."),
            (three(0, 0, 20, of=20), "Nobody agrees."),
            (five(1, 1, 1, 0, 0, of=3), "Everyone agrees or can live with it."),
            (
                five(1, 0, 2, 1, 1, of=6),
                "Most who answered agree or can live with it. 1 has worries. 1 does not agree.",
            ),
        ],
    )
    def test_as_it_is_read_aloud(self, result: Result, said: str) -> None:
        assert result.sentence == said

    def test_it_claims_no_more_than_the_counts_at_any_small_table(self) -> None:
        for agree, unsure, disagree, skip, of in small_tables():
            claims_no_more(THREE, three(agree, unsure, disagree, skip=skip, of=of))

    @given(st.lists(st.integers(0, 80), min_size=6, max_size=6), st.integers(0, 300), st.booleans())
    def test_nor_with_five_answers_and_more_people(
        self, counts: list[int], of: int, room: bool
    ) -> None:
        ids = [a.id for a in (*FIVE.answers, FIVE.skip)]
        claims_no_more(FIVE, work_out(FIVE, dict(zip(ids, counts, strict=True)), {}, of, room))

    def test_at_a_small_table_each_answer_beside_support_is_told_by_number(self) -> None:
        for agree, unsure, disagree, skip, of in small_tables():
            said = three(agree, unsure, disagree, skip=skip, of=of).sentence
            for number, one, many in (
                (unsure, "is not sure", "are not sure"),
                (disagree, "does not agree", "do not agree"),
            ):
                told = f"{number} {one if number == 1 else many}." in said
                assert told is bool(number), said

    def test_silence_is_told_where_too_few_answered(self) -> None:
        for agree, unsure, disagree, skip, of in small_tables():
            result = three(agree, unsure, disagree, skip=skip, of=of)
            voted = agree + unsure + disagree
            if result.status == TOO_FEW and voted and result.not_answered:
                assert f"{result.not_answered} ha" in result.sentence

    def test_everyone_is_said_only_when_everyone_present_supports_it(self) -> None:
        for agree, unsure, disagree, skip, of in small_tables():
            said = three(agree, unsure, disagree, skip=skip, of=of).sentence
            assert said.startswith("Everyone agrees") is (agree == of >= 3), said


class TestCounts:
    def test_they_sum_to_those_who_answered_and_with_silence_to_those_present(self) -> None:
        for agree, unsure, disagree, skip, of in small_tables():
            r = three(agree, unsure, disagree, skip=skip, of=of)
            assert sum(r.counts.values()) + r.skipped == r.answered
            assert r.answered + r.not_answered == r.present == of
            assert (r.skipped, r.counts["agree"]) == (skip, agree)

    def test_nobody_is_missing_when_more_answered_than_were_counted(self) -> None:
        r = three(5, 0, 0, of=3)
        assert (r.present, r.not_answered) == (5, 0)

    @given(st.sampled_from([THREE, FIVE]), st.data(), st.integers(0, 60), st.booleans())
    def test_hands_and_phones_weigh_the_same(
        self, scale: Scale, data: st.DataObject, of: int, room: bool
    ) -> None:
        said = {a: data.draw(st.integers(0, 12)) for a in sorted(answer_ids(scale))}
        hands = {a: data.draw(st.integers(0, n)) for a, n in said.items()}
        phones = {a: n - hands[a] for a, n in said.items()}
        by_phone = work_out(scale, said, {}, of, room)
        assert work_out(scale, {}, said, of, room) == by_phone
        assert work_out(scale, phones, hands, of, room) == by_phone

    def test_each_scale_counts_every_answer_it_offers(self) -> None:
        for scale in SCALES.values():
            result = work_out(scale, dict.fromkeys(answer_ids(scale), 1), {}, 0, False)
            assert set(result.counts) | {"skip"} == answer_ids(scale)
            assert set(result.counts.values()) == {result.skipped} == {1}


class TestMoreAgreement:
    """Whoever moves towards agreement never makes the outcome worse."""

    def test_from_one_answer_to_a_more_agreeing_one_at_every_small_table(self) -> None:
        for room in (False, True):
            for agree, unsure, disagree, skip, of in small_tables():
                rest = {"skip": skip, "of": of, "room": room}
                now = three(agree, unsure, disagree, **rest)
                moved = []
                if unsure:
                    moved.append(three(agree + 1, unsure - 1, disagree, **rest))
                if disagree:
                    moved.append(three(agree, unsure + 1, disagree - 1, **rest))
                for then in moved:
                    assert (then.status == TOO_FEW) is (now.status == TOO_FEW)
                    assert RANK.get(then.status, 0) >= RANK.get(now.status, 0)

    @given(st.lists(st.integers(0, 9), min_size=5, max_size=5), st.integers(0, 4), st.booleans())
    def test_with_five_answers(self, counts: list[int], place: int, room: bool) -> None:
        counts[place] += 1
        more = list(counts)
        more[place] -= 1
        more[max(place - 1, 0)] += 1
        now, then = five(*counts, room=room), five(*more, room=room)
        assert RANK.get(then.status, -1) >= RANK.get(now.status, -1)

    def test_one_more_in_support_who_had_been_silent(self) -> None:
        for agree, unsure, disagree, skip, of in small_tables():
            now = three(agree, unsure, disagree, skip=skip, of=of)
            if now.not_answered and now.status != TOO_FEW:
                then = three(agree + 1, unsure, disagree, skip=skip, of=of)
                assert RANK[then.status] >= RANK[now.status]
