"""What an organiser decided about an event and its room: facts, kept as those of facts.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A question as it reads from now on; a new one if its number is the next.

    ``minutes`` 0: no time was given.
    """

    number: int
    text: str
    easy: str = ""
    minutes: int = 0
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingsSet:
    """``text``: the privacy notice. ``delete_after``: ISO date, "" for none. ``language``: the
    id of the big screen's."""

    text: str
    delete_after: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rule for "agreed"; shares as fractions in text ("3/4"), exact."""

    quorum: str
    least: int
    agreed: str
    worries: str
    against_table: str
    against_room: str


@dataclass(frozen=True, slots=True)
class TimerSet:
    """``table`` None: the room's. ``started_at`` ms. ``seconds`` 0: none any more."""

    table: int | None
    started_at: int
    seconds: int


@dataclass(frozen=True, slots=True)
class MessageSent:
    """``to``: "tables", "everyone" or "room". ``table``: that one only; None for all."""

    text: str
    to: str
    table: int | None = None


@dataclass(frozen=True, slots=True)
class MessageCleared:
    table: int | None = None


@dataclass(frozen=True, slots=True)
class RoomPaused:
    on: bool


@dataclass(frozen=True, slots=True)
class QuestionsCut:
    """Only the first ``count`` questions are left."""

    count: int


@dataclass(frozen=True, slots=True)
class EventNamed:
    """``text``: the title. ``date`` ISO."""

    text: str
    date: str


@dataclass(frozen=True, slots=True)
class GroupsSet:
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScaleSet:
    scale: str


@dataclass(frozen=True, slots=True)
class TableAdded:
    table: int


@dataclass(frozen=True, slots=True)
class TableRemoved:
    """The table takes no further part; what it said stays."""

    table: int


@dataclass(frozen=True, slots=True)
class PeopleMoved:
    """Everyone who joined at one table now sits at another. Who they are is not kept here."""

    table: int
    to: int


RoomFact = (
    QuestionSet
    | QuestionsCut
    | EventNamed
    | GroupsSet
    | ScaleSet
    | TableAdded
    | TableRemoved
    | PeopleMoved
    | SettingsSet
    | RuleSet
    | TimerSet
    | MessageSent
    | MessageCleared
    | RoomPaused
)
