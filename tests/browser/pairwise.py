"""Few runs in which every two values of different factors meet once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, product

Run = dict[str, str]


def pairwise(factors: Mapping[str, Sequence[str]]) -> list[Run]:
    """Greedy and the same each time: of all runs, always the one with most pairs not yet met."""
    names = list(factors)
    runs = [dict(zip(names, values, strict=True)) for values in product(*factors.values())]
    wanted = {pair for run in runs for pair in pairs(run)}
    chosen = []
    while wanted:
        best = max(runs, key=lambda run: len(pairs(run) & wanted))
        wanted -= pairs(best)
        chosen.append(best)
    return chosen


def pairs(run: Run) -> frozenset[tuple[tuple[str, str], tuple[str, str]]]:
    return frozenset(combinations(run.items(), 2))
