"""The theme desk's operations. Each says what it was based on: ``was``, ``version``, a theme."""

from __future__ import annotations

from typing import Annotated

import msgspec

from facilitation.operation import Id, Operation

Place = Annotated[str, msgspec.Meta(pattern=r"^([A-Za-z0-9_-]{8,64})?\Z")]
"""The id of a theme, or "" for none."""

Many = Annotated[list[Id], msgspec.Meta(min_length=1, max_length=200)]


class MakeTheme(Operation, frozen=True, tag="make_theme"):
    title: str


class RenameTheme(Operation, frozen=True, tag="rename_theme"):
    theme: Id
    title: str
    was: str


class RemoveTheme(Operation, frozen=True, tag="remove_theme"):
    theme: Id


class MoveTheme(Operation, frozen=True, tag="move_theme"):
    theme: Id
    before: Place


class SortItems(Operation, frozen=True, tag="sort_items"):
    items: Annotated[dict[Id, Place], msgspec.Meta(min_length=1, max_length=200)]
    theme: Place


class MakeStatement(Operation, frozen=True, tag="make_statement"):
    text: str
    sources: Many
    theme: Place


class AddToStatement(Operation, frozen=True, tag="add_to_statement"):
    statement: Id
    sources: Many


class TakeFromStatement(Operation, frozen=True, tag="take_from_statement"):
    statement: Id
    source: Id


class RewordStatement(Operation, frozen=True, tag="reword_statement"):
    statement: Id
    text: str
    was: str


class UnmergeStatement(Operation, frozen=True, tag="unmerge_statement"):
    statement: Id
    version: int


class Moderate(Operation, frozen=True, tag="moderate"):
    item: Id
    how: str


class DismissPair(Operation, frozen=True, tag="dismiss_pair"):
    first: Id
    second: Id


ThemeOperation = (
    MakeTheme
    | RenameTheme
    | RemoveTheme
    | MoveTheme
    | SortItems
    | MakeStatement
    | AddToStatement
    | TakeFromStatement
    | RewordStatement
    | UnmergeStatement
    | Moderate
    | DismissPair
)
