"""The load on a real server, with few phones; and what a comparison makes of its figures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import load_picture, load_results
from bench.compare import summary
from bench.load_scenarios import SCENARIOS
from bench.load_votes import percentile

pytestmark = pytest.mark.alone

HOUSE = Path(__file__).resolve().parents[2]
PHONES = 20


def load(scenario: str, *more: str) -> dict[str, object]:
    command = [sys.executable, "-m", "bench.load", "--phones", str(PHONES), "--tables", "4"]
    done = subprocess.run(
        [*command, "--scenario", scenario, *more],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    line: dict[str, object] = json.loads(done.stdout)
    assert line["load_cpu"] is not None
    return line


def test_everyone_votes_at_once_and_is_answered() -> None:
    # No time: each votes once. Faster than the limit of one phone would be refused.
    line = load("burst", "--seconds", "0")
    assert (line["acked"], line["refused"], line["never_displayed"]) == (PHONES, {}, 0)
    assert line["votes_per_second"]
    assert line["ack_p99_ms"]


def test_a_change_reaches_every_phone_and_the_display() -> None:
    line = load("fanout")
    assert line["last_ms"]
    assert line["display_ms"]


def test_a_day_in_short_refuses_nobody() -> None:
    line = load("day", "--seconds", "0.1")
    assert line["refused"] == 0


def test_everyone_who_arrives_loads_the_page_and_what_it_needs() -> None:
    line = load("join")
    assert line["all_seconds"]


def test_the_scenarios_of_the_issue_are_there() -> None:
    assert {"burst", "fanout", "mixed", "join", "reconnect", "day", "growth"} <= set(SCENARIOS)


def test_a_percentile_is_in_milliseconds() -> None:
    assert percentile([], 0.5) is None
    assert percentile([n / 1000 for n in range(1, 101)], 0.99) == 100.0
    assert percentile([0.002, 0.001, 0.003], 0.5) == 2.0


def run(server: str, scenario: str, **figures: float) -> dict[str, object]:
    return {"server": server, "scenario": scenario, **figures}


def test_a_comparison_divides_medians() -> None:
    runs = [
        *(run("ours", "burst", votes_per_second=n, display_lag_p95_ms=90) for n in (1, 100, 200)),
        *(run("node", "burst", votes_per_second=n) for n in (200, 200, 9999)),
        run("ours", "fanout", last_ms=30),
        run("floor", "fanout", last_ms=20),
        run("ours", "mixed", ack_p99_ms=4, display_lag_p95_ms=120),
        {"server": "node", "scenario": "mixed", "failed": "it did not start"},
    ]
    line = summary(runs, 3)
    assert line["votes_vs_node"] == 0.5
    assert line["fanout_vs_floor"] == 1.5
    assert line["display_lag_p95_ms"] == 120, "the worse of the two"
    assert line["ack_p99_mixed_vs_node"] is None, "what failed is not a figure"


@pytest.mark.parametrize("value", [None, 0.0, 12345.0])
def test_a_picture_can_always_be_drawn(value: float | None) -> None:
    picture = load_picture.draw({("ours", "burst", "votes_per_second"): value})
    assert picture.startswith("<svg")
    assert ("12,345" in picture) == (value == 12345.0)


def test_results_are_written_between_the_marks_only(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"Before.\n{load_results.BEGIN}\nold\n{load_results.END}\nAfter.\n")
    rows = [{"event": "small", "cpu_us_a_vote": 50}]
    line = {"rounds": 3, "fanout_vs_floor": 1.2, "another": 7}
    section = load_results.words("2026-11-24", line, [{"scenario": "growth", "rows": rows}])
    load_results.write(page, section)
    text = page.read_text()
    assert text.startswith("Before.")
    assert text.endswith("After.\n")
    assert "| `fanout_vs_floor` | ≤ 1.3 | 1.2 |" in text
    assert "| `another` | 7 |" in text
    assert "| small | 50 |" in text
    assert "old" not in text
    page.write_text("No marks.")
    load_results.write(page, section)
    assert page.read_text() == "No marks."
