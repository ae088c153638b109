"""Reading a conversation exported by Polis: a folder of CSV files.

``participants-votes.csv`` has a row for each voter with the group found for them, then a
column for each point: 1 agree, -1 disagree, 0 pass, empty not voted. Where it is missing,
``votes.csv`` (a row for each vote, the last one of a voter counts) is read, without groups.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitation.domain.groups import Votes

MATRIX, VOTES, COMMENTS = "participants-votes.csv", "votes.csv", "comments.csv"

AGREE, DISAGREE, PASS, NONE = "1", "-1", "0", ""
ANSWERS = frozenset({AGREE, DISAGREE, PASS, NONE})


class NotExported(ValueError):
    """The folder holds no such export; the words say what is wrong."""


@dataclass(frozen=True, slots=True)
class Exported:
    """``rows``: one for each voter, in step with ``points``; a cell is one of ``ANSWERS``.

    ``groups``: the group of each row, None where the export gives none. ``texts``: by point.
    """

    points: Sequence[str]
    rows: Sequence[Sequence[str]]
    groups: Sequence[str | None]
    texts: dict[str, str]

    def sizes(self) -> dict[str, int]:
        """People by group, in the order of the groups' numbers."""
        names = sorted({g for g in self.groups if g is not None}, key=_in_order)
        return {name: self.groups.count(name) for name in names}

    def votes(self) -> dict[str | None, list[Votes]]:
        """By group (None: people without one) a ``Votes`` for each point, in step with it."""
        rows: dict[str | None, list[Sequence[str]]] = {name: [] for name in self.sizes()}
        for group, row in zip(self.groups, self.rows, strict=True):
            rows.setdefault(group, []).append(row)
        return {group: _count(found) for group, found in rows.items()}


def read_exported(folder: Path) -> Exported:
    """Read an export. Raises NotExported."""
    texts = _texts(folder / COMMENTS)
    if (folder / MATRIX).is_file():
        return _read_matrix(folder / MATRIX, texts)
    if (folder / VOTES).is_file():
        return _read_votes(folder / VOTES, texts)
    raise NotExported(f"{folder} has neither {MATRIX} nor {VOTES}.")


def _read_matrix(path: Path, texts: dict[str, str]) -> Exported:
    lines = _lines(path)
    names = [name.strip() for name in next(lines, [])]
    # Points are numbered; every other column says something of the voter.
    places = [i for i, name in enumerate(names) if name.isdecimal()]
    if not places:
        raise NotExported(f"{path.name} has no column for any point.")
    group = names.index("group-id") if "group-id" in names else None
    last = len(names) - len(places)
    rows: list[Sequence[str]] = []
    groups: list[str | None] = []
    for number, line in enumerate(lines, 2):
        if not line:
            continue
        if len(line) != len(names):
            raise NotExported(f"{path.name}, line {number}: {len(line)} cells, not {len(names)}.")
        # The usual order, points last, is cut out in one go: such files can be large.
        row = line[last:] if places[0] == last else [line[i] for i in places]
        rows.append(row if ANSWERS.issuperset(row) else [_cell(c, path, number) for c in row])
        groups.append((line[group].strip() or None) if group is not None else None)
    return Exported([names[i] for i in places], rows, groups, texts)


def _read_votes(path: Path, texts: dict[str, str]) -> Exported:
    votes: dict[str, dict[str, str]] = {}
    points: dict[str, None] = {}
    lines = _lines(path)
    names = [name.strip() for name in next(lines, [])]
    try:
        point, voter, vote = (names.index(n) for n in ("comment-id", "voter-id", "vote"))
    except ValueError:
        raise NotExported(f"{path.name} needs comment-id, voter-id and vote.") from None
    for number, line in enumerate(lines, 2):
        if not line:
            continue
        if len(line) != len(names):
            raise NotExported(f"{path.name}, line {number}: {len(line)} cells, not {len(names)}.")
        points.setdefault(line[point])
        votes.setdefault(line[voter], {})[line[point]] = _cell(line[vote], path, number)
    rows = [[cast.get(p, NONE) for p in points] for cast in votes.values()]
    return Exported(list(points), rows, [None] * len(rows), texts)


def _count(rows: Sequence[Sequence[str]]) -> list[Votes]:
    # Columns at a time: the counting of equal short strings happens inside the interpreter.
    return [
        Votes(c.count(AGREE), c.count(DISAGREE), c.count(PASS)) for c in zip(*rows, strict=True)
    ]


def _cell(text: str, path: Path, line: int) -> str:
    """One vote, also where a spreadsheet has written it as 1.0."""
    text = text.strip()
    if text in ANSWERS:
        return text
    try:
        found = format(float(text), "g").replace("-0", "0")
    except ValueError:
        found = text
    if found not in ANSWERS:
        raise NotExported(f"{path.name}, line {line}: a vote is 1, -1 or 0, not {text}.")
    return found


def _texts(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    lines = _lines(path)
    names = [name.strip() for name in next(lines, [])]
    if not {"comment-id", "comment-body"} <= set(names):
        return {}
    point, text = names.index("comment-id"), names.index("comment-body")
    return {line[point]: line[text] for line in lines if len(line) == len(names)}


def _lines(path: Path) -> Iterator[list[str]]:
    # utf-8-sig: some exports begin with a byte order mark, which would spoil a column's name.
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file)


def _in_order(name: str) -> tuple[int, str]:
    return (int(name), "") if name.isdecimal() else (10**9, name)
