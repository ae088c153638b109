"""Statements merged from several points: each source keeps its own result.

The same person may have voted at a table and again in the room, so sources are never summed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from facilitation.domain.agreement import TOO_FEW, Result
from facilitation.domain.scales import Scale


@dataclass(frozen=True, slots=True)
class Merged:
    """What can be said of a merged statement.

    ``own``: the result where the statement itself was voted on: then it is the single figure.
    Else ``low`` and ``high`` are the least and the greatest share (0 to 1) among the sources
    with enough answers, or None where none has. ``sources``: every result, by source.
    """

    own: Result | None
    low: float | None
    high: float | None
    sources: Mapping[str, Result]
    words: str


def merged_result(scale: Scale, sources: Mapping[str, Result], own: Result | None = None) -> Merged:
    """The result of a merged statement. ``sources``: by point id. ``own``: a vote on itself.

    Formula: range = (min, max) of support / voted over the sources that reached their quorum.
    Units: shares from 0 to 1. No pooled share is ever made: sum(support) / sum(voted) would
    count a person twice who voted at two sources, and hide a table that does not agree.
    """
    if own is not None:
        return Merged(own, None, None, sources, own.sentence)
    shares = sorted(
        _share(scale, result) for result in sources.values() if result.status != TOO_FEW
    )
    if not shares:
        return Merged(None, None, None, sources, "Not enough answers to say.")
    words = _words(scale, shares, len(sources) - len(shares))
    return Merged(None, float(shares[0][0]), float(shares[-1][0]), sources, words)


def _share(scale: Scale, result: Result) -> tuple[Fraction, int, int]:
    """The share, and the people it is of. A status other than "too few" has votes."""
    support, voted = sum(result.counts[a] for a in scale.supports), sum(result.counts.values())
    return Fraction(support, voted), support, voted


def _words(scale: Scale, shares: list[tuple[Fraction, int, int]], too_few: int) -> str:
    (low, *least), (high, *most) = shares[0], shares[-1]
    number = len(shares)
    if number == 1:
        said = f"{least[0]} of {least[1]} {scale.many}, in one vote."
    elif low == high:
        said = f"{least[0]} of {least[1]} {scale.many}, or the same share, in {number} votes."
    else:
        said = (
            f"From {least[0]} of {least[1]} to {most[0]} of {most[1]} {scale.many}, in {number} "
            "votes. They are not added up: someone may have voted in more than one."
        )
    if too_few:
        others = "1 other vote has" if too_few == 1 else f"{too_few} other votes have"
        said = f"{said} {others} too few answers."
    return said
