"""An event at question 1, with four people at tables 1, 1, 2 and 3."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.desks import Event

SEATS = {"anne-0001": 1, "bert-0001": 1, "carl-0001": 2, "dora-0001": 3}


@pytest.fixture
def event(tmp_path: Path) -> Iterator[Event]:
    opened = Event(tmp_path / "event.db")
    for person, table in SEATS.items():
        opened.desk.join(person, table)
    opened.told.clear()
    yield opened
    opened.close()
