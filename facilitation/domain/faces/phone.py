"""What the phones of one table show. What one person answered is added for that person only."""

from __future__ import annotations

from dataclasses import dataclass

from facilitation.domain.closing import taken_words
from facilitation.domain.faces.display import screen
from facilitation.domain.faces.room_vote import asked_text, choices_view, priorities_view
from facilitation.domain.faces.shared import Seen, View, answers_view, head, result_view
from facilitation.domain.meeting import OPEN, ROOM, Check, Meeting, Point
from facilitation.domain.saying import Words
from facilitation.domain.spoken import spoken
from facilitation.domain.stages import Stage, stage_of

ASKS = {"five": "How do you feel about it?"}


def phone(seen: Seen, table: int) -> View:
    """The view of every phone at ``table``."""
    m = seen.meeting
    stage, asked = seen.once("stage and asked", lambda: _stage_and_asked(m))
    checks = [*asked.open.get(None, ()), *asked.open.get(table, ())]
    now, then = _now_and_next(m, stage, checks)
    last = asked.last_closed(table)
    return {
        **head(seen, "phone", table),
        "table": table,
        "table_name": m.tables[table].name,
        "now": now,
        "next": then,
        "easy": m.questions[stage.number - 1].easy if stage.number else "",
        "answers": seen.once("answers", lambda: answers_view(m)),
        "checks": [_check_view(seen, c) for c in (*checks, *last)],
        "step": seen.once("step of phones", lambda: _step(seen, stage)),
    }


def followed(seen: Seen, w: Words) -> View:
    """The script of the step that phones follow, in one language. No step: ``key`` is None."""
    step = screen(seen) if _follows(stage_of(seen.meeting)) else {}
    return {"key": step.get("key"), "spoken": spoken(step, w=w) if step else []}


def suggestion_view(point: Point, answer: str) -> View:
    """What became of a person's own suggestion; ``words`` came back from the table."""
    state = "waiting" if point.suggested else "taken"
    return {
        "id": point.id,
        "text": point.text,
        "state": "aside" if point.aside else state,
        "words": answer,
    }


def _step(seen: Seen, stage: Stage) -> View | None:
    """What the big screen shows, without the running count of answers.

    A thousand phones need not be told of each vote.
    """
    if not _follows(stage):
        return None
    return {k: v for k, v in screen(seen).items() if k not in ("answered", "present")}


def _follows(stage: Stage) -> bool:
    return stage.kind in ("summary", "closing", "ended")


def _check_view(seen: Seen, check: Check) -> View:
    m = seen.meeting
    return {
        "id": check.id,
        "scope": check.scope,
        "state": check.state,
        "round": check.round,
        "point": check.point or check.statement,
        "may_worry": bool(check.point) and not check.outcome,
        "text": asked_text(check),
        "list": taken_words(m) if check.forward else [],
        "choices": choices_view(m, check),
        "votes": check.votes,
        "results": priorities_view(seen, check),
        "asks": ASKS.get(m.scale, "Do you agree?"),
        "result": result_view(seen, check),
        "outcome": check.outcome,
        "dissent": check.dissent,
    }


@dataclass(frozen=True, slots=True)
class Asked:
    """What people are asked, by table (None: the room): gone through once for all tables.

    ``closed``: the latest of the present stage, and how late it came.
    """

    open: dict[int | None, list[Check]]
    closed: dict[int | None, tuple[int, Check]]

    def last_closed(self, table: int) -> list[Check]:
        """The latest closed check that this table's people were asked; none, or one."""
        found = [self.closed[at] for at in (None, table) if at in self.closed]
        return [max(found, key=lambda one: one[0])[1]] if found else []


def _stage_and_asked(m: Meeting) -> tuple[Stage, Asked]:
    stage = stage_of(m)
    asked = Asked({}, {})
    for at, check in enumerate(m.checks.values()):
        table = None if check.scope == ROOM else check.table
        if check.state == OPEN:
            if stage.kind != "ended":
                asked.open.setdefault(table, []).append(check)
        elif check.stage == stage.id:
            asked.closed[table] = at, check
    return stage, asked


def _now_and_next(m: Meeting, stage: Stage, checks: list[Check]) -> tuple[str, str]:
    """ "Now" and "Next" in plain words."""
    if checks:
        who = "The whole room votes" if checks[0].scope == ROOM else "Your table votes"
        return f"{who} on a point" if checks[0].point else who, "We see the result"
    more = stage.number < len(m.questions)
    match stage.kind:
        case "lobby":
            return "People are joining", "We talk about question 1"
        case "question":
            return f"We talk about question {stage.number}", "We vote on what matters most"
        case "summary":
            after = f"We talk about question {stage.number + 1}" if more else "The closing"
            return f"We hear what was said on question {stage.number}", after
        case "closing":
            return "We hear what matters most", "We agree what to take forward"
    return "The event has ended", "You can close this page"
