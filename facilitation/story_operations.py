"""Operations on stories, and what a phone says to one. ``stage``: of a summary, or the closing."""

from __future__ import annotations

from facilitation.operation import Id, Operation


class ProposeStory(Operation, frozen=True, tag="propose_story"):
    stage: str


class MoveBlock(Operation, frozen=True, tag="move_block"):
    stage: str
    block: str
    before: str


class LeaveOut(Operation, frozen=True, tag="leave_out"):
    stage: str
    block: str
    out: bool


class WriteHeading(Operation, frozen=True, tag="write_heading"):
    """``block`` "": a new heading, which the operation's id names."""

    stage: str
    text: str
    block: str = ""
    before: str = ""


class WriteNotes(Operation, frozen=True, tag="write_notes"):
    stage: str
    step: str
    text: str


class ChooseForward(Operation, frozen=True, tag="choose_forward"):
    item: Id
    on: bool


class PublishOutcome(Operation, frozen=True, tag="publish_outcome"):
    on: bool


class NotMeant(Operation, frozen=True, tag="not_meant"):
    """ "This is not what we meant": ``words`` may be empty."""

    item: Id
    words: str = ""


StoryOperation = (
    ProposeStory | MoveBlock | LeaveOut | WriteHeading | WriteNotes | ChooseForward | PublishOutcome
)
