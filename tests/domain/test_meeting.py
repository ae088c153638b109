"""The state is a fold over facts: the same facts make the same event, and nothing else does."""

from __future__ import annotations

import copy
from dataclasses import fields
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.domain.facts import KINDS, Fact
from facilitation.domain.meeting import LOCKED, OPEN, REVEALED, Meeting, evolve, fold
from facilitation.domain.presence import Presence, present_at, present_for
from facilitation.domain.rules import set_headcount
from facilitation.domain.stages import stages
from tests.domain.histories import History, histories
from tests.domain.talking import Talk

Lived = tuple[History, Presence]


@given(histories(), st.integers(0, 400))
def test_facts_fold_to_the_state_that_was_lived_at_once_or_in_two_parts(
    lived: Lived, cut: int
) -> None:
    history, _ = lived
    assert fold(history.facts) == history.meeting
    first = fold(history.facts[:cut])
    assert fold(history.facts[cut:], first) == history.meeting
    assert list(fold(history.facts).points) == list(history.meeting.points)


@given(histories())
@settings(max_examples=25)
def test_a_state_is_never_changed_by_what_happens_after(lived: Lived) -> None:
    history, _ = lived
    state = Meeting()
    for at, fact in history.facts:
        kept = copy.deepcopy(state)
        after = evolve(state, fact, at)
        assert state == kept
        state = after


@given(histories())
def test_what_is_always_true_of_an_event(lived: Lived) -> None:
    history, _ = lived
    m = history.meeting
    for point in m.points.values():
        assert point.table in m.tables
        assert 1 <= point.question <= m.reached
        assert (point.number == 0) is point.suggested
        assert not (point.key and point.suggested and not point.aside), "only a table's own"
        rounds = [m.checks[c] for c in point.checks]
        assert [c.round for c in rounds] == list(range(1, len(rounds) + 1))
        assert all(c.point == point.id for c in rounds)
        unfinished = [c for c in rounds if c.state != REVEALED]
        assert unfinished in ([], rounds[-1:]), "one round after the other"
        assert not (unfinished and point.aside), "no one votes on what was put aside"
    for check in m.checks.values():
        assert check.state in (OPEN, LOCKED, REVEALED)
        assert (check.present is None) is (check.state == OPEN)
        assert check.outcome is None or check.state == REVEALED
        assert (check.table is None) is (check.scope == "room")
    asked = [(c.scope, c.table) for c in m.checks.values() if c.state == OPEN]
    assert len(asked) == len(set(asked)), "one question at a time"
    assert m.stage in {s.id for s in stages(m)}


@given(histories())
def test_a_table_never_has_two_points_of_one_number(lived: Lived) -> None:
    history, _ = lived
    numbered = [
        (p.table, p.question, p.number)
        for p in history.meeting.points.values()
        if not (p.suggested or p.aside)
    ]
    assert len(numbered) == len(set(numbered))


@given(histories())
def test_every_fact_can_happen_and_says_when_a_table_was_last_saved(lived: Lived) -> None:
    history, _ = lived
    happened = {type(fact).__name__ for _, fact in history.facts}
    assert happened <= set(KINDS)
    last = {fact.table: at for at, fact in history.facts if hasattr(fact, "kind") and fact.table}
    for table, at in last.items():
        saved = history.meeting.tables[table].saved_at
        assert saved is not None
        assert saved >= at


def test_what_is_no_fact_cannot_happen() -> None:
    with pytest.raises(TypeError):
        evolve(Talk().meeting, cast(Fact, "PointCaptured"), 1)


def test_a_text_of_a_fact_is_called_text() -> None:
    """Storage keeps a field of this name apart, so that it can be taken out."""
    with_text = {name for name, kind in KINDS.items() if "text" in {f.name for f in fields(kind)}}
    said_by_people = {"PointCaptured", "PointSuggested", "PointReworded", "CheckConcluded"}
    assert said_by_people <= with_text


class TestPresent:
    def test_at_a_table_the_greater_of_headcount_and_phones_with_hands(self) -> None:
        talk = Talk()
        assert present_at(talk.meeting, 1, Presence(phones={1: 4}), more=2) == 6
        talk.do(set_headcount(talk.meeting, 1, people=9))
        assert present_at(talk.meeting, 1, Presence(phones={1: 4}), more=2) == 9
        assert present_at(talk.meeting, 2, Presence(phones={1: 4})) == 0

    def test_a_closed_check_keeps_how_many_could_answer(self) -> None:
        talk = Talk()
        check = talk.check(talk.point())
        open_now = present_for(talk.meeting, talk.the_check(check), Presence(phones={1: 4}))
        talk.lock(check, present=4)
        closed = present_for(talk.meeting, talk.the_check(check), Presence(phones={1: 1}))
        assert open_now == closed == 4

    def test_the_room_is_the_sum_of_its_tables(self) -> None:
        """Ten people without phones, and ten phones where nobody counted: twenty people."""
        talk = Talk()
        talk.do(set_headcount(talk.meeting, 1, people=10))
        check = talk.the_check(talk.check(talk.point(), by=None))
        assert present_for(talk.meeting, check, Presence(phones={1: 2, 2: 10})) == 20

    def test_in_the_room_hands_count_beside_phones(self) -> None:
        talk = Talk()
        check = talk.check(talk.point(), by=None)
        talk.hands(check, agree=30)
        present = present_for(talk.meeting, talk.the_check(check), Presence(phones={1: 2, 2: 10}))
        assert present == 42
