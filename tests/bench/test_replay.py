"""A small made-up conversation through a real server; and that a difference is found."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from copy import deepcopy
from pathlib import Path

import pytest

from bench import replay
from bench.conversation import Conversation, write_conversation
from bench.replay import ANSWERS, Ballot, Played, differences, stored_ballots, tally

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture
def talk(tmp_path: Path) -> Conversation:
    return write_conversation(tmp_path / "talk", seed=3, voters=7, points=5)


def test_every_tally_and_every_ballot_comes_through(talk: Conversation, tmp_path: Path) -> None:
    copy = tmp_path / "kept" / "event.db"
    command = [sys.executable, "-m", "bench.replay", str(tmp_path / "talk")]
    done = subprocess.run(
        [*command, "--tables", "2", "--db", str(copy)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    line = json.loads(done.stdout)
    assert line.pop("seconds") > 0
    assert line == {
        "points": 5,
        "voters": len(talk.voters),
        "votes_sent": talk.votes,
        "votes_acked": talk.votes,
        "pairs_stored": len(talk.last_votes()),
        "tallies_match": True,
    }
    assert line["pairs_stored"] < talk.votes, "somebody voted again"
    assert [p.name for p in copy.parent.iterdir()] == ["event.db"], "one file is complete"
    stored = Counter(answer for _, _, answer in stored_ballots(copy))
    assert stored == Counter(ANSWERS[v] for v in talk.last_votes().values())
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_command_fails_where_a_ballot_differs(
    talk: Conversation,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def altered(database: Path) -> list[Ballot]:
        (check, person, answer), *others = stored_ballots(database)
        return [(check, person, "agree" if answer != "agree" else "disagree"), *others]

    monkeypatch.setattr(replay, "stored_ballots", altered)
    assert replay.main([str(tmp_path / "talk")]) == 1
    printed = capsys.readouterr()
    line = json.loads(printed.out)
    assert line["tallies_match"] is False
    assert line["pairs_stored"] == len(talk.last_votes())
    assert "is stored, the file has" in printed.err


def perfect(talk: Conversation) -> tuple[Played, list[Ballot]]:
    """What a faultless app would have shown and stored."""
    played = Played(
        checks={p.id: f"check-{p.id}" for p in talk.points},
        people={v: f"person-{v}" for v in talk.voters},
        shown={
            p: Counter({ANSWERS[a]: n for a, n in t.items()}) for p, t in talk.tallies().items()
        },
        sent=talk.votes,
        acked=talk.votes,
    )
    ballots = [
        (played.checks[point], played.people[voter], ANSWERS[vote])
        for (point, voter), vote in talk.last_votes().items()
    ]
    return played, ballots


def test_what_is_right_has_no_differences(talk: Conversation) -> None:
    assert differences(talk, *perfect(talk)) == []


def test_a_tally_that_differs_by_one_is_found(talk: Conversation) -> None:
    played, ballots = perfect(talk)
    for point in talk.points:
        for answer in (*ANSWERS.values(), "skip"):
            wrong = deepcopy(played)
            wrong.shown[point.id][answer] += 1
            assert len(differences(talk, wrong, ballots)) == 1


def test_a_point_that_was_never_shown_is_found(talk: Conversation) -> None:
    played, ballots = perfect(talk)
    del played.shown[talk.points[2].id]
    assert len(differences(talk, played, ballots)) == 1


def test_ballots_lost_doubled_changed_or_invented_are_found(talk: Conversation) -> None:
    played, ballots = perfect(talk)
    check, person, answer = ballots[0]
    other = "agree" if answer != "agree" else "disagree"
    assert len(differences(talk, played, ballots[1:])) == 1
    assert len(differences(talk, played, [*ballots, ballots[0]])) == 1
    assert len(differences(talk, played, [(check, person, other), *ballots[1:]])) == 1
    assert len(differences(talk, played, [*ballots, (check, "person-nobody", answer)])) == 1


def test_counting_first_votes_instead_of_last_ones_is_found(talk: Conversation) -> None:
    played, _ = perfect(talk)
    first = {(p.id, v.voter): v.vote for p in talk.points for v in reversed(p.votes)}
    stored = [
        (played.checks[point], played.people[voter], ANSWERS[vote])
        for (point, voter), vote in first.items()
    ]
    assert differences(talk, played, stored)


def test_a_vote_without_acknowledgement_is_found(talk: Conversation) -> None:
    played, ballots = perfect(talk)
    played.acked -= 1
    assert len(differences(talk, played, ballots)) == 1


def test_a_tally_is_read_as_the_protocol_writes_it() -> None:
    counts = [{"id": "agree", "n": 2}, {"id": "unsure", "n": 0}, {"id": "disagree", "n": 1}]
    assert tally({"counts": counts, "skipped": 1}) == {"agree": 2, "disagree": 1, "skip": 1}
