"""The story of a stage as its organiser composed it, folded from its facts.

A story is made of blocks: the opening, a heading, one item with all its pages, the last vote …
``closing.steps`` makes the steps of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from facilitation.domain import story_facts as s

if TYPE_CHECKING:
    from facilitation.domain.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Story:
    """``order``: blocks, () before anything was proposed. ``out``: blocks that are left out.

    ``headings``: words by block. ``notes``: the presenter's, by step.
    """

    order: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    out: frozenset[str] = frozenset()
    notes: Mapping[str, str] = field(default_factory=dict)


PLAIN = Story()


def evolve_story(m: Meeting, fact: s.StoryFact) -> Meeting:
    """The state after one more fact about a story, or about what comes of it."""
    match fact:
        case s.ForwardChosen():
            behind = m.behind - {fact.item} if fact.on else m.behind | {fact.item}
            return replace(m, behind=behind)
        case s.OutcomePublished():
            return replace(m, published=fact.on)
        case s.StoryProposed():
            # What was written by hand stays written; what was left out stays out.
            kept = m.stories.get(fact.stage, PLAIN)
            own = {k: v for k, v in kept.headings.items() if k in fact.order}
            story = replace(kept, order=fact.order, headings={**own, **fact.headings})
            behind = frozenset(fact.behind) if fact.stage == "closing" else m.behind
            return replace(m, stories={**m.stories, fact.stage: story}, behind=behind)
    before = m.stories.get(fact.stage, PLAIN)
    return replace(m, stories={**m.stories, fact.stage: _changed(before, fact)})


def _changed(story: Story, fact: s.StoryFact) -> Story:
    match fact:
        case s.BlockMoved():
            return replace(story, order=fact.order)
        case s.BlockLeftOut():
            out = story.out | {fact.block} if fact.out else story.out - {fact.block}
            return replace(story, out=out)
        case s.HeadingWritten():
            headings = {**story.headings, fact.block: fact.text}
            return replace(story, headings=headings, order=fact.order or story.order)
        case s.NotesWritten():
            notes = {k: v for k, v in story.notes.items() if k != fact.step}
            return replace(story, notes={**notes, fact.step: fact.text} if fact.text else notes)
    raise TypeError(f"no way to evolve {type(fact).__name__}")
