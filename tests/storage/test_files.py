"""The files of an installation: their tables, their list, and the SQLite that they need."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from facilitation.storage.catalogue import Catalogue
from facilitation.storage.database import (
    SAFE_SQLITE,
    OldSqlite,
    check_sqlite,
    open_database,
    sqlite3,
)
from facilitation.storage.event import EventStore
from facilitation.storage.lock import InUse, hold
from facilitation.storage.migrations import catalogue_migrations, event_migrations
from facilitation.storage.trouble import nearly_full, words_for
from facilitation.storage.worries import AddWorry


def tables(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(str(path))) as db:
        return list(db.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name"))


class TestMigrations:
    def test_opening_again_changes_nothing(self, store: EventStore, path: Path) -> None:
        before, facts = tables(path), store.facts()
        store.close()
        for _ in range(2):
            db = open_database(path, event_migrations)
            db.conn.close()
        again = EventStore(path)
        assert (tables(path), again.facts()) == (before, facts)
        again.close()

    def test_both_kinds_of_file_are_whole_from_the_first_opening(self, tmp_path: Path) -> None:
        for migrations, wanted in (
            (event_migrations, {"facts", "texts", "operations", "participants", "ballots"}),
            (catalogue_migrations, {"events"}),
        ):
            path = tmp_path / f"{min(wanted)}.db"
            open_database(path, migrations).conn.close()
            assert wanted <= {name for kind, name, _ in tables(path) if kind == "table"}

    def test_what_was_taken_back_is_not_in_the_file(self, store: EventStore, path: Path) -> None:
        """A worry or a card: nothing of it is kept, not even where SQLite has room again."""
        [store.commit([AddWorry("check-01", "anne", words)]) for words in ("Somebody drinks.", "")]
        store.close()
        assert b"Somebody drinks." not in path.read_bytes()

    def test_what_is_written_is_on_disk_when_a_commit_returns(self, path: Path) -> None:
        db = open_database(path, event_migrations)
        found = {
            name: db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
        db.conn.close()
        assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


class TestSqlite:
    def test_the_one_in_use_is_safe(self) -> None:
        check_sqlite()

    @pytest.mark.parametrize("version", [(3, 51, 2), (3, 40, 1), (3, 9)])
    def test_an_old_one_is_not(self, version: tuple[int, ...]) -> None:
        with pytest.raises(OldSqlite) as old:
            check_sqlite(version)
        assert "make setup" in str(old.value)

    @pytest.mark.parametrize("version", [SAFE_SQLITE, (3, 52, 0), (4, 0)])
    def test_a_newer_one_is(self, version: tuple[int, ...]) -> None:
        check_sqlite(version)


class TestCatalogue:
    def test_an_event_is_found_by_its_code_and_by_its_id(self, tmp_path: Path) -> None:
        catalogue = Catalogue(tmp_path)
        first = catalogue.add("First", "2026-11-24", 1)
        second = catalogue.add("Second", "2026-11-25", 2)
        assert [e.title for e in catalogue.all()] == ["Second", "First"]
        assert (first.code.isdigit(), len(first.code)) == (True, 6)
        assert catalogue.by_code(first.code) == first
        assert (catalogue.by_code("000000"), catalogue.has("none")) == (None, False)
        assert catalogue.has(second.id)
        assert catalogue.find(second.id) == second
        assert catalogue.find(f"{first.code[:3]} {first.code[3:]}") == first
        assert catalogue.find("none") is None

    def test_it_is_the_same_after_a_restart(self, tmp_path: Path) -> None:
        listed = Catalogue(tmp_path).add("First", "2026-11-24", 1)
        assert Catalogue(tmp_path).all() == [listed]

    def test_codes_and_ids_are_not_given_twice(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        codes = iter([7, 7, 7, 8])
        monkeypatch.setattr("secrets.randbelow", lambda limit: next(codes))
        catalogue = Catalogue(tmp_path)
        found = [catalogue.add(title, "2026-11-24", 1) for title in ("First", "Second")]
        assert [e.code for e in found] == ["100007", "100008"]
        assert found[0].id != found[1].id

    def test_dropping_an_event_leaves_its_file(self, tmp_path: Path) -> None:
        catalogue = Catalogue(tmp_path)
        listed = catalogue.add("First", "2026-11-24", 1)
        catalogue.open(listed.id).close()
        catalogue.drop(listed.id)
        assert catalogue.all() == []
        assert catalogue.path(listed.id).exists()

    def test_each_event_has_a_file_of_its_own(self, tmp_path: Path) -> None:
        catalogue = Catalogue(tmp_path)
        paths = {catalogue.path(catalogue.add("A day", "2026-11-24", n).id) for n in range(3)}
        assert len(paths) == 3


class TestInstance:
    def test_one_server_at_a_time(self, tmp_path: Path) -> None:
        with hold(tmp_path), pytest.raises(InUse):
            hold(tmp_path)
        hold(tmp_path).close()

    @pytest.mark.parametrize(
        ("said", "part"),
        [
            ("database or disk is full", "disk is full"),
            ("attempt to write a readonly database", "read-only"),
            ("database is locked", "Another program"),
            ("database disk image is malformed", "restore a backup"),
            ("file is not a database", "restore a backup"),
            ("disk I/O error", "does not answer"),
            ("unable to open database file", "cannot be opened"),
            ("something that nobody foresaw", "cannot be written"),
        ],
    )
    def test_a_disk_in_trouble_is_said_in_words(self, said: str, part: str) -> None:
        words = words_for(sqlite3.OperationalError(said))
        assert part in words
        assert words.endswith(".")

    def test_little_room_is_said_in_steps_before_it_is_too_late(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        free = 0

        def usage(_: Path) -> SimpleNamespace:
            return SimpleNamespace(free=free * 1_000_000)

        monkeypatch.setattr("shutil.disk_usage", usage)
        said = {}
        for free in (299, 251, 249, 300, 10):
            said[free] = nearly_full(tmp_path / "event.db")
        assert said[300] == ""
        assert said[299] == said[251], "not other words with every point"
        assert "less than 300 megabytes are left. Everything is still saved." in said[299]
        assert "less than 250 megabytes" in said[249]
        assert "less than 50 megabytes" in said[10]
