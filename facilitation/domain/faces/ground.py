"""The common-ground map: items by how many of those asked agree, and how many tables said it."""

from __future__ import annotations

from fractions import Fraction

from facilitation.domain.closing import Step, items_of
from facilitation.domain.faces.shared import Seen, View
from facilitation.domain.faces.telling import Outcome, outcome_of
from facilitation.domain.scales import SCALES
from facilitation.domain.statements import Told

WIDELY = Fraction(3, 4)
"""Common ground: at least so many of those asked agree, and half of the tables said it."""


def map_view(seen: Seen, step: Step) -> View:
    """Items with a vote, most agreeing first. Who was asked and did not answer counts too."""
    tables = len(seen.meeting.tables)
    items = [
        _item(seen, told, outcome, tables)
        for told in items_of(seen.meeting).values()
        if (outcome := outcome_of(seen, told)).present
    ]
    items.sort(key=lambda item: (-item["percent"], -item["tables"]))
    return {
        "key": step.key,
        "kind": "map",
        "title": _title(sum(item["common"] for item in items)),
        "tables": tables,
        "items": items,
    }


def _item(seen: Seen, told: Told, outcome: Outcome, tables: int) -> View:
    share = Fraction(outcome.support, outcome.present)
    behind = len(told.tables)
    return {
        "id": told.id,
        "text": told.text,
        "percent": int(100 * share),
        "share": _share(seen, outcome),
        "tables": behind,
        "common": share >= WIDELY and 2 * behind >= tables,
    }


def _share(seen: Seen, outcome: Outcome) -> str:
    """It names those asked, as a point's own sentence counts those who voted."""
    scale = SCALES[seen.meeting.scale]
    support, present = outcome.support, outcome.present
    asked = "1 person" if present == 1 else f"{present} people"
    least = "" if outcome.check else "at least "
    return f"of {asked} asked, {least}{support} {scale.one if support == 1 else scale.many}"


def _title(common: int) -> str:
    if common == 0:
        return "No common ground yet"
    if common == 1:
        return "One point is our common ground"
    return f"{common} points are our common ground"
