"""Who is connected just now. Not part of the talk: it is true only while it lasts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitation.domain.meeting import TABLE, Check, Meeting


@dataclass(frozen=True, slots=True)
class Presence:
    """Connected devices by table number. ``phones`` and ``joined`` count people.

    ``people``: ids of those who are connected, for counting only: no view holds them.
    ``joined``: everyone who ever joined the table by phone. ``writing``: tables where a
    sentence is half typed. ``been``: tables whose tablet has been here before. ``pages``: by
    step, into how many pages the big screens have to set it. ``saying``: by step, which of its
    script's sentences a big screen says now, (from, until); all of them where it is not there.
    ``gone``: since when (ms) a table's last tablet is not connected.
    """

    phones: Mapping[int, int] = field(default_factory=dict)
    joined: Mapping[int, int] = field(default_factory=dict)
    tablets: Mapping[int, int] = field(default_factory=dict)
    been: frozenset[int] = frozenset()
    writing: frozenset[int] = frozenset()
    displays: int = 0
    pages: Mapping[str, int] = field(default_factory=dict)
    saying: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    desks: int = 0
    people: frozenset[str] = frozenset()
    gone: Mapping[int, int] = field(default_factory=dict)


def present_at(m: Meeting, table: int, presence: Presence, more: int = 0) -> int:
    """People at a table: the greater of the headcount and connected phones plus ``more``."""
    return max(m.tables[table].headcount, presence.phones.get(table, 0) + more)


def present_for(
    m: Meeting, check: Check, presence: Presence, away: Mapping[int, int] | None = None
) -> int:
    """How many people a check asks: fixed when it was locked, else as it is now.

    ``away``: by table, people who have answered and whose phone sleeps since. They are
    still here: without them five who voted and left would hide three who say nothing.
    """
    if check.present is not None:
        return check.present
    hands = check.raised
    gone = away or {}
    if check.scope == TABLE and check.table is not None:
        return present_at(m, check.table, presence, hands + gone.get(check.table, 0))
    # Table by table: one may have counted heads where another only has phones.
    seated = sum(
        present_at(m, table, presence, gone.get(table, 0) + check.raised_at(table))
        for table in m.tables
    )
    return max(seated, sum(presence.phones.values()) + sum(gone.values()) + hands)
