"""Private worries on a vote: what would make it better? Read after the vote, and never with who."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from facilitation.domain.meeting import ENDED, ROOM, Meeting
from facilitation.domain.refusals import Refused
from facilitation.domain.rules import DISSENT_LIMIT, clean


def add_worry(m: Meeting, table: int, *, check: str, text: str) -> str:
    """A worry as it is kept; "" takes it back. It may still be written after the voting.

    Refused: ``unknown_check``, ``dissent_too_long``, ``wrong_stage`` after the end.
    """
    found = m.checks.get(check)
    if found is None or not (found.scope == ROOM or found.table == table):
        raise Refused("unknown_check")
    if m.stage == ENDED:
        raise Refused("wrong_stage", "The event has ended. Nothing can be changed now.")
    return clean(text, DISSENT_LIMIT, "dissent_too_long") if text.strip() else ""


def table_of(m: Meeting, check: str) -> int | None:
    """Whose tablets are shown the worries of a check."""
    found = m.checks[check]
    return m.points[found.point].table if found.point else None


def shuffled(texts: Iterable[str]) -> tuple[str, ...]:
    """In an order that tells nothing of who came first, and is the same each time."""
    return tuple(sorted(texts, key=lambda text: hashlib.sha256(text.encode()).digest()))
