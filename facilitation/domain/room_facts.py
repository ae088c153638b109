"""What an organiser decided about an event and its room: facts, kept as those of facts.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A question as it reads from now on. ``minutes`` 0: no time was given."""

    number: int
    text: str
    easy: str = ""
    minutes: int = 0
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingsSet:
    """``text``: the privacy notice. ``delete_after``: ISO date, "" for none."""

    text: str
    delete_after: str


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


RoomFact = (
    QuestionSet | SettingsSet | RuleSet | TimerSet | MessageSent | MessageCleared | RoomPaused
)
