"""What a tablet makes of its points, as messages. Part of operations.py."""

from __future__ import annotations

from facilitation.operation import Id, Operation


class ChangeKind(Operation, frozen=True, tag="change_kind"):
    point: Id
    kind: str


class MovePoint(Operation, frozen=True, tag="move_point"):
    """``before``: the point that comes next from now on, None for the end."""

    point: Id
    before: Id | None


class MergePoints(Operation, frozen=True, tag="merge_points"):
    points: list[Id]
    text: str


class SplitPoint(Operation, frozen=True, tag="split_point"):
    point: Id
    first: str
    second: str


class ShortlistPoint(Operation, frozen=True, tag="shortlist_point"):
    point: Id
    on: bool


class ConfirmPoint(Operation, frozen=True, tag="confirm_point"):
    """``text``: the words that were read to the table."""

    point: Id
    text: str
    on: bool


class SendToRoom(Operation, frozen=True, tag="send_to_room"):
    question: int
    points: list[Id]


class TakeBack(Operation, frozen=True, tag="take_back"):
    point: Id


PointOperation = (
    ChangeKind
    | MovePoint
    | MergePoints
    | SplitPoint
    | ShortlistPoint
    | ConfirmPoint
    | SendToRoom
    | TakeBack
)
