"""The rows and the rules of the small job in Python: one file, synchronous FULL, groups."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from pathlib import Path
from typing import Any

try:
    import pysqlite3 as sqlite
except ImportError:
    sqlite = sqlite3

Json = dict[str, Any]

SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE IF NOT EXISTS facts (seq INTEGER PRIMARY KEY, fact TEXT);
CREATE TABLE IF NOT EXISTS checks (id TEXT PRIMARY KEY, state TEXT);
CREATE TABLE IF NOT EXISTS participants (id TEXT PRIMARY KEY, seat INTEGER);
CREATE TABLE IF NOT EXISTS ballots (check_id TEXT, participant_id TEXT, answer TEXT,
  operation_id TEXT, digest TEXT, n INTEGER, PRIMARY KEY (check_id, participant_id));
"""
VIEW: Json = json.loads(Path(__file__).with_name("phone_view.json").read_text())
ANSWERS = {"agree", "unsure", "disagree", "skip"}
BUILT = Path(__file__).resolve().parents[2] / "static" / "built"
ASSETS = ("page.js", "phone.css", "phone.js", "atkinson-hyperlegible-next-latin-wght-normal.woff2")


def weigh(view: Json) -> None:
    """Make the view as heavy as ours is in the same run (VIEW_BYTES)."""
    message = ["view", {**view, "version": [1, 1], "screen": {"key": "opening", "answered": 0}}]
    message[1]["step"] = {"key": "opening"}  # type: ignore[index]
    size = len(json.dumps(message, separators=(",", ":")))
    view["padding"] += "x" * max(0, int(os.environ.get("VIEW_BYTES") or 0) - size)


weigh(VIEW)


def files() -> dict[str, bytes]:
    """What a phone loads, by path: the page, and our own assets as they are compressed."""
    names: Json = json.loads((BUILT / "manifest.json").read_text())
    found: dict[str, bytes] = {}
    for name in ASSETS:
        packed = BUILT / f"{names[name]}.gz"
        path = packed if packed.is_file() else BUILT / names[name]
        found[f"/assets/{names[name]}"] = path.read_bytes()
    links = "".join(f'<link href="{path}">' for path in found)
    return {**found, "page": f"<!doctype html>{links}{' ' * 2_000}".encode()}


class Job:
    """What is stored, and what is known of it. ``commit`` may run on a thread of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.db = sqlite.connect(
            str(folder / "event.db"), isolation_level=None, check_same_thread=False
        )
        self.db.executescript(SCHEMA)
        self.sequence = 0
        self.step = "opening"
        self.check, self.state = "", "none"
        self.people = {row[0] for row in self.db.execute("SELECT id FROM participants")}
        self.voted: set[str] = set()

    def refusal(self, operation: Json) -> str:
        """Why a vote cannot be taken, or ""."""
        if operation.get("who") not in self.people:
            return "not_here"
        if operation.get("check") != self.check:
            return "unknown_check"
        if self.state != "open":
            return "check_locked"
        return "" if operation.get("answer") in ANSWERS else "unknown_answer"

    def commit(self, operations: list[Json]) -> list[Json]:
        """Apply all in one transaction: their acknowledgements, once they are on disk."""
        self.db.execute("BEGIN IMMEDIATE")
        acks = [self._apply(operation) for operation in operations]
        self.db.execute("COMMIT")
        self.sequence += 1
        for ack in acks:
            if ack["ok"]:
                ack["version"] = [1, self.sequence]
        return acks

    def _apply(self, o: Json) -> Json:
        if o["name"] == "join":
            self.db.execute("INSERT OR REPLACE INTO participants VALUES (?, ?)", (o["who"], 1))
        elif o["name"] == "vote":
            return self._vote(o)
        else:
            if o["name"] in ("open_check", "open_room_vote"):
                self.db.execute("INSERT OR REPLACE INTO checks VALUES (?, 'open')", (o["id"],))
            elif o["name"] == "lock_check":
                self.db.execute("UPDATE checks SET state = 'locked' WHERE id = ?", (o["check"],))
            self.db.execute("INSERT INTO facts (fact) VALUES (?)", (json.dumps(o),))
        return {"ok": True}

    def _vote(self, o: Json) -> Json:
        check, who = o["check"], o["who"]
        digest = hashlib.sha256(f"{who}\n{check}\n{o['answer']}\n{o['id']}".encode()).hexdigest()
        row = self.db.execute(
            "SELECT operation_id, digest, n FROM ballots WHERE check_id = ? AND participant_id = ?",
            (check, who),
        ).fetchone()
        if row is not None:
            if row[0] == o["id"]:
                return {"ok": row[1] == digest, "again": True}
            if o["n"] <= row[2]:
                return {"ok": True, "superseded": True}
        state = self.db.execute("SELECT state FROM checks WHERE id = ?", (check,)).fetchone()
        if state is None or state[0] != "open":
            return {"ok": False, "code": "check_locked"}
        self.db.execute(
            "INSERT OR REPLACE INTO ballots VALUES (?, ?, ?, ?, ?, ?)",
            (check, who, o["answer"], o["id"], digest, o["n"]),
        )
        return {"ok": True, "mine": {check: o["answer"]}}

    def evolve(self, o: Json) -> None:
        """What is stored is now true."""
        name = o["name"]
        if name == "vote":
            self.voted.add(o["who"])
        elif name == "join":
            self.people.add(o["who"])
        elif name in ("open_check", "open_room_vote"):
            self.check, self.state = o["id"], "open"
            self.voted.clear()
        elif name == "lock_check":
            self.state = "locked"
        elif name == "show_step":
            self.step = o["step"]

    def view(self) -> Json:
        """The one view, for everybody."""
        screen = {"key": self.step, "answered": len(self.voted)}
        return {**VIEW, "version": [1, self.sequence], "screen": screen, "step": {"key": self.step}}


def links(url: str) -> Json:
    """What making an event answers."""
    return {
        "ok": True,
        "event": "event-1",
        "code": "123456",
        "organiser": f"{url}/o/event-1#s",
        "display": f"{url}/d/event-1#s",
        "tables": [{"number": n, "facilitator": f"{url}/t/event-1/{n}#s"} for n in range(1, 41)],
    }
