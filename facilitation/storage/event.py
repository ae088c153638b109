"""One event's file: written by one committer in groups, read by the hub beside it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from facilitation.domain.disclosure import Ballot
from facilitation.domain.facts import Fact
from facilitation.domain.refusals import Refused
from facilitation.storage import talk
from facilitation.storage.database import IntegrityError, SqliteError, open_database
from facilitation.storage.jobs import (
    Act,
    Cast,
    Job,
    Stored,
    cast_all,
    find_act,
    find_operation,
)
from facilitation.storage.migrations import event_migrations
from facilitation.storage.rows import Private, read_private
from facilitation.storage.trouble import nearly_full, words_for
from facilitation.storage.worries import worries_of, worries_on

Done = tuple[Stored | Exception, int]
"""What became of a job, and the sequence after its group."""

T = TypeVar("T")


class EventStore:
    """``commit`` may run on another thread than the reads: each has its own connection."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer = open_database(path, event_migrations)
        self._writer.execute("INSERT OR IGNORE INTO meta VALUES ('epoch', 1), ('sequence', 0)")
        self._reader = open_database(path)
        self._reader.execute("PRAGMA query_only = ON")
        # A writing thread and a test's thread must not share a transaction.
        self._writing = threading.Lock()
        self.epoch = self._number("epoch")
        self.sequence = self._number("sequence")
        self.trouble = ""
        """Why nothing could be written the last time, in words; "" if it could."""

    def commit(self, jobs: Sequence[Job], sealing: Callable[[], None] | None = None) -> list[Done]:
        """Apply jobs in order in one transaction, each in a savepoint of its own.

        ``sealing`` is called when all that is left is to wait for the disk.

        When this returns, what is ``Stored`` is on disk. A job that raises undoes only
        itself. If the group cannot be stored, each gets ``not_yet``.
        """
        with self._writing:
            try:
                done = self._commit(jobs, sealing)
                self.trouble = ""
                return done
            except SqliteError as problem:
                self.trouble = words_for(problem)
                self._undo()
                return [(Refused("not_yet"), self.sequence) for _ in jobs]

    def _commit(self, jobs: Sequence[Job], sealing: Callable[[], None] | None) -> list[Done]:
        db = self._writer
        sequence = self.sequence + 1
        outcomes: list[Stored | Exception] = []
        db.execute("BEGIN IMMEDIATE")
        for together in _runs(jobs):
            outcomes += self._apply(db, together, sequence)
        changed = any(isinstance(o, Stored) and o.changed for o in outcomes)
        if changed:
            db.execute("UPDATE meta SET value = ? WHERE key = 'sequence'", [sequence])
        if sealing:
            sealing()
        db.execute("COMMIT")
        if changed:
            self.sequence = sequence
        return [(outcome, self.sequence) for outcome in outcomes]

    def _apply(
        self, db: Database, jobs: Sequence[Job], sequence: int
    ) -> Sequence[Stored | Exception]:
        """Jobs in a savepoint: many only where none of them can undo what others did."""
        db.execute("SAVEPOINT job")
        outcomes: Sequence[Stored | Exception]
        try:
            if len(jobs) == 1:
                outcomes = [jobs[0].apply(db, sequence)]
            else:
                outcomes = cast_all(db, [job for job in jobs if isinstance(job, Cast)])
        except Exception as problem:
            # A row that the schema refuses is this job's own trouble, not the disk's.
            if isinstance(problem, SqliteError) and not isinstance(problem, IntegrityError):
                raise
            db.execute("ROLLBACK TO job")
            if len(jobs) > 1:
                db.execute("RELEASE job")
                return [done for job in jobs for done in self._apply(db, [job], sequence)]
            outcomes = [problem]
        db.execute("RELEASE job")
        return outcomes

    def _undo(self) -> None:
        if self._writer.conn.in_transaction:
            self._writer.execute("ROLLBACK")

    @property
    def next_version(self) -> tuple[int, int]:
        """That of the group which is being written, until it is written."""
        return self.epoch, self.sequence + 1

    def facts(self) -> list[tuple[int, Fact]]:
        """``(at in ms, fact)`` in order. Raises ``talk.Damaged``."""
        return self._read(lambda db: list(talk.read(db)))

    def find_operation(self, operation: str, digest: str) -> int | None:
        """The sequence at which an operation was stored, or None. Refused: ``conflict``."""
        return self._read(lambda db: find_operation(db, operation, digest))

    def find_act(self, operation: str) -> Act | None:
        """What was stored for an operation, or None."""
        return self._read(lambda db: find_act(db, operation))

    def tally(self, check: str) -> dict[str, int]:
        """People by answer for one check, counted from its rows."""
        rows = self._read(
            lambda db: db.execute(
                "SELECT answer, count(*) FROM ballots WHERE check_id = ? GROUP BY answer", [check]
            ).fetchall()
        )
        return dict(rows)

    def voters(self, check: str) -> set[str]:
        """Who has answered a check; not what."""
        rows = self._read(
            lambda db: db.execute(
                "SELECT participant_id FROM ballots WHERE check_id = ?", [check]
            ).fetchall()
        )
        return {participant for (participant,) in rows}

    def ballots_on(self, check: str) -> list[Ballot]:
        """Each phone's answer to one check with its person's table and group, without who.

        Only for ``disclosure``, which decides what of it anybody may see.
        """
        rows = self._read(
            lambda db: db.execute(
                "SELECT b.answer, p.table_number, p.group_name FROM ballots b "
                "JOIN participants p ON p.id = b.participant_id WHERE b.check_id = ?",
                [check],
            ).fetchall()
        )
        return [Ballot(*row) for row in rows]

    def answers_of(self, participant: str) -> dict[str, str]:
        """One person's own answers, by check. For that person only."""
        rows = self._read(
            lambda db: db.execute(
                "SELECT check_id, answer FROM ballots WHERE participant_id = ?", [participant]
            ).fetchall()
        )
        return dict(rows)

    def orders_of(self, participant: str) -> dict[str, int]:
        """The order number of one person's stored answers, by check."""
        rows = self._read(
            lambda db: db.execute(
                "SELECT check_id, n FROM ballots WHERE participant_id = ?", [participant]
            ).fetchall()
        )
        return dict(rows)

    def participants(self) -> dict[str, int]:
        """Table number by participant."""
        rows = self._read(
            lambda db: db.execute("SELECT id, table_number FROM participants").fetchall()
        )
        return dict(rows)

    def groups(self) -> dict[str, str]:
        """What participants come as; those who did not say are left out."""
        rows = self._read(
            lambda db: db.execute(
                "SELECT id, group_name FROM participants WHERE group_name IS NOT NULL"
            ).fetchall()
        )
        return dict(rows)

    def private(self) -> Private:
        """Raised cards, tables' notes, and answers to suggestions."""
        return self._read(read_private)

    def worries_on(self, check: str) -> tuple[str, ...]:
        """Private worries on a check, without who."""
        return self._read(lambda db: worries_on(db, check))

    def worries_of(self, participant: str) -> dict[str, str]:
        """One person's own worries, by check. For that person only."""
        return self._read(lambda db: worries_of(db, participant))

    def nearly_full(self) -> str:
        """That the disk has little room left, in words; else ""."""
        return nearly_full(self.path)

    def close(self) -> None:
        with self._writing:
            self._reader.conn.close()
            self._writer.conn.close()

    def _number(self, key: str) -> int:
        return self._read(
            lambda db: int(db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()[0])
        )

    def _read(self, query: Callable[[Database], T]) -> T:
        """Run a query on the reading connection. Refused: ``not_yet`` if it cannot be read."""
        try:
            return query(self._reader)
        except SqliteError as problem:
            raise Refused("not_yet") from problem


def _runs(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """Jobs in order, ballots that come one after the other together.

    A person's second ballot on a check begins a new run: it must see the first.
    """
    run: list[Job] = []
    keys: set[tuple[str, str]] = set()
    for job in jobs:
        if not isinstance(job, Cast) or job.key in keys:
            if run:
                yield run
            run, keys = [], set()
        if isinstance(job, Cast):
            run.append(job)
            keys.add(job.key)
        else:
            yield [job]
    if run:
        yield run
