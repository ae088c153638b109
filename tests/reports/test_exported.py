"""Reading what others exported, also where it is not quite as expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.conversation import AGREE, DISAGREE, PASS, read_conversation, write_conversation
from facilitation.domain.groups import Votes
from facilitation.reports.exported import NotExported, read_exported

MATRIX = """participant,group-id,n-comments,n-votes,n-agree,n-disagree,4,11
0,1,0,2,1,1,1,-1
1,0,0,1,0,0,,0
2,,0,1,1,0,1,
"""


def write(folder: Path, text: str, name: str = "participants-votes.csv") -> Path:
    (folder / name).write_text(text, encoding="utf-8-sig")
    return folder


def test_points_voters_and_groups(tmp_path: Path) -> None:
    talk = read_exported(write(tmp_path, MATRIX))
    assert talk.points == ["4", "11"]
    assert talk.groups == ["1", "0", None]
    assert talk.sizes() == {"0": 1, "1": 1}
    assert talk.votes() == {
        "0": [Votes(), Votes(0, 0, 1)],
        "1": [Votes(1, 0, 0), Votes(0, 1, 0)],
        None: [Votes(1, 0, 0), Votes()],
    }


def test_other_columns_and_other_places_do_not_matter(tmp_path: Path) -> None:
    talk = read_exported(write(tmp_path, "4,group-id,age group,11,xid\n1,0,9,-1,zz\n,1,9,0,\n"))
    assert talk.points == ["4", "11"]
    assert talk.rows == [["1", "-1"], ["", "0"]]


def test_numbers_as_a_spreadsheet_writes_them(tmp_path: Path) -> None:
    talk = read_exported(write(tmp_path, "participant,1,2,3,4\nx,1.0,-1.0, 0 ,-0.0\n"))
    assert talk.rows == [["1", "-1", "0", "0"]]
    assert talk.groups == [None]


def test_groups_are_told_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    lines = "".join(f"{n},{n},1\n" for n in (10, 2, 0))
    talk = read_exported(write(tmp_path, f"participant,group-id,7\n{lines}"))
    assert list(talk.sizes()) == ["0", "2", "10"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("participant,group-id\n1,0\n", "no column for any point"),
        ("participant,1\n1,2\n", "line 2: a vote is 1, -1 or 0, not 2"),
        ("participant,1\n1,yes\n", "line 2: a vote is 1, -1 or 0, not yes"),
        ("participant,1\n1,1\n1,1,1\n", "line 3: 3 cells, not 2"),
        ("", "no column for any point"),
    ],
)
def test_what_is_not_such_an_export_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(NotExported, match=words):
        read_exported(write(tmp_path, text))


def test_votes_alone_need_their_columns(tmp_path: Path) -> None:
    with pytest.raises(NotExported, match="voter-id"):
        read_exported(write(tmp_path, "comment-id,vote\n1,1\n", "votes.csv"))


def test_nobody_came(tmp_path: Path) -> None:
    talk = read_exported(write(tmp_path, "participant,group-id,1,2\n"))
    assert (talk.points, talk.rows, talk.votes()) == (["1", "2"], [], {})


def test_votes_alone_are_counted_as_the_bench_counts_them(tmp_path: Path) -> None:
    """The last vote of a voter counts; nobody has a group."""
    write_conversation(tmp_path, seed=7, voters=20, points=15)
    tallies = read_conversation(tmp_path).tallies()
    talk = read_exported(tmp_path)
    votes = dict(zip(talk.points, talk.votes()[None], strict=True))
    assert votes == {p: Votes(t[AGREE], t[DISAGREE], t[PASS]) for p, t in tallies.items()}
    assert talk.sizes() == {}
    assert len(talk.texts) == 16
