"""What has happened: the facts that make up the talk, in the past tense.

Facts are appended and never changed. Ballots are not facts: who voted what stays out of
the story of the talk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args

from facilitation.domain.point_facts import PointFact
from facilitation.domain.room_facts import RoomFact
from facilitation.domain.story_facts import (
    BlockLeftOut,
    BlockMoved,
    ForwardChosen,
    HeadingWritten,
    NotesWritten,
    OutcomePublished,
    StoryFact,
    StoryProposed,
)
from facilitation.domain.theme_facts import (
    ItemModerated,
    ItemSorted,
    PairDismissed,
    SourcesAdded,
    SourceTakenOut,
    StatementDoubted,
    StatementMade,
    StatementReworded,
    StatementUnmerged,
    ThemeFact,
    ThemeMade,
    ThemeRemoved,
    ThemeRenamed,
    ThemesOrdered,
    VotePutAway,
)

__all__ = [
    "BlockLeftOut",
    "BlockMoved",
    "ForwardChosen",
    "HeadingWritten",
    "ItemModerated",
    "ItemSorted",
    "NotesWritten",
    "OutcomePublished",
    "PairDismissed",
    "SourceTakenOut",
    "SourcesAdded",
    "StatementDoubted",
    "StatementMade",
    "StatementReworded",
    "StatementUnmerged",
    "StoryProposed",
    "ThemeMade",
    "ThemeRemoved",
    "ThemeRenamed",
    "ThemesOrdered",
    "VotePutAway",
]
"""What the theme desk and the stories add; everything else is below."""


@dataclass(frozen=True, slots=True)
class MeetingMade:
    """``groups``: what people may say they come as; none, and nobody is asked."""

    meeting: str
    title: str
    date: str
    code: str
    scale: str
    questions: tuple[str, ...]
    tables: int
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StageMoved:
    to: str


@dataclass(frozen=True, slots=True)
class StepShown:
    step: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class ScreenHeld:
    """``how``: one of ``big_screen.HOLDS``. ``text``: of a message or a break."""

    how: str
    text: str


@dataclass(frozen=True, slots=True)
class ScreenSet:
    """How the big screens are set up; the fields are those of ``BigScreen``."""

    far: bool
    captions: str
    kept: str
    kept_size: int
    newest: bool
    letters: bool


@dataclass(frozen=True, slots=True)
class ReadAloud:
    how: str
    speed: int
    again: bool


@dataclass(frozen=True, slots=True)
class PointCaptured:
    point: str
    table: int
    question: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class PointSuggested:
    point: str
    table: int
    question: int
    text: str


@dataclass(frozen=True, slots=True)
class SuggestionTaken:
    point: str


@dataclass(frozen=True, slots=True)
class PointReworded:
    point: str
    text: str


@dataclass(frozen=True, slots=True)
class PointRemoved:
    point: str


@dataclass(frozen=True, slots=True)
class PointRestored:
    """Put aside by mistake, and back."""

    point: str


@dataclass(frozen=True, slots=True)
class SuggestionReturned:
    """Taken by mistake: only a phone's suggestion again."""

    point: str


@dataclass(frozen=True, slots=True)
class PointMarked:
    point: str
    key: bool


@dataclass(frozen=True, slots=True)
class HeadcountSet:
    table: int
    people: int


@dataclass(frozen=True, slots=True)
class HelpCalled:
    """The table asks the organiser to come, or needs nobody any more."""

    table: int
    on: bool


@dataclass(frozen=True, slots=True)
class TableNamed:
    """The name a table goes by; "" for none."""

    table: int
    text: str


@dataclass(frozen=True, slots=True)
class CheckOpened:
    """A round of agreement on a point or on a ``statement``; on neither: the room's last vote.

    ``choices``: in a priority vote, what each person spreads ``votes`` over. ``items``: in the
    last vote, what would go forward.
    """

    check: str
    point: str | None
    scope: str
    table: int | None
    stage: str
    statement: str | None = None
    choices: tuple[str, ...] = ()
    votes: int = 0
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandsCounted:
    """``table``: whose hands, where the whole room was asked; 0: the organiser's count.

    ``people``: in a priority vote, how many people without a phone spread these votes.
    """

    check: str
    hands: Mapping[str, int]
    table: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class CheckLocked:
    """``present``: how many people could have answered when voting closed."""

    check: str
    present: int


@dataclass(frozen=True, slots=True)
class CheckRevealed:
    """``shown``: by group, who agrees and who answered otherwise, as far as ``disclosure`` lets
    a room vote be told by group; ``hidden``: the other groups."""

    check: str
    shown: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckConcluded:
    """What the table says of a result; ``text`` is the dissent, "" for none."""

    check: str
    outcome: str
    text: str


@dataclass(frozen=True, slots=True)
class LinkReplaced:
    role: str
    table: int | None


Fact = (
    MeetingMade
    | StageMoved
    | StepShown
    | ScreenHeld
    | ScreenSet
    | ReadAloud
    | PointCaptured
    | PointSuggested
    | SuggestionTaken
    | PointReworded
    | PointRemoved
    | PointRestored
    | SuggestionReturned
    | PointMarked
    | HeadcountSet
    | HelpCalled
    | TableNamed
    | CheckOpened
    | HandsCounted
    | CheckLocked
    | CheckRevealed
    | CheckConcluded
    | LinkReplaced
    | PointFact
    | ThemeFact
    | RoomFact
    | StoryFact
)

KINDS: dict[str, type[Fact]] = {kind.__name__: kind for kind in get_args(Fact)}
"""Fact classes by the name under which they are stored."""
