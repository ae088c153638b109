"""What has happened to a story: how the organiser composed a summary or the closing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class StoryProposed:
    """An order that was worked out once and then stands, so that nothing moves on stage.

    ``order``: blocks. ``headings``: words by block. ``behind``: items that do not go forward.
    """

    stage: str
    order: tuple[str, ...]
    headings: Mapping[str, str] = field(default_factory=dict)
    behind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockMoved:
    """``order``: every block of the story, in the order that it has now."""

    stage: str
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlockLeftOut:
    stage: str
    block: str
    out: bool


@dataclass(frozen=True, slots=True)
class HeadingWritten:
    """New (then ``order`` says where), or with other words."""

    stage: str
    block: str
    text: str
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotesWritten:
    """What only the presenter sees beside a step."""

    stage: str
    step: str
    text: str


@dataclass(frozen=True, slots=True)
class ForwardChosen:
    """Whether an item is among those that the room is asked to take forward."""

    item: str
    on: bool


@dataclass(frozen=True, slots=True)
class OutcomePublished:
    """Whether the page to take away can be read by whoever has its link."""

    on: bool


StoryFact = (
    StoryProposed
    | BlockMoved
    | BlockLeftOut
    | HeadingWritten
    | NotesWritten
    | ForwardChosen
    | OutcomePublished
)
