"""Votes of the whole room on what the theme desk made: agreement on a statement, or priorities.

A priority vote gives everybody the same number of votes to spread. Each person's allocation is
one ballot; where people have no phone, their table's votes are counted on paper.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from facilitation.domain import facts as f
from facilitation.domain.checks import none_open
from facilitation.domain.meeting import ENDED, LOBBY, OPEN, REVEALED, ROOM, Check, Meeting
from facilitation.domain.priorities import Priority, Spread, count_priorities
from facilitation.domain.refusals import Refused
from facilitation.domain.statements import may_show, told_items

MOST_VOTES, MOST_CHOICES = 10, 40


def ask_statement(m: Meeting, *, check: str, statement: str) -> list[f.Fact]:
    """Ask every phone whether they agree with a statement. From now on it stays as it is."""
    _under_way(m)
    found = m.statements.get(statement)
    if found is None:
        raise Refused("unknown_statement")
    if not may_show(m, statement):
        raise Refused("held_back")
    none_open(m, ROOM, None)
    return [f.CheckOpened(check, None, ROOM, None, m.stage, statement)]


def ask_priority(m: Meeting, *, check: str, choices: Sequence[str], votes: int) -> list[f.Fact]:
    """Let everybody spread ``votes`` over statements and key points."""
    _under_way(m)
    told = {item.id for item in told_items(m)}
    wanted = tuple(dict.fromkeys(choices))
    if not set(wanted) <= told:
        raise Refused("unknown_statement")
    if not 2 <= len(wanted) <= MOST_CHOICES or not 1 <= votes <= MOST_VOTES:
        raise Refused("bad_number")
    none_open(m, ROOM, None)
    return [f.CheckOpened(check, None, ROOM, None, m.stage, None, wanted, votes)]


def put_away_vote(m: Meeting) -> list[f.Fact]:
    """The big screen goes back to its step, or to the talk, once a result was seen."""
    if m.asked and m.checks[m.asked].state != REVEALED:
        raise Refused("not_revealed")
    return [f.VotePutAway()] if m.asked else []


def may_spread(m: Meeting, *, check: str, votes: Mapping[str, int]) -> Check:
    """The priority vote that these votes are for, or Refused."""
    found = m.checks.get(check)
    if found is None or not found.choices:
        raise Refused("unknown_check")
    problem = Spread(found.votes, found.votes).problem(votes, found.choices)
    if problem:
        raise Refused("bad_votes", problem)
    if found.state != OPEN:
        raise Refused("check_locked")
    return found


def as_answer(votes: Mapping[str, int]) -> str:
    """One person's votes as one answer: the same votes are always the same text."""
    return json.dumps({k: n for k, n in votes.items() if n}, sort_keys=True)


def as_votes(answer: str) -> dict[str, int] | str:
    """What a ballot's answer means: votes of a priority vote, or an answer of the scale."""
    if not answer.startswith("{"):
        return answer
    votes: dict[str, int] = json.loads(answer)
    return votes


def priorities(check: Check, tally: Mapping[str, int], present: int) -> list[Priority]:
    """The choices by votes, phones and paper together."""
    ballots = [*_ballots(tally), *_on_paper(check)]
    return count_priorities(check.choices, ballots, present)


def _ballots(tally: Mapping[str, int]) -> Iterator[Mapping[str, int]]:
    for answer, people in tally.items():
        votes = as_votes(answer)
        if not isinstance(votes, str):
            yield from (votes for _ in range(people))


@dataclass(slots=True)
class _Person:
    left: int
    votes: dict[str, int]


def _on_paper(check: Check) -> Iterator[Mapping[str, int]]:
    """People of a table as ballots: as few people on each choice as its votes need.

    A count on paper does not say who gave what; to say more people than there were would
    claim more than the count.
    """
    for counted in check.counted.values():
        people = [_Person(check.votes, {}) for _ in range(counted.people)]
        at = 0
        for choice, votes in sorted(counted.hands.items()):
            left = votes
            while left and at < len(people):
                one = people[at]
                given = min(left, one.left)
                one.votes[choice] = given
                one.left -= given
                left -= given
                at += not one.left
        yield from (person.votes for person in people)


def _under_way(m: Meeting) -> None:
    if m.stage in (LOBBY, ENDED):
        raise Refused("wrong_stage")
