"""Which events there are. Each has a file of its own beside this one."""

from __future__ import annotations

import secrets
import shutil
from contextlib import AbstractContextManager
from dataclasses import astuple, dataclass
from pathlib import Path

from facilitation.storage.database import IntegrityError, check_sqlite, open_database
from facilitation.storage.event import EventStore
from facilitation.storage.migrations import catalogue_migrations

FOLDER = "events"


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of the catalogue. ``date`` is ISO; ``made_at`` ms.

    ``delete_after``: ISO date on which the event is deleted, "" for none. It stands here too,
    so that the promise is kept for a file that cannot be read any more. ``rehearsal``: made
    up by the app for one event; 1 or 0.
    """

    id: str
    code: str
    title: str
    date: str
    made_at: int
    delete_after: str = ""
    rehearsal: int = 0


class Catalogue:
    """The small database beside the events' files, in the instance folder."""

    def __init__(self, instance: Path) -> None:
        check_sqlite()
        self._events = instance / FOLDER
        self._events.mkdir(parents=True, exist_ok=True)
        self._db = open_database(instance / "catalogue.db", catalogue_migrations)

    def add(
        self, title: str, date: str, at: int, delete_after: str = "", rehearsal: bool = False
    ) -> Listed:
        """A new event with a fresh id and join code."""
        while True:
            code = f"{secrets.randbelow(900_000) + 100_000}"
            listed = Listed(
                secrets.token_hex(6), code, title, date, at, delete_after, int(rehearsal)
            )
            try:
                self._db.execute(
                    "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)", list(astuple(listed))
                )
            except IntegrityError:
                continue
            return listed

    def all_or_nothing(self) -> AbstractContextManager[object]:
        """What is changed inside is on disk together at its end, or not at all."""
        return self._db.atomic()

    def drop(self, event: str) -> None:
        """Take an event out of the list; its file is left alone."""
        self._db.execute("DELETE FROM events WHERE id = ?", [event])

    def change(self, event: str, title: str, date: str, delete_after: str) -> None:
        """What the list says of an event, after its organiser has changed it."""
        self._db.execute(
            "UPDATE events SET title = ?, date = ?, delete_after = ? WHERE id = ?",
            [title, date, delete_after, event],
        )

    def forget(self, event: str) -> None:
        """Delete an event for good: its file, what SQLite keeps beside it, and its copies.

        The file must not be open. The list comes last: what is listed can be deleted again.
        Raises OSError where something cannot be deleted.
        """
        if self.backups(event).exists():
            shutil.rmtree(self.backups(event))
        for path in self._events.glob(f"{event}.*"):
            path.unlink(missing_ok=True)
        self.drop(event)

    def all(self) -> list[Listed]:
        """Newest first."""
        rows = self._db.execute("SELECT * FROM events ORDER BY made_at DESC, id").fetchall()
        return [Listed(*row) for row in rows]

    def get(self, event: str) -> Listed | None:
        return self._one("SELECT * FROM events WHERE id = ?", event)

    def by_code(self, code: str) -> Listed | None:
        return self._one("SELECT * FROM events WHERE code = ?", code)

    def has(self, event: str) -> bool:
        found = self._db.execute("SELECT 1 FROM events WHERE id = ?", [event]).fetchone()
        return found is not None

    def open(self, event: str) -> EventStore:
        """The event's own file, made if it is not there."""
        return EventStore(self.path(event))

    def path(self, event: str) -> Path:
        return self._events / f"{event}.db"

    def backups(self, event: str) -> Path:
        """The folder of the copies that the app takes of an event."""
        return self._events.parent / "backups" / event

    def find(self, name: str) -> Listed | None:
        """An event by its id or its join code ("123 456" too)."""
        code = "".join(c for c in name if not c.isspace())
        return self.get(code) or self.by_code(code)

    def _one(self, query: str, value: str) -> Listed | None:
        row = self._db.execute(query, [value]).fetchone()
        return Listed(*row) if row else None
