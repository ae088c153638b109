"""The order of an event: lobby, each question and its summary, closing, ended."""

from __future__ import annotations

from dataclasses import dataclass

from facilitation.domain.latest import kept_for_latest
from facilitation.domain.meeting import CLOSING, ENDED, LOBBY, Meeting
from facilitation.domain.refusals import Refused


@dataclass(frozen=True, slots=True)
class Stage:
    """``number``: of the question, 0 where there is none. ``kind``: what happens in it."""

    id: str
    kind: str
    number: int
    name: str
    question: str


def stages(meeting: Meeting) -> list[Stage]:
    """All stages in order; at least lobby, closing and ended."""
    return list(_stages(meeting).values())


@kept_for_latest
def _stages(meeting: Meeting) -> dict[str, Stage]:
    found = [Stage(LOBBY, "lobby", 0, "Lobby", "")]
    for q in meeting.questions:
        found.append(
            Stage(f"question-{q.number}", "question", q.number, f"Question {q.number}", q.text)
        )
        found.append(
            Stage(
                f"summary-{q.number}",
                "summary",
                q.number,
                f"Summary of question {q.number}",
                q.text,
            )
        )
    found += [Stage(CLOSING, "closing", 0, "Closing", ""), Stage(ENDED, "ended", 0, "Ended", "")]
    return {stage.id: stage for stage in found}


def stage_of(meeting: Meeting, stage_id: str | None = None) -> Stage:
    """The stage with this id, by default where the room is. Refused: ``unknown_stage``."""
    wanted = meeting.stage if stage_id is None else stage_id
    stage = _stages(meeting).get(wanted)
    if stage is None:
        raise Refused("unknown_stage")
    return stage


def beside(meeting: Meeting) -> tuple[Stage | None, Stage | None]:
    """The stage before and the stage after the present one."""
    order = stages(meeting)
    at = order.index(stage_of(meeting))
    return (
        order[at - 1] if at > 0 else None,
        order[at + 1] if at + 1 < len(order) else None,
    )


def stands(meeting: Meeting) -> str:
    """Where the event is, for somebody who is not in the room: "Not started"."""
    stage = stage_of(meeting)
    if stage.kind == "question":
        return f"Talking about question {stage.number}"
    if stage.kind == "summary":
        return f"Looking at the summary of question {stage.number}"
    return {"lobby": "Not started", "closing": "In the closing"}.get(stage.kind, "Ended")


def move_words(stage: Stage) -> str:
    """What the organiser's button says to go there."""
    if stage.kind == "summary":
        return f"Move the room to the summary of question {stage.number}"
    names = {"lobby": "the lobby", "closing": "the closing"}
    if stage.kind == "ended":
        return "End the event"
    return f"Move the room to {names.get(stage.kind, stage.name)}"
