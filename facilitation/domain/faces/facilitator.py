"""What the tablet of one table shows: everything that the table said, no one's own vote."""

from __future__ import annotations

from facilitation.domain.arranging import SHORT_LIST, said_points
from facilitation.domain.cards import CARDS, NAME_LIMIT, NOTES, NOTES_LIMIT, Card
from facilitation.domain.checks import OUTCOMES, latest
from facilitation.domain.disclosure import phones_warning
from facilitation.domain.faces.room_vote import hands_for_room
from facilitation.domain.faces.shared import Seen, View, answers_view, head, progress, result_view
from facilitation.domain.in_room import dissents_of, in_room, places, revealed
from facilitation.domain.meeting import LOCKED, OPEN, REVEALED, TABLE, Check, Meeting, Point
from facilitation.domain.presence import present_at
from facilitation.domain.rules import (
    ANSWER_LIMIT,
    DISSENT_LIMIT,
    KINDS,
    PEOPLE_LIMIT,
    SCREEN_LIMIT,
    TEXT_LIMIT,
)


def facilitator(seen: Seen, table: int) -> View:
    """The view of every tablet at ``table``."""
    m = seen.meeting
    own = [p for p in m.points.values() if p.table == table and not p.aside]
    presence = seen.presence
    return {
        **head(seen, "facilitator", table),
        "own_timer": m.tables[table].timer is not None and m.paused_at is None,
        "timer_waits": _timer_waits(m, table),
        "table": table,
        "question": _question(m),
        "questions": [{"number": q.number, "text": q.text} for q in m.questions],
        "answers": answers_view(m),
        "kinds": [{"id": kind, "words": words} for kind, words in KINDS.items()],
        "limits": {
            "text": TEXT_LIMIT,
            "screen": SCREEN_LIMIT,
            "dissent": DISSENT_LIMIT,
            "people": PEOPLE_LIMIT,
            "short_list": SHORT_LIST,
            "words": ANSWER_LIMIT,
            "name": NAME_LIMIT,
            "notes": NOTES_LIMIT,
        },
        "people": {
            "headcount": m.tables[table].headcount,
            "phones": presence.phones.get(table, 0),
            "joined": presence.joined.get(table, 0),
            "tablets": presence.tablets.get(table, 0),
            "present": present_at(m, table, presence),
            "warning": phones_warning(presence.phones.get(table, 0)) or "",
        },
        "points": [_point_view(seen, p) for p in own if not p.suggested],
        "suggestions": [
            {"id": p.id, "question": p.question, "text": p.text} for p in own if p.suggested
        ],
        "unfinished": unfinished(m, table),
        "room": hands_for_room(seen, table),
        "received": [_room_view(m, table, q.number) for q in m.questions if q.number <= m.reached],
        "cards": [card_view(c) for c in seen.cards if c.table == table],
        "table_name": m.tables[table].name,
        "help": m.tables[table].help,
        "notes": {about: seen.notes.get((table, about), "") for about in NOTES},
    }


def _timer_waits(m: Meeting, table: int) -> bool:
    """Whether a timer stands still in the pause, unseen: time is added to that one then."""
    return m.paused_at is not None and (m.tables[table].timer or m.timer) is not None


def card_view(card: Card) -> View:
    """A raised card: what it says, and never who."""
    return {
        "id": card.id,
        "kind": card.kind,
        "title": CARDS[card.kind],
        "words": card.words,
        "at": card.at,
    }


def unfinished(m: Meeting, table: int) -> list[View]:
    """Checks of this table that are not brought to their end, with words for people."""
    found = []
    for check in m.checks.values():
        if check.scope != TABLE or check.table != table or check.point is None:
            continue
        number = m.points[check.point].number
        if check.state == OPEN:
            words = f"Voting is open on point {number}."
        elif check.state == LOCKED:
            words = f"The result of point {number} is not shown yet."
        else:
            continue
        found.append({"point": check.point, "check": check.id, "words": words})
    return found


def _question(m: Meeting) -> View | None:
    """The question that new points belong to: the last one reached."""
    if not m.reached:
        return None
    question = m.questions[m.reached - 1]
    return {"number": question.number, "text": question.text}


def _room_view(m: Meeting, table: int, question: int) -> View:
    """What the room has of this table, in its order; ``sent`` false: nobody has sent it yet."""
    place = places(m)
    points = [p for p in said_points(m, table, question) if in_room(m, p)]
    return {
        "question": question,
        "sent": question in m.tables[table].sent,
        "points": [p.id for p in sorted(points, key=lambda p: place[p.id])],
    }


def _source_view(m: Meeting, source: str) -> View:
    """What a point was merged from, and the voice that comes with it."""
    point = m.points[source]
    check = revealed(m, point.checks, point.text)
    return {
        "text": point.text,
        "outcome_words": OUTCOMES[check.outcome] if check and check.outcome else "",
        "dissents": dissents_of(m, point),
    }


def _point_view(seen: Seen, point: Point) -> View:
    check = latest(seen.meeting, point.id)
    return {
        "id": point.id,
        "number": point.number,
        "question": point.question,
        "kind": point.kind,
        "kind_words": KINDS[point.kind],
        "text": point.text,
        "from": point.source,
        "key": point.key,
        "short": point.short,
        "confirmed": point.confirmed == point.text,
        "merged": [_source_view(seen.meeting, source) for source in point.sources],
        "check": _check_of_point(seen, check) if check else None,
        "earlier": [
            _round_view(seen, seen.meeting.checks[c])
            for c in point.checks
            if check is None or c != check.id
        ],
    }


def _round_view(seen: Seen, check: Check) -> View:
    """An earlier round: the words as they were asked, and the result in words, if it was shown."""
    result = result_view(seen, check)
    return {
        "round": check.round,
        "text": check.text,
        "sentence": result["sentence"] if result else "",
        "outcome_words": OUTCOMES[check.outcome] if check.outcome else "",
        "dissent": check.dissent,
    }


def _check_of_point(seen: Seen, check: Check) -> View:
    """The room's hands are the organiser's to count: to a table they are part of the result."""
    view = check_view(seen, check)
    return view if check.scope == TABLE or check.state == REVEALED else {**view, "hands": {}}


def check_view(seen: Seen, check: Check) -> View:
    """How a check stands: how many answered, and no result before it is revealed."""
    done, of = progress(seen, check)
    by_hand = check.raised
    return {
        "id": check.id,
        "round": check.round,
        "scope": check.scope,
        "state": check.state,
        "answered": done,
        "present": of,
        "by_phone": done - by_hand,
        "by_hand": by_hand,
        "hands": dict(check.hands),
        "mine": check.scope == TABLE,
        "result": result_view(seen, check),
        "outcome": check.outcome,
        "outcome_words": OUTCOMES[check.outcome] if check.outcome else "",
        "dissent": check.dissent,
        "worries": list(seen.worries(check.id)) if check.state == REVEALED else [],
    }
