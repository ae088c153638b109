"""The log of the talk: what is read is what was written, or the damage is found."""

from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitation.domain.facts import (
    KINDS,
    CheckOpened,
    CheckRevealed,
    Fact,
    PointCaptured,
    PointReworded,
)
from facilitation.domain.meeting import fold
from facilitation.domain.parts import Row, Split
from facilitation.storage.database import sqlite3
from facilitation.storage.event import EventStore
from facilitation.storage.jobs import Append, Stored
from facilitation.storage.talk import REDACTED, Damaged, seal
from tests.domain.histories import History, histories
from tests.storage.conftest import ASKED, MADE

# The file is made anew for a test, and only grows from one example to the next.
growing = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


def change(path: Path, sql: str, *values: Any) -> None:
    """Change the file behind the app's back."""
    with closing(sqlite3.connect(str(path))) as db:
        assert db.execute(sql, values).rowcount == 1
        db.commit()


def reread(path: Path) -> list[tuple[int, Fact]]:
    opened = EventStore(path)
    try:
        return opened.facts()
    finally:
        opened.close()


class TestRoundTrip:
    @pytest.mark.parametrize("kind", sorted(KINDS))
    @given(data=st.data())
    @growing
    def test_every_kind_of_fact_comes_back_as_it_was(
        self, store: EventStore, kind: str, data: st.DataObject
    ) -> None:
        hands = {"hands": st.dictionaries(st.text(), st.integers())}
        # Its numbers are in columns of the file too, and of the size of a table's.
        seats = {"table": st.integers(1, 99), "to": st.integers(1, 99)}
        special = {"HandsCounted": hands, "PeopleMoved": seats}
        fact = data.draw(st.builds(KINDS[kind], **special.get(kind, {})))
        if isinstance(fact, CheckOpened):
            fact = dataclasses.replace(fact, check=f"check-{store.sequence}")
        at = data.draw(st.integers(0, 2**53))
        [(outcome, _)] = store.commit([Append(at, [fact])])
        assert outcome == Stored(True)
        assert store.facts()[-1] == (at, fact)

    @given(histories())
    @settings(max_examples=15)
    def test_an_event_that_was_lived_is_read_as_the_same_event(
        self, tmp_path_factory: pytest.TempPathFactory, lived: tuple[History, object]
    ) -> None:
        history, _ = lived
        path = tmp_path_factory.mktemp("lived") / "event.db"
        opened = EventStore(path)
        opened.commit([Append(at, [fact]) for at, fact in history.facts])
        opened.close()
        assert fold(reread(path)) == history.meeting

    def test_texts_are_kept_apart_from_facts(self, store: EventStore, path: Path) -> None:
        with closing(sqlite3.connect(str(path))) as db:
            bodies = "".join(row[0] for row in db.execute("SELECT body FROM facts"))
            texts = [row[0] for row in db.execute("SELECT body FROM texts ORDER BY seq")]
        assert texts == ["A ramp at the door.", "The bus stops at six."]
        assert "ramp" not in bodies


class TestTakenOut:
    def test_a_text_that_was_taken_out_leaves_the_rest_whole(
        self, store: EventStore, path: Path
    ) -> None:
        change(path, "DELETE FROM texts WHERE body LIKE '%ramp%'")
        facts = [fact for _, fact in reread(path)]
        assert facts[2] == PointCaptured("point-01", 1, 1, "idea", REDACTED)
        assert facts[3:] == [MADE[3], ASKED]

    def test_and_the_event_goes_on(self, store: EventStore, path: Path) -> None:
        change(path, "DELETE FROM texts WHERE body LIKE '%ramp%'")
        store.commit([Append(9, [PointReworded("point-01", "A lift.")])])
        assert fold(reread(path)).points["point-01"].text == "A lift."


COLUMNS = [
    *(("facts", column, seq) for column in ("name", "body", "hash") for seq in range(1, 6)),
    *(("texts", column, seq) for column in ("body", "hash") for seq in (3, 4)),
]


