"""Composing and presenting a story: for those who lead it, and never on a big screen."""

from __future__ import annotations

from facilitation.domain.closing import (
    FIXED,
    ITEM,
    LATE,
    Step,
    blocks,
    current_step,
    items_of,
    steps,
    story_of,
)
from facilitation.domain.faces.shared import Seen, View
from facilitation.domain.faces.steps import from_words, step_view
from facilitation.domain.meeting import CLOSING, ENDED, Meeting
from facilitation.domain.spoken import spoken
from facilitation.domain.stages import Stage, stage_of, stages
from facilitation.domain.statements import Told


def presenting(seen: Seen) -> View:
    """``present``: what the presenter needs beside the screen. ``stories``: to be composed."""
    m = seen.meeting
    return {
        "present": _present(seen),
        "stories": [_story(m, stage) for stage in _to_compose(m)],
        "doubts": _doubts(seen),
        "outcome": {"published": m.published, "link": seen.outcome_link},
    }


def _present(seen: Seen) -> View | None:
    place = current_step(seen.meeting)
    if place is None:
        return None
    step, at, of = place
    order = steps(seen.meeting)
    after = order[at] if at < of else None
    return {
        "notes": story_of(seen.meeting).notes.get(step.key, ""),
        "next": _said(seen, after) if after else None,
    }


def _said(seen: Seen, step: Step) -> View:
    shown = step_view(seen, step)
    return {**shown, "spoken": spoken(shown, w=seen.words)}


def _to_compose(m: Meeting) -> list[Stage]:
    """The story that is told now or next, and the closing's as soon as it is near."""
    now, order = stage_of(m), stages(m)
    if now.kind == "lobby" or now.id == ENDED:
        return []
    at = order.index(now)
    found = next(s for s in order[at:] if s.kind in ("summary", "closing"))
    if found.kind == "summary" and now.number == len(m.questions):
        return [found, next(s for s in order if s.id == CLOSING)]
    return [found]


def _story(m: Meeting, stage: Stage) -> View:
    """``proposed``: whether an order was worked out. ``blocks``: in their order."""
    story, items = story_of(m, stage.id), items_of(m, stage.id)
    shown = [b for b in blocks(m, stage.id) if b != LATE]
    return {
        "stage": stage.id,
        "name": stage.name,
        "proposed": bool(story.order),
        "blocks": [
            {
                "block": block,
                "kind": _kind(block),
                "words": _words(block, story.headings.get(block, ""), items),
                "from": _from(block, items),
                "item": block.removeprefix(ITEM) if block.startswith(ITEM) else None,
                "out": block in story.out,
                "forward": block.startswith(ITEM) and block.removeprefix(ITEM) not in m.behind,
                "notes": story.notes.get(block, ""),
            }
            for block in shown
        ],
    }


def _kind(block: str) -> str:
    return block.partition(":")[0]


def _words(block: str, heading: str, items: dict[str, Told]) -> str:
    if heading:
        return heading
    told = items.get(block.removeprefix(ITEM))
    if told is None:
        return FIXED[block]
    return told.text


def _from(block: str, items: dict[str, Told]) -> str:
    told = items.get(block.removeprefix(ITEM))
    return from_words(told.tables) if told else ""


def _doubts(seen: Seen) -> list[View]:
    """How many say "this is not what we meant", and their words; never who."""
    items = items_of(seen.meeting, CLOSING)
    return [
        {
            "item": item,
            "text": items[item].text,
            "count": len(words),
            "words": [w for w in words if w],
        }
        for item, words in seen.doubts.items()
        if item in items
    ]
