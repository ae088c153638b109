"""Private worries: one a person and check, in rows of their own."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from facilitation.domain.worries import shuffled
from facilitation.storage.jobs import CHANGED, Stored


@dataclass(frozen=True, slots=True)
class AddWorry:
    """Part of an operation's ``Append``. "" takes the worry back, and nothing of it is kept."""

    check: str
    participant: str
    text: str

    def apply(self, db: Database, sequence: int) -> Stored:
        if self.text:
            db.execute(
                "INSERT INTO worries VALUES (?, ?, ?) "
                "ON CONFLICT DO UPDATE SET text = excluded.text",
                [self.check, self.participant, self.text],
            )
        else:
            db.execute(
                "DELETE FROM worries WHERE check_id = ? AND participant_id = ?",
                [self.check, self.participant],
            )
        return CHANGED


def worries_on(db: Database, check: str) -> tuple[str, ...]:
    """What was written, without who, in no order that tells."""
    rows = db.execute("SELECT text FROM worries WHERE check_id = ?", [check]).fetchall()
    return shuffled(text for (text,) in rows)


def worries_of(db: Database, participant: str) -> dict[str, str]:
    """One person's own worries, by check. For that person only."""
    return dict(
        db.execute(
            "SELECT check_id, text FROM worries WHERE participant_id = ?", [participant]
        ).fetchall()
    )
