"""When the disk fails or an answer is lost: nothing is half done, and nothing is done twice."""

from __future__ import annotations

from typing import Any

import pytest

from facilitation.domain.faces import phone
from facilitation.domain.refusals import Refused
from facilitation.operations import read_operation
from facilitation.storage.event import Done
from facilitation.storage.jobs import Job, Join, Stored
from tests.desk.desks import LEADER, Event, tablet
from tests.desk.desks import phone as phone_of


def operation(event: Event, name: str, /, **fields: Any) -> Any:
    return read_operation(event.message(name, **fields))


@pytest.mark.parametrize("problem", [Refused("not_yet"), OSError("disk"), ValueError()])
def test_memory_is_unchanged_and_nobody_is_told(event: Event, problem: Exception) -> None:
    check = event.check(event.point())
    event.told.clear()
    before = (event.desk.meeting, dict(event.desk.participants), event.desk.seen().version)

    def fail(job: Job) -> tuple[Exception, int]:
        return problem, event.store.sequence

    event.submit = fail
    with pytest.raises(type(problem)):
        event.desk.perform(tablet(), operation(event, "set_headcount", people=8))
    with pytest.raises(type(problem)):
        event.desk.perform(
            phone_of("anne-0001"),
            operation(event, "vote", who="anne-0001", check=check, answer="agree"),
        )
    with pytest.raises(type(problem)):
        event.desk.join("zoe-00001", 1)
    assert event.told == []
    after = (event.desk.meeting, dict(event.desk.participants), event.desk.seen().version)
    assert after == before
    assert event.desk.tally(check) == {}


def test_one_that_could_not_be_stored_is_applied_when_it_is_sent_again(event: Event) -> None:
    sent = event.message("set_headcount", people=8)
    working = event.submit
    event.submit = lambda job: (Refused("not_yet"), 0)
    ack = event.desk.answer(tablet(), sent)
    assert (ack["ok"], ack["code"], ack["later"]) == (False, "not_yet", True)
    event.submit = working
    assert "again" not in event.desk.answer(tablet(), sent)
    assert event.desk.meeting.tables[1].headcount == 8


def test_a_lost_acknowledgement_and_a_restart_do_not_double_anything(event: Event) -> None:
    sent = event.message("capture_point", question=1, kind="idea", text="A ramp.")

    def stored_but_unanswered(job: Job) -> tuple[Stored | Exception, int]:
        event.store.commit([job])
        raise ConnectionError

    event.submit = stored_but_unanswered
    with pytest.raises(ConnectionError):
        event.desk.answer(tablet(), sent)
    event.reopen()
    assert event.desk.answer(tablet(), sent)["again"] is True
    assert [p.text for p in event.desk.meeting.points.values()] == ["A ramp."]


def test_whoever_sits_down_while_a_table_goes_is_told_to_choose_another(event: Event) -> None:
    """Else their phone would have a seat at no table, and nothing to show."""
    event.done(LEADER, "add_table")
    working = event.submit

    def meanwhile(job: Job) -> Done:
        event.submit = working
        event.done(LEADER, "remove_table", number=4)
        return working(job)

    event.submit = meanwhile
    with pytest.raises(Refused) as refused:
        event.desk.join("dora-0001", 4)
    assert refused.value.code == "unknown_table"
    event.reopen()
    for table in (1, 2):
        event.desk.join("dora-0001", table)
        assert phone(event.desk.seen(), event.desk.participants["dora-0001"])["table"] == table


def test_a_seat_at_a_table_that_has_gone_is_none(event: Event) -> None:
    """As an older version may have left it in the file."""
    event.done(LEADER, "add_table")
    event.store.commit([Join("dora-0001", 4, 5)])
    event.done(LEADER, "remove_table", number=4)
    event.reopen()
    assert "dora-0001" not in event.desk.participants
