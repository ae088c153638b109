"""Rows that stay out of the log: raised cards, a table's notes, what a phone is told back.

Each job is part of an operation's ``Append``, which applies it once.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from facilitation.domain.cards import Card
from facilitation.storage.jobs import CHANGED, Stored


@dataclass(frozen=True, slots=True)
class RaiseCard:
    """One of each kind a person: raised again, it gets the new words and keeps its place."""

    card: str
    participant: str
    kind: str
    words: str
    at: int

    def apply(self, db: Database, sequence: int) -> Stored:
        db.execute(
            "INSERT INTO cards VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (participant_id, kind) DO UPDATE SET words = excluded.words",
            [self.card, self.participant, self.kind, self.words, self.at],
        )
        return CHANGED


@dataclass(frozen=True, slots=True)
class LowerCard:
    participant: str
    kind: str

    def apply(self, db: Database, sequence: int) -> Stored:
        db.execute(
            "DELETE FROM cards WHERE participant_id = ? AND kind = ?", [self.participant, self.kind]
        )
        return CHANGED


@dataclass(frozen=True, slots=True)
class DropCard:
    """Answered: nothing of it is kept."""

    card: str

    def apply(self, db: Database, sequence: int) -> Stored:
        db.execute("DELETE FROM cards WHERE id = ?", [self.card])
        return CHANGED


@dataclass(frozen=True, slots=True)
class NoteForTable:
    table: int
    about: str
    text: str

    def apply(self, db: Database, sequence: int) -> Stored:
        if self.text:
            db.execute(
                "INSERT INTO table_notes VALUES (?, ?, ?) "
                "ON CONFLICT DO UPDATE SET text = excluded.text",
                [self.table, self.about, self.text],
            )
        else:
            db.execute(
                "DELETE FROM table_notes WHERE table_number = ? AND about = ?",
                [self.table, self.about],
            )
        return CHANGED


@dataclass(frozen=True, slots=True)
class Offer:
    """Whose suggestion a point was: for an answer to that person alone."""

    point: str
    participant: str

    def apply(self, db: Database, sequence: int) -> Stored:
        db.execute("INSERT INTO offers VALUES (?, ?, '')", [self.point, self.participant])
        return CHANGED


@dataclass(frozen=True, slots=True)
class AnswerOffer:
    """The kind word that goes back to who suggested a point."""

    point: str
    words: str

    def apply(self, db: Database, sequence: int) -> Stored:
        db.execute("UPDATE offers SET answer = ? WHERE point_id = ?", [self.words, self.point])
        return CHANGED


@dataclass(frozen=True, slots=True)
class Doubt:
    """ "This is not what we meant": one for each person and item, the last words count."""

    participant: str
    item: str
    words: str
    at: int

    def apply(self, db: Database, sequence: int) -> Stored:
        db.execute(
            "INSERT INTO doubts VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET words = excluded.words, at = excluded.at",
            [self.participant, self.item, self.words, self.at],
        )
        return CHANGED


@dataclass(frozen=True, slots=True)
class Private:
    """All such rows, as the desk keeps them at hand.

    ``cards``: (participant, kind, card id, words, at), first raised first.
    ``notes``: text by (table, about). ``offers``: (participant, answer) by point.
    ``doubts``: (participant, item, words).
    """

    cards: tuple[tuple[str, str, str, str, int], ...]
    notes: dict[tuple[int, str], str]
    offers: dict[str, tuple[str, str]]
    doubts: tuple[tuple[str, str, str], ...] = ()

    def doubts_of(self) -> dict[str, tuple[str, ...]]:
        """Words by item; sorted, so that their order does not tell who wrote when."""
        found: dict[str, list[str]] = {}
        for _, item, words in self.doubts:
            found.setdefault(item, []).append(words)
        return {item: tuple(sorted(words)) for item, words in found.items()}

    def doubted_by(self, participant: str) -> list[str]:
        return [item for who, item, _ in self.doubts if who == participant]

    def cards_at(self, participants: dict[str, int]) -> tuple[Card, ...]:
        """Raised cards, each at the table where its person sits now; never who."""
        return tuple(
            Card(card, participants[who], kind, words, at)
            for who, kind, card, words, at in self.cards
            if who in participants
        )

    def kinds_of(self, participant: str) -> list[str]:
        return [kind for who, kind, *_ in self.cards if who == participant]

    def owner(self, card: str) -> str | None:
        return next((who for who, _, found, *_ in self.cards if found == card), None)


def read_private(db: Database) -> Private:
    cards = db.execute(
        "SELECT participant_id, kind, id, words, at FROM cards ORDER BY at, id"
    ).fetchall()
    notes = db.execute("SELECT table_number, about, text FROM table_notes").fetchall()
    offers = db.execute("SELECT point_id, participant_id, answer FROM offers").fetchall()
    doubts = db.execute("SELECT participant_id, item, words FROM doubts").fetchall()
    return Private(
        tuple(tuple(row) for row in cards),
        {(table, about): text for table, about, text in notes},
        {point: (who, answer) for point, who, answer in offers},
        tuple(tuple(row) for row in doubts),
    )
