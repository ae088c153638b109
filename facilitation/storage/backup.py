"""Copies of an event's file, taken while it is in use, and the way back from one."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from facilitation.storage import talk
from facilitation.storage.database import SqliteError, open_database, sqlite3

KEPT = 10


class CannotRestore(RuntimeError):
    """The copy cannot take the event's place; the words say why."""


def take_backup(event_file: Path, folder: Path, label: str, kept: int = KEPT) -> Path:
    """Copy an event's file into ``folder`` and keep the newest ``kept`` copies.

    SQLite's own backup: whole and consistent, also in the middle of writing. Gives the copy.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    target = folder / f"{stamp}-{label}.db"
    draft = target.with_suffix(".part")
    with (
        closing(sqlite3.connect(f"file:{event_file}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(str(draft))) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    _to_disk(draft)
    draft.replace(target)
    if kept:
        # This one at all events: after a clock was put back it would count as the oldest.
        others = sorted(copy for copy in folder.glob("*.db") if copy != target)
        for old in others[: max(0, len(others) - kept + 1)]:
            old.unlink()
    return target


def restore_backup(copy: Path, event_file: Path) -> int:
    """Put a copy in the place of an event's file, which must not be open. Gives the epoch.

    The epoch becomes higher than any before, so that devices know that time has gone back,
    and offer again what had been acknowledged. What was there is kept as ``*.replaced``.
    """
    epoch = max(_epoch(copy), _epoch(event_file) if event_file.exists() else 0) + 1
    draft = event_file.with_suffix(".restoring")
    shutil.copyfile(copy, draft)
    try:
        with closing(sqlite3.connect(str(draft))) as db:
            db.execute("UPDATE meta SET value = ? WHERE key = 'epoch'", [epoch])
            db.commit()
        db_there = open_database(draft)
        with closing(db_there.conn):
            list(talk.read(db_there))
            db_there.execute("PRAGMA journal_mode = DELETE").fetchall()
    except (SqliteError, talk.Damaged) as problem:
        draft.unlink(missing_ok=True)
        raise CannotRestore(f"{copy} cannot be restored: {problem}") from problem
    _to_disk(draft)
    for suffix in ("-wal", "-shm"):
        # These belong to the file that goes: with another file they would damage it.
        side = Path(f"{event_file}{suffix}")
        if side.exists():
            side.replace(f"{event_file}.replaced{suffix}")
    if event_file.exists():
        event_file.replace(f"{event_file}.replaced")
    draft.replace(event_file)
    return epoch


def _epoch(path: Path) -> int:
    """The epoch in a file; 0 if it cannot be read (then any other is higher)."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
            row = db.execute("SELECT value FROM meta WHERE key = 'epoch'").fetchone()
            return int(row[0]) if row else 0
    except SqliteError:
        return 0


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
