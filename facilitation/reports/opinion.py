"""Ways of seeing it: groups found in a whole room's votes. Told in words, never about a person.

Needs numpy and scikit-learn, an optional extra: ``pip install -r requirements-opinion.txt``.
They are loaded only when there are enough votes to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from facilitation.domain.disclosure import LEAST
from facilitation.domain.groups import Votes
from facilitation.domain.representative import Representative, representative_points

LEAST_VOTERS, LEAST_POINTS = 40, 8
LEAST_ANSWERS = 7
"""Points that a voter must have voted on to be looked at (all, where there are fewer): Polis's."""

MOST_WAYS = 5
SHUFFLES = 19
"""Shuffled copies that the real votes must beat: by chance they do once in twenty times."""

SILHOUETTE_SAMPLE = 1500

Row = Sequence[float | None]
"""One voter's votes: 1 agree, 0 not sure, -1 disagree, None not voted or skipped."""

NAMES = {2: "two", 3: "three", 4: "four", 5: "five"}

CLEAR = "We found {} ways of seeing it."
UNCLEAR = (
    "Perhaps there are {} ways of seeing it, but they do not stand clearly apart: votes "
    "shuffled at random make groups as clear as these. Ask the room before you use them."
)

NOT_INSTALLED = (
    "Ways of seeing it were not looked for: that needs scikit-learn, which is not installed. "
    "Install it with: .venv/bin/python -m pip install -r requirements-opinion.txt"
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """``ways``: how many were found; None if they were not looked for, or none is of 5 people.

    ``clear``: whether they stand further apart than chance sets them. ``typical``: by way ("1"
    is the largest), the points that set it apart; ``people``: how many are in it. Who is in
    which is never told.
    """

    ways: int | None
    words: str
    clear: bool = False
    silhouette: float | None = None
    people: dict[str, int] | None = None
    typical: dict[str, list[Representative]] | None = None


def ways_of_seeing(points: Sequence[str], rows: Sequence[Row]) -> Opinion:
    """How many ways of seeing it there are in a whole room's votes.

    Method: voters who voted on at least 7 points; a missing vote filled with the point's mean;
    the two main components (PCA); k-means for k = 2 to 5; the k with the largest mean
    silhouette (from -1 to 1), among those of which no group has under 5 people. They are
    clear only if it is larger than in each of 19 copies in which the votes on each point were
    shuffled among those who voted on it (p <= 0.05): k-means finds groups in any votes, and
    who voted on how much looks like a group too.
    Source: as Polis does (C. Small et al., Recerca 26, 2021); P. J. Rousseeuw, "Silhouettes",
    J. Comput. Appl. Math. 20 (1987). The shuffling is ours.
    """
    # In one order, so that no rounding depends on how points or people happen to be listed.
    places = sorted(range(len(points)), key=lambda place: points[place])
    points = [points[place] for place in places]
    voters = _voters(len(points), [[row[place] for place in places] for row in rows])
    if len(voters) < LEAST_VOTERS or len(points) < LEAST_POINTS:
        return Opinion(
            None,
            f"Ways of seeing it are looked for with at least {LEAST_VOTERS} people who voted on "
            f"{LEAST_ANSWERS} points or more, and {LEAST_POINTS} points. Here are "
            f"{len(voters)} such people and {len(points)} points.",
        )
    if not (find_spec("sklearn") and find_spec("numpy")):
        return Opinion(None, NOT_INSTALLED)
    silhouette, labels = best_groups(voters)
    if labels is None:
        return Opinion(None, "We found no ways of seeing it that several people share.")
    order = sorted(set(labels), key=lambda one: (-labels.count(one), one))
    names = {label: str(place) for place, label in enumerate(order, 1)}
    clear = _beats_chance(voters, silhouette)
    return Opinion(
        ways=len(order),
        words=(CLEAR if clear else UNCLEAR).format(NAMES[len(order)]),
        clear=clear,
        silhouette=silhouette,
        people={names[label]: labels.count(label) for label in order},
        typical=_typical(points, voters, [names[label] for label in labels]),
    )


def best_groups(voters: Sequence[Row], starts: int = 10) -> tuple[float, list[int] | None]:
    """The best mean silhouette, and each voter's group; (-1, None) if none is large enough.

    For ``ways_of_seeing``, and for comparing with others' groups: not to be shown.
    """
    # Loaded first: a limit reaches only the libraries that are there.
    import sklearn.cluster  # noqa: F401
    from threadpoolctl import threadpool_limits

    # On one core: small sums are slower on several, much slower where those are busy, and the
    # order of adding up differs from run to run.
    with threadpool_limits(1):
        return _best_groups(voters, starts)


def _best_groups(voters: Sequence[Row], starts: int) -> tuple[float, list[int] | None]:
    import numpy as np
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score

    places = _places(voters)
    different = len(np.unique(places.round(9), axis=0))
    best: tuple[float, list[int] | None] = (-1.0, None)
    for k in range(2, min(MOST_WAYS, different, len(voters) - 1) + 1):
        labels = KMeans(k, n_init=starts, random_state=0).fit_predict(places).tolist()
        if len(set(labels)) < k or min(labels.count(one) for one in range(k)) < LEAST:
            continue
        sample = SILHOUETTE_SAMPLE if len(voters) > SILHOUETTE_SAMPLE else None
        score = float(silhouette_score(places, labels, sample_size=sample, random_state=0))
        if score > best[0]:
            best = (score, labels)
    return best


def _voters(points: int, rows: Sequence[Row]) -> list[Row]:
    """Those who voted on enough, in an order that does not depend on theirs."""
    least = min(LEAST_ANSWERS, points)
    enough = [row for row in rows if sum(vote is not None for vote in row) >= least]
    return sorted(enough, key=lambda row: [9.0 if vote is None else vote for vote in row])


def _places(voters: Sequence[Row]) -> Any:
    """Each voter's place on the two main components of the mean-filled votes."""
    import numpy as np
    from sklearn.decomposition import PCA

    votes = _matrix(voters)
    votes = votes[:, ~np.isnan(votes).all(axis=0)]
    filled = np.where(np.isnan(votes), np.nanmean(votes, axis=0), votes)
    return PCA(2, svd_solver="randomized", random_state=0).fit_transform(filled)


def _matrix(voters: Sequence[Row]) -> Any:
    import numpy as np

    return np.array(voters, dtype=float)  # None becomes nan.


def _beats_chance(voters: Sequence[Row], silhouette: float) -> bool:
    import numpy as np

    random = np.random.default_rng(0)
    for _ in range(SHUFFLES):
        votes = _matrix(voters)
        for column in votes.T:
            voted = ~np.isnan(column)
            column[voted] = random.permutation(column[voted])
        if best_groups(votes, starts=2)[0] >= silhouette:
            return False
    return True


def _typical(
    points: Sequence[str], voters: Sequence[Row], labels: Sequence[str]
) -> dict[str, list[Representative]]:
    by_point = {}
    for place, point in enumerate(points):
        cast = [(label, row[place]) for label, row in zip(labels, voters, strict=True)]
        by_point[point] = {
            way: Votes(
                agree=sum(label == way and vote == 1 for label, vote in cast),
                disagree=sum(label == way and vote == -1 for label, vote in cast),
                unsure=sum(label == way and vote == 0 for label, vote in cast),
            )
            for way in set(labels)
        }
    return representative_points(by_point)
