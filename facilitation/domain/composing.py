"""Composing a story: the rules of what its organiser may do. Each gives facts, or Refused."""

from __future__ import annotations

from facilitation.domain import facts as f
from facilitation.domain.closing import HEADING, blocks, items_of, last_vote, steps, story_of
from facilitation.domain.meeting import CLOSING, ENDED, LOCKED, OPEN, Meeting
from facilitation.domain.refusals import Refused
from facilitation.domain.rules import clean
from facilitation.domain.showing import gone_on
from facilitation.domain.stages import stage_of

HEADING_LIMIT, NOTES_LIMIT, DOUBT_LIMIT = 80, 1000, 200


def move_block(m: Meeting, *, stage: str, block: str, before: str) -> list[f.Fact]:
    """Tell a block just before another one; before "" is at the end."""
    order = _told_in(m, stage)
    if block not in order or (before and before not in order):
        raise Refused("unknown_step")
    if block == before:
        return []
    left = [b for b in order if b != block]
    left.insert(left.index(before) if before else len(left), block)
    return [] if left == order else [f.BlockMoved(stage, tuple(left))]


def leave_out(m: Meeting, *, stage: str, block: str, out: bool) -> list[f.Fact]:
    """Not told, or told again. What was said is still there."""
    if block not in _told_in(m, stage):
        raise Refused("unknown_step")
    if (block in story_of(m, stage).out) == out:
        return []
    here = gone_on(m, lambda step: step.block == block) if out and stage == m.stage else []
    return [f.BlockLeftOut(stage, block, out), *here]


def write_heading(
    m: Meeting, *, stage: str, block: str, text: str, before: str, new: str
) -> list[f.Fact]:
    """A screen with a few words of the organiser's. ``block`` "": a new one, before another."""
    order = _told_in(m, stage)
    words = clean(text, HEADING_LIMIT, "heading_too_long")
    headings = story_of(m, stage).headings
    if block:
        if block not in headings:
            raise Refused("unknown_step")
        return [] if headings[block] == words else [f.HeadingWritten(stage, block, words)]
    if before and before not in order:
        raise Refused("unknown_step")
    made = f"{HEADING}{new}"
    order.insert(order.index(before) if before else len(order), made)
    return [f.HeadingWritten(stage, made, words, tuple(order))]


def write_notes(m: Meeting, *, stage: str, step: str, text: str) -> list[f.Fact]:
    """What the presenter wants to remember at a step. Never on a big screen."""
    _told_in(m, stage)
    if step not in {s.key for s in steps(m, stage)}:
        raise Refused("unknown_step")
    words = clean(text, NOTES_LIMIT, "notes_too_long") if text.strip() else ""
    if story_of(m, stage).notes.get(step, "") == words:
        return []
    return [f.NotesWritten(stage, step, words)]


def choose_forward(m: Meeting, *, item: str, on: bool) -> list[f.Fact]:
    """Whether the room is asked to take an item forward. Not while it is being asked."""
    _not_ended(m)
    if item not in items_of(m, CLOSING):
        raise Refused("unknown_point")
    check = last_vote(m)
    if check is not None and check.state in (OPEN, LOCKED):
        raise Refused("check_open", "People are voting on this list. Show the result first.")
    return [] if (item not in m.behind) == on else [f.ForwardChosen(item, on)]


def publish_outcome(m: Meeting, *, on: bool) -> list[f.Fact]:
    """Let everyone who has its link read the page to take away; from the closing on."""
    if m.stage not in (CLOSING, ENDED):
        raise Refused("wrong_stage", "The page to take away can be opened from the closing on.")
    return [] if m.published == on else [f.OutcomePublished(on)]


def not_meant(m: Meeting, *, item: str, words: str) -> str:
    """A person says, privately, that what is told is not what they meant. Gives the words."""
    if stage_of(m).kind not in ("summary", "closing"):
        raise Refused("wrong_stage", "You can say this while the key points are told.")
    if item not in items_of(m):
        raise Refused("unknown_point")
    return clean(words, DOUBT_LIMIT, "doubt_too_long") if words.strip() else ""


def may_propose(m: Meeting, stage: str) -> None:
    """Refused: ``wrong_stage`` where there is no story, or after the end."""
    _told_in(m, stage)


def _told_in(m: Meeting, stage: str) -> list[str]:
    """The blocks of a stage that has a story."""
    _not_ended(m)
    if stage_of(m, stage).kind not in ("summary", "closing"):
        raise Refused("wrong_stage", "Only a summary and the closing are told in steps.")
    return blocks(m, stage)


def _not_ended(m: Meeting) -> None:
    if m.stage == ENDED:
        raise Refused("wrong_stage", "The event has ended. Nothing can be changed now.")
