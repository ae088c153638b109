"""One event's file, new for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitation.domain.facts import CheckOpened, MeetingMade, PointCaptured, StageMoved
from facilitation.storage.event import EventStore
from facilitation.storage.jobs import Append, Join

MADE = [
    MeetingMade("event-1", "Care at home", "2026-11-24", "123456", "three", ("What helps?",), 2),
    StageMoved("question-1"),
    PointCaptured("point-01", 1, 1, "idea", "A ramp at the door."),
    PointCaptured("point-02", 2, 1, "barrier", "The bus stops at six."),
]
ASKED = CheckOpened("check-01", "point-01", "table", 1, "question-1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "event.db"


@pytest.fixture
def store(path: Path) -> Iterator[EventStore]:
    """An event of two points; one is being voted on, by anne and bo."""
    opened = EventStore(path)
    joins = [Join(person, 1, 5) for person in ("anne", "bo")]
    opened.commit([Append(5, MADE, "made-0001", "digest"), Append(6, [ASKED]), *joins])
    yield opened
    opened.close()
