"""What the big screen shows."""

from __future__ import annotations

from facilitation.domain.checks import LAST_QUESTION, latest, room_vote
from facilitation.domain.closing import (
    Step,
    current_step,
    dissent_apart,
    key_points,
    shown_check,
)
from facilitation.domain.faces.leading import leading
from facilitation.domain.faces.shared import Seen, View, head, progress, result_view
from facilitation.domain.meeting import LOCKED, OPEN, ROOM, Check, Meeting
from facilitation.domain.presence import present_at
from facilitation.domain.spoken import spoken
from facilitation.domain.stages import stage_of


def display(seen: Seen, join_words: str) -> View:
    """The display's view. ``join_words``: the address to type, without "http://"."""
    m = seen.meeting
    place = current_step(m)
    join = {
        "words": join_words,
        "code": f"{m.code[:3]} {m.code[3:]}",
        "qr": f"/j/{m.code}/qr.svg",
    }
    shown = screen(seen)
    return {
        **head(seen, "display"),
        "join": join,
        "screen": {**shown, "spoken": spoken(shown, join)},
        "place": {"at": place[1], "of": place[2]} if place else None,
        **leading(seen),
    }


def screen(seen: Seen) -> View:
    """The screen itself, with what is said aloud of it; phones and the organiser follow too."""
    return dict(seen.once("screen", lambda: _screen(seen)))


def _screen(seen: Seen) -> View:
    shown = _shown(seen)
    if seen.meeting.big.held == "results":
        # What is hidden from the room is in no packet: everybody hears it at the same time.
        hidden = {k: v for k, v in NO_RESULT.items() if k in shown}
        shown = {**shown, **hidden, "hidden": True}
    return {**shown, "spoken": spoken(shown)}


NO_RESULT: View = {"result": None, "result_words": "", "dissent": ""}


def _shown(seen: Seen) -> View:
    m = seen.meeting
    stage = stage_of(m)
    if stage.kind == "lobby":
        return {"kind": "lobby", "joined": sum(seen.presence.joined.values())}
    if stage.kind == "ended":
        return {"kind": "ended", "title": "Thank you"}
    place = current_step(m)
    if place:
        return step_view(seen, place[0])
    asked = room_check_on_points(m)
    if asked:
        return vote_view(seen, asked, f"check:{asked.id}")
    return talk_view(seen)


def room_check_on_points(m: Meeting) -> Check | None:
    """A point that the whole room is being asked about, until its result is shown."""
    for check in reversed(m.checks.values()):
        if check.scope == ROOM and check.point and check.state in (OPEN, LOCKED):
            return check
    return None


def talk_view(seen: Seen) -> View:
    """Live activity while tables talk: how much, never what."""
    m = seen.meeting
    stage = stage_of(m)
    points = [
        p
        for p in m.points.values()
        if p.question == stage.number and not p.aside and not p.suggested
    ]
    tables = []
    for number in m.tables:
        own = [p for p in points if p.table == number]
        checks = [c for p in own if (c := latest(m, p.id)) and c.table == number]
        active = next((c for c in checks if c.state in (OPEN, LOCKED)), None)
        done, of = progress(seen, active) if active else (0, 0)
        doing = "talking"
        if active:
            doing = "checking" if active.state == OPEN else "showing"
        tables.append(
            {
                "number": number,
                "points": len(own),
                "doing": doing,
                "answered": done,
                "present": of if active else present_at(m, number, seen.presence),
                "key_points": sum(p.key for p in own),
            }
        )
    return {
        "kind": "talk",
        "question": {"number": stage.number, "text": stage.question},
        "points": len(points),
        "tables": tables,
    }


def vote_view(seen: Seen, check: Check, key: str) -> View:
    done, of = progress(seen, check)
    return {
        "kind": "vote",
        "key": key,
        "title": "",
        "text": check.text if check.point else LAST_QUESTION,
        "list": [],
        "point": check.point,
        "state": check.state,
        "answered": done,
        "present": of,
    }


def step_view(seen: Seen, step: Step) -> View:
    """One step, with the result only where the check was revealed."""
    match step.kind:
        case "point" | "dissent":
            return _point_view(seen, step)
        case "forward":
            return {
                "key": step.key,
                "kind": "forward",
                "title": step.title,
                "part": step.part,
                "parts": step.parts,
                "start": step.start,
                "items": list(step.items),
            }
        case "vote":
            return _last_vote_view(seen, step)
        case "opening":
            return _opening_view(seen, step)
    return {"key": step.key, "kind": step.kind, "title": step.title}


def _opening_view(seen: Seen, step: Step) -> View:
    m = seen.meeting
    stage = stage_of(m)
    points = key_points(m, stage.number or None)
    question = {"number": stage.number, "text": stage.question} if stage.number else None
    return {
        "key": step.key,
        "kind": "opening",
        "title": step.title,
        "question": question,
        "points": len(points),
        "tables": len({p.table for p in points}),
    }


def _point_view(seen: Seen, step: Step) -> View:
    m = seen.meeting
    assert step.point is not None
    point = m.points[step.point]
    asked = latest(m, point.id)
    if step.kind == "point" and asked and asked.scope == ROOM and asked.state in (OPEN, LOCKED):
        return vote_view(seen, asked, step.key)
    check = shown_check(m, point)
    dissent = check.dissent if check else ""
    if step.kind == "dissent":
        return {
            "key": step.key,
            "kind": "dissent",
            "id": point.id,
            "text": point.text,
            "dissent": dissent,
        }
    last = step.part == step.parts
    result = result_view(seen, check) if last else None
    return {
        "key": step.key,
        "kind": "point",
        "id": point.id,
        "number": point.number,
        "question": point.question,
        "text": step.items[0],
        "part": step.part,
        "parts": step.parts,
        "from": f"Table {point.table}",
        "result": result,
        "result_words": _result_words(result, last),
        "dissent": "" if not last or (check and dissent_apart(point, check)) else dissent,
    }


def _result_words(result: View | None, last: bool) -> str:
    if not last:
        return ""
    if result is None:
        return "The table did not check agreement on this point."
    return str(result["sentence"])


def _last_vote_view(seen: Seen, step: Step) -> View:
    m = seen.meeting
    check = room_vote(m)
    done, of = progress(seen, check) if check else (0, 0)
    return {
        "key": step.key,
        "kind": "vote",
        "title": step.title,
        "state": check.state if check else "waiting",
        "check": check.id if check else None,
        "point": None,
        "text": LAST_QUESTION,
        "list": [p.text for p in key_points(m)],
        "answered": done,
        "present": of,
        "result": result_view(seen, check),
        "dissent": check.dissent if check else "",
    }
