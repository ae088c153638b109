"""The outcome of an event, for the page that people take away: figures, words, provenance.

Counts are in the event's language already; all other sentences of ours are English, for the
page to say (``Speech.said``).
"""

from __future__ import annotations

from typing import Any

from facilitation.domain.closing import (
    GROUPS,
    ITEM,
    blocks,
    items_of,
    reasons,
    story_of,
    taken_words,
)
from facilitation.domain.faces.across import across_view
from facilitation.domain.faces.room_vote import asked_text, priorities_view
from facilitation.domain.faces.shared import Seen, result_view
from facilitation.domain.faces.steps import from_words
from facilitation.domain.faces.telling import (
    answer_view,
    outcome_of,
    source_views,
    taken_title,
)
from facilitation.domain.meeting import CLOSING, Meeting
from facilitation.domain.saying import absent_said, counts_said
from facilitation.domain.statements import Told

Page = dict[str, Any]


def outcome_page(seen: Seen) -> Page:
    """Everything on the page, in the order in which the room was told it.

    Only revealed results are in it, and of each vote what the room itself was shown.
    """
    m = seen.meeting
    answer = answer_view(seen)
    return {
        "title": m.title,
        "date": m.date,
        "questions": [{"number": q.number, "text": q.text} for q in m.questions],
        "tables": _talked(m),
        "taken": {"title": taken_title(seen), "items": taken_words(m)},
        "answer": {**answer, **_said(seen, answer["result"])},
        "sections": _sections(seen),
        "priorities": _priorities(seen),
    }


def _priorities(seen: Seen) -> list[Page]:
    """Each vote on what matters most, as the room was shown it: the choices, most votes first."""
    return [
        {
            "title": asked_text(check),
            "votes": check.votes,
            "choices": rows,
        }
        for check in seen.meeting.checks.values()
        if (rows := priorities_view(seen, check))
    ]


def _sections(seen: Seen) -> list[Page]:
    """The story's headings, each with the items under it; an empty one is left away."""
    m = seen.meeting
    story, told = story_of(m, CLOSING), items_of(m, CLOSING)
    sections: list[Page] = [{"heading": "", "items": []}]
    for block in blocks(m, CLOSING):
        if block in story.out:
            continue
        if block in story.headings:
            sections.append({"heading": story.headings[block], "items": []})
        elif block.startswith(ITEM):
            sections[-1]["items"].append(_item(seen, told[block.removeprefix(ITEM)]))
    return [s for s in sections if s["items"]]


def _item(seen: Seen, told: Told) -> Page:
    outcome = outcome_of(seen, told)
    result = result_view(seen, outcome.check)
    out = story_of(seen.meeting, CLOSING).out
    return {
        "id": told.id,
        "text": told.text,
        "from": from_words(told.tables),
        "words": outcome.words,
        "result": result,
        **_said(seen, result),
        "reasons": reasons(seen.meeting, told),
        "groups": None if GROUPS in out else across_view(seen.meeting, told),
        "sources": [
            {**source, **_said(seen, source["result"])}
            for source in (source_views(seen, told) if told.statement else [])
        ],
    }


def _talked(m: Meeting) -> int:
    """How many tables there were: where somebody counted people, or said something."""
    counted = {table.number for table in m.tables.values() if table.headcount}
    return len(counted | {point.table for point in m.points.values()})


def _said(seen: Seen, result: Page | None) -> Page:
    """A result's counts as sentences, in the event's language."""
    if result is None:
        return {"counts": "", "absent": ""}
    counts, absent = counts_said(result, seen.words), absent_said(result, seen.words)
    return {"counts": _capital(counts), "absent": _capital(absent)}


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
