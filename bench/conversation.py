"""Exported conversations: reading one, counting it without the app, and making one up.

The format is the one of Polis exports: a folder with ``comments.csv`` (a row for each point)
and ``votes.csv`` (a row for each vote, 1 agree, -1 disagree, 0 pass).
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

AGREE, DISAGREE, PASS = 1, -1, 0

COMMENT_COLUMNS = (
    "timestamp", "datetime", "comment-id", "author-id",
    "agrees", "disagrees", "moderated", "comment-body",
)  # fmt: skip
VOTE_COLUMNS = ("timestamp", "datetime", "comment-id", "voter-id", "vote")


@dataclass(frozen=True, slots=True)
class Vote:
    """``vote``: 1 agree, -1 disagree, 0 pass. A voter may vote again on the same point."""

    voter: str
    vote: int


@dataclass(frozen=True, slots=True)
class Point:
    """One point that was voted on, with its votes in the file's order."""

    id: str
    text: str
    votes: tuple[Vote, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """Points in the order in which they first appear among the votes."""

    points: tuple[Point, ...]

    @property
    def voters(self) -> list[str]:
        """Everybody who voted, in the order of their first vote."""
        return list(dict.fromkeys(v.voter for p in self.points for v in p.votes))

    @property
    def votes(self) -> int:
        """Votes in the file, those that a later one replaced included."""
        return sum(len(p.votes) for p in self.points)

    def last_votes(self) -> dict[tuple[str, str], int]:
        """The vote that counts, by (point id, voter): the last in the file's order."""
        return {(p.id, v.voter): v.vote for p in self.points for v in p.votes}

    def tallies(self) -> dict[str, Counter[int]]:
        """By point id: how many voters' last vote is 1, -1 or 0."""
        found: dict[str, Counter[int]] = {p.id: Counter() for p in self.points}
        for (point, _), vote in self.last_votes().items():
            found[point][vote] += 1
        return found


def read_conversation(folder: Path) -> Conversation:
    """Read ``comments.csv`` and ``votes.csv`` of a folder. ValueError: the format is another.

    Votes are grouped by point, keeping the file's order within a point. Points that nobody
    voted on are left out.
    """
    texts = {row["comment-id"]: row["comment-body"] for row in _rows(folder / "comments.csv")}
    votes: dict[str, list[Vote]] = {}
    for row in _rows(folder / "votes.csv"):
        vote = int(row["vote"])
        if vote not in (AGREE, DISAGREE, PASS):
            raise ValueError(f"votes.csv: a vote is 1, -1 or 0, not {vote}")
        votes.setdefault(row["comment-id"], []).append(Vote(row["voter-id"], vote))
    strangers = votes.keys() - texts.keys()
    if strangers:
        raise ValueError(f"votes.csv: comments.csv has no comment {sorted(strangers)[0]}")
    return Conversation(tuple(Point(p, texts[p], tuple(cast)) for p, cast in votes.items()))


def write_conversation(folder: Path, seed: int, voters: int, points: int) -> Conversation:
    """Make up a conversation about adult social care, in the same format, and read it back.

    The same seed gives the same files. About three in four vote on a point, at least one
    voter votes on it twice, and one more point has no votes, as in real exports.
    """
    random = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    texts = _texts(random, points + 1)
    comments: list[list[object]] = []
    cast: list[list[object]] = []
    clock = 1_790_000_000_000
    for point, text in enumerate(texts):
        votes: list[tuple[int, int]] = []
        if point < points:
            some = [v for v in range(voters) if random.random() < 0.75] or [0]
            votes = [(v, _opinion(random)) for v in some]
            # Second thoughts come some votes later, and are mostly another answer.
            for voter in random.sample(some, max(1, len(some) // 12)):
                votes.append((voter, _opinion(random)))
        for voter, vote in votes:
            clock += random.randrange(1_000, 60_000)
            cast.append([clock, "", point, voter, vote])
        last = Counter(dict(votes).values())
        moderated = 1 if votes else -1
        author = point % voters
        counts = [last[AGREE], last[DISAGREE]]
        comments.append([clock, "", point, author, *counts, moderated, text])
    # The exports list comments in no useful order; a reader must not lean on one.
    random.shuffle(comments)
    _write(folder / "comments.csv", COMMENT_COLUMNS, comments)
    _write(folder / "votes.csv", VOTE_COLUMNS, cast)
    return read_conversation(folder)


def _opinion(random: Random) -> int:
    return random.choices((AGREE, DISAGREE, PASS), weights=(5, 3, 2))[0]


def _texts(random: Random, number: int) -> list[str]:
    """Made-up points, all different; some with commas, quotes and blanks at the end."""
    wishes = (
        "The same carer should come each week",
        "Ask me what a good day looks like, then plan for it",
        "Say plainly what care will cost before it starts",
        "One phone number that a person answers",
        "A break for family carers, booked a year ahead",
        'Do not say "service user" to my mother',
        "Visits of fifteen minutes are too short to be kind",
        "Let us choose who comes into the house",
    )
    places = ("at home", "in the first month", "after hospital", "in our village", "at weekends")
    endings = ("", ".", ", and mean it", ", please ")
    pairs = [f"{w} {p}" for w in wishes for p in places]
    random.shuffle(pairs)
    rounds = [
        f"{pair}{f' (again, {n + 1})' if n else ''}{random.choice(endings)}"
        for n in range(number // len(pairs) + 1)
        for pair in pairs
    ]
    return rounds[:number]


def _rows(path: Path) -> list[dict[str, str]]:
    # utf-8-sig: some exports begin with a byte order mark, which would spoil a column's name.
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, columns: tuple[str, ...], rows: list[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
