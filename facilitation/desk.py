"""The desk of one event: the door that every change passes through.

``perform`` = authorise, decide, store, evolve, tell. Nothing is acknowledged before it is
on disk.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from facilitation import operations as op
from facilitation.access import Speaker, authorise
from facilitation.decide import Around, decide
from facilitation.domain import checks, room_votes
from facilitation.domain.faces import Seen, suggestion_view
from facilitation.domain.facts import Fact
from facilitation.domain.meeting import ENDED, Meeting, evolve, fold
from facilitation.domain.presence import Presence
from facilitation.domain.refusals import LATER, Refused
from facilitation.domain.room_facts import PeopleMoved
from facilitation.domain.undo import undo
from facilitation.private import Beside, rows_for, suggesters
from facilitation.storage.event import Done, EventStore
from facilitation.storage.jobs import Append, Cast, Job, Join, Probe, Stored
from facilitation.vote_operations import SpreadVotes

Ack = dict[str, Any]
Ballot = op.Vote | SpreadVotes
Submit = Callable[[Job], Done]


def now() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def refusal(problem: Refused) -> Ack:
    """The acknowledgement that says no."""
    ack: Ack = {"ok": False, "code": problem.code, "words": problem.words}
    return {**ack, "later": True} if problem.code in LATER else ack


class Desk:
    """One event, open. ``submit`` stores a job durably.

    ``told(facts, ballot)`` hears of each change: the facts of an operation, the check of a
    ballot, or neither when somebody joined. ``told_aside`` hears what changed beside the log.
    ``foretold(after, facts)`` hears before the next job is submitted what will be true, with
    nothing else changed, if it is stored.
    """

    def __init__(
        self,
        store: EventStore,
        submit: Submit,
        presence: Callable[[], Presence] = Presence,
        told: Callable[[list[Fact], str | None], None] = lambda facts, ballot: None,
        told_aside: Callable[[Beside], None] = lambda beside: None,
        foretold: Callable[[Meeting, list[Fact]], None] = lambda after, facts: None,
    ) -> None:
        self.store = store
        self.meeting: Meeting = fold(store.facts())
        at_tables = self.meeting.tables
        self.participants = {p: t for p, t in store.participants().items() if t in at_tables}
        self._submit = submit
        self._presence = presence
        self._told, self._told_aside, self._foretold = told, told_aside, foretold
        self._kept = store.private()
        # Facts are decided on the state that they change, one operation at a time.
        self._deciding = threading.Lock()
        # The file is a moment ahead of the state here, and views are made of the state.
        self._reached = self._shown = store.sequence
        self._recording = False
        self._tallies: dict[str, Mapping[str, int]] = {}
        self._voters: dict[str, set[str]] = {}

    def answer(self, who: Speaker, message: object) -> Ack:
        """The acknowledgement of one message: always one, whatever it holds."""
        try:
            return self.perform(who, op.read_operation(message))
        except Refused as problem:
            return refusal(problem)

    def perform(self, who: Speaker, operation: op.AnyOperation) -> Ack:
        """Apply an operation once. Raises Refused."""
        if isinstance(operation, Ballot):
            job, trouble = self.ballot(who, operation), self.store.trouble
            return self.counted(job, self._submit(job), trouble)
        authorise(self.meeting, who, operation)
        digest = op.digest(operation, who.name)
        with self._deciding:
            before = self.store.find_operation(operation.id, digest)
            if before is not None:
                return self._ok(before, again=True)
            undoes = operation.operation if isinstance(operation, op.Undo) else None
            facts = self._undo(who, undoes) if undoes else decide(self._around(), who, operation)
            at, m, seats = now(), self.meeting, self.participants
            beside = rows_for(m, self._kept, seats, who, operation, at)
            stored, sequence = self._record(
                facts, Append(at, facts, operation.id, digest, who.name, undoes, beside.rows)
            )
            if beside.rows:
                self._kept = self.store.private()
        for person in suggesters(self._kept, facts) - {beside.person}:
            self._told_aside(Beside(person=person))
        if beside != Beside():
            self._told_aside(beside)
        return self._ok(sequence, again=stored.again)

    def decide_alone(self, rule: Callable[[Meeting], list[Fact]]) -> None:
        """A change that comes from a page of our own instead of a device's queue."""
        with self._deciding:
            facts = rule(self.meeting)
            self._record(facts, Append(now(), facts))

    def _record(self, facts: list[Fact], job: Append) -> tuple[Stored, int]:
        """Store facts, then let them be true. The caller holds the turn to decide."""
        self._recording, sequence = True, 0
        after = self.meeting
        for fact in facts:
            after = evolve(after, fact, job.at)
        moves = [fact for fact in facts if isinstance(fact, PeopleMoved)]
        if not moves and not job.rows:
            self._foretold(after, facts)
        try:
            stored, sequence = self._store(job)
            self.meeting = after
            for move in moves:
                moved = [p for p, table in self.participants.items() if table == move.table]
                self.participants.update(dict.fromkeys(moved, move.to))
        finally:
            self._recording = False
            self._reach(sequence)
        if facts:
            self._told(facts, None)
        return stored, sequence

    def _reach(self, sequence: int) -> None:
        """Views show ``sequence``, though not while facts of it may be missing in the state."""
        self._reached = max(self._reached, sequence)
        if not self._recording:
            self._shown = self._reached

    def join(self, participant: str, table: int, group: str | None = None) -> None:
        """Seat a participant. ``group`` as in ``Join``.

        Refused: ``unknown_table``, ``unknown_group``, ``wrong_stage`` after the end.
        """
        if table not in self.meeting.tables:
            raise Refused("unknown_table")
        if group and group not in self.meeting.groups:
            raise Refused("unknown_group")
        if self.meeting.stage == ENDED and self.participants.get(participant) != table:
            raise Refused("wrong_stage", "The event has ended. Nobody can join it any more.")
        _, sequence = self._store(Join(participant, table, now(), group))
        if table not in self.meeting.tables:
            raise Refused("unknown_table")  # it was taken away just now
        self.participants[participant] = table
        self._reach(sequence)
        self._told([], None)

    def tally(self, check: str) -> Mapping[str, int]:
        """People by answer, by phone; a closed check is counted once."""
        if check not in self._tallies:
            self._tallies[check] = self.store.tally(check)
        return self._tallies[check]

    def away(self, check: str) -> Mapping[int, int]:
        """By table, people who answered a check and are not connected now."""
        if check not in self._voters:
            self._voters[check] = self.store.voters(check)
        gone = self._voters[check] - self._presence().people
        return Counter(self.participants[p] for p in gone if p in self.participants)

    def version(self) -> tuple[int, int]:
        """That of the state here: what is on disk may be a moment ahead."""
        return self.store.epoch, self._shown

    def voted_at(self, check: str) -> Mapping[int, int]:
        """By table, people who answered a check by phone, here or away now."""
        voters = self.store.voters(check)
        return Counter(self.participants[p] for p in voters if p in self.participants)

    def seen(self) -> Seen:
        """What views are made from, as it is now."""
        presence, trouble = self._presence(), self.store.trouble
        cards, notes = self._kept.cards_at(self.participants), self._kept.notes
        return Seen(
            self.meeting,
            self.version(),
            self.tally,
            presence,
            trouble,
            self.away,
            cards,
            notes,
            worries=self.store.worries_on,
            disk=self.store.nearly_full(),
            doubts=self._kept.doubts_of(),
        )

    def own(self, participant: str) -> dict[str, Any]:
        """What only this person may see, beside their answers."""
        m, kept = self.meeting, self._kept
        return {
            "my_cards": kept.kinds_of(participant),
            "my_worries": self.store.worries_of(participant),
            "my_doubts": kept.doubted_by(participant),
            "my_suggestions": [
                suggestion_view(m.points[point], answer)
                for point, (who, answer) in kept.offers.items()
                if who == participant
            ],
        }

    def try_to_write(self) -> bool:
        """Whether the file can be written again; tells everyone when it can."""
        with contextlib.suppress(Refused):
            self._store(Probe())
        return not self.store.trouble

    def ballot(self, who: Speaker, vote: Ballot) -> Cast:
        """The job that stores a vote. Refused: it may not be cast. ``counted`` must follow."""
        authorise(self.meeting, who, vote)
        assert vote.who is not None
        table = self.participants.get(vote.who)
        if table is None:
            raise Refused("not_here")
        try:
            if isinstance(vote, SpreadVotes):
                answer = room_votes.as_answer(vote.votes)
                room_votes.may_spread(self.meeting, check=vote.check, votes=vote.votes)
            else:
                answer = vote.answer
                checks.may_vote(self.meeting, table, check=vote.check, answer=answer)
        except Refused as problem:
            if problem.code == "unknown_check" and self.store.epoch > 1:
                # A backup was restored: the tablet may yet bring the check back.
                raise Refused("not_yet") from None
            # A vote that was saved may be sent again after the lock: the rows know.
            if problem.code != "check_locked":
                raise
        digest = op.digest(vote, f"{who.event} {vote.who}")
        return Cast(vote.check, vote.who, answer, vote.id, digest, vote.n)

    def counted(self, job: Cast, done: Done, before: str) -> Ack:
        """A ballot's acknowledgement. ``before``: the trouble when it was submitted."""
        stored, sequence = self._outcome(done, before)
        if stored.changed:
            self._tallies.pop(job.check, None)
            if job.check in self._voters:
                self._voters[job.check].add(job.participant)
            self._reach(sequence)
            self._told([], job.check)
        ack = self._ok(sequence, again=stored.again)
        if stored.superseded:
            return {**ack, "superseded": True, "n": stored.n}
        return {**ack, "mine": {job.check: room_votes.as_votes(job.answer)}}

    def _store(self, job: Job) -> tuple[Stored, int]:
        before = self.store.trouble
        return self._outcome(self._submit(job), before)

    def _outcome(self, done: Done, before: str) -> tuple[Stored, int]:
        outcome, sequence = done
        if self.store.trouble != before:
            self._told([], None)
        if isinstance(outcome, Stored):
            return outcome, outcome.sequence or sequence
        raise outcome

    def _around(self) -> Around:
        return Around(
            self.meeting,
            self._presence(),
            self.participants,
            self.tally,
            self.away,
            now(),
            self.voted_at,
            self.store.ballots_on,
        )

    def _ok(self, sequence: int, again: bool = False) -> Ack:
        ack: Ack = {"ok": True, "version": [self.store.epoch, sequence]}
        return {**ack, "again": True} if again else ack

    def _undo(self, who: Speaker, operation: str) -> list[Fact]:
        """Facts that make up for an earlier act of the same link. Refused: see undo."""
        act = self.store.find_act(operation)
        if act is None or act.speaker != who.name or act.undone:
            raise Refused("cannot_undo")
        story = self.store.facts()
        facts = [fact for _, fact in story[act.first - 1 : act.last]] if act.first else []
        return undo(fold(story[: max(0, act.first - 1)]), facts, self.meeting)
