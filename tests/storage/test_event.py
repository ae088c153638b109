"""Writing in groups: all of a group is on disk, or none; a refused job undoes only itself."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from facilitation.domain.disclosure import Ballot
from facilitation.domain.facts import CheckLocked, CheckOpened, CheckRevealed, HeadcountSet
from facilitation.domain.refusals import Refused
from facilitation.storage.database import SqliteError, sqlite3
from facilitation.storage.event import Done, EventStore
from facilitation.storage.jobs import Append, Cast, Job, Join, Probe, Stored

VOTE = Cast("check-01", "anne", "agree", "vote-0001", "digest-1", 10)


def only(done: list[Done]) -> Stored | Exception:
    [(outcome, _)] = done
    return outcome


def code(outcome: Stored | Exception) -> str:
    assert isinstance(outcome, Refused)
    return outcome.code


@dataclass(frozen=True)
class WriteThenFail:
    """A job that writes, and then finds that it must not."""

    problem: Exception

    def apply(self, db: Database, sequence: int) -> Stored:
        db.execute("INSERT INTO checks VALUES ('check-bad', 'open')")
        raise self.problem


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program writes to the file and takes its time."""
    other = sqlite3.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_ballots_come_with_table_and_group_and_without_who(store: EventStore) -> None:
    store.commit([Join("anne", 1, 7, "Carers"), Join("cy", 2, 8)])
    votes = [VOTE, replace(VOTE, participant="bo", answer="skip", operation="vote-0002")]
    store.commit([*votes, Append(7, [CheckLocked("check-01", 3)])])
    found = sorted(store.ballots_on("check-01"), key=lambda b: b.answer)
    assert found == [Ballot("agree", 1, "Carers"), Ballot("skip", 1, None)]
    assert store.ballots_on("check-02") == []


def kept(store: EventStore) -> tuple[object, ...]:
    people = ("anne", "bo")
    return (
        store.facts(),
        store.tally("check-01"),
        [store.answers_of(p) for p in people],
        store.participants(),
    )


class TestOperations:
    def test_one_is_applied_once_and_says_when_it_was(self, store: EventStore) -> None:
        job = Append(7, [HeadcountSet(1, 8)], "op-0001", "digest")
        assert store.commit([job]) == [(Stored(True), 2)]
        assert store.commit([Append(8, [HeadcountSet(2, 8)])]) == [(Stored(True), 3)]
        before = kept(store)
        assert store.commit([job]) == [(Stored(False, again=True, sequence=2), 3)]
        assert kept(store) == before
        assert store.find_operation("op-0001", "digest") == 2
        assert store.find_operation("op-0002", "digest") is None

    def test_one_id_is_for_one_thing(self, store: EventStore) -> None:
        store.commit([Append(7, [HeadcountSet(1, 8)], "op-0001", "digest")])
        before = kept(store)
        other = Append(7, [HeadcountSet(1, 9)], "op-0001", "another")
        assert code(only(store.commit([other]))) == "conflict"
        assert kept(store) == before
        with pytest.raises(Refused, match="conflict"):
            store.find_operation("op-0001", "another")

    def test_twice_in_one_group_is_once(self, store: EventStore) -> None:
        job = Append(7, [HeadcountSet(1, 8)], "op-0001", "digest")
        (first, _), (second, _) = store.commit([job, job])
        assert first == Stored(True)
        assert second == Stored(False, again=True, sequence=2)

    def test_one_that_changes_nothing_is_remembered_too(self, store: EventStore) -> None:
        job = Append(7, [], "op-0001", "digest")
        store.commit([job])
        assert only(store.commit([job])) == Stored(False, again=True, sequence=2)

    def test_what_an_operation_did_and_that_it_was_taken_back(self, store: EventStore) -> None:
        facts = [HeadcountSet(1, 8), HeadcountSet(2, 9)]
        store.commit([Append(7, facts, "op-0001", "digest", "tablet")])
        act = store.find_act("op-0001")
        assert act is not None
        assert (act.speaker, act.undone) == ("tablet", False)
        assert [f for _, f in store.facts()[act.first - 1 : act.last]] == facts
        back = Append(8, [HeadcountSet(1, 0)], "op-0002", "digest", "tablet", undoes="op-0001")
        store.commit([back])
        undone = store.find_act("op-0001")
        assert undone is not None
        assert undone.undone
        assert store.find_act("op-0003") is None


