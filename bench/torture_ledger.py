"""What the devices of a torture run were told, noted apart from the server."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bench.client import Json

KEEP = frozenset({"not_yet", "server_error", "too_many", "not_here", "wrong_link"})
"""A "no" for now: the outbox keeps the operation."""


@dataclass(slots=True)
class Entry:
    """One operation. ``table``: of the tablet it came from. ``no``: the code of its refusal."""

    op: Json
    table: int | None = None
    ok: bool = False
    no: str = ""

    @property
    def answered(self) -> bool:
        return self.ok or bool(self.no)


class Ledger:
    """All operations of all devices, and the answers that arrived at the devices."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        """By the operation's id, in the order in which they were queued."""
        self.people: set[str] = set()
        """Participants whose joining was acknowledged."""
        self.highest = 0
        """The highest sequence that an acknowledgement or a view has shown."""
        self.acked = 0
        self.in_flight = 0
        self.duplicates = 0
        self.recovered: list[float] = []
        self.complaints: list[str] = []
        """What was wrong on its way already: contradictions, and views that went back."""

    def queued(self, op: Json, table: int | None = None) -> None:
        self.entries[op["id"]] = Entry(op, table)

    def heard(self, op: Json, ack: Json) -> bool:
        """Note an answer. False: it is none yet, the device keeps what it sent."""
        entry = self.entries[op["id"]]
        if ack.get("ok") is True:
            self.acked += not entry.ok
            entry.ok = True
            self.highest = max(self.highest, int(ack["version"][1]))
        elif ack.get("later") or ack.get("code") in KEEP or "code" not in ack:
            return False
        else:
            entry.no = str(ack["code"])
        if entry.ok and entry.no:
            self.complain(f"{op['name']} {op['id']} was saved, and refused: {entry.no}")
        return True

    def complain(self, words: str) -> None:
        self.complaints.append(words)

    def refusals(self) -> Counter[str]:
        """How often each "no" was final."""
        return Counter(f"{e.op['name']}: {e.no}" for e in self.entries.values() if e.no)
