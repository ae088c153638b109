"""The room's vote on statements, as each face sees it: no result before it is revealed."""

from __future__ import annotations

from facilitation.domain.checks import LAST_QUESTION
from facilitation.domain.faces.shared import Seen, View, progress, result_view
from facilitation.domain.meeting import LOCKED, OPEN, REVEALED, ROOM, Check, Meeting
from facilitation.domain.presence import present_for
from facilitation.domain.priorities import PRIORITY_TITLE
from facilitation.domain.room_votes import priorities
from facilitation.domain.statements import FREE, may_show, told_items


def asked_text(check: Check) -> str:
    """The words that people are asked about."""
    if check.choices:
        return PRIORITY_TITLE
    return LAST_QUESTION if check.forward else check.text


def choices_view(m: Meeting, check: Check) -> list[View]:
    """What votes can be spread over, in the words that were put to the vote."""
    return [{"id": c, "text": check.words[c]} for c in check.choices if may_show(m, c)]


def priorities_view(seen: Seen, check: Check) -> list[View] | None:
    """The choices with the most votes first, or None before the reveal."""
    if check.state != REVEALED or not check.choices:
        return None
    m = seen.meeting
    present = present_for(m, check, seen.presence, seen.away(check.id))
    return [
        {
            "id": p.point,
            "text": check.words[p.point],
            "votes": p.votes,
            "people": p.people,
            "place": p.place,
        }
        for p in priorities(check, seen.tally(check.id), present)
        if may_show(m, p.point)
    ]


def room_vote_screen(seen: Seen) -> View | None:
    """The vote that the big screen shows in place of its step, or None."""
    m = seen.meeting
    check = m.checks.get(m.asked)
    if check is None or (check.statement and not may_show(m, check.statement)):
        return None
    done, of = progress(seen, check)
    shown: View = {
        "key": f"check:{check.id}",
        "kind": "priority" if check.choices else "vote",
        "title": "",
        "text": asked_text(check),
        "list": [],
        "point": check.statement,
        "check": check.id,
        "state": check.state,
        "answered": done,
        "present": of,
    }
    if check.choices:
        results = priorities_view(seen, check)
        return {
            **shown,
            "title": PRIORITY_TITLE,
            "list": [c["text"] for c in choices_view(m, check)],
            "votes": check.votes,
            "results": results,
        }
    return {**shown, "result": result_view(seen, check), "dissent": check.dissent}


def hands_for_room(seen: Seen, table: int) -> View | None:
    """What a table's facilitator counts for the room: their own table's hands, nobody else's."""
    m = seen.meeting
    for check in reversed(m.checks.values()):
        if check.scope == ROOM and check.point is None and check.state in (OPEN, LOCKED):
            counted = check.counted.get(table)
            return {
                "id": check.id,
                "text": asked_text(check),
                "state": check.state,
                "choices": choices_view(m, check),
                "votes": check.votes,
                "hands": dict(counted.hands) if counted else {},
                "people": check.raised_at(table),
            }
    return None


def told_view(m: Meeting) -> list[View]:
    """What the organiser can ask the room about, in the order of telling."""
    themes = {theme.id: theme.title for theme in m.themes.values()}
    return [
        {
            "id": told.id,
            "kind": told.kind,
            "text": told.text,
            "theme": themes.get(told.theme, ""),
            "voted": bool(told.statement and told.statement.voted),
        }
        for told in told_items(m)
    ]


def kept_back_view(m: Meeting) -> list[View]:
    """What is held back or hidden from the room, with which of the two."""
    words = {p.id: p.text for p in m.points.values() if not p.aside}
    words |= {s.id: s.text for s in m.statements.values()}
    return [
        {"id": item, "how": how, "text": words[item]}
        for item, how in m.moderated.items()
        if how != FREE and item in words
    ]
