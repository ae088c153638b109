"""How many people a result speaks of, when phones sleep and words change."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitation import operations as op
from facilitation.access import FACILITATOR, ORGANISER, PHONE, Speaker
from facilitation.desk import Desk
from facilitation.domain import facts as f
from facilitation.domain.faces import display, facilitator
from facilitation.domain.presence import Presence
from facilitation.prepare import Plan, read_wanted
from facilitation.prepare.wanted import in_a_while
from facilitation.storage import talk
from facilitation.storage.event import EventStore
from facilitation.storage.jobs import Append

TABLET = Speaker("event", FACILITATOR, 1)
LEADER = Speaker("event", ORGANISER)


class Table:
    """One desk on a real file, and the people at its only table."""

    def __init__(self, path: Path) -> None:
        store = EventStore(path)
        made = f.MeetingMade("event", "Title", "2026-11-24", "123456", "three", ("Why?",), 1)
        store.commit([Append(1, [made])])
        self.presence = Presence()
        self.desk = Desk(store, lambda job: store.commit([job])[0], lambda: self.presence)
        self.n = 0
        self.do(LEADER, op.MoveStage, from_="lobby", to="question-1")

    def do(self, who: Speaker, name: type[op.Operation], /, **fields: object) -> str:
        self.n += 1
        made = name(id=f"operation-{self.n}", n=self.n, **fields)  # type: ignore[arg-type]
        self.desk.perform(who, made)  # type: ignore[arg-type]
        return made.id

    def sit(self, *people: str) -> None:
        """These are connected; who was before is not any more."""
        for person in people:
            self.desk.join(person, 1)
        self.presence = Presence(phones={1: len(people)}, people=frozenset(people))

    def vote(self, person: str, check: str, answer: str) -> None:
        phone = Speaker("event", PHONE, people=(person,))
        self.do(phone, op.Vote, who=person, check=check, answer=answer)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path / "event.db")


def test_those_who_voted_and_left_do_not_hide_those_who_say_nothing(table: Table) -> None:
    voters = [f"voter-000{i}" for i in range(5)]
    point = table.do(TABLET, op.CapturePoint, question=1, kind="point", text="Visits on time.")
    check = table.do(TABLET, op.OpenCheck, point=point, scope="table")
    table.sit(*voters)
    for voter in voters:
        table.vote(voter, check, "agree")
    table.sit("silent-0001", "silent-0002", "silent-0003")
    shown = facilitator(table.desk.seen(), 1)["points"][0]["check"]
    assert (shown["answered"], shown["present"]) == (5, 8)
    table.do(TABLET, op.LockCheck, check=check)
    table.do(TABLET, op.RevealCheck, check=check)
    result = facilitator(table.desk.seen(), 1)["points"][0]["check"]["result"]
    assert (result["answered"], result["present"], result["not_answered"]) == (5, 8, 3)
    assert "Everyone" not in result["sentence"]


def test_a_result_belongs_to_the_words_that_were_voted_on(table: Table) -> None:
    table.sit("voter-0001", "voter-0002", "voter-0003")
    point = table.do(TABLET, op.CapturePoint, question=1, kind="point", text="Visits on time.")
    check = table.do(TABLET, op.OpenCheck, point=point, scope="table")
    for voter in ("voter-0001", "voter-0002", "voter-0003"):
        table.vote(voter, check, "agree")
    table.do(TABLET, op.LockCheck, check=check)
    table.do(TABLET, op.RevealCheck, check=check)
    table.do(TABLET, op.MarkKey, point=point, key=True)
    reworded = table.do(TABLET, op.RewordPoint, point=point, text="Visits never.")
    assert facilitator(table.desk.seen(), 1)["points"][0]["check"] is None
    table.do(LEADER, op.MoveStage, from_="question-1", to="summary-1")
    table.do(LEADER, op.ShowStep, step=f"point:{point}")
    assert display(table.desk.seen(), "x/j")["screen"]["result"] is None
    # The old words are back, and with them what people said of them.
    table.do(TABLET, op.Undo, operation=reworded)
    assert display(table.desk.seen(), "x/j")["screen"]["result"]["answered"] == 3


def test_a_log_that_lost_its_end_is_damaged(table: Table) -> None:
    with closing(sqlite3.connect(table.desk.store.path)) as other, other:
        other.execute("DELETE FROM facts WHERE seq = (SELECT max(seq) FROM facts)")
    with pytest.raises(talk.Damaged, match="missing at its end"):
        table.desk.store.facts()


def test_half_an_emoji_in_a_title_is_left_out() -> None:
    values = {"title": "Care \ud83d", "date": in_a_while(), "questions": "Why\ud83d?", "tables": 1}
    plan = read_wanted(values)
    wanted = Plan("Care", in_a_while(), ("Why?",), 1, "three", settled=plan.settled)
    assert plan == wanted
