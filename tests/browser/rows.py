"""What is on disk, read as another program would."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bench.server import Server


def event_file(server: Server, event: str) -> Path:
    return server.instance / "events" / f"{event}.db"


def ballots(server: Server, event: str) -> list[str]:
    """Every stored answer of an event, in order of the alphabet."""
    with closing(sqlite3.connect(f"file:{event_file(server, event)}?mode=ro", uri=True)) as db:
        return sorted(answer for (answer,) in db.execute("SELECT answer FROM ballots"))
