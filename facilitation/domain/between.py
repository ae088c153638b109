"""Between groups: the points that all of them share, and those that divide them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitation.domain.groups import ByGroup, Votes, consensus, smoothed
from facilitation.domain.representative import two_proportion
from facilitation.domain.wilson import Z95

LEAST_ANSWERS = 3
"""People of a group who must have voted before a point is called shared or dividing."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A point that every group leans towards. ``score``: its ``consensus``."""

    point: str
    score: float


@dataclass(frozen=True, slots=True)
class Dividing:
    """A point on which two groups differ most. ``difference``: of smoothed shares, 0 to 1.

    ``most``, ``least``: the groups of which the largest and the smallest share agrees.
    """

    point: str
    difference: float
    most: tuple[str, ...]
    least: tuple[str, ...]


def most_shared(points: Mapping[str, ByGroup], number: int = 5) -> list[Shared]:
    """The points with the highest ``consensus``, best first; at most ``number``.

    Only points on which at least three people of every group voted, and with more than half
    of each group agreeing by ``smoothed`` share: what one group does not want is not shared.
    """
    found = [
        Shared(point, score)
        for point, groups in points.items()
        if len(groups) > 1
        and all(v.voted >= LEAST_ANSWERS and _agree(v) > 0.5 for v in groups.values())
        and (score := consensus(groups)) is not None
    ]
    return sorted(found, key=lambda s: (-s.score, s.point))[:number]


def most_dividing(points: Mapping[str, ByGroup], number: int = 5) -> list[Dividing]:
    """The points on which groups differ most, most dividing first; at most ``number``.

    Formula: difference = largest - smallest (agree + 1)/(voted + 2) over the groups of which
    at least three people voted. Units: a share, 0 to 1. Only where those two differ at
    z > 1.96 (``two_proportion``): a smaller difference is no division but chance.
    """
    found = [_divides(point, groups) for point, groups in points.items()]
    return sorted((d for d in found if d), key=lambda d: (-d.difference, d.point))[:number]


def _divides(point: str, groups: ByGroup) -> Dividing | None:
    shares = {g: _agree(v) for g, v in groups.items() if v.voted >= LEAST_ANSWERS}
    if len(shares) < 2:
        return None
    high, low = max(shares.values()), min(shares.values())
    most = tuple(sorted(g for g, share in shares.items() if share == high))
    least = tuple(sorted(g for g, share in shares.items() if share == low))
    z = max(
        two_proportion(groups[a].agree, groups[b].agree, groups[a].voted, groups[b].voted)
        for a in most
        for b in least
    )
    return Dividing(point, high - low, most, least) if z > Z95 else None


def _agree(votes: Votes) -> float:
    return smoothed(votes.agree, votes.voted)
