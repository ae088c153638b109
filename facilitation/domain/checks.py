"""The rules of a check of agreement: open, count hands, lock, reveal, conclude.

``table`` is the speaker's table, or None for the organiser: a table's checks are its
facilitator's, the room's are the organiser's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from facilitation.domain import facts as f
from facilitation.domain.closing import forward_items, last_vote
from facilitation.domain.disclosure import Ballot, at_reveal
from facilitation.domain.latest import kept_for_latest
from facilitation.domain.meeting import (
    CLOSING,
    ENDED,
    LOBBY,
    LOCKED,
    OPEN,
    REVEALED,
    ROOM,
    TABLE,
    Check,
    Meeting,
)
from facilitation.domain.refusals import Refused
from facilitation.domain.rules import (
    DISSENT_LIMIT,
    PEOPLE_LIMIT,
    being_checked,
    clean,
    own_point,
)
from facilitation.domain.scales import SCALES, answer_ids

OUTCOMES = {"agreed": "Agreed", "worries": "Agreed, with worries", "not_agreed": "Not agreed"}
LAST_QUESTION = "Is this what we take forward?"


def open_check(
    m: Meeting, table: int | None, *, check: str, point: str, scope: str
) -> list[f.Fact]:
    """Ask a table, or the whole room, about one point. One open check for each at a time."""
    if scope not in (TABLE, ROOM):
        raise Refused("bad_message")
    if scope != (ROOM if table is None else TABLE):
        raise Refused("not_allowed")
    if m.stage in (LOBBY, ENDED):
        raise Refused("wrong_stage")
    found = m.points.get(point)
    if found is None or found.aside or found.suggested:
        raise Refused("unknown_point")
    if table is not None:
        own_point(m, table, point)
    if being_checked(m, found):
        raise Refused("check_open", "People are already voting on this point.")
    none_open(m, scope, table)
    return [f.CheckOpened(check, found.id, scope, table, m.stage)]


def open_room_vote(m: Meeting, *, check: str) -> list[f.Fact]:
    """In the closing: "Is this what we take forward?", to every phone."""
    if m.stage != CLOSING:
        raise Refused("wrong_stage")
    last = last_vote(m)
    if last is not None and last.state != REVEALED:
        raise Refused("check_open")
    none_open(m, ROOM, None)
    items = tuple(told.id for told in forward_items(m))
    return [f.CheckOpened(check, None, ROOM, None, m.stage, items=items)]


def count_hands(
    m: Meeting,
    table: int | None,
    *,
    check: str,
    hands: Mapping[str, int],
    present: int | None,
    people: int = 0,
) -> list[f.Fact]:
    """Hands of people without a phone. ``present``: how many could raise one, None not known.

    A table that has not counted its people can take hands away and not add any: nobody could
    say whether there are too many. The organiser's count in the room has no such bound.
    In a vote of the room each table counts its own, beside what the organiser counted.
    ``people``: in a priority vote, how many people's votes on paper these are.
    """
    found = hands_check(m, table, check)
    if found.state != OPEN:
        raise Refused("check_locked", "Voting has closed, so hands cannot change now.")
    slot = table if table and found.scope == ROOM else 0
    if found.choices:
        check_paper(found, hands, people)
        raised = people
    else:
        if not set(hands) <= answer_ids(SCALES[m.scale]):
            raise Refused("unknown_answer")
        raised, people = sum(hands.values()), 0
    limit = PEOPLE_LIMIT if table else 10_000
    counted = {answer: n for answer, n in hands.items() if n}
    if any(n < 0 for n in hands.values()) or raised > limit:
        raise Refused("bad_number")
    if table and present is None and raised > found.raised_at(slot):
        raise Refused("no_headcount")
    if present is not None and raised > max(present, found.raised_at(slot)):
        left = "1 person here has" if present == 1 else f"{present} people here have"
        raise Refused("bad_number", f"Only {left} not answered by phone.")
    now = f.HandsCounted(found.id, counted, slot, people)
    before = found.counted.get(slot, f.HandsCounted(found.id, {}, slot))
    return [] if now == before else [now]


def check_paper(check: Check, hands: Mapping[str, int], people: int) -> None:
    """Whether so many people can have spread these votes. Refused: what is wrong, in words."""
    if not set(hands) <= set(check.choices):
        raise Refused("unknown_answer")
    if people < 0:
        raise Refused("bad_number")
    if sum(hands.values()) > people * check.votes:
        who = "1 person has" if people == 1 else f"{people} people have"
        raise Refused("bad_votes", f"Here {who} {people * check.votes} votes in all.")


def lock_check(m: Meeting, table: int | None, *, check: str, present: int) -> list[f.Fact]:
    """Close the voting, and fix how many people could have answered."""
    found = own_check(m, table, check)
    return [f.CheckLocked(found.id, present)] if found.state == OPEN else []


def reveal_check(
    m: Meeting,
    table: int | None,
    *,
    check: str,
    ballots: Callable[[str], Iterable[Ballot]] = lambda check: (),
) -> list[f.Fact]:
    """Show the result to those who were asked. ``ballots``: those of a check, asked for only
    where a vote of the room may be told by group."""
    found = own_check(m, table, check)
    if found.state == OPEN:
        raise Refused("not_locked")
    if found.state != LOCKED:
        return []
    split = at_reveal(m, found, ballots)
    if split is None:
        return [f.CheckRevealed(found.id)]
    rows = {group: (row.agree, row.others) for group, row in split.shown.items()}
    return [f.CheckRevealed(found.id, rows, split.hidden)]


def conclude_check(
    m: Meeting, table: int | None, *, check: str, outcome: str, dissent: str
) -> list[f.Fact]:
    """What the table makes of the result, and why some did not agree."""
    found = own_check(m, table, check)
    if found.state != REVEALED:
        raise Refused("not_revealed")
    if outcome not in OUTCOMES or found.choices:
        raise Refused("bad_message")
    text = clean(dissent, DISSENT_LIMIT, "dissent_too_long") if dissent.strip() else ""
    if (found.outcome, found.dissent) == (outcome, text):
        return []
    return [f.CheckConcluded(found.id, outcome, text)]


def may_vote(m: Meeting, table: int, *, check: str, answer: str) -> Check:
    """The check a person at ``table`` may answer now, or Refused.

    The database asks again whether it is open, in the transaction that stores the ballot.
    """
    found = m.checks.get(check)
    if found is None or found.choices or (found.scope == TABLE and found.table != table):
        raise Refused("unknown_check")
    if answer not in answer_ids(SCALES[m.scale]):
        raise Refused("unknown_answer")
    if found.state != OPEN:
        raise Refused("check_locked")
    return found


def own_check(m: Meeting, table: int | None, check: str) -> Check:
    """The speaker's own check. Refused: ``unknown_check``, or ``wrong_stage`` at the end."""
    found = m.checks.get(check)
    if found is None or found.table != table:
        raise Refused("unknown_check")
    if m.stage == ENDED:
        raise Refused("wrong_stage", "The event has ended. Nothing can be changed now.")
    return found


def hands_check(m: Meeting, table: int | None, check: str) -> Check:
    """The check that a speaker may count hands for: the own one, or the whole room's."""
    found = m.checks.get(check)
    asks_statements = found is not None and found.point is None and found.scope == ROOM
    return own_check(m, None if asks_statements else table, check)


def latest(m: Meeting, point: str) -> Check | None:
    """The latest check of the point's present words, of whatever state."""
    found = m.points[point]
    of_these_words = (m.checks[c] for c in reversed(found.checks))
    return next((c for c in of_these_words if c.text == found.text), None)


@kept_for_latest
def latest_by_table(m: Meeting) -> Mapping[int, Sequence[Check]]:
    """The latest check of each point's present words, by the table that it asks."""
    found: dict[int, list[Check]] = {number: [] for number in m.tables}
    for point in m.points.values():
        check = latest(m, point.id)
        if check and check.table in found:
            found[check.table].append(check)
    return found


def none_open(m: Meeting, scope: str, table: int | None) -> None:
    for check in m.checks.values():
        if check.state == OPEN and check.scope == scope and check.table == table:
            raise Refused("check_open", "Voting is open on another point. Close it first.")
