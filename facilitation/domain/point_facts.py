"""What has happened to the points of a table since they were said. Part of the same log."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindChanged:
    point: str
    kind: str


@dataclass(frozen=True, slots=True)
class PointMoved:
    """To the place before another point of its table and question, or to the end."""

    point: str
    before: str | None


@dataclass(frozen=True, slots=True)
class PointsMerged:
    """Several became one. The sources are kept, with their results and their dissent."""

    point: str
    sources: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class PointsParted:
    """Merged by mistake: the sources are back as they were."""

    point: str


@dataclass(frozen=True, slots=True)
class PointSplit:
    """The second half of what was one point; the first keeps its place and its number."""

    point: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class PointShortlisted:
    point: str
    on: bool


@dataclass(frozen=True, slots=True)
class PointConfirmed:
    """Read back, and the table said: yes, that is what we meant. Of these words only."""

    point: str
    on: bool


@dataclass(frozen=True, slots=True)
class KeyPointsSent:
    """What the room has of a table, in this order. None: nothing was ever sent."""

    table: int
    question: int
    points: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class PointTakenBack:
    """Out of what the room has; still a key point of its table."""

    point: str


PointFact = (
    KindChanged
    | PointMoved
    | PointsMerged
    | PointsParted
    | PointSplit
    | PointShortlisted
    | PointConfirmed
    | KeyPointsSent
    | PointTakenBack
)
