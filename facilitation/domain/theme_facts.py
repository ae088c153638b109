"""What has happened at the theme desk. Part of the same log as all other facts.

The tables' own words are never copied: a statement names its sources, and what they said when
they were merged can be read from the log.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThemeMade:
    theme: str
    text: str


@dataclass(frozen=True, slots=True)
class ThemeRenamed:
    theme: str
    text: str


@dataclass(frozen=True, slots=True)
class ThemeRemoved:
    theme: str


@dataclass(frozen=True, slots=True)
class ThemesOrdered:
    """Every theme, in the order in which they are told."""

    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemSorted:
    """A point or a statement put under a theme; "" for under none."""

    item: str
    theme: str


@dataclass(frozen=True, slots=True)
class StatementMade:
    """``sources``: points, in the order in which they were chosen."""

    statement: str
    text: str
    theme: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementReworded:
    statement: str
    text: str


@dataclass(frozen=True, slots=True)
class SourcesAdded:
    statement: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceTakenOut:
    statement: str
    source: str


@dataclass(frozen=True, slots=True)
class StatementUnmerged:
    """Its sources stand for themselves again."""

    statement: str


@dataclass(frozen=True, slots=True)
class StatementDoubted:
    """The theme desk would take it apart, but the room has voted on it: it stays, marked."""

    statement: str


@dataclass(frozen=True, slots=True)
class ItemModerated:
    """``how``: "held" until somebody releases it, "hidden", or "" for free to be shown."""

    item: str
    how: str


@dataclass(frozen=True, slots=True)
class PairDismissed:
    """Two points that somebody looked at and found not alike."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class VotePutAway:
    """The big screen has shown the room's vote and goes back to what it showed before."""


ThemeFact = (
    ThemeMade
    | ThemeRenamed
    | ThemeRemoved
    | ThemesOrdered
    | ItemSorted
    | StatementMade
    | StatementReworded
    | SourcesAdded
    | SourceTakenOut
    | StatementUnmerged
    | StatementDoubted
    | ItemModerated
    | PairDismissed
    | VotePutAway
)
