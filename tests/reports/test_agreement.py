"""The report on an exported conversation, worked out again with numpy from the same file."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from scipy.stats import binomtest

from facilitation.__main__ import main
from facilitation.domain.agreement import NOT_AGREED
from facilitation.reports.agreement import conversation_report, told
from facilitation.reports.exported import read_exported
from tests.reports.made_up import write_export

ROOT = Path(__file__).parents[2]
REAL = ("london.youth.policing", "scoop-hivemind.affordable-housing")
FIELDS = ["id", "agree", "disagree", "pass", "answered", "share", "low", "high"]


@pytest.fixture(params=[*REAL, "made up", "made up, one group", "made up, many groups"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param in REAL:
        found = ROOT.parent / "shared" / "data" / request.param
        return found if found.is_dir() else pytest.skip("the exported conversations are not here")
    groups = {"made up": 3, "made up, one group": 1, "made up, many groups": 7}[request.param]
    return write_export(tmp_path / "export", seed=groups, groups=groups, points=20, voters=90)


def matrix(folder: Path) -> tuple[list[str], Any, Any]:
    """Ids, votes (nan: not voted) and groups, read without the code under test."""
    with (folder / "participants-votes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = [name for name in rows[0] if name.isdigit()]
    votes = np.array([[float(row[i]) if row[i] else np.nan for i in ids] for row in rows])
    return ids, votes, np.array([row["group-id"] for row in rows])


def printed(folder: Path) -> dict[str, Any]:
    done = CliRunner().invoke(main, ["agreement", str(folder), "--json"])
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.output)
    return found


def test_numpy_comes_to_the_same(folder: Path) -> None:
    report = printed(folder)
    ids, votes, groups = matrix(folder)
    names = sorted(set(groups) - {""}, key=int)
    assert report["groups"] == {name: int((groups == name).sum()) for name in names}
    assert list(report["groups"]) == names
    assert [p["id"] for p in report["points"]] == ids
    agree, answered = (votes == 1).sum(axis=0), (~np.isnan(votes)).sum(axis=0)
    factors = np.array(
        [
            ((votes[groups == g] == 1).sum(axis=0) + 1)
            / ((~np.isnan(votes[groups == g])).sum(axis=0) + 2)
            for g in names
        ]
    )
    for i, point in enumerate(report["points"]):
        assert list(point) == [*FIELDS, "group_consensus_polis", "group_consensus"]
        assert point["agree"] == agree[i]
        assert point["disagree"] == (votes[:, i] == -1).sum()
        assert point["pass"] == (votes[:, i] == 0).sum()
        assert point["answered"] == answered[i]
        if answered[i]:
            ends = binomtest(int(agree[i]), int(answered[i])).proportion_ci(0.95, "wilson")
            assert point["share"] == pytest.approx(agree[i] / answered[i])
            assert (point["low"], point["high"]) == pytest.approx(tuple(ends))
        else:
            assert (point["share"], point["low"], point["high"]) == (None, None, None)
        assert point["group_consensus_polis"] == pytest.approx(factors[:, i].prod())
        assert point["group_consensus"] == pytest.approx(factors[:, i].prod() ** (1 / len(names)))


def test_it_says_that_nothing_is_held_back(folder: Path) -> None:
    report = conversation_report(read_exported(folder), look_for_opinions=False)
    assert report["suppressed"] is False
    assert "not held back" in report["note"]


def test_every_point_has_its_place_or_a_reason(folder: Path) -> None:
    report = conversation_report(read_exported(folder), look_for_opinions=False)
    points = {p["id"]: p for p in report["points"]}
    assert {r["id"] for r in report["ranking"]} == set(points)
    for ranked in report["ranking"]:
        assert (ranked["place"] is None) is (points[ranked["id"]]["answered"] < 3)
        assert ranked["why"]
    lows = [r["low"] for r in report["ranking"] if r["place"]]
    assert lows == sorted(lows, reverse=True)
    assert set(report["details"]) == set(points)
    for shared in report["most_shared"]:
        assert report["details"][shared["point"]]["status"] != NOT_AGREED or shared["score"] > 0.5


def test_neither_order_nor_names_matter(tmp_path: Path) -> None:
    """Rows shuffled, points in another order, groups with other numbers."""
    folder = write_export(tmp_path / "one")
    with (folder / "participants-votes.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))
    order = list(range(7, len(head)))
    random.Random(3).shuffle(order)
    random.Random(4).shuffle(rows)
    other = tmp_path / "two"
    other.mkdir()
    with (other / "participants-votes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for row in (head, *rows):
            swapped = {"0": "12", "1": "5", "2": "0"}.get(row[2], row[2])
            writer.writerow([*row[:2], swapped, *row[3:7], *(row[i] for i in order)])
    (other / "comments.csv").write_bytes((folder / "comments.csv").read_bytes())
    one, two = (conversation_report(read_exported(f)) for f in (folder, other))
    by_id = {p["id"]: p for p in two["points"]}
    assert all(by_id[p["id"]] == p for p in one["points"])
    assert sorted(one["groups"].values()) == sorted(two["groups"].values())
    for same in ("ranking", "most_shared"):
        assert one[same] == two[same]
    assert one["representative"]["1"] == two["representative"]["5"]
    assert one["opinion"] == two["opinion"]


def test_people_read_it_in_lines(tmp_path: Path) -> None:
    folder = write_export(tmp_path / "export")
    done = CliRunner().invoke(main, ["agreement", str(folder)])
    assert done.exit_code == 0
    assert "not held back" in done.output.splitlines()[0]
    assert "made up\n   " in done.output
    assert "Across groups: 0." in done.output
    assert "– Point" in done.output, "the point that nobody voted on has no place"


def test_without_groups_nothing_is_compared(tmp_path: Path) -> None:
    (tmp_path / "votes.csv").write_text("comment-id,voter-id,vote\n5,a,1\n5,b,-1\n5,a,0\n")
    report = conversation_report(read_exported(tmp_path))
    assert report["groups"] == {}
    assert report["points"][0] == {
        "id": "5",
        "agree": 0,
        "disagree": 1,
        "pass": 1,
        "answered": 2,
        "share": 0.0,
        "low": 0.0,
        "high": pytest.approx(0.6576, abs=1e-4),
        "group_consensus_polis": None,
        "group_consensus": None,
    }
    assert "Point 5" in "\n".join(told(report))


@pytest.mark.parametrize("name", ["nowhere", "000000"])
def test_what_is_no_event_and_no_folder_is_said_so(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSTANCE", str(tmp_path / "instance"))
    done = CliRunner().invoke(main, ["agreement", name])
    assert done.exit_code == 1
    assert "There is no event" in done.output


def test_a_folder_that_is_no_export_is_said_so(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["agreement", str(tmp_path)])
    assert done.exit_code == 1
    assert "neither participants-votes.csv nor votes.csv" in done.output
