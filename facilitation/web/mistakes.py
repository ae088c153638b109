"""What is wrong with a form, for the list at its top: each with the name of its field."""

from __future__ import annotations

import re
from collections.abc import Mapping

from facilitation.domain.refusals import Refused
from facilitation.prepare.wanted import Wanted

LABELS: Mapping[str, str] = {
    "title": "Title",
    "date": "Day",
    "start": "Start from",
    "questions": "Your own questions",
    "tables": "Number of tables",
    "scale": "How do people answer?",
    "language": "Language of the big screen",
    "groups": "Who do people come as?",
    "notice": "Privacy notice",
    "delete_after": "Delete everything on",
    "agreed": "Agreed",
    "worries": "Agreed, with worries",
    "against_table": "Against, at a table",
    "against_room": "Against, in the room",
    "quorum": "Quorum, per cent",
    "least": "Quorum, people",
}
OF_A_FIELD = dict.fromkeys(
    ("too_many_tables", "last_table", "table_used", "table_spoke", "check_open"), "tables"
)
"""The field that a rule's "no" is about, by its code."""
PARTS = {"text": "", "easy": ", Easy Read", "minutes": ", minutes", "prompts": ", prompts"}


Mistake = dict[str, str]


def mistakes(problem: Refused | None) -> list[Mistake]:
    """``{field, label, words}`` of each; ``field`` "" for what is about the whole form."""
    if problem is None:
        return []
    if not isinstance(problem, Wanted):
        field = OF_A_FIELD.get(problem.code, "")
        return [{"field": field, "label": _label(field), "words": problem.words}]
    return [
        {"field": field, "label": _label(field), "words": words}
        for field, words in problem.problems
    ]


def beside(found: list[Mistake]) -> dict[str, str]:
    """Words by field, to stand beside it."""
    words: dict[str, list[str]] = {}
    for one in found:
        words.setdefault(one["field"], []).append(one["words"])
    return {field: " ".join(said) for field, said in words.items()}


def _label(field: str) -> str:
    part = re.fullmatch(r"q(\d+)_(text|easy|minutes|prompts)", field)
    if part:
        return f"Question {part[1]}{PARTS[part[2]]}"
    return LABELS.get(field, "")
