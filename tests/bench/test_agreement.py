"""The bench of agreement measures what it says, on something small."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bench import agreement
from facilitation.reports.exported import read_exported


def test_one_line_with_times_and_a_ratio(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["agreement", "--points", "40", "--voters", "200"])
    monkeypatch.setattr(agreement, "MANY", 60)
    monkeypatch.setattr(agreement, "MOST_RATIO", 100.0)
    with pytest.raises(SystemExit) as left:
        agreement.main()
    assert left.value.code == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["points"], found["voters"], found["ok"]) == (40, 200, True)
    assert 0 < found["seconds"] < found["limit"] == 2.0
    assert found["live"]["votes_full"] == 3 * found["live"]["votes_small"]


def test_what_it_makes_up_is_a_conversation(tmp_path: Path) -> None:
    talk = agreement.made_up(30, 50)
    agreement.write(tmp_path, talk)
    again = read_exported(tmp_path)
    assert (again.points, again.rows, again.groups) == (talk.points, talk.rows, talk.groups)
    assert sum(cell == "" for row in talk.rows for cell in row) == 50 * 6
    assert len(talk.sizes()) == 5
