"""What sets one group apart: points on which it votes otherwise than everybody else.

Source of all formulas here: compdemocracy/polis, math/src/polismath/math/stats.clj and
repness.clj ("representativeness").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from facilitation.domain.groups import ByGroup, Votes, smoothed

Z90 = 1.2816
"""The 90 % point of the normal distribution, one-sided: Polis's ``z-sig-90?``."""


def one_proportion(successes: int, trials: int) -> float:
    """How far a share stands above one half, in standard errors (z).

    Formula: 2 x sqrt(n) x (s / n - 1/2) with s = successes + 1, n = trials + 1: Polis's
    ``prop-test`` with its pseudo-counts.
    """
    s, n = successes + 1, trials + 1
    return 2 * sqrt(n) * (s / n - 0.5)


def two_proportion(successes: int, elsewhere: int, trials: int, trials_elsewhere: int) -> float:
    """How far a group's share stands above everybody else's, in standard errors (z).

    Formula: (p1 - p2) / sqrt(p (1 - p) (1/n1 + 1/n2)), p pooled: the two-proportion z test
    with 1 added to each of the four counts, as Polis's ``two-prop-test`` does; 0 where p = 1.
    """
    s1, s2, n1, n2 = successes + 1, elsewhere + 1, trials + 1, trials_elsewhere + 1
    pooled = (s1 + s2) / (n1 + n2)
    if pooled >= 1:
        return 0.0
    return (s1 / n1 - s2 / n2) / sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))


@dataclass(frozen=True, slots=True)
class Representative:
    """``says``: "agree" or "disagree". ``people`` of ``voted`` in the group say so.

    ``share``, ``elsewhere``: smoothed shares (0 to 1) in the group and outside it.
    ``z_group``, ``z_difference``: the two tests. ``score``: what the order goes by.
    """

    point: str
    says: str
    people: int
    voted: int
    share: float
    elsewhere: float
    z_group: float
    z_difference: float
    score: float


def representative_points(
    points: Mapping[str, ByGroup], number: int = 5
) -> dict[str, list[Representative]]:
    """By group, the points that represent it best: at most ``number``, best first.

    A point represents a group if more than half of it says so (``one_proportion``) and more
    than elsewhere (``two_proportion``), both at z > 1.2816. Order: score = share / share
    elsewhere x z_difference x share x z_group, Polis's ``repness-metric``.
    Where we differ: Polis always names one point for a group, and puts its best agreement
    first. Where no point passes, we name none, since "nothing sets them apart" is an answer;
    agreement and disagreement stand in one order.
    Mind: with 100 points, some pass by chance. It is a list to talk about, not a proof.
    """
    found: dict[str, list[Representative]] = {}
    for point, groups in points.items():
        everyone = sum(groups.values(), Votes())
        for group, votes in groups.items():
            passed = found.setdefault(group, [])
            if (best := _represents(point, votes, everyone)) is not None:
                passed.append(best)
    return {
        group: sorted(passed, key=lambda r: (-r.score, r.point, r.says))[:number]
        for group, passed in sorted(found.items())
    }


def _represents(point: str, votes: Votes, everyone: Votes) -> Representative | None:
    sides = (
        _side(point, "agree", votes.agree, votes, everyone.agree, everyone),
        _side(point, "disagree", votes.disagree, votes, everyone.disagree, everyone),
    )
    passed = [s for s in sides if s.z_group > Z90 and s.z_difference > Z90]
    return max(passed, key=lambda s: s.z_difference, default=None)


def _side(
    point: str, says: str, people: int, votes: Votes, all_people: int, everyone: Votes
) -> Representative:
    others, others_voted = all_people - people, everyone.voted - votes.voted
    share, elsewhere = smoothed(people, votes.voted), smoothed(others, others_voted)
    z_group = one_proportion(people, votes.voted)
    z_difference = two_proportion(people, others, votes.voted, others_voted)
    return Representative(
        point=point,
        says=says,
        people=people,
        voted=votes.voted,
        share=share,
        elsewhere=elsewhere,
        z_group=z_group,
        z_difference=z_difference,
        score=share / elsewhere * z_difference * share * z_group,
    )
