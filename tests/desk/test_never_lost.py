"""Devices that send twice, out of order, and through crashes: never lost, never doubled.

A simple model is kept beside the real desk on a real file; after each step both say the same.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from facilitation.access import Speaker
from facilitation.desk import Ack
from facilitation.domain.meeting import fold
from facilitation.domain.refusals import Refused
from facilitation.storage.event import Done
from facilitation.storage.jobs import Job
from tests.desk.desks import LEADER, Event, new_event, phone, tablet
from tests.domain.histories import Turn, say, turns

PEOPLE = {"person-00": 1, "person-01": 1, "person-02": 2}
people = st.sampled_from(sorted(PEOPLE))
answers = st.sampled_from(["agree", "unsure", "disagree", "skip"])
Message = dict[str, Any]


class Lost(Exception):
    """The process died at this moment."""


class Devices(RuleBasedStateMachine):
    """Phones of two tables, their tablets, and a server that dies now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.event = Event(self.folder / "event.db")
        for person, table in PEOPLE.items():
            self.event.desk.join(person, table)
        # What devices keep: said and not acknowledged yet; and what they may send again.
        self.kept: list[tuple[Speaker, Message]] = []
        self.answered: list[tuple[Speaker, Message, Ack]] = []
        # The model.
        self.ballots: dict[tuple[str, str], Message] = {}
        self.points: list[str] = []
        self.states: dict[str, str] = {}
        self.table_of: dict[str, int] = {}
        self.about: dict[str, str] = {}
        self.applied: list[Message] = []

    def teardown(self) -> None:
        self.event.close()
        shutil.rmtree(self.folder)

    @initialize()
    def begin(self) -> None:
        for table in (1, 2):
            self.captured(table, False)
            self.opened(table, 0, False)

    # What people do: it is kept on the device until it is acknowledged.

    @rule(person=people, which=st.integers(0, 2), answer=answers, late=st.booleans())
    def votes(self, person: str, which: int, answer: str, late: bool) -> None:
        checks = [c for c in self.states if self.table_of[c] == PEOPLE[person]]
        if checks:
            fields = {"who": person, "check": checks[-1 - which % len(checks)]}
            self.say(phone(person), late, "vote", **fields, answer=answer)

    @rule(answer=answers, other=answers)
    def changes_their_mind_and_one_vote_arrives_late(self, answer: str, other: str) -> None:
        self.votes("person-00", 0, other, False)
        self.votes("person-00", 0, other, True)
        self.votes("person-00", 0, answer, True)
        self.sent(-1)
        self.sent(-1)

    @rule(answer=answers, other=answers)
    def voting_closes_while_a_vote_is_under_way(self, answer: str, other: str) -> None:
        self.opened(1, 0, False)
        self.votes("person-01", 0, answer, False)
        self.votes("person-01", 0, other, True)
        newest = [c for c in self.states if self.table_of[c] == 1][-1:]
        for check in newest:
            self.say(tablet(), False, "lock_check", check=check)
            self.sent(-1)
            self.sent_again(2)
            self.say(tablet(), False, "reveal_check", check=check)

    @rule(table=st.integers(1, 2), late=st.booleans())
    def captured(self, table: int, late: bool) -> None:
        words = f"Words {self.event.sent}."
        self.say(tablet(table), late, "capture_point", question=1, kind="idea", text=words)

    @rule(table=st.integers(1, 2), which=st.integers(0, 9), late=st.booleans())
    def opened(self, table: int, which: int, late: bool) -> None:
        own = [p for p in self.points if self.table_of[p] == table]
        if own:
            self.say(tablet(table), late, "open_check", point=own[which % len(own)], scope="table")

    @precondition(lambda self: len(self.ballots) > 1)
    @rule(
        which=st.integers(0, 9),
        name=st.sampled_from(["lock_check", "reveal_check"]),
        late=st.booleans(),
    )
    def closed(self, which: int, name: str, late: bool) -> None:
        check = sorted(self.states)[which % len(self.states)]
        self.say(tablet(self.table_of[check]), late, name, check=check)

    def say(self, who: Speaker, late: bool, name: str, /, **fields: Any) -> None:
        """It arrives at once unless it is late."""
        self.kept.append((who, self.event.message(name, **fields)))
        if not late:
            self.sent(len(self.kept) - 1)

    # What the network and the machine do to it.

    @precondition(lambda self: self.kept)
    @rule(which=st.integers(0, 9))
    def sent(self, which: int) -> None:
        """Any of what is kept arrives: not in the order in which it was said."""
        who, message = self.kept.pop(which % len(self.kept))
        expected = self.expect(who, message)
        ack = self.event.desk.answer(who, message)
        assert plain(ack) == expected
        self.answered.append((who, message, ack))

    @precondition(lambda self: self.answered)
    @rule(which=st.integers(0, 99))
    def sent_again(self, which: int) -> None:
        """The acknowledgement did not arrive, so the device sends once more."""
        who, message, first = self.answered[-1 - which % len(self.answered)]
        expected = self.expect(who, message)
        ack = self.event.desk.answer(who, message)
        assert plain(ack) == expected
        assert ack["ok"] or not first["ok"], "what was saved stays saved"

    @precondition(lambda self: self.answered)
    @rule(which=st.integers(0, 99))
    def used_for_something_else(self, which: int) -> None:
        who, message, first = self.answered[-1 - which % len(self.answered)]
        if message["name"] == "capture_point" and first["ok"]:
            other = {**message, "text": "Something else."}
            assert self.event.desk.answer(who, other)["code"] == "conflict"

    @precondition(lambda self: self.kept)
    @rule(which=st.integers(0, 9), stored=st.booleans())
    def crashed_while_it_was_sent(self, which: int, stored: bool) -> None:
        who, message = self.kept[which % len(self.kept)]

        def die(job: Job) -> Done:
            if stored:
                self.event.store.commit([job])
            raise Lost

        if stored:
            self.expect(who, message)
        self.event.submit = die
        with contextlib.suppress(Lost):
            self.event.desk.answer(who, message)
        self.event.reopen()

    @rule()
    def crashed(self) -> None:
        self.event.reopen()

    @precondition(lambda self: self.kept)
    @rule(which=st.integers(0, 9))
    def could_not_be_saved(self, which: int) -> None:
        who, message = self.kept[which % len(self.kept)]
        working, self.event.submit = self.event.submit, lambda job: (Refused("not_yet"), 0)
        ack = self.event.desk.answer(who, message)
        self.event.submit = working
        assert not ack["ok"] or ack.get("again"), "nothing is acknowledged that is not saved"

    # What must be true after each step.

    @invariant()
    def no_vote_is_lost_or_doubled(self) -> None:
        for check in self.states:
            wanted = Counter(m["answer"] for (c, _), m in self.ballots.items() if c == check)
            assert dict(self.event.desk.tally(check)) == wanted == self.event.store.tally(check)
        for person in PEOPLE:
            own = {c: m["answer"] for (c, p), m in self.ballots.items() if p == person}
            assert self.event.store.answers_of(person) == own

    @invariant()
    def no_point_is_lost_or_doubled(self) -> None:
        assert list(self.event.desk.meeting.points) == self.points
        found = {c.id: c.state for c in self.event.desk.meeting.checks.values()}
        assert found == self.states

    @invariant()
    def memory_is_what_is_on_disk(self) -> None:
        assert fold(self.event.store.facts()) == self.event.desk.meeting

    # The model: what must come of a message, and the change that it makes.

    def expect(self, who: Speaker, message: Message) -> str:
        if message["name"] == "vote":
            return self.expect_vote(message)
        if any(sent is message for sent in self.applied):
            return "again"
        outcome = self.expect_talk(who.table or 0, message)
        if outcome == "ok":
            self.applied.append(message)
        return outcome

    def expect_vote(self, message: Message) -> str:
        place = (message["check"], message["who"])
        before = self.ballots.get(place)
        if before is message:
            return "again"
        if before is not None and message["n"] <= before["n"]:
            return "superseded"
        if self.states[message["check"]] != "open":
            return "check_locked"
        self.ballots[place] = message
        return "ok"

    def expect_talk(self, table: int, message: Message) -> str:
        match message["name"]:
            case "capture_point":
                self.points.append(message["id"])
                self.table_of[message["id"]] = table
            case "open_check":
                busy = [c for c, s in self.states.items() if s == "open"]
                if any(self.table_of[c] == table for c in busy) or any(
                    self.about[c] == message["point"] and s != "revealed"
                    for c, s in self.states.items()
                ):
                    return "check_open"
                self.states[message["id"]] = "open"
                self.about[message["id"]] = message["point"]
                self.table_of[message["id"]] = table
            case "lock_check":
                if self.states[message["check"]] == "open":
                    self.states[message["check"]] = "locked"
            case "reveal_check":
                if self.states[message["check"]] == "open":
                    return "not_locked"
                self.states[message["check"]] = "revealed"
        return "ok"