class TestBallots:
    def test_one_for_each_person_and_check(self, store: EventStore) -> None:
        assert only(store.commit([VOTE])) == Stored(True)
        changed = replace(VOTE, answer="unsure", operation="vote-0002", digest="digest-2", n=11)
        other = replace(VOTE, participant="bo", operation="vote-0003")
        store.commit([changed, other])
        assert store.tally("check-01") == {"agree": 1, "unsure": 1}
        assert store.answers_of("anne") == {"check-01": "unsure"}

    def test_the_file_itself_holds_no_second_one(self, store: EventStore, path: Path) -> None:
        store.commit([VOTE])
        db = sqlite3.connect(str(path))
        row = ("check-01", "anne", "disagree", "vote-0009", "digest", 99)
        with pytest.raises(SqliteError, match="UNIQUE"):
            db.execute("INSERT INTO ballots VALUES (?, ?, ?, ?, ?, ?)", row)
        db.close()

    def test_the_same_again_changes_nothing(self, store: EventStore) -> None:
        store.commit([VOTE])
        assert store.commit([VOTE]) == [(Stored(False, again=True), 2)]

    def test_the_same_id_for_another_answer_is_refused(self, store: EventStore) -> None:
        store.commit([VOTE])
        other = replace(VOTE, answer="disagree", digest="digest-2")
        assert code(only(store.commit([other]))) == "conflict"
        assert store.tally("check-01") == {"agree": 1}

    @pytest.mark.parametrize("n", [9, 10])
    def test_one_that_is_overtaken_does_not_count(self, store: EventStore, n: int) -> None:
        store.commit([VOTE])
        late = replace(VOTE, answer="disagree", operation="vote-0000", digest="digest-0", n=n)
        assert only(store.commit([late])) == Stored(False, superseded=True, n=10)
        assert store.tally("check-01") == {"agree": 1}

    def test_none_for_a_check_that_there_is_not(self, store: EventStore) -> None:
        assert code(only(store.commit([replace(VOTE, check="check-99")]))) == "unknown_check"

    def test_none_after_the_lock_in_the_same_group_and_all_before_it(
        self, store: EventStore
    ) -> None:
        lock = Append(7, [CheckLocked("check-01", 2)], "op-0001", "digest")
        late = replace(VOTE, participant="bo", operation="vote-0002")
        (first, _), _, (last, _) = store.commit([VOTE, lock, late])
        assert (first, code(last)) == (Stored(True), "check_locked")
        assert store.tally("check-01") == {"agree": 1}

    def test_what_was_saved_before_the_lock_is_still_saved_after_it(
        self, store: EventStore
    ) -> None:
        store.commit([VOTE, Append(7, [CheckLocked("check-01", 2), CheckRevealed("check-01")])])
        assert only(store.commit([VOTE])) == Stored(False, again=True)
        late = replace(VOTE, operation="vote-0000", digest="digest-0", n=1)
        assert only(store.commit([late])) == Stored(False, superseded=True, n=10)
        new = replace(VOTE, operation="vote-0002", digest="digest-2", n=11)
        assert code(only(store.commit([new]))) == "check_locked"

    def test_a_lock_that_was_not_stored_closes_nothing(self, store: EventStore) -> None:
        store.commit([Append(7, [HeadcountSet(1, 8)], "op-0001", "digest")])
        lock = Append(8, [CheckLocked("check-01", 2)], "op-0001", "another")
        (_, _), (outcome, _) = store.commit([lock, VOTE])
        assert outcome == Stored(True)


class TestParticipants:
    def test_a_person_sits_at_one_table_and_may_move(self, store: EventStore) -> None:
        assert only(store.commit([Join("anne", 1, 9)])) == Stored(False, again=True)
        assert only(store.commit([Join("anne", 2, 9)])) == Stored(True)
        assert store.participants() == {"anne": 2, "bo": 1}


