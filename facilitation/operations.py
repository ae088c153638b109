"""The operations that devices send, as typed messages. docs/protocol.md lists them."""

from __future__ import annotations

import hashlib
from typing import Literal, cast, get_args

import msgspec

from facilitation.domain.refusals import Refused
from facilitation.operation import Id, Operation
from facilitation.point_operations import (
    PointOperation,
)
from facilitation.story_operations import NotMeant, StoryOperation
from facilitation.theme_operations import ThemeOperation
from facilitation.vote_operations import VoteOperation


class Vote(Operation, frozen=True, tag="vote"):
    check: Id
    answer: str


class SuggestPoint(Operation, frozen=True, tag="suggest_point"):
    text: str


class RaiseCard(Operation, frozen=True, tag="raise_card"):
    card: str
    words: str = ""


class LowerCard(Operation, frozen=True, tag="lower_card"):
    card: str


class AnswerCard(Operation, frozen=True, tag="answer_card"):
    """``card``: the id of a raised one."""

    card: Id


class CallHelp(Operation, frozen=True, tag="call_help"):
    on: bool


class NameTable(Operation, frozen=True, tag="name_table"):
    text: str


class NoteForTable(Operation, frozen=True, tag="note_for_table"):
    about: str
    text: str


class SetAsideSuggestion(Operation, frozen=True, tag="set_aside_suggestion"):
    """``words`` go back to the person who suggested it, and to nobody else."""

    point: Id
    words: str = ""


class AddWorry(Operation, frozen=True, tag="add_worry"):
    check: Id
    text: str


class CapturePoint(Operation, frozen=True, tag="capture_point"):
    question: int
    kind: str
    text: str


class RewordPoint(Operation, frozen=True, tag="reword_point"):
    point: Id
    text: str


class RemovePoint(Operation, frozen=True, tag="remove_point"):
    point: Id


class TakeSuggestion(Operation, frozen=True, tag="take_suggestion"):
    point: Id


class OpenCheck(Operation, frozen=True, tag="open_check"):
    point: Id
    scope: Literal["table", "room"]


class OpenRoomVote(Operation, frozen=True, tag="open_room_vote"):
    pass


class CountHands(Operation, frozen=True, tag="count_hands"):
    """``on_paper``: in a priority vote, how many people's votes on paper these are."""

    check: Id
    hands: dict[str, int]
    on_paper: int = 0


class LockCheck(Operation, frozen=True, tag="lock_check"):
    check: Id


class RevealCheck(Operation, frozen=True, tag="reveal_check"):
    check: Id


class ConcludeCheck(Operation, frozen=True, tag="conclude_check"):
    check: Id
    outcome: str
    dissent: str = ""


class MarkKey(Operation, frozen=True, tag="mark_key"):
    point: Id
    key: bool


class SetHeadcount(Operation, frozen=True, tag="set_headcount"):
    people: int


class Undo(Operation, frozen=True, tag="undo"):
    """``operation``: the id of one of this table's own acts."""

    operation: Id


class MoveStage(Operation, frozen=True, tag="move_stage", rename={"from_": "from"}):
    from_: str
    to: str


class ShowStep(Operation, frozen=True, tag="show_step"):
    step: str
    page: int = 1


class HoldScreen(Operation, frozen=True, tag="hold_screen"):
    how: str
    words: str = ""


class SetScreen(Operation, frozen=True, tag="set_screen"):
    far: bool
    captions: str
    kept: str
    kept_size: int
    newest: bool
    letters: bool


class ReadAloud(Operation, frozen=True, tag="read_aloud"):
    how: str
    speed: int
    again: bool


class ReplaceLink(Operation, frozen=True, tag="replace_link"):
    role: str
    table: int | None = None


class SetTimer(Operation, frozen=True, tag="set_timer"):
    """``seconds`` from now; 0 takes the timer away. ``table`` None: the room's."""

    seconds: int
    table: int | None = None


class AddTime(Operation, frozen=True, tag="add_time"):
    seconds: int
    table: int | None = None


class SendMessage(Operation, frozen=True, tag="send_message"):
    text: str
    to: str
    table: int | None = None


class ClearMessage(Operation, frozen=True, tag="clear_message"):
    table: int | None = None


class Pause(Operation, frozen=True, tag="pause"):
    on: bool


class AnswerHelp(Operation, frozen=True, tag="answer_help"):
    number: int


class AddTable(Operation, frozen=True, tag="add_table"):
    pass


class RemoveTable(Operation, frozen=True, tag="remove_table"):
    number: int


class MovePeople(Operation, frozen=True, tag="move_people"):
    """Everyone who joined at table ``leave``."""

    leave: int
    join: int


AnyOperation = (
    Vote
    | SuggestPoint
    | AddWorry
    | RaiseCard
    | LowerCard
    | AnswerCard
    | CallHelp
    | NameTable
    | NoteForTable
    | SetAsideSuggestion
    | CapturePoint
    | RewordPoint
    | RemovePoint
    | PointOperation
    | TakeSuggestion
    | OpenCheck
    | OpenRoomVote
    | CountHands
    | LockCheck
    | RevealCheck
    | ConcludeCheck
    | MarkKey
    | SetHeadcount
    | Undo
    | MoveStage
    | ShowStep
    | HoldScreen
    | SetScreen
    | ReadAloud
    | StoryOperation
    | NotMeant
    | ReplaceLink
    | SetTimer
    | AddTime
    | SendMessage
    | ClearMessage
    | Pause
    | ThemeOperation
    | VoteOperation
    | AnswerHelp
    | AddTable
    | RemoveTable
    | MovePeople
)

KINDS: tuple[type[Operation], ...] = get_args(AnyOperation)
NAMES = frozenset(str(kind.__struct_config__.tag) for kind in KINDS)


def read_operation(message: object) -> AnyOperation:
    """The operation in a message. Refused: ``bad_message`` or ``unknown_operation``.

    msgspec's own errors repeat what was sent, so they never leave this function.
    """
    if isinstance(message, dict):
        name = message.get("name")
        if isinstance(name, str) and name not in NAMES:
            raise Refused("unknown_operation")
    try:
        found = cast(AnyOperation, msgspec.convert(message, AnyOperation))
        # Half of a surrogate pair is no letter: it could be neither stored nor sent on.
        msgspec.json.encode(found)
    except (msgspec.ValidationError, RecursionError, UnicodeEncodeError):
        raise Refused("bad_message") from None
    return found


def digest(operation: AnyOperation, speaker: str) -> str:
    """What makes two messages with one id the same: content and who sent it, not its order."""
    content = msgspec.json.encode(msgspec.structs.replace(operation, n=0))
    return hashlib.sha256(speaker.encode() + b"\n" + content).hexdigest()
