"""How long agreement takes: a large conversation at once, and one live tally in a full event.

python -m bench.agreement [--points N] [--voters N] prints one JSON line; it fails where a limit
is passed. Times are of one core (CPU seconds), the best of several runs.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from facilitation.domain.facts import CheckOpened, MeetingMade, PointCaptured
from facilitation.reports.agreement import conversation_report
from facilitation.reports.exported import Exported, read_exported
from facilitation.storage.database import open_database
from facilitation.storage.event import EventStore
from facilitation.storage.jobs import Append

LIMIT = 2.0
"""Seconds for 1,000 points and 5,000 voters."""

MOST_RATIO = 2.0
"""A tally in an event with twenty times the votes may take this many times as long at most."""

FEW, MANY = 20, 400
PEOPLE = 500


def made_up(points: int, voters: int, groups: int = 5) -> Exported:
    """A conversation in which one vote in five is missing; each group leans its own way."""
    random = Random(1)
    ids = [str(n) for n in range(points)]
    leaning = [[random.choice(("11-0", "1--0", "1100")) for _ in ids] for _ in range(groups)]
    cells = {"1": "1", "-": "-1", "0": "0"}
    rows: list[Sequence[str]] = []
    names: list[str | None] = []
    for voter in range(voters):
        group = voter % groups
        row = [cells[s[int(4 * random.random())]] for s in leaning[group]]
        for place in random.sample(range(points), points // 5):
            row[place] = ""
        rows.append(row)
        names.append(str(group))
    return Exported(ids, rows, names, {})


def seconds(what: Callable[[], object], runs: int) -> float:
    """CPU seconds of this process, the best of some runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        what()
        best = min(best, time.process_time() - start)
    return best


def write(folder: Path, talk: Exported) -> None:
    with (folder / "participants-votes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["participant", "group-id", *talk.points])
        for voter, (group, row) in enumerate(zip(talk.groups, talk.rows, strict=True)):
            writer.writerow([voter, group, *row])


def full_event(path: Path, checks: int) -> EventStore:
    """An event with ``checks`` open checks that every one of ``PEOPLE`` has answered."""
    store = EventStore(path)
    facts = [MeetingMade("event", "A day", "2026-11-24", "123456", "three", ("Why?",), 1)]
    store.commit([Append(1, facts)])
    for n in range(checks):
        point, check = f"point-{n:04}", f"check-{n:04}"
        asked = CheckOpened(check, point, "table", 1, "question-1")
        store.commit([Append(1, [PointCaptured(point, 1, 1, "idea", "Words"), asked])])
    db = open_database(path)
    db.execute("BEGIN")
    db.conn.executemany(
        "INSERT INTO participants (id, table_number, joined_at) VALUES (?, 1, 1)",
        ((f"person-{p:04}",) for p in range(PEOPLE)),
    )
    answers = ("agree", "unsure", "disagree", "skip")
    db.conn.executemany(
        "INSERT INTO ballots VALUES (?, ?, ?, ?, 'digest', 1)",
        (
            (f"check-{c:04}", f"person-{p:04}", answers[(c + p) % 4], f"vote-{c}-{p}")
            for p in range(PEOPLE)
            for c in range(checks)
        ),
    )
    db.execute("COMMIT")
    db.conn.close()
    return store


def tally_seconds(store: EventStore, checks: Sequence[str], rounds: int = 30) -> float:
    """CPU seconds to count these checks anew, as after a vote on each."""
    return seconds(lambda: [store.tally(c) for _ in range(rounds) for c in checks], 5) / rounds


def live() -> dict[str, float]:
    """One tally in a small and in a full event, and ten tallies."""
    with tempfile.TemporaryDirectory() as folder:
        small = full_event(Path(folder) / "small.db", FEW)
        full = full_event(Path(folder) / "full.db", MANY)
        one = f"check-{FEW // 2:04}"
        few, many = tally_seconds(small, [one]), tally_seconds(full, [one])
        ten = tally_seconds(full, [f"check-{n:04}" for n in range(0, MANY, MANY // 10)])
        small.close()
        full.close()
    return {
        "votes_small": FEW * PEOPLE,
        "votes_full": MANY * PEOPLE,
        "ms_one_point_small": round(1000 * few, 3),
        "ms_one_point_full": round(1000 * many, 3),
        "ratio_full_to_small": round(many / few, 2),
        "ratio_ten_points_to_one": round(ten / many, 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=1000)
    parser.add_argument("--voters", type=int, default=5000)
    wanted = parser.parse_args()
    talk = made_up(wanted.points, wanted.voters)
    computed = seconds(lambda: conversation_report(talk, look_for_opinions=False), 3)
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), talk)
        read = seconds(lambda: read_exported(Path(folder)), 1)
    tallies = live()
    ok = computed < LIMIT and tallies["ratio_full_to_small"] < MOST_RATIO
    found = {
        "bench": "agreement",
        "ok": ok,
        "points": wanted.points,
        "voters": wanted.voters,
        "seconds": round(computed, 3),
        "limit": LIMIT,
        "seconds_reading_csv": round(read, 3),
        "live": tallies,
    }
    print(json.dumps(found))
    sys.exit(0 if ok else 1)


if __name__ == "__main__":
    main()
