"""Torture in small, on a real server; and that whatever it looks for is found."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from bench.client import Json
from bench.torture_compare import Findings, Seen, Stored, compare
from bench.torture_devices import next_batch
from bench.torture_ledger import Ledger
from bench.torture_proxy import Fate

HOUSE = Path(__file__).resolve().parents[2]


def test_two_kills_lose_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "kept" / "event.db"
    command = [sys.executable, "-m", "bench.torture", "--seed", "7", "--kills", "2"]
    done = subprocess.run(
        [*command, "--phones", "15", "--db", str(copy)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    line = json.loads(done.stdout)
    for name in ("lost", "doubled", "wrong", "stuck", "contradictions"):
        assert line[name] == 0, done.stderr
    assert line["kills"] == 2
    assert line["acked"] > 90
    assert line["duplicates_sent"] > 10
    assert line["cuts"] > 0
    assert line["screens"] > 0
    assert line["recover_p95_s"] > 0
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT count(*) FROM ballots").fetchone()[0] > 0


class Run:
    """A few operations that were acknowledged, and the rows that they left."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self.say("capture_point", "point-01", text="A ramp.", table=1)
        self.say("open_check", "check-01", point="point-01")
        self.say("vote", "vote-001", n=3, check="check-01", who="anna", answer="agree")
        self.say("vote", "vote-002", n=4, check="check-01", who="anna", answer="unsure")
        self.say("vote", "vote-003", n=3, check="check-01", who="berta", answer="agree")
        self.say("count_hands", "hands-01", check="check-01", hands={"agree": 2, "skip": 0})
        self.say("set_headcount", "heads-01", people=8, table=1)
        self.say("lock_check", "lock-001", check="check-01")
        self.say("mark_key", "mark-001", point="point-01", key=False)
        self.say("vote", "vote-004", "check_locked", n=9, check="check-01", who="anna", answer="x")
        self.ledger.people = {"anna", "berta"}
        point = {"point": "point-01", "text": "A ramp."}
        self.stored = Stored(
            ballots=[
                ("check-01", "anna", "unsure", "vote-002", 4),
                ("check-01", "berta", "agree", "vote-003", 3),
            ],
            facts=[
                ("PointCaptured", point),
                ("CheckOpened", {"check": "check-01", "text": None}),
                ("HandsCounted", {"check": "check-01", "hands": {"agree": 2}, "text": None}),
                ("HeadcountSet", {"table": 1, "people": 8, "text": None}),
                ("CheckLocked", {"check": "check-01", "text": None}),
            ],
            operations={
                *("point-01", "check-01", "hands-01", "heads-01", "lock-001", "mark-001"),
            },
            people={"anna", "berta", "somebody who joined unheard"},
            sequence=7,
            sound=True,
        )

    def say(
        self, name: str, id_: str, no: str = "", table: int | None = None, **fields: object
    ) -> Json:
        """An operation and its answer; ``no`` "-": it has none yet."""
        op: Json = {"id": id_, "name": name, "n": 1, **fields}
        self.ledger.queued(op, table)
        ack: Json = {"ok": False, "code": no} if no else {"ok": True, "version": [1, 7]}
        if no != "-":
            assert self.ledger.heard(op, ack)
        return op

    def found(self, *screens: Seen) -> tuple[int, int, int]:
        findings: Findings = compare(self.ledger, self.stored, screens)
        total = findings.lost + findings.doubled + findings.wrong
        assert bool(findings.words) == bool(total)
        return findings.lost, findings.doubled, findings.wrong


@pytest.fixture
def run() -> Run:
    return Run()


def test_what_is_right_is_left_alone(run: Run) -> None:
    shown = Counter({"agree": 3, "unsure": 1})
    assert run.found(Seen("display", "check-01", shown)) == (0, 0, 0)
    assert run.ledger.acked == 9


def test_a_lost_ballot_is_found(run: Run) -> None:
    del run.stored.ballots[1]
    assert run.found() == (1, 0, 0)


def test_a_doubled_ballot_is_found(run: Run) -> None:
    run.stored.ballots.append(run.stored.ballots[0])
    assert run.found() == (0, 1, 0)


