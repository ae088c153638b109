"""Opening a SQLite file the way an event needs it."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations
from sqlite_utils.utils import sqlite3

SAFE_SQLITE = (3, 51, 3)
"""Older ones can corrupt a WAL file that two connections use (the WAL-reset bug)."""

__all__ = [
    "IntegrityError",
    "OldSqlite",
    "SqliteError",
    "check_sqlite",
    "is_damage",
    "open_database",
    "sqlite3",
]

SqliteError: type[Exception] = sqlite3.Error
IntegrityError: type[Exception] = sqlite3.IntegrityError


def is_damage(problem: Exception) -> bool:
    """Whether SQLite found a file that is not whole, and not one that is busy or out of reach."""
    return type(problem) is sqlite3.DatabaseError


class OldSqlite(RuntimeError):
    """The SQLite at hand could damage an event's file."""


def check_sqlite(version: tuple[int, ...] | None = None) -> None:
    """Raise ``OldSqlite`` unless the SQLite in use is safe for two connections."""
    found = version or tuple(int(part) for part in sqlite3.sqlite_version.split("."))
    if found < SAFE_SQLITE:
        raise OldSqlite(
            f"SQLite {'.'.join(map(str, found))} can damage a file in WAL mode. "
            "On Linux (x86-64) and macOS (Apple silicon) `make setup` installs a newer one. "
            "Elsewhere use a Python that is built with SQLite 3.51.3 or newer."
        )


def open_database(path: Path, migrations: Migrations | None = None) -> Database:
    """A connection in WAL mode with FULL durability; migrations applied if given.

    ``busy_timeout`` is short: a lock held elsewhere must become "not yet", not a wait.
    The connection may move between threads, but only one may use it at a time.
    """
    connection = sqlite3.connect(str(path), isolation_level=None, check_same_thread=False)
    db = Database(connection)
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "busy_timeout = 250",
        # What a person takes back is written over, and not only let go of.
        "secure_delete = ON",
    ):
        db.execute(f"PRAGMA {pragma}").fetchall()
    if migrations is not None:
        migrations.apply(db)
    return db
