"""One step of a summary or of the closing, as every face shows it."""

from __future__ import annotations

from facilitation.domain.checks import LAST_QUESTION
from facilitation.domain.closing import (
    TAKEN,
    WEIGHED,
    Step,
    dissent_apart,
    dissent_words,
    items_of,
    last_vote,
    reasons,
    taken_words,
)
from facilitation.domain.faces.across import groups_view
from facilitation.domain.faces.ground import map_view
from facilitation.domain.faces.room_vote import priorities_view
from facilitation.domain.faces.shared import Seen, View, progress, result_view
from facilitation.domain.faces.telling import answer_view, outcome_of, source_views, taken_title
from facilitation.domain.meeting import LOCKED, OPEN, ROOM, Check, Meeting
from facilitation.domain.pages import reminder
from facilitation.domain.stages import stage_of
from facilitation.domain.statements import Told


def step_view(seen: Seen, step: Step) -> View:
    """One step, with the result only where the check was revealed."""
    match step.kind:
        case "point":
            return _point_view(seen, step)
        case "dissent":
            return _dissent_view(seen, step)
        case "forward":
            return _page_view(seen, step)
        case "vote":
            return _last_vote_view(seen, step)
        case "opening":
            return _opening_view(seen, step)
        case "map":
            return map_view(seen, step)
        case "groups":
            return groups_view(seen.meeting, step)
        case "weighed":
            return _weighed_view(seen, step)
        case "take":
            return _take_view(seen, step)
    return {"key": step.key, "kind": step.kind, "title": step.title}


def vote_view(seen: Seen, check: Check, key: str) -> View:
    """A vote of the whole room while it runs."""
    done, of = progress(seen, check)
    return {
        "kind": "vote",
        "key": key,
        "title": "",
        "text": LAST_QUESTION if check.forward else check.text,
        "list": [],
        "point": check.point or check.statement,
        "state": check.state,
        "answered": done,
        "present": of,
    }


def room_asks(m: Meeting, told: Told) -> Check | None:
    """The room's vote on exactly these words, while its result is not shown."""
    for check_id in reversed(told.checks):
        check = m.checks[check_id]
        if check.text == told.text:
            return check if check.scope == ROOM and check.state in (OPEN, LOCKED) else None
    return None


def from_words(tables: tuple[int, ...]) -> str:
    """ "Table 4", "Tables 1, 4 and 7"."""
    if len(tables) == 1:
        return f"Table {tables[0]}"
    return f"Tables {', '.join(map(str, tables[:-1]))} and {tables[-1]}"


def _opening_view(seen: Seen, step: Step) -> View:
    stage = stage_of(seen.meeting)
    items = items_of(seen.meeting).values()
    question = {"number": stage.number, "text": stage.question} if stage.number else None
    return {
        "key": step.key,
        "kind": "opening",
        "title": step.title,
        "question": question,
        "points": len(items),
        "tables": len({table for told in items for table in told.tables}),
    }


def _point_view(seen: Seen, step: Step) -> View:
    m = seen.meeting
    told = items_of(m)[step.point or ""]
    asked = room_asks(m, told)
    if asked:
        return vote_view(seen, asked, step.key)
    outcome = outcome_of(seen, told)
    last = step.part == step.parts
    result = result_view(seen, outcome.check) if last else None
    apart = dissent_apart(told.text, dissent_words(m, told))
    return {
        "key": step.key,
        "kind": "point",
        "id": told.id,
        "question": told.questions[0],
        "text": step.items[0],
        "part": step.part,
        "parts": step.parts,
        "from": from_words(told.tables),
        "result": result,
        "result_words": outcome.words if last else "",
        "reasons": [] if not last or apart else reasons(m, told),
        "sources": source_views(seen, told) if last and told.statement else [],
    }


def _dissent_view(seen: Seen, step: Step) -> View:
    m = seen.meeting
    if step.point is None:
        text, why = step.title, [{"why": answer_view(seen)["dissent"], "table": None}]
    else:
        told = items_of(m)[step.point]
        text, why = told.text, reasons(m, told)
    return {
        "key": step.key,
        "kind": "dissent",
        "id": step.point,
        "text": text,
        "reminder": reminder(text),
        "reasons": why,
    }


def _page_view(seen: Seen, step: Step) -> View:
    return {
        "key": step.key,
        "kind": "forward",
        "title": taken_title(seen) if step.block == TAKEN else step.title,
        "part": step.part,
        "parts": step.parts,
        "start": step.start,
        "items": list(step.items),
    }


def _last_vote_view(seen: Seen, step: Step) -> View:
    check = last_vote(seen.meeting)
    done, of = progress(seen, check) if check else (0, 0)
    answer = answer_view(seen)
    apart = dissent_apart("", answer["dissent"])
    return {
        "key": step.key,
        "kind": "vote",
        "title": step.title,
        "state": check.state if check else "waiting",
        "check": check.id if check else None,
        "point": None,
        "text": LAST_QUESTION,
        "list": taken_words(seen.meeting),
        "answered": done,
        "present": of,
        "result": answer["result"],
        "dissent": "" if apart else answer["dissent"],
    }


def _weighed_view(seen: Seen, step: Step) -> View:
    """What mattered most to the room: the choices, most votes first."""
    check = seen.meeting.checks[step.key.removeprefix(f"{WEIGHED}:")]
    return {
        "key": step.key,
        "kind": WEIGHED,
        "title": step.title,
        "votes": check.votes,
        "results": priorities_view(seen, check),
    }


def _take_view(seen: Seen, step: Step) -> View:
    """The page to take away: its address only once the organiser has opened it."""
    link = open_outcome(seen)
    return {
        "key": step.key,
        "kind": "take",
        "title": step.title,
        "address": link.split("://", 1)[-1],
        "link": link,
        "qr": f"{link}/qr.svg" if link else "",
    }


def open_outcome(seen: Seen) -> str:
    """The address of the page to take away; "" while it is not open."""
    return seen.outcome_link if seen.meeting.published else ""
