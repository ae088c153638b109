"""The tables, from the first one on. A migration that was released is never edited."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

event_migrations = Migrations("common-table-event")
catalogue_migrations = Migrations("common-table-catalogue")


@event_migrations()
def first_tables(db: Database) -> None:
    """The log of the talk, its texts, and the rows that are counted."""
    db.table("meta").create({"key": str, "value": int}, pk="key", not_null={"value"}, strict=True)
    db.table("facts").create(
        {"seq": int, "at": int, "name": str, "body": str, "hash": str, "operation_id": str},
        pk="seq",
        not_null={"at", "name", "body", "hash"},
        strict=True,
    )
    # Apart from the facts, so that a text can be taken out without breaking their chain.
    db.table("texts").create(
        {"seq": int, "body": str, "hash": str},
        pk="seq",
        not_null={"body", "hash"},
        foreign_keys=[("seq", "facts", "seq")],
        strict=True,
    )
    db.table("operations").create(
        {"id": str, "digest": str, "sequence": int, "speaker": str, "undone_by": str},
        pk="id",
        not_null={"digest", "sequence", "speaker"},
        strict=True,
    )
    db.table("facts").create_index(["operation_id"])
    db.table("participants").create(
        {"id": str, "table_number": int, "joined_at": int},
        pk="id",
        not_null={"table_number", "joined_at"},
        strict=True,
    )
    db.table("checks").create({"id": str, "state": str}, pk="id", not_null={"state"}, strict=True)
    # One ballot a person and check, in the schema itself; only the last operation is kept.
    db.execute(
        """
        CREATE TABLE ballots (
            check_id TEXT NOT NULL REFERENCES checks(id),
            participant_id TEXT NOT NULL REFERENCES participants(id),
            answer TEXT NOT NULL,
            operation_id TEXT NOT NULL,
            digest TEXT NOT NULL,
            n INTEGER NOT NULL,
            PRIMARY KEY (check_id, participant_id)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX ballots_of_participant ON ballots(participant_id, check_id, answer)")


@event_migrations()
def groups_people_come_as(db: Database) -> None:
    """What somebody said they come as; NULL if they did not say."""
    db.table("participants").add_column("group_name", str)


@event_migrations()
def cards_notes_offers(db: Database) -> None:
    """What is nobody's business but one person's or one table's: rows, never in the log."""
    db.execute(
        """
        CREATE TABLE cards (
            id TEXT PRIMARY KEY,
            participant_id TEXT NOT NULL REFERENCES participants(id),
            kind TEXT NOT NULL,
            words TEXT NOT NULL,
            at INTEGER NOT NULL,
            UNIQUE (participant_id, kind)
        ) STRICT
        """
    )
    db.execute(
        """
        CREATE TABLE table_notes (
            table_number INTEGER NOT NULL,
            about TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (table_number, about)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TABLE offers (
            point_id TEXT PRIMARY KEY,
            participant_id TEXT NOT NULL REFERENCES participants(id),
            answer TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )


@event_migrations()
def private_worries(db: Database) -> None:
    """What would make it better, by person and check: never in the log."""
    db.execute(
        """
        CREATE TABLE worries (
            check_id TEXT NOT NULL REFERENCES checks(id),
            participant_id TEXT NOT NULL REFERENCES participants(id),
            text TEXT NOT NULL,
            PRIMARY KEY (check_id, participant_id)
        ) STRICT, WITHOUT ROWID
        """
    )


@event_migrations()
def doubts_about_what_is_told(db: Database) -> None:
    """Who says of something told that it is not what they meant. For the organiser, unnamed."""
    db.execute(
        """
        CREATE TABLE doubts (
            participant_id TEXT NOT NULL REFERENCES participants(id),
            item TEXT NOT NULL,
            words TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (participant_id, item)
        ) STRICT, WITHOUT ROWID
        """
    )


@catalogue_migrations()
def first_catalogue(db: Database) -> None:
    """Which events there are, and their join codes."""
    db.table("events").create(
        {"id": str, "code": str, "title": str, "date": str, "made_at": int},
        pk="id",
        not_null={"code", "title", "date", "made_at"},
        strict=True,
    )
    db.table("events").create_index(["code"], unique=True)


@catalogue_migrations()
def deletion_and_rehearsals(db: Database) -> None:
    """When each event is to be deleted, and which are only rehearsals."""
    db.execute("ALTER TABLE events ADD COLUMN delete_after TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE events ADD COLUMN rehearsal INTEGER NOT NULL DEFAULT 0")
