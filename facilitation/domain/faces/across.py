"""One item across the groups that people came as, as every face shows it."""

from __future__ import annotations

from facilitation.domain.by_group import across, check_by_group
from facilitation.domain.closing import Step, items_of
from facilitation.domain.faces.shared import View
from facilitation.domain.meeting import Meeting
from facilitation.domain.statements import Told


def across_view(m: Meeting, told: Told) -> View | None:
    """What is told of an item by group; None where nothing may be."""
    check = check_by_group(m, told)
    if check is None:
        return None
    found = across(m, check)
    return {
        "shared": found.shared,
        "rows": [
            {"group": group, "agree": row.agree, "answered": row.answered, "words": words}
            for group, row, words in found.rows
        ],
        "not_shown": found.not_shown,
        "note": found.note,
    }


def groups_view(m: Meeting, step: Step) -> View:
    told = items_of(m)[step.point or ""]
    return {
        "key": step.key,
        "kind": "groups",
        "id": told.id,
        "title": step.title,
        "part": step.part,
        "parts": step.parts,
        "text": step.items[0],
        **(across_view(m, told) or {}),
    }
