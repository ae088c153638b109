"""Taking back what was done with a table's timer: it is as if it had not been, pauses too."""

from __future__ import annotations

import pytest

from facilitation.domain import facts as f
from facilitation.domain import lead, rules
from facilitation.domain.faces import facilitator
from facilitation.domain.meeting import Meeting, evolve
from facilitation.domain.parts import Timer
from facilitation.domain.undo import undo
from tests.domain.talking import Talk, code_of
from tests.domain.test_undo import doing

MINUTE = 60_000
NOW = 1_000_000
TEN = 600


def test_a_table_can_stop_the_timer_that_it_started() -> None:
    talk = Talk()
    act = doing(
        talk, lambda: talk.do(lead.add_time(talk.meeting, table=1, seconds=120, at=1_000_000))
    )
    assert talk.meeting.tables[1].timer is not None
    talk.do(undo(*act, talk.meeting))
    assert talk.meeting.tables[1].timer is None
    again = doing(
        talk, lambda: talk.do(lead.add_time(talk.meeting, table=1, seconds=120, at=2_000_000))
    )
    more = doing(
        talk, lambda: talk.do(lead.add_time(talk.meeting, table=1, seconds=120, at=2_000_000))
    )
    assert code_of(lambda: undo(*again, talk.meeting)) == "changed_since"
    talk.do(undo(*more, talk.meeting))
    timer = talk.meeting.tables[1].timer
    assert timer is not None
    assert (timer.started_at, timer.seconds) == (2_000_000, 120)


def test_a_timer_that_was_stopped_runs_on_as_if_it_had_not() -> None:
    talk = Talk()
    talk.do(lead.add_time(talk.meeting, table=1, seconds=120, at=1_000_000))
    running = talk.meeting.tables[1].timer
    act = doing(talk, lambda: talk.do(lead.set_timer(talk.meeting, table=1, seconds=0, at=1)))
    assert talk.meeting.tables[1].timer is None
    talk.do(undo(*act, talk.meeting))
    assert talk.meeting.tables[1].timer == running


@pytest.mark.parametrize("since", ["another timer", "another stage"])
def test_a_stopped_timer_does_not_come_back_over_what_came_since(since: str) -> None:
    talk = Talk()
    talk.do(lead.add_time(talk.meeting, table=1, seconds=120, at=1_000_000))
    act = doing(talk, lambda: talk.do(lead.set_timer(talk.meeting, table=1, seconds=0, at=1)))
    if since == "another timer":
        talk.do(lead.add_time(talk.meeting, table=1, seconds=60, at=2_000_000))
    else:
        talk.do(rules.move_stage(talk.meeting, from_=talk.meeting.stage, to="summary-1"))
    assert code_of(lambda: undo(*act, talk.meeting)) == "changed_since"


class Clock:
    """A table's timer of ten minutes, started at NOW; each act comes at its own time."""

    def __init__(self) -> None:
        self.now = Talk().meeting
        self.set(TEN, 0)

    def do(self, facts: list[f.Fact], minute: int) -> tuple[Meeting, list[f.Fact]]:
        before = self.now
        for fact in facts:
            self.now = evolve(self.now, fact, NOW + minute * MINUTE)
        return before, facts

    def set(self, seconds: int, minute: int) -> tuple[Meeting, list[f.Fact]]:
        at = NOW + minute * MINUTE
        return self.do(lead.set_timer(self.now, table=1, seconds=seconds, at=at), minute)

    def add(self, minute: int) -> tuple[Meeting, list[f.Fact]]:
        at = NOW + minute * MINUTE
        return self.do(lead.add_time(self.now, table=1, seconds=120, at=at), minute)

    def pause(self, minute: int, until: int | None = None) -> None:
        self.do(lead.pause(self.now, on=True), minute)
        if until is not None:
            self.do(lead.pause(self.now, on=False), until)

    @property
    def ends(self) -> int | None:
        """When the table's own timer ends, in minutes after NOW."""
        timer = self.now.tables[1].timer
        return (timer.ends_at - NOW) // MINUTE if timer else None


ACTED = 1
PAUSES = {
    "after": [(2, 5)],
    "before": [(0, 1)],
    "before and after": [(0, 1), (3, 5)],
    "twice": [(3, 4), (5, 9)],
}


@pytest.mark.parametrize("pauses", PAUSES.values(), ids=PAUSES)
@pytest.mark.parametrize("act", ["stop", "add"])
def test_a_pause_costs_no_time_where_an_act_is_taken_back(
    pauses: list[tuple[int, int]], act: str
) -> None:
    clock = Clock()
    for start, end in pauses:
        if end <= ACTED:
            clock.pause(start, end)
    taken = clock.set(0, ACTED) if act == "stop" else clock.add(ACTED)
    for start, end in pauses:
        if start >= ACTED:
            clock.pause(start, end)
    clock.do(undo(*taken, clock.now), 9)
    assert clock.ends == 10 + sum(end - start for start, end in pauses)


def test_taken_back_in_a_pause_it_stands_still_until_the_end_of_it() -> None:
    clock = Clock()
    stop = clock.set(0, 1)
    clock.pause(2)
    clock.do(undo(*stop, clock.now), 4)
    assert clock.now.paused_at is not None
    clock.do(lead.pause(clock.now, on=False), 5)
    assert clock.ends == 13, "three minutes later, as the pause was"


def test_stopped_in_a_pause_it_comes_back_with_all_that_was_left() -> None:
    clock = Clock()
    clock.pause(2)
    stop = clock.set(0, 3)
    clock.do(lead.pause(clock.now, on=False), 6)
    clock.do(undo(*stop, clock.now), 7)
    assert clock.ends == 14


def test_a_pause_is_no_reason_to_refuse() -> None:
    clock = Clock()
    more = clock.add(1)
    clock.pause(2, 5)
    clock.do(undo(*more, clock.now), 6)
    assert clock.ends == 13


def test_another_timer_as_long_is_not_the_same() -> None:
    clock = Clock()
    clock.set(0, 1)
    first = clock.add(1)
    clock.set(0, 4)
    clock.add(5)
    assert clock.now.tables[1].timer == Timer(NOW + 5 * MINUTE, 120)
    assert code_of(lambda: undo(*first, clock.now)) == "changed_since"


def test_a_timer_does_not_come_back_into_a_later_visit_of_its_question() -> None:
    talk = Talk()
    talk.do(lead.add_time(talk.meeting, table=1, seconds=120, at=NOW))
    act = doing(talk, lambda: talk.do(lead.set_timer(talk.meeting, table=1, seconds=0, at=NOW)))
    talk.do(rules.move_stage(talk.meeting, from_="question-1", to="summary-1"))
    talk.do(rules.move_stage(talk.meeting, from_="summary-1", to="question-1"))
    assert code_of(lambda: undo(*act, talk.meeting)) == "changed_since"


def test_in_a_pause_the_tablet_knows_whether_a_timer_waits() -> None:
    """What "Add 2 min" will do: more of that one, or a new one."""
    talk = Talk()

    def waits(table: int = 1) -> bool:
        return bool(facilitator(talk.seen, table)["timer_waits"])

    talk.do(lead.set_timer(talk.meeting, table=1, seconds=TEN, at=0))
    assert not waits(), "it runs"
    talk.do(lead.pause(talk.meeting, on=True))
    assert waits()
    assert not waits(2)
    talk.do(lead.set_timer(talk.meeting, table=None, seconds=TEN, at=0))
    assert waits(2), "the room's"
