"""What the room stands behind most, in an order that a lone vote cannot win."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from facilitation.domain.agreement import USUAL, Rule
from facilitation.domain.wilson import lower_bound

LEAST_TABLES = 2

RANKED, FEW_TABLES, FEW_ANSWERS = "ranked", "few_tables", "few_answers"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A point's counts, in people. ``voted`` leaves skips out, ``answered`` has them.

    ``tables``: how many different tables the votes came from; None where there are no tables.
    """

    id: str
    support: int
    voted: int
    answered: int
    present: int
    tables: int | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """Where a point stands. ``place`` is None unless ``status`` is "ranked".

    ``low``: the lower bound that the order goes by, a share from 0 to 1. ``why``: in words.
    """

    id: str
    place: int | None
    status: str
    low: float
    why: str


def rank(
    candidates: Iterable[Candidate], rule: Rule = USUAL, least_tables: int = LEAST_TABLES
) -> list[Ranked]:
    """Points by the lower bound of their share of agreement, each with the reason.

    Formula: order by L = lower end of the 95 % Wilson interval of support / voted
    (``wilson.lower_bound``), largest first; place = 1 + ranked points with a larger L. Only
    points that reached the rule's quorum, and were answered at ``least_tables`` tables where
    there are tables, have a place; the others follow. Equal points share a place.
    Source: Wilson (1927); E. Miller, "How not to sort by average rating" (2009). Quorum and
    tables are ours: what one table loves is not yet what the room stands behind.
    """
    found = [
        (c, *_status(c, rule, least_tables), lower_bound(c.support, c.voted)) for c in candidates
    ]
    bounds = sorted(low for _, status, _, low in found if status == RANKED)
    order = (RANKED, FEW_TABLES, FEW_ANSWERS)
    ranked = [
        Ranked(
            id=c.id,
            place=1 + len(bounds) - bisect_right(bounds, low) if status == RANKED else None,
            status=status,
            low=low,
            why=why,
        )
        for c, status, why, low in found
    ]
    return sorted(ranked, key=lambda r: (order.index(r.status), -r.low, r.id))


def _status(c: Candidate, rule: Rule, least_tables: int) -> tuple[str, str]:
    needed = rule.needed(max(c.present, c.answered))
    if c.answered < needed:
        return FEW_ANSWERS, f"Only {c.answered} answered, and {needed} are needed."
    if c.voted == 0:
        return FEW_ANSWERS, "Everyone who answered skipped."
    if c.tables is not None and c.tables < least_tables:
        word = "table" if c.tables == 1 else "tables"
        return FEW_TABLES, f"Only {c.tables} {word} answered, and {least_tables} are needed."
    where = f", at {c.tables} tables" if c.tables is not None else ""
    # Rounded down: a reason must not claim more than the number that the order goes by.
    low = int(100 * lower_bound(c.support, c.voted))
    return RANKED, f"{c.support} of {c.voted} agree{where}: counted with care, at least {low} %."
