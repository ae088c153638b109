"""A made-up export in the format of Polis, with groups, and the odd things that real ones have."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

HEAD = ("participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree")


def write_export(
    folder: Path, seed: int = 1, voters: int = 60, points: int = 12, groups: int = 3
) -> Path:
    """Write ``participants-votes.csv`` and ``comments.csv``. The same seed, the same files.

    Each group leans its own way. Some voters have no group; the last point has no votes.
    """
    random = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    # Ids with gaps, as after moderation, and not in order.
    ids = random.sample(range(points * 2), points)
    leaning = [[random.random() for _ in ids] for _ in range(groups)]
    rows: list[list[object]] = []
    for voter in range(voters):
        group = random.randrange(groups)
        named = random.random() < 0.9
        votes = [_vote(random, leaning[group][i]) for i in range(points - 1)] + [""]
        cast = [v for v in votes if v]
        counts = [len(cast), cast.count("1"), cast.count("-1")]
        rows.append([voter, "", group if named else "", 0, *counts, *votes])
    _write(folder / "participants-votes.csv", [*HEAD, *map(str, ids)], rows)
    comments = [[1, "", p, 0, 0, 0, 1, f"Point {p}, made up"] for p in ids]
    names = "timestamp datetime comment-id author-id agrees disagrees moderated comment-body"
    _write(folder / "comments.csv", names.split(), comments)
    return folder


def _vote(random: Random, leaning: float) -> str:
    if random.random() < 0.25:
        return ""
    return random.choices(("1", "-1", "0"), weights=(4 * leaning, 4 - 4 * leaning, 1))[0]


def _write(path: Path, names: list[str], rows: list[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows(rows)
