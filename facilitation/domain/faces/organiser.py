"""What the organiser sees: where the room is, how each table does, what comes next."""

from __future__ import annotations

from collections import Counter

from facilitation.domain.arranging import unsent
from facilitation.domain.checks import latest_by_table
from facilitation.domain.closing import Step, current_step, items_of, steps
from facilitation.domain.faces.composing import presenting
from facilitation.domain.faces.display import room_screen, spoken_in
from facilitation.domain.faces.facilitator import check_view, unfinished
from facilitation.domain.faces.leading import leading
from facilitation.domain.faces.room_vote import (
    asked_text,
    choices_view,
    kept_back_view,
    priorities_view,
    told_view,
)
from facilitation.domain.faces.shared import Seen, View, answers_view, head, progress
from facilitation.domain.latest import points_by_table
from facilitation.domain.meeting import LOCKED, OPEN, ROOM, Meeting
from facilitation.domain.room import timer_for
from facilitation.domain.stages import Stage, beside, move_words, stage_of, stages


def organiser(seen: Seen) -> View:
    """The organiser's view."""
    m = seen.meeting
    before, after = beside(m)
    tables = [_table_view(seen, number) for number in m.tables]
    tables.sort(key=lambda t: (not t["help"], not t["attention"], t["number"]))
    place = current_step(m)
    presence = seen.presence
    return {
        **head(seen, "organiser"),
        "stages": _stage_list(m),
        "next": {"id": after.id, "words": move_words(after)} if after else None,
        "back": {"id": before.id, "words": f"Go back to {before.name}"} if before else None,
        "ready": {"tables": sum(_ready(t) for t in tables), "of": len(tables)},
        "people": {
            "joined": sum(presence.joined.values()),
            "phones": sum(presence.phones.values()),
            "displays": presence.displays,
        },
        "trouble": seen.trouble,
        "disk": seen.disk,
        "tables": tables,
        "answers": answers_view(m),
        "screen": room_screen(seen),
        "spoken_in": spoken_in(seen.words),
        "spoken_now": _spoken_now(seen, place[0] if place else None),
        "steps": [{"key": s.key, "words": step_words(m, s)} for s in steps(m)],
        "step": place[0].key if place else None,
        "room_check": _room_check(seen),
        "asked": m.asked,
        "told": told_view(m),
        "kept_back": kept_back_view(m),
        **leading(seen),
        **presenting(seen),
    }


def _spoken_now(seen: Seen, step: Step | None) -> list[int] | None:
    """[from, until] of the sentences that the big screen says now; None where it is all."""
    found = seen.presence.saying.get(step.key) if step else None
    return list(found) if found else None


def step_words(m: Meeting, step: Step) -> str:
    """A step's name in the organiser's list."""
    if step.point is not None:
        words = items_of(m)[step.point].text
        if step.kind == "dissent":
            return f"Not everyone agreed: {words}"
        if step.kind == "groups":
            return f"By group: {words}"
        return words if step.parts == 1 else f"{words} (part {step.part} of {step.parts})"
    if step.parts > 1:
        return f"{step.title}, page {step.part} of {step.parts}"
    return step.title


def _stage_list(m: Meeting) -> list[View]:
    now = stage_of(m)
    order = stages(m)
    at = order.index(now)
    return [
        {
            "id": s.id,
            "kind": s.kind,
            "name": s.name,
            "words": _stage_words(s),
            "state": "now" if i == at else "done" if i < at else "later",
        }
        for i, s in enumerate(order)
    ]


def _stage_words(stage: Stage) -> str:
    match stage.kind:
        case "lobby":
            return "People join"
        case "question":
            return stage.question
        case "summary":
            return "Key points, read out"
        case "closing":
            return "What we take forward"
    return "Thank you"


def _table_view(seen: Seen, number: int) -> View:
    m = seen.meeting
    presence = seen.presence
    table = m.tables[number]
    said = [p for p in points_by_table(m)[number] if not p.aside]
    # At the end zeros would look as if what was said had gone.
    over = stage_of(m).kind in ("closing", "ended")
    own = said if over else [p for p in said if p.question == (m.reached or 1)]
    points = [p for p in own if not p.suggested]
    checks = latest_by_table(m)[number]
    active = next((c for c in checks if c.state in (OPEN, LOCKED)), None)
    tablets = presence.tablets.get(number, 0)
    left = [str(u["words"]) for u in unfinished(m, number)]
    if table.help:
        left.insert(0, "They ask for help.")
    if count := unsent(m, number):
        left.append(f"{count} key point{'s are' if count > 1 else ' is'} not sent to the room.")
    if number in presence.writing:
        left.append("A sentence is half typed.")
    how, words = _how(seen, number)
    timer = timer_for(m, number)
    check = None
    if active:
        done, of = progress(seen, active)
        check = {"state": active.state, "answered": done, "present": of}
    return {
        "number": number,
        "name": table.name,
        "help": table.help,
        "cards": Counter(c.kind for c in seen.cards if c.table == number),
        "how": how,
        "how_words": words,
        "doing": "Capture" if not active else "Check" if active.state == OPEN else "Result",
        "points": len(points),
        "suggestions": len(own) - len(points),
        "key_points": sum(p.key for p in points),
        "check": check,
        "headcount": table.headcount,
        "phones": presence.phones.get(number, 0),
        "tablets": tablets,
        "unfinished": left,
        "attention": table.help or _needs_organiser(m, how, left),
        "saved_at": table.saved_at,
        "gone_at": presence.gone.get(number) if how == "gone" else None,
        "timer": {"ends_at": timer.ends_at, "seconds": timer.seconds} if timer else None,
        "message": table.message.text if table.message else "",
    }


def _ready(table: View) -> bool:
    """Its tablet is here, and nothing on it is unfinished."""
    return not table["unfinished"] and table["how"] not in ("new", "gone")


def _needs_organiser(m: Meeting, how: str, left: list[str]) -> bool:
    """A tablet that is not there, or work that the room has left behind."""
    kind = stage_of(m).kind
    if kind in ("lobby", "ended"):
        return False
    return (
        how == "gone"
        or (how == "new" and kind == "question")
        or (bool(left) and kind != "question")
    )


def _how(seen: Seen, number: int) -> tuple[str, str]:
    presence = seen.presence
    if number in presence.writing:
        return "writing", "Writing"
    if presence.tablets.get(number, 0):
        return "connected", "Connected"
    if number in presence.been or seen.meeting.tables[number].saved_at:
        return "gone", "Not connected"
    return "new", "Not here yet"


def _room_check(seen: Seen) -> View | None:
    """The room's check of this stage: open or closed, the organiser's to bring to its end."""
    m = seen.meeting
    for check in reversed(m.checks.values()):
        if check.scope == ROOM and (check.stage == m.stage or check.state != "revealed"):
            own = check.counted.get(0)
            return {
                **check_view(seen, check),
                "hands": dict(own.hands) if own else {},
                "point": check.point,
                "statement": check.statement,
                "text": asked_text(check),
                "choices": choices_view(m, check),
                "votes": check.votes,
                "results": priorities_view(seen, check),
            }
    return None