class TestDamage:
    @given(where=st.sampled_from(COLUMNS), place=st.integers(0, 999), bit=st.integers(0, 7))
    @settings(growing, max_examples=40)
    def test_a_flipped_bit_is_found(
        self, store: EventStore, path: Path, where: tuple[str, str, int], place: int, bit: int
    ) -> None:
        table, column, seq = where
        with closing(sqlite3.connect(str(path))) as db:
            query = f"SELECT CAST({column} AS BLOB) FROM {table} WHERE seq = ?"
            whole = bytes(db.execute(query, [seq]).fetchone()[0])
        place %= len(whole)
        flipped = whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :]
        put = f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE seq = ?"
        change(path, put, flipped, seq)
        try:
            with pytest.raises(Damaged):
                reread(path)
        finally:
            change(path, put, whole, seq)
        assert len(reread(path)) == 5

    def test_a_flipped_byte_in_the_file_itself_is_found(
        self, store: EventStore, path: Path
    ) -> None:
        store.close()
        whole = path.read_bytes()
        assert whole.count(b"A ramp at the door.") == 1
        path.write_bytes(whole.replace(b"A ramp at the door.", b"A lamp at the door."))
        with pytest.raises(Damaged):
            reread(path)

    def test_a_page_of_nonsense_is_found(self, store: EventStore, path: Path) -> None:
        store.close()
        whole = path.read_bytes()
        page = whole.index(b"A ramp at the door.") // 4096 * 4096
        path.write_bytes(whole[:page] + b"\xa5" * 4096 + whole[page + 4096 :])
        with pytest.raises(Damaged):
            reread(path)

    @pytest.mark.parametrize("seq", [1, 2, 3])
    def test_a_missing_row_is_found(self, store: EventStore, path: Path, seq: int) -> None:
        change(path, "DELETE FROM facts WHERE seq = ?", seq)
        with pytest.raises(Damaged):
            reread(path)

    def test_a_row_in_another_place_is_found(self, store: EventStore, path: Path) -> None:
        change(path, "UPDATE facts SET seq = 99 WHERE seq = 4")
        change(path, "UPDATE facts SET seq = 4 WHERE seq = 3")
        change(path, "UPDATE facts SET seq = 3 WHERE seq = 99")
        with pytest.raises(Damaged):
            reread(path)

    def test_another_time_is_found(self, store: EventStore, path: Path) -> None:
        change(path, "UPDATE facts SET at = at + 1 WHERE seq = 3")
        with pytest.raises(Damaged):
            reread(path)

    def test_texts_that_changed_places_are_found(self, store: EventStore, path: Path) -> None:
        for seq, new in ((3, 99), (4, 3), (99, 4)):
            change(path, "UPDATE texts SET seq = ? WHERE seq = ?", new, seq)
        with pytest.raises(Damaged):
            reread(path)

    def test_words_of_the_damage_repeat_nothing(self, store: EventStore, path: Path) -> None:
        change(path, "UPDATE texts SET body = 'A lamp.' WHERE seq = 3")
        with pytest.raises(Damaged) as damaged:
            reread(path)
        assert "lamp" not in str(damaged.value)


def test_a_reveal_that_was_written_before_groups_were_told_is_read_as_it_was(
    path: Path, store: EventStore
) -> None:
    """An older log has no such fields: nothing of that vote is told by group, then or now."""
    store.commit([Append(7, [CheckRevealed("check-01")])])
    facts = store.facts()
    store.close()
    with closing(sqlite3.connect(str(path))) as db:
        seq, at = db.execute("SELECT max(seq), at FROM facts").fetchone()
        [before] = db.execute("SELECT hash FROM facts WHERE seq = ?", [seq - 1]).fetchone()
        body = '{"check":"check-01"}'
        sealed = seal(before, seq, at, "CheckRevealed", body)
        db.execute("UPDATE facts SET body = ?, hash = ? WHERE seq = ?", [body, sealed, seq])
        db.commit()
    assert reread(path) == facts
    assert fold(reread(path)).checks["check-01"].split is None


def test_what_is_told_by_group_is_read_as_it_was_written(path: Path, store: EventStore) -> None:
    told = CheckRevealed("check-01", {"Carers": (9, 5), "Staff": (6, 5)}, ("Visitors", "Others"))
    store.commit([Append(7, [told])])
    assert reread(path)[-1] == (7, told)
    split = fold(reread(path)).checks["check-01"].split
    assert split == Split("group", {"Carers": Row(9, 5), "Staff": Row(6, 5)}, told.hidden)
