"""What may be done with points and tables: each rule gives facts, or raises ``Refused``.

Roles are checked before (access.py); a rule checks the state of the talk. ``table`` is the
speaker's own table: a facilitator cannot reach another table's points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitation.domain import facts as f
from facilitation.domain.meeting import CLOSING, ENDED, LOBBY, LOCKED, OPEN, Meeting, Point
from facilitation.domain.refusals import Refused
from facilitation.domain.room_facts import TimerSet
from facilitation.domain.stages import stage_of

TEXT_LIMIT = 2000
SCREEN_LIMIT = 120
DISSENT_LIMIT = 500
ANSWER_LIMIT = 200
PEOPLE_LIMIT = 60

OFFERS = 20
"""Suggestions of one person that may wait to be read: the join code hangs on a wall."""

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
"""Signs without a shape and halves of signs, pasted along with words: no file can hold them.

And those that turn, or set apart, whatever stands around them: that is for our sentences to do.
"""

KINDS = {
    "point": "Point",
    "idea": "Idea",
    "barrier": "Barrier",
    "action": "Action",
    "question": "Question",
    "parked": "Parked",
}


def capture_point(
    m: Meeting, table: int, *, point: str, question: int, kind: str, text: str
) -> list[f.Fact]:
    """A point as the table said it. Late points of an earlier question are welcome."""
    _talking(m)
    if not 1 <= question <= len(m.questions):
        raise Refused("unknown_question")
    if question > m.reached:
        raise Refused("wrong_stage")
    if kind not in KINDS:
        raise Refused("bad_message")
    return [f.PointCaptured(point, table, question, kind, clean(text))]


def suggest_point(m: Meeting, table: int, *, point: str, text: str) -> list[f.Fact]:
    """A phone offers a point to its own table, for the question the room is at."""
    _talking(m)
    return [f.PointSuggested(point, table, m.reached, clean(text))]


def may_offer(m: Meeting, offered: Iterable[str]) -> None:
    """Refused: ``offers_wait`` where too many of one person's points wait to be read."""
    points = [m.points[point] for point in offered]
    if sum(point.suggested and not point.aside for point in points) >= OFFERS:
        raise Refused("offers_wait")


def take_suggestion(m: Meeting, table: int, *, point: str) -> list[f.Fact]:
    """Taking what is taken already changes nothing: two tablets may both take it."""
    found = own_point(m, table, point)
    return [f.SuggestionTaken(found.id)] if found.suggested else []


def reword_point(m: Meeting, table: int, *, point: str, text: str) -> list[f.Fact]:
    """New words. They freeze while people vote on them."""
    found = own_point(m, table, point)
    not_being_checked(m, found)
    words = clean(text)
    return [] if words == found.text else [f.PointReworded(found.id, words)]


def remove_point(m: Meeting, table: int, *, point: str) -> list[f.Fact]:
    """Put aside, not deleted: the fact that it was said stays in the log."""
    found = own_point(m, table, point)
    not_being_checked(m, found)
    not_told(m, found)
    return [f.PointRemoved(found.id)]


def set_aside_suggestion(m: Meeting, table: int, *, point: str) -> list[f.Fact]:
    """Not taken, with a kind word back. What is a point by now stays one."""
    found = m.points.get(point)
    if found is not None and found.table == table and found.aside:
        return []
    found = own_point(m, table, point)
    if not found.suggested:
        raise Refused("changed_since", "This is a point of the table by now.")
    return [f.PointRemoved(found.id)]


def kind_words(words: str) -> str:
    """What goes back to who suggested a point. Refused: ``card_too_long``."""
    return clean(words, ANSWER_LIMIT, "card_too_long") if words.strip() else ""


def mark_key(m: Meeting, table: int, *, point: str, key: bool) -> list[f.Fact]:
    """A point for the room to hear, or not any more."""
    found = own_point(m, table, point)
    if found.suggested:
        raise Refused("unknown_point")
    if not key:
        not_told(m, found)
    return [] if found.key == key else [f.PointMarked(found.id, key)]


def set_headcount(m: Meeting, table: int, *, people: int) -> list[f.Fact]:
    """How many people sit at the table, with and without phones."""
    if not 0 <= people <= PEOPLE_LIMIT:
        raise Refused("bad_number")
    return [] if m.tables[table].headcount == people else [f.HeadcountSet(table, people)]


def move_stage(m: Meeting, *, from_: str, to: str, at: int | None = None) -> list[f.Fact]:
    """Lead the room on or back. Two organisers pressing at once move it once.

    ``at``: ms now, at which the time that a question was given begins; None starts none.
    """
    target = stage_of(m, to)
    if m.stage == target.id:
        return []
    if m.stage != from_:
        raise Refused("stale_stage")
    moved: list[f.Fact] = [f.StageMoved(target.id)]
    minutes = m.questions[target.number - 1].minutes if target.kind == "question" else 0
    return [*moved, TimerSet(None, at, 60 * minutes)] if minutes and at else moved


def replace_link(m: Meeting, *, role: str, table: int | None) -> list[f.Fact]:
    """The next generation of a link; the present one stops working."""
    if role == "facilitator":
        if table not in m.tables:
            raise Refused("unknown_table")
    elif role not in ("organiser", "desk", "display", "outcome") or table is not None:
        raise Refused("bad_message")
    return [f.LinkReplaced(role, table)]


def clean(text: str, limit: int = TEXT_LIMIT, code: str = "text_too_long") -> str:
    """One line of words without stray blanks. Refused: ``empty_text`` or ``code``."""
    words = " ".join(UNSEEN.sub("", " ".join(text.split())).split())
    if not any(sign.isprintable() and sign != " " for sign in words):
        raise Refused("empty_text")
    if len(words) > limit:
        raise Refused(code)
    return words


def own_point(m: Meeting, table: int, point: str) -> Point:
    """The table's own point, unless it was put aside. Refused: ``unknown_point``."""
    found = m.points.get(point)
    if found is None or found.aside or found.table != table:
        raise Refused("unknown_point")
    if m.stage == ENDED:
        raise Refused("wrong_stage", "The event has ended. Nothing can be changed now.")
    return found


def being_checked(m: Meeting, point: Point) -> bool:
    """Whether people vote on these words, or voted and have not seen the result."""
    return any(m.checks[c].state in (OPEN, LOCKED) for c in point.checks)


def not_being_checked(m: Meeting, point: Point) -> None:
    """Refused: ``check_open`` while people vote on these words."""
    if being_checked(m, point):
        raise Refused("check_open", "People are voting on these words. Show the result first.")


def not_told(m: Meeting, point: Point) -> None:
    """In the closing the room is told what it was sent: that cannot be taken away then."""
    sent = m.tables[point.table].sent.get(point.question) or ()
    if m.stage == CLOSING and point.id in sent:
        raise Refused("wrong_stage", "The room is closing with this point, so it stays.")


def _talking(m: Meeting) -> None:
    if m.stage == LOBBY or not m.reached:
        raise Refused("wrong_stage", "The room has not started yet. Points open with question 1.")
    if m.stage == ENDED:
        raise Refused("wrong_stage", "The event has ended. Nothing more can be added.")
