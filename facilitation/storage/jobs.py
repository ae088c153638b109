"""What can be written to an event's file. A job runs inside the committer's transaction.

``apply(db, sequence)`` gives ``Stored``, or raises ``Refused``: then only this job is undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec
from sqlite_utils import Database

from facilitation.domain.facts import Fact
from facilitation.domain.meeting import OPEN
from facilitation.domain.refusals import Refused
from facilitation.storage import talk


@dataclass(frozen=True, slots=True)
class Stored:
    """``changed``: whether rows changed. ``sequence``: the one a repeated job had first.

    ``n``: where a ballot is superseded, the order number of the one that stands.
    """

    changed: bool
    again: bool = False
    superseded: bool = False
    sequence: int | None = None
    n: int | None = None


CHANGED, AGAIN = Stored(True), Stored(False, again=True)

Ballot = tuple[str, str]
"""(check, participant)"""

Row = tuple[str, str, int]
"""What is stored of a ballot: (operation, digest, n)."""


class Job(Protocol):
    def apply(self, db: Database, sequence: int) -> Stored: ...


@dataclass(frozen=True, slots=True)
class Append:
    """Facts of one operation, applied once for its id. ``operation`` None: the app's own.

    ``undoes``: the operation that these facts make up for; it is marked in the same moment.
    ``rows``: what changes beside the log in the same moment.
    """

    at: int
    facts: Sequence[Fact]
    operation: str | None = None
    digest: str = ""
    speaker: str = ""
    undoes: str | None = None
    rows: Sequence[Job] = ()

    def apply(self, db: Database, sequence: int) -> Stored:
        if self.operation is not None:
            before = find_operation(db, self.operation, self.digest)
            if before is not None:
                return Stored(False, again=True, sequence=before)
            db.execute(
                "INSERT INTO operations VALUES (?, ?, ?, ?, NULL)",
                [self.operation, self.digest, sequence, self.speaker],
            )
        if self.undoes is not None:
            db.execute(
                "UPDATE operations SET undone_by = ? WHERE id = ?", [self.operation, self.undoes]
            )
        talk.append(db, self.at, self.facts, self.operation)
        for row in self.rows:
            row.apply(db, sequence)
        return Stored(True)


@dataclass(frozen=True, slots=True)
class Act:
    """What an operation did: its facts are those from ``first`` to ``last`` in the log."""

    speaker: str
    undone: bool
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Cast:
    """One person's answer to one check. The latest order number wins, whenever it arrives."""

    check: str
    participant: str
    answer: str
    operation: str
    digest: str
    n: int

    @property
    def key(self) -> Ballot:
        return self.check, self.participant

    def apply(self, db: Database, sequence: int) -> Stored:
        outcome = cast_all(db, [self])[0]
        if isinstance(outcome, Refused):
            raise outcome
        return outcome

    def judge(self, row: Row | None, state: str | None) -> Stored | Refused:
        """What becomes of it, beside this person's ``row`` and the check's ``state``."""
        if row is not None:
            operation, digest, n = row
            if operation == self.operation:
                return AGAIN if digest == self.digest else Refused("conflict")
            if self.n <= n:
                return Stored(False, superseded=True, n=n)
        if state is None:
            return Refused("unknown_check")
        return CHANGED if state == OPEN else Refused("check_locked")


def cast_all(db: Database, casts: Sequence[Cast]) -> list[Stored | Refused]:
    """Ballots of different people or checks, in two or three statements for all of them.

    Each statement gives up Python's lock and waits to get it back from the hub: a statement
    for each ballot cost the hub its turn as often. By itself, without the hub, a ballot of a
    group of 200 took 12 us and takes 4.
    """
    keys = msgspec.json.encode([cast.key for cast in casts]).decode()
    found = db.execute(
        "SELECT json_group_array(json_array("
        "b.check_id, b.participant_id, b.operation_id, b.digest, b.n)) "
        "FROM json_each(?) k CROSS JOIN ballots b "
        "ON b.check_id = k.value ->> 0 AND b.participant_id = k.value ->> 1",
        [keys],
    ).fetchone()[0]
    rows: dict[Ballot, Row] = {
        (check, who): (operation, digest, n)
        for check, who, operation, digest, n in msgspec.json.decode(found)
    }
    checks = msgspec.json.encode(list({cast.check for cast in casts})).decode()
    states = dict(
        db.execute(
            "SELECT id, state FROM checks WHERE id IN (SELECT value FROM json_each(?))", [checks]
        ).fetchall()
    )
    outcomes = [cast.judge(rows.get(cast.key), states.get(cast.check)) for cast in casts]
    changes = [
        (cast.check, cast.participant, cast.answer, cast.operation, cast.digest, cast.n)
        for cast, outcome in zip(casts, outcomes, strict=True)
        if outcome is CHANGED
    ]
    if changes:
        db.execute(
            "INSERT INTO ballots SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, "
            "value ->> 4, value ->> 5 FROM json_each(?) WHERE true ON CONFLICT DO UPDATE SET "
            "answer = excluded.answer, operation_id = excluded.operation_id, "
            "digest = excluded.digest, n = excluded.n",
            [msgspec.json.encode(changes).decode()],
        )
    return outcomes


@dataclass(frozen=True, slots=True)
class Join:
    """A person sits down at a table, or moves to another one.

    ``group``: what they come as; "" if they would rather not say, None to leave it as it is.
    """

    participant: str
    table: int
    at: int
    group: str | None = None

    def apply(self, db: Database, sequence: int) -> Stored:
        row = db.execute(
            "SELECT table_number, coalesce(group_name, '') FROM participants WHERE id = ?",
            [self.participant],
        ).fetchone()
        before = row[1] if row is not None else ""
        group = before if self.group is None else self.group
        if row is not None and tuple(row) == (self.table, group):
            return Stored(False, again=True)
        db.execute(
            "INSERT INTO participants (id, table_number, joined_at, group_name) "
            "VALUES (?, ?, ?, nullif(?, '')) ON CONFLICT DO UPDATE SET "
            "table_number = excluded.table_number, group_name = excluded.group_name",
            [self.participant, self.table, self.at, group],
        )
        return Stored(True)


@dataclass(frozen=True, slots=True)
class Probe:
    """Find out whether the file can be written again. Changes nothing that anybody sees."""

    def apply(self, db: Database, sequence: int) -> Stored:
        db.execute("INSERT OR REPLACE INTO meta VALUES ('probed', ?)", [sequence])
        return Stored(False)


def find_act(db: Database, operation: str) -> Act | None:
    """What was stored for an operation, or None."""
    row = db.execute(
        "SELECT o.speaker, o.undone_by IS NOT NULL, min(f.seq), max(f.seq) FROM operations o "
        "LEFT JOIN facts f ON f.operation_id = o.id WHERE o.id = ? GROUP BY o.id",
        [operation],
    ).fetchone()
    if row is None:
        return None
    return Act(row[0], bool(row[1]), row[2] or 0, row[3] or 0)


def find_operation(db: Database, operation: str, digest: str) -> int | None:
    """The sequence an operation was stored at, or None. Refused: ``conflict``."""
    row = db.execute("SELECT digest, sequence FROM operations WHERE id = ?", [operation]).fetchone()
    if row is None:
        return None
    if row[0] != digest:
        raise Refused("conflict")
    return int(row[1])
