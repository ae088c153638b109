"""Copies of an event in use, and the way back from one."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitation.domain.facts import HeadcountSet
from facilitation.storage.backup import CannotRestore, restore_backup, take_backup
from facilitation.storage.event import EventStore
from facilitation.storage.jobs import Append, Cast

VOTE = Cast("check-01", "anne", "agree", "vote-0001", "digest-1", 10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def test_a_copy_holds_what_was_acknowledged_before_it(
    store: EventStore, path: Path, folder: Path
) -> None:
    store.commit([VOTE])
    copy = take_backup(path, folder, "closing")
    store.commit([Append(7, [HeadcountSet(1, 8)])])
    copied = EventStore(copy)
    assert copied.facts() == store.facts()[:-1]
    assert copied.tally("check-01") == {"agree": 1}
    assert (copied.sequence, copied.epoch) == (2, 1)
    copied.close()


def test_only_the_newest_are_kept(store: EventStore, path: Path, folder: Path) -> None:
    taken = [take_backup(path, folder, f"stage-{n}", kept=2) for n in range(4)]
    assert sorted(folder.iterdir()) == sorted(taken[-2:])


def test_a_clock_that_was_put_back_takes_no_copy_away_with_it(
    store: EventStore, path: Path, folder: Path
) -> None:
    """The newest one would look like the oldest."""
    taken = [take_backup(path, folder, "lobby", kept=2) for _ in range(2)]
    for copy in taken:
        copy.rename(copy.with_name(copy.name.replace(copy.name[:4], "2999")))
    assert take_backup(path, folder, "closing", kept=2).exists()
    assert len(list(folder.iterdir())) == 2


def test_an_event_goes_back_to_its_copy_in_a_new_epoch(
    store: EventStore, path: Path, folder: Path
) -> None:
    copy = take_backup(path, folder, "lobby")
    then = store.facts()
    store.commit([Append(7, [HeadcountSet(1, 8)]), VOTE])
    store.close()
    assert restore_backup(copy, path) == 2
    back = EventStore(path)
    assert (back.facts(), back.tally("check-01"), back.epoch) == (then, {}, 2)
    back.close()
    assert restore_backup(copy, path) == 3, "also from a copy of the first epoch"


def test_what_was_there_is_kept(store: EventStore, path: Path, folder: Path) -> None:
    copy = take_backup(path, folder, "lobby")
    store.commit([VOTE])
    store.close()
    restore_backup(copy, path)
    replaced = EventStore(Path(f"{path}.replaced"))
    assert replaced.tally("check-01") == {"agree": 1}
    replaced.close()


def test_a_copy_that_is_not_whole_takes_no_events_place(
    store: EventStore, path: Path, folder: Path
) -> None:
    copy = take_backup(path, folder, "lobby")
    store.close()
    before = path.read_bytes()
    copy.write_bytes(copy.read_bytes().replace(b"A ramp at the door.", b"A lamp at the door."))
    with pytest.raises(CannotRestore):
        restore_backup(copy, path)
    copy.write_bytes(b"nonsense" * 1000)
    with pytest.raises(CannotRestore):
        restore_backup(copy, path)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.restoring*"))
