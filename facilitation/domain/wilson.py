"""How far a share can be trusted when few have answered."""

from __future__ import annotations

from math import sqrt

Z95 = 1.959963984540054
"""The 97.5 % point of the normal distribution: two sides of 2.5 % leave 95 %."""


def interval(successes: int, trials: int, z: float = Z95) -> tuple[float, float] | None:
    """The 95 % interval for the share behind ``successes`` of ``trials``; None without trials.

    Formula, with p = successes / trials and n = trials:
    (p + z²/2n ± z·sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n).
    Units: people in, shares from 0 to 1 out.
    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
    inference", JASA 22 (1927), 209-212. Unlike p ± z·sqrt(p(1-p)/n), it stays within 0 and 1
    and does not shrink to nothing when a few people all say the same.
    """
    if not 0 <= successes <= trials:
        raise ValueError(f"{successes} of {trials} is no share")
    if trials == 0:
        return None
    share = successes / trials
    spread = z * z / trials
    middle = share + spread / 2
    reach = z * sqrt(share * (1 - share) / trials + spread / (4 * trials))
    # The ends are exact where all or none said so; rounding would leave 1e-17 beyond them.
    low = 0.0 if successes == 0 else (middle - reach) / (1 + spread)
    high = 1.0 if successes == trials else (middle + reach) / (1 + spread)
    return low, high


def lower_bound(successes: int, trials: int, z: float = Z95) -> float:
    """The lower end of ``interval``, a share from 0 to 1; 0 where nobody was asked.

    For ranking: 1 of 1 gives 0.21, 19 of 20 gives 0.76, so that a lone vote cannot win.
    Source: Wilson (1927), as above; for ranking, E. Miller, "How not to sort by average
    rating" (2009).
    """
    found = interval(successes, trials, z)
    return found[0] if found else 0.0
