"""Taking back one's own act: facts that make up for facts, never a deletion.

Refused if the thing has changed since, so that nobody's later work is taken back with it.
Checks are never un-opened, un-locked or un-revealed, and ballots are never touched.
"""

from __future__ import annotations

from collections.abc import Sequence

from facilitation.domain import facts as f
from facilitation.domain.meeting import ENDED, OPEN, Meeting
from facilitation.domain.refusals import Refused
from facilitation.domain.rules import being_checked
from facilitation.domain.statements import statement_of


def undo(before: Meeting, facts: Sequence[f.Fact], now: Meeting) -> list[f.Fact]:
    """What makes up for ``facts``, which were decided on ``before``, as things stand ``now``.

    Refused: ``cannot_undo`` for acts that have no way back, ``changed_since``.
    """
    if now.stage == ENDED:
        raise Refused("wrong_stage", "The event has ended. Nothing can be changed now.")
    if not facts:
        raise Refused("cannot_undo")
    return [back for fact in reversed(facts) for back in _undo_one(before, fact, now)]


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
            point = now.points[fact.point]
            same = point.text == fact.text and point.checks == before.points[fact.point].checks
            _unchanged(same and not point.aside and not being_checked(now, point))
            return [f.PointReworded(fact.point, before.points[fact.point].text)]
        case f.PointRemoved():
            _unchanged(now.points[fact.point].aside)
            was_key = before.points[fact.point].key
            marked: list[f.Fact] = [f.PointMarked(fact.point, True)] if was_key else []
            return [f.PointRestored(fact.point), *marked]
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
    raise Refused("cannot_undo")


def _untouched(now: Meeting, point_id: str) -> bool:
    """Whether nothing was built on a point: no vote, no mark, no statement, not put aside."""
    point = now.points[point_id]
    return not (point.aside or point.key or point.checks or statement_of(now, point_id))


def _unchanged(same: bool) -> None:
    if not same:
        raise Refused("changed_since")