class TestGroups:
    @pytest.mark.parametrize(
        "problem",
        [Refused("conflict"), ValueError("a mistake of ours"), sqlite3.IntegrityError("no")],
    )
    def test_a_job_that_fails_undoes_only_itself(
        self, store: EventStore, problem: Exception
    ) -> None:
        count = Append(7, [HeadcountSet(1, 8)], "op-0001", "digest")
        jobs: list[Job] = [VOTE, WriteThenFail(problem), count]
        (first, _), (failed, _), (last, _) = store.commit(jobs)
        assert (first, failed, last) == (Stored(True), problem, Stored(True))
        assert store.tally("check-01") == {"agree": 1}
        bad = only(store.commit([replace(VOTE, check="check-bad")]))
        assert code(bad) == "unknown_check"

    def test_a_ballot_of_nobody_does_not_take_the_others_with_it(self, store: EventStore) -> None:
        nobody = replace(VOTE, participant="carl", operation="vote-0002")
        (first, _), (failed, _) = store.commit([VOTE, nobody])
        assert first == Stored(True)
        assert isinstance(failed, Exception)
        assert (store.tally("check-01"), store.trouble) == ({"agree": 1}, "")

    def test_the_sequence_rises_by_one_for_each_group_that_changed_something(
        self, store: EventStore, path: Path
    ) -> None:
        asked = CheckOpened("check-02", "point-02", "table", 2, "question-1")
        groups: list[tuple[list[Job], int]] = [
            ([VOTE, Join("carl", 2, 7), Append(7, [asked])], 2),
            ([VOTE], 2),
            ([replace(VOTE, check="check-99"), WriteThenFail(ValueError())], 2),
            ([Probe()], 2),
            ([], 2),
            ([Append(8, [HeadcountSet(1, 8)])], 3),
        ]
        for jobs, sequence in groups:
            assert [s for _, s in store.commit(jobs)] == [sequence] * len(jobs)
            assert store.sequence == sequence
        store.close()
        again = EventStore(path)
        assert (again.sequence, again.epoch) == (3, 1)
        again.close()

    def test_many_threads_may_commit(self, store: EventStore) -> None:
        def vote(person: str, place: int) -> None:
            store.commit([Join(person, 1, 7)])
            store.commit([replace(VOTE, participant=person, operation=f"vote-{place:04}")])

        threads = [threading.Thread(target=vote, args=(f"p{n}", n)) for n in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert store.tally("check-01") == {"agree": 20}
        assert store.sequence == 41


class TestReopened:
    def test_everything_is_as_it_was(self, store: EventStore, path: Path) -> None:
        store.commit([VOTE])
        before = kept(store)
        store.close()
        again = EventStore(path)
        assert kept(again) == before
        again.close()


class TestHeld:
    def test_what_cannot_be_stored_now_is_not_yet_and_then_it_is(
        self, store: EventStore, path: Path
    ) -> None:
        before = kept(store)
        jobs: list[Job] = [VOTE, Append(7, [HeadcountSet(1, 8)], "op-0001", "digest")]
        with held(path):
            done = store.commit(jobs)
            assert [(code(o), s) for o, s in done] == [("not_yet", 1), ("not_yet", 1)]
            assert store.trouble == (
                "Another program holds the event's file. Saving goes on when it lets go."
            )
            assert kept(store) == before, "it can still be read"
        assert store.commit(jobs) == [(Stored(True), 2), (Stored(True), 2)]
        assert store.trouble == ""

    def test_a_disk_that_fails_in_the_middle_leaves_nothing_behind(self, store: EventStore) -> None:
        before = kept(store)
        problem = sqlite3.OperationalError("database or disk is full")
        done = store.commit([VOTE, WriteThenFail(problem)])
        assert [code(o) for o, _ in done] == ["not_yet", "not_yet"]
        assert "full" in store.trouble
        assert (kept(store), store.sequence) == (before, 1)
        assert store.commit([VOTE]) == [(Stored(True), 2)]
