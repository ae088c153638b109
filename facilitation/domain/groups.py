"""Agreement across the groups that people came as: shared by all, or by some only.

Groups are data: a mapping of a group's name to its votes on a point. Hands belong to no
group, so only phones are in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log, prod


@dataclass(frozen=True, slots=True)
class Votes:
    """People of one group by their vote on one point. ``unsure``: Polis's "pass".

    A skip is not among them. On five steps, agreement is the first three, disagreement the
    others.
    """

    agree: int = 0
    disagree: int = 0
    unsure: int = 0

    @property
    def voted(self) -> int:
        """All three together; Polis calls it "seen", and the exported report "answered"."""
        return self.agree + self.disagree + self.unsure

    def __add__(self, other: Votes) -> Votes:
        return Votes(
            self.agree + other.agree, self.disagree + other.disagree, self.unsure + other.unsure
        )


ByGroup = Mapping[str, Votes]


def smoothed(people: int, voted: int) -> float:
    """A share drawn to one half where few voted: (people + 1) / (voted + 2), from 0 to 1.

    Source: Laplace's rule of succession; Polis's ``pa`` and ``pd`` (compdemocracy/polis,
    math/src/polismath/math/repness.clj).
    """
    return (people + 1) / (voted + 2)


def polis_consensus(groups: ByGroup) -> float | None:
    """Polis's group-aware consensus: product over groups of (agree + 1) / (voted + 2).

    Units: between 0 and 1, smaller the more groups there are; None without groups.
    Source: ``group-aware-consensus`` in compdemocracy/polis, math/src/polismath/math/
    conversation.clj; C. Small et al., "Polis: Scaling deliberation by mapping high dimensional
    opinion spaces", Recerca 26 (2021).
    """
    return prod(_factors(groups)) if groups else None


def consensus(groups: ByGroup) -> float | None:
    """Ours: the geometric mean of the same factors, (product)^(1 / number of groups).

    Units: from 0 to 1, on one scale for two groups or for ten; None without groups.
    Why we differ: half of each of two groups gives 0.25 in Polis's product, and half of each
    of five gives 0.03, though people agree just as much. The order of points is the same as
    Polis's wherever the number of groups is. A group that nobody voted from counts as one half.
    """
    return _geometric_mean(_factors(groups))


def consensus_counting_disagreement(groups: ByGroup) -> float | None:
    """The variant: geometric mean over groups of agree x (1 - disagree), each smoothed.

    Formula, per group: (agree + 1)/(voted + 2) x (1 - (disagree + 1)/(voted + 2)).
    Units: from 0 to 1; None without groups. Lower than ``consensus`` throughout: what it is
    for is the order.
    Why: Polis's product treats "not sure" and "I do not agree" alike. Here a group of which
    half agree and half are not sure stands above one of which half are against.
    """
    return _geometric_mean(
        [
            f * (1 - smoothed(v.disagree, v.voted))
            for f, v in zip(_factors(groups), _sorted(groups), strict=True)
        ]
    )


def _sorted(groups: ByGroup) -> list[Votes]:
    """Votes in an order that names do not decide, so that rounding does not either."""
    return sorted(groups.values(), key=lambda v: (v.agree, v.disagree, v.unsure))


def _factors(groups: ByGroup) -> list[float]:
    return [smoothed(v.agree, v.voted) for v in _sorted(groups)]


def _geometric_mean(factors: Iterable[float]) -> float | None:
    logs = [log(f) for f in factors]
    return exp(sum(logs) / len(logs)) if logs else None
