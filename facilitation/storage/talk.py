"""The log: facts as rows, each sealed to the one before by a hash.

hash = SHA-256 over (hash before, seq, at, name, body), so that a flipped byte or a missing
row is found when the event is loaded (SQLite's own check does not see flipped bytes).
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlite_utils import Database

from facilitation.domain.facts import KINDS, CheckLocked, CheckOpened, CheckRevealed, Fact
from facilitation.domain.meeting import LOCKED, OPEN, REVEALED
from facilitation.domain.room_facts import PeopleMoved
from facilitation.storage.database import SqliteError, is_damage

REDACTED = "(taken out)"


class Damaged(RuntimeError):
    """An event's file does not hold what was written to it."""


def append(db: Database, at: int, facts: Sequence[Fact], operation: str | None = None) -> None:
    """Write facts inside the caller's transaction, texts beside them."""
    row = db.execute("SELECT seq, hash FROM facts ORDER BY seq DESC LIMIT 1").fetchone()
    seq, before = row or (0, "")
    for fact in facts:
        seq += 1
        body = dataclasses.asdict(fact)
        text = body.pop("text", None)
        name = type(fact).__name__
        packed = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        before = seal(before, seq, at, name, packed)
        db.execute(
            "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?)",
            [seq, at, name, packed, before, operation],
        )
        if text is not None:
            db.execute(
                "INSERT INTO texts VALUES (?, ?, ?)", [seq, text, seal("", seq, 0, "", text)]
            )
        _note_check(db, fact)
        if isinstance(fact, PeopleMoved):
            # In the same moment: nobody may be counted at two tables, or at none.
            db.execute(
                "UPDATE participants SET table_number = ? WHERE table_number = ?",
                [fact.to, fact.table],
            )
    db.execute("INSERT OR REPLACE INTO meta VALUES ('facts', ?)", [seq])


def read(db: Database) -> Iterator[tuple[int, Fact]]:
    """``(at, fact)`` in order. Raises ``Damaged`` where the chain does not hold."""
    before, place = "", 0
    for place, (seq, at, *columns) in enumerate(_rows(db), 1):
        name, body, sealed = (_text(column, place) for column in columns[:3])
        text, text_seal = (None if c is None else _text(c, place) for c in columns[3:])
        before = seal(before, seq, at, name, body)
        if seq != place or before != sealed:
            raise Damaged(f"fact {place} of this event is not what was written")
        if text is not None and text_seal != seal("", seq, 0, "", text):
            raise Damaged(f"the text of fact {place} is not what was written")
        fields = json.loads(body)
        kind = KINDS[name]
        if "text" in {f.name for f in dataclasses.fields(kind)}:
            fields["text"] = REDACTED if text is None else text
        yield at, msgspec.convert(fields, kind)
    end = db.execute("SELECT value FROM meta WHERE key = 'facts'").fetchone()
    if end is not None and end[0] != place:
        raise Damaged(f"{end[0] - place} facts of this event are missing at its end")


def seal(before: str, seq: int, at: int, name: str, body: str) -> str:
    """The hash of one row, chained to the one before."""
    packed = f"{before}\n{seq}\n{at}\n{name}\n{body}"
    return hashlib.sha256(packed.encode()).hexdigest()


def _note_check(db: Database, fact: Fact) -> None:
    """Keep the state of checks in a row, where a ballot's own transaction can see it."""
    match fact:
        case CheckOpened():
            db.execute("INSERT INTO checks VALUES (?, ?)", [fact.check, OPEN])
        case CheckLocked():
            db.execute("UPDATE checks SET state = ? WHERE id = ?", [LOCKED, fact.check])
        case CheckRevealed():
            db.execute("UPDATE checks SET state = ? WHERE id = ?", [REVEALED, fact.check])


def _rows(db: Database) -> list[tuple[Any, ...]]:
    """Facts and their texts, as bytes: a flipped one may leave what is no text at all."""
    try:
        return db.execute(
            "SELECT f.seq, f.at, CAST(f.name AS BLOB), CAST(f.body AS BLOB), "
            "CAST(f.hash AS BLOB), CAST(t.body AS BLOB), CAST(t.hash AS BLOB) "
            "FROM facts f LEFT JOIN texts t ON t.seq = f.seq ORDER BY f.seq"
        ).fetchall()
    except SqliteError as problem:
        if is_damage(problem):
            raise Damaged("the file of this event is not what was written") from problem
        raise


def _text(column: bytes, place: int) -> str:
    try:
        return column.decode()
    except UnicodeDecodeError:
        raise Damaged(f"fact {place} of this event is not what was written") from None