def plain(ack: Ack) -> str:
    """An acknowledgement in one word."""
    if not ack["ok"]:
        return str(ack["code"])
    return "again" if ack.get("again") else "superseded" if ack.get("superseded") else "ok"


TestDevices = Devices.TestCase
TestDevices.settings = settings(max_examples=40, stateful_step_count=40)


def told(event: Event, turn: Turn, number: int) -> Ack:
    """A turn of a random history, said to a desk by whoever may."""
    said = say(event.desk.meeting, turn, number)
    if said.role == "phone":
        person = f"person-{said.table}"
        return event.say(phone(person), said.name, who=person, **said.fields)
    return event.say(tablet(said.table) if said.table else LEADER, said.name, **said.fields)


@given(turns)
@settings(max_examples=15)
def test_after_a_restart_an_event_is_as_it_was(history: list[Turn]) -> None:
    with new_event() as event:
        for table in event.desk.meeting.tables:
            event.desk.join(f"person-{table}", table)
        for number, turn in enumerate(history):
            if turn[0] not in ("vote", "undo", "replace_link"):
                told(event, turn, number)
        before = (event.desk.meeting, event.desk.participants, event.desk.seen().version)
        event.reopen()
        assert (event.desk.meeting, event.desk.participants, event.desk.seen().version) == before
        assert list(event.desk.meeting.points) == list(before[0].points)
