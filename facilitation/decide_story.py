"""Which rule an operation on a story asks for."""

from __future__ import annotations

from facilitation import story_operations as s
from facilitation.domain import composing
from facilitation.domain.closing import story_of
from facilitation.domain.faces import Seen
from facilitation.domain.facts import Fact
from facilitation.domain.proposing import propose
from facilitation.domain.refusals import Refused
from facilitation.domain.stages import stage_of
from facilitation.operation import Operation


def decide_story(seen: Seen, o: Operation) -> list[Fact]:
    """The facts of an operation on a story. Raises Refused."""
    m = seen.meeting
    match o:
        case s.ProposeStory():
            composing.may_propose(m, o.stage)
            return [propose(seen, o.stage)]
        case s.MoveBlock():
            return composing.move_block(m, stage=o.stage, block=o.block, before=o.before)
        case s.LeaveOut():
            return composing.leave_out(m, stage=o.stage, block=o.block, out=o.out)
        case s.WriteHeading():
            return composing.write_heading(
                m, stage=o.stage, block=o.block, text=o.text, before=o.before, new=o.id
            )
        case s.WriteNotes():
            return composing.write_notes(m, stage=o.stage, step=o.step, text=o.text)
        case s.ChooseForward():
            return composing.choose_forward(m, item=o.item, on=o.on)
        case s.PublishOutcome():
            return composing.publish_outcome(m, on=o.on)
    raise Refused("not_allowed")


def first_story(seen: Seen, stage: str) -> list[Fact]:
    """An order for the stage that the room comes to, where nobody has made one yet."""
    m = seen.meeting
    told = stage_of(m, stage).kind in ("summary", "closing")
    return [propose(seen, stage)] if told and not story_of(m, stage).order else []