@pytest.mark.parametrize(
    "row",
    [
        ("check-01", "anna", "agree", "vote-001", 3),
        ("check-01", "anna", "agree", "vote-002", 4),
        ("check-01", "anna", "x", "vote-004", 9),
    ],
    ids=["an older vote", "another answer", "a refused vote"],
)
def test_a_row_that_differs_from_the_last_acknowledged_is_found(
    run: Run, row: tuple[str, str, str, str, int]
) -> None:
    run.stored.ballots[0] = row
    assert run.found() == (0, 0, 1)


def test_a_ballot_out_of_nowhere_is_found(run: Run) -> None:
    run.stored.ballots.append(("check-01", "anna's cat", "agree", "vote-999", 1))
    assert run.found() == (0, 0, 1)


def test_a_vote_without_an_answer_may_be_there_or_not(run: Run) -> None:
    run.say("vote", "vote-005", "-", n=8, check="check-01", who="anna", answer="agree")
    assert run.found() == (0, 0, 0)
    run.stored.ballots[0] = ("check-01", "anna", "agree", "vote-005", 8)
    assert run.found() == (0, 0, 0)


def test_lost_facts_are_found(run: Run) -> None:
    whole = list(run.stored.facts)
    for place, (name, _) in enumerate(whole):
        run.stored.facts = [*whole[:place], *whole[place + 1 :]]
        lost, doubled, wrong = run.found()
        assert doubled == 0, name
        assert lost + wrong == 1, name


def test_a_point_that_is_there_twice_is_found(run: Run) -> None:
    run.stored.facts.append(run.stored.facts[0])
    assert run.found() == (0, 1, 0)


def test_what_was_refused_and_is_there_is_found(run: Run) -> None:
    run.say("open_check", "check-02", "check_open", point="point-01")
    assert run.found() == (0, 0, 0)
    run.stored.facts.append(("CheckOpened", {"check": "check-02", "text": None}))
    assert run.found() == (0, 0, 1)


def test_values_that_differ_are_found(run: Run) -> None:
    run.stored.facts[2][1]["hands"] = {"agree": 3}
    run.stored.facts[3][1]["people"] = 9
    run.stored.facts[0][1]["text"] = "A rump."
    assert run.found() == (0, 0, 3)


def test_other_losses_are_found(run: Run) -> None:
    run.stored.operations.discard("heads-01")
    run.stored.people.discard("berta")
    run.stored.sequence = 6
    assert run.found() == (3, 0, 0)


def test_a_damaged_file_is_found(run: Run) -> None:
    run.stored.sound = False
    assert run.found() == (0, 0, 1)


def test_a_screen_that_shows_something_else_is_found(run: Run) -> None:
    shown = Counter({"agree": 2, "unsure": 1})
    assert run.found(Seen("tablet 1", "check-01", shown)) == (0, 0, 1)


def test_an_answer_that_takes_another_back_is_a_contradiction(run: Run) -> None:
    vote = run.ledger.entries["vote-003"].op
    assert run.ledger.heard(vote, {"ok": True, "version": [1, 9], "again": True})
    assert run.ledger.complaints == []
    assert run.ledger.heard(vote, {"ok": False, "code": "check_locked"})
    assert len(run.ledger.complaints) == 1


@pytest.mark.parametrize("code", ["not_yet", "too_many", "server_error", "not_here"])
def test_not_yet_is_no_answer(run: Run, code: str) -> None:
    vote = run.say("vote", "vote-006", "-", n=9, check="check-01", who="anna", answer="agree")
    assert not run.ledger.heard(vote, {"ok": False, "code": code})
    assert not run.ledger.entries["vote-006"].answered


def test_only_free_operations_travel_together() -> None:
    votes: list[Json] = [{"name": "vote", "n": n} for n in range(10)]
    lock: Json = {"name": "lock_check"}
    assert next_batch(votes) == votes[:8]
    assert next_batch([*votes[:2], lock, *votes]) == votes[:2]
    assert next_batch([lock, *votes]) == [lock]


def test_the_seed_decides_the_fate_of_connections() -> None:
    fates = [[Fate.drawn(Random(f"{seed} {n}")) for n in range(50)] for seed in (1, 1, 2)]
    assert fates[0] == fates[1] != fates[2]
    assert any(f.cut_at is None for f in fates[0])
    assert any(f.stalls_at is not None for f in fates[0])
