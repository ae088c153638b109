"""The demo is new each time, and touches nothing but what it made itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.demo import emptied
from facilitation.storage.catalogue import Catalogue
from facilitation.storage.lock import InUse, hold


def test_events_in_the_folder_that_was_given_stay(tmp_path: Path) -> None:
    listed = Catalogue(tmp_path).add("A real event", "2026-11-24", 1)
    (folder, again) = (emptied({"INSTANCE": str(tmp_path)}) for _ in range(2))
    assert folder == again
    assert Catalogue(tmp_path).all() == [listed]


def test_what_an_earlier_demo_left_is_gone(tmp_path: Path) -> None:
    folder = emptied({"INSTANCE": str(tmp_path)})
    Catalogue(folder).add("What a visitor tried", "2026-11-24", 1)
    assert list(emptied({"INSTANCE": str(tmp_path)}).iterdir()) == []


def test_a_demo_that_runs_is_left_alone(tmp_path: Path) -> None:
    folder = emptied({"INSTANCE": str(tmp_path)})
    with hold(folder), pytest.raises(InUse):
        emptied({"INSTANCE": str(tmp_path)})
    assert folder.exists()
