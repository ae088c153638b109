"""Priority votes: everyone has N votes to spread over the points. For the whole room.

Hidden until reveal, as every result is; told as how many votes, and from how many people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

PRIORITY_TITLE = "What matters most to us?"


@dataclass(frozen=True, slots=True)
class Spread:
    """The scale as data. ``votes``: how many each person has. ``most``: on one point."""

    votes: int = 3
    most: int = 3

    def problem(self, cast: Mapping[str, int], points: Iterable[str]) -> str | None:
        """Why one person's votes cannot stand, in words; None where they can.

        ``cast``: votes by point id. Fewer than all votes may be spent.
        """
        if not set(cast) <= set(points):
            return "One of these points is no longer here."
        if any(n < 0 for n in cast.values()):
            return "A number of votes cannot be below zero."
        if sum(cast.values()) > self.votes:
            return f"You have {self.votes} votes. Take one back first."
        if any(n > self.most for n in cast.values()):
            return f"At most {self.most} of your votes can go to one point."
        return None


@dataclass(frozen=True, slots=True)
class Priority:
    """One point's votes. ``people``: who gave it at least one. ``place``: None below quorum.

    ``share``: of all votes spent, from 0 to 1; None where none was.
    """

    point: str
    votes: int
    people: int
    share: float | None
    place: int | None


def count_priorities(
    points: Iterable[str],
    ballots: Iterable[Mapping[str, int]],
    present: int,
    quorum: Fraction = Fraction(1, 2),
    least: int = 3,
) -> list[Priority]:
    """Points by votes, most first; equal ones share a place and follow their ids.

    Formula: votes = sum over ballots; share = votes / all votes spent; place = 1 + points with
    more votes. ``ballots``: one mapping of votes by point id for each person, from a phone or
    from dots on paper alike. Quorum: max(least, quorum x present) people, an empty ballot
    counting as a skip does. A point gets a place only where at least ``least`` people gave it
    votes, so that nobody's votes alone put it there.
    Source: dot voting as facilitators use it (Gray, Brown, Macanufo, Gamestorming, 2010).
    """
    cast = list(ballots)
    votes = {p: sum(ballot.get(p, 0) for ballot in cast) for p in points}
    people = {p: sum(1 for ballot in cast if ballot.get(p, 0) > 0) for p in votes}
    spent = sum(votes.values())
    enough = len(cast) >= max(least, ceil(quorum * max(present, len(cast))))
    placed = [p for p in votes if enough and people[p] >= least]
    return sorted(
        (
            Priority(
                point=p,
                votes=votes[p],
                people=people[p],
                share=votes[p] / spent if spent else None,
                place=1 + sum(votes[o] > votes[p] for o in placed) if p in placed else None,
            )
            for p in votes
        ),
        key=lambda found: (found.place is None, -found.votes, -found.people, found.point),
    )
