"""Reading an exported conversation, counting it, and making one up."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bench.conversation import AGREE, DISAGREE, PASS, Vote, read_conversation, write_conversation

COMMENTS = """timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1,,7,1,9,9,1,"One door, not five"
2,,3,1,0,0,1,A call back the same day
3,,8,1,0,0,-1,Nobody voted on this
"""
VOTES = """timestamp,datetime,comment-id,voter-id,vote
1,,7,a,1
2,,7,b,-1
3,,7,a,0
4,,3,b,0
5,,7,c,1
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    # With the byte order mark that some exports begin with.
    (tmp_path / "comments.csv").write_text(COMMENTS, encoding="utf-8-sig")
    (tmp_path / "votes.csv").write_text(VOTES, encoding="utf-8-sig")
    return tmp_path


def test_only_points_that_were_voted_on_in_the_order_of_the_votes(folder: Path) -> None:
    talk = read_conversation(folder)
    assert [(p.id, p.text) for p in talk.points] == [
        ("7", "One door, not five"),
        ("3", "A call back the same day"),
    ]


def test_votes_keep_the_order_of_the_file_also_where_points_are_mixed(folder: Path) -> None:
    talk = read_conversation(folder)
    seven = (Vote("a", AGREE), Vote("b", DISAGREE), Vote("a", PASS), Vote("c", AGREE))
    assert talk.points[0].votes == seven
    assert talk.votes == 5
    assert talk.voters == ["a", "b", "c"]


def test_the_last_vote_of_a_voter_on_a_point_counts(folder: Path) -> None:
    talk = read_conversation(folder)
    assert talk.last_votes() == {
        ("7", "a"): PASS,
        ("7", "b"): DISAGREE,
        ("7", "c"): AGREE,
        ("3", "b"): PASS,
    }
    assert talk.tallies() == {"7": {AGREE: 1, DISAGREE: 1, PASS: 1}, "3": {PASS: 1}}


@pytest.mark.parametrize("row", ["6,,7,d,2\n", "6,,99,d,1\n"])
def test_what_is_no_such_export_is_refused(folder: Path, row: str) -> None:
    with (folder / "votes.csv").open("a", encoding="utf-8") as file:
        file.write(row)
    with pytest.raises(ValueError, match=r"votes\.csv"):
        read_conversation(folder)


def test_a_made_up_conversation_has_what_makes_real_ones_hard(tmp_path: Path) -> None:
    talk = write_conversation(tmp_path, seed=1, voters=30, points=60)
    assert len(talk.points) == 60
    assert 0 < len(talk.voters) <= 30
    assert talk.votes > len(talk.last_votes()), "somebody votes again"
    assert {v.vote for p in talk.points for v in p.votes} == {AGREE, DISAGREE, PASS}
    texts = [p.text for p in talk.points]
    assert len(set(texts)) == 60
    assert any('"' in t for t in texts)
    assert any("," in t for t in texts)
    with (tmp_path / "comments.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 61, "one point that nobody voted on"


def test_a_made_up_conversation_changes_somebodys_mind(tmp_path: Path) -> None:
    talk = write_conversation(tmp_path, seed=1, voters=30, points=60)
    first = {(p.id, v.voter): v.vote for p in talk.points for v in reversed(p.votes)}
    assert first != talk.last_votes(), "else a replay could not tell first from last"


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    one, two, other = tmp_path / "one", tmp_path / "two", tmp_path / "other"
    write_conversation(one, seed=5, voters=6, points=4)
    write_conversation(two, seed=5, voters=6, points=4)
    write_conversation(other, seed=6, voters=6, points=4)
    for name in ("comments.csv", "votes.csv"):
        assert (one / name).read_bytes() == (two / name).read_bytes()
    assert (one / "votes.csv").read_bytes() != (other / "votes.csv").read_bytes()
