"""Taking back one's own act: facts that make up for facts, never a deletion.

Refused if the thing has changed since, so that nobody's later work is taken back with it.
Checks are never un-opened, un-locked or un-revealed, and ballots are never touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitation.domain import facts as f
from facilitation.domain import point_facts as pf
from facilitation.domain import room_facts as rf
from facilitation.domain.meeting import CLOSING, ENDED, OPEN, Meeting, Point
from facilitation.domain.parts import Timer
from facilitation.domain.point_state import change_points, order_of
from facilitation.domain.refusals import Refused
from facilitation.domain.room import later
from facilitation.domain.rules import being_checked
from facilitation.domain.stages import stage_of
from facilitation.domain.statements import statement_of


def undo(before: Meeting, facts: Sequence[f.Fact], now: Meeting) -> list[f.Fact]:
    """What makes up for ``facts``, which were decided on ``before``, as things stand ``now``.

    Refused: ``cannot_undo`` for acts that have no way back, ``changed_since``.
    """
    if now.stage == ENDED:
        raise Refused("wrong_stage", "The event has ended. Nothing can be changed now.")
    if not facts:
        raise Refused("cannot_undo")
    if not any(isinstance(fact, pf.KeyPointsSent) for fact in facts):
        # A mark is not taken away under what was sent to the room since.
        for fact in facts:
            if isinstance(fact, f.PointMarked):
                _unchanged(_has_room(before, fact.point) == _has_room(now, fact.point))
    return [back for fact in reversed(facts) for back in _undo_one(before, fact, now)]


def _has_room(m: Meeting, point_id: str) -> bool:
    point = m.points[point_id]
    return point_id in (m.tables[point.table].sent.get(point.question) or ())


def _undo_one(before: Meeting, fact: f.Fact, now: Meeting) -> list[f.Fact]:
    match fact:
        case f.PointCaptured():
            _unchanged(_untouched(now, fact.point) and now.points[fact.point].text == fact.text)
            return [f.PointRemoved(fact.point)]
        case f.SuggestionTaken():
            words = before.points[fact.point].text
            _unchanged(_untouched(now, fact.point) and now.points[fact.point].text == words)
            return [f.SuggestionReturned(fact.point)]
        case f.PointReworded():
            point, was = now.points[fact.point], before.points[fact.point]
            # What a table has said yes to since is not put into other words behind its back.
            built = point.checks != was.checks or point.confirmed != was.confirmed
            same = point.text == fact.text and not built
            _unchanged(same and not point.aside and not being_checked(now, point))
            return [f.PointReworded(fact.point, was.text)]
        case f.PointRemoved():
            point = now.points[fact.point]
            _unchanged(point.aside and not point.into)
            return [f.PointRestored(fact.point)]
        case f.PointMarked():
            point = now.points[fact.point]
            _unchanged(point.key == fact.key and not point.aside and not point.suggested)
            return [f.PointMarked(fact.point, not fact.key)]
        case f.HeadcountSet():
            _unchanged(now.tables[fact.table].headcount == fact.people)
            return [f.HeadcountSet(fact.table, before.tables[fact.table].headcount)]
        case f.HandsCounted():
            check = now.checks[fact.check]
            _unchanged(check.state == OPEN and check.counted.get(fact.table) == fact)
            earlier = before.checks[fact.check].counted.get(fact.table)
            return [earlier or f.HandsCounted(fact.check, {}, fact.table)]
        case rf.TimerSet() if fact.table is not None:
            return _timer_back(before, fact, fact.table, now)
        case f.TableNamed():
            _unchanged(now.tables[fact.table].name == fact.text)
            return [f.TableNamed(fact.table, before.tables[fact.table].name)]
    return _undo_arranging(before, fact, now)


def _timer_back(before: Meeting, fact: rf.TimerSet, table: int, now: Meeting) -> list[f.Fact]:
    """The timer as if nobody had touched it: it ran on since, and stood still in each pause."""
    # A timer goes with its question: one that was stopped then does not come back later.
    _unchanged(now.stage_at == before.stage_at)
    paused = now.stood_still - before.stood_still
    made = Timer(fact.started_at, fact.seconds) if fact.seconds else None
    _unchanged(now.tables[table].timer == later(made, paused))
    back = later(before.tables[table].timer, paused) or Timer(0, 0)
    return [rf.TimerSet(table, back.started_at, back.seconds)]


def _undo_arranging(before: Meeting, fact: f.Fact, now: Meeting) -> list[f.Fact]:
    match fact:
        case pf.KindChanged():
            point = _there(now, fact.point)
            _unchanged(point.kind == fact.kind)
            return [pf.KindChanged(fact.point, before.points[fact.point].kind)]
        case pf.PointShortlisted():
            _unchanged(_there(now, fact.point).short == fact.on)
            return [pf.PointShortlisted(fact.point, not fact.on)]
        case pf.PointConfirmed():
            point = _there(now, fact.point)
            _unchanged((point.confirmed == point.text) == fact.on)
            return [pf.PointConfirmed(fact.point, not fact.on)]
        case pf.PointMoved():
            return _moved_back(before, fact, now)
        case pf.PointsMerged():
            _unchanged(_as_made(before, fact, now) and statement_of(now, fact.point) is None)
            return [pf.PointsParted(fact.point)]
        case pf.PointSplit():
            _unchanged(_as_made(before, fact, now) and statement_of(now, fact.point) is None)
            return [f.PointRemoved(fact.point)]
        case pf.KeyPointsSent():
            _unchanged(now.tables[fact.table].sent.get(fact.question) == fact.points)
            _before_the_closing(now)
            earlier = before.tables[fact.table].sent.get(fact.question)
            if earlier is None:
                _before_the_room_has_them(now, fact.question)
            return [pf.KeyPointsSent(fact.table, fact.question, earlier)]
        case pf.PointTakenBack():
            point = before.points[fact.point]
            had = before.tables[point.table].sent.get(point.question) or ()
            left = tuple(p for p in had if p != point.id)
            _unchanged(now.tables[point.table].sent.get(point.question) == left)
            _before_the_closing(now)
            return [pf.KeyPointsSent(point.table, point.question, had)]
    raise Refused("cannot_undo")


def _moved_back(before: Meeting, fact: pf.PointMoved, now: Meeting) -> list[f.Fact]:
    """To the place it had, if the list is otherwise in the order that the move left."""
    point = _there(now, fact.point)
    after = change_points(before.points, fact)
    assert after is not None
    orders = [
        order_of(points, point.table, point.question, before.points)
        for points in (before.points, after[0], now.points)
    ]
    _unchanged(orders[1] == orders[2])
    place = orders[0].index(point.id) + 1
    follows = orders[0][place] if place < len(orders[0]) else None
    # At the end of the list as it was; what has come since stays behind it.
    if follows is None:
        all_now = order_of(now.points, point.table, point.question, now.points)
        newer = [p for p in all_now if p not in before.points]
        last = next((p for p in reversed(orders[2]) if p != point.id), None)
        beyond = all_now[all_now.index(last) + 1 :] if last else newer
        follows = next((p for p in beyond if p in newer), None)
    return [pf.PointMoved(point.id, follows)]


def _as_made(before: Meeting, fact: pf.PointsMerged | pf.PointSplit, now: Meeting) -> bool:
    """Whether a point is in every way as the act made it."""
    after = change_points(before.points, fact)
    assert after is not None
    made, found = after[0][fact.point], now.points[fact.point]
    return replace(made, number=0) == replace(found, number=0)


def _there(now: Meeting, point_id: str) -> Point:
    """A point that can still be seen in the list. Refused: ``changed_since``."""
    point = now.points[point_id]
    _unchanged(not point.aside and not point.suggested)
    return point


def _before_the_closing(now: Meeting) -> None:
    if now.stage == CLOSING:
        raise Refused("wrong_stage", "The room is closing with these points, so they stay.")


def _before_the_room_has_them(now: Meeting, question: int) -> None:
    """Not sent at all, a table's key points are told all the same: nothing leaves the screen."""
    stage = stage_of(now)
    if (stage.kind, stage.number) != ("question", question):
        raise Refused(
            "wrong_stage", "The room has these points already. Take them back one by one."
        )


def _untouched(now: Meeting, point_id: str) -> bool:
    """Whether nothing was built on a point: no vote, no mark, no statement, not put aside."""
    point = now.points[point_id]
    made = point.short or point.confirmed or point.key or point.checks
    return not (point.aside or made or statement_of(now, point_id))


def _unchanged(same: bool) -> None:
    if not same:
        raise Refused("changed_since")
