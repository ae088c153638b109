"""One that never reads beside a few others, on a real server."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.slow import at

pytestmark = pytest.mark.alone

HOUSE = Path(__file__).resolve().parents[2]


def test_one_that_never_reads_is_dropped_and_comes_back() -> None:
    command = [sys.executable, "-m", "bench.slow", "--phones", "30", "--views", "10"]
    done = subprocess.run(
        command, cwd=HOUSE, capture_output=True, text=True, timeout=240, check=False
    )
    # Not its status: how long the others wait is not to be measured while other tests run.
    assert done.stdout, done.stderr
    line = json.loads(done.stdout)
    assert line["phones"] == 30
    assert line["views"] >= 10
    assert line["dropped"], done.stderr
    assert line["recovered"], done.stderr
    assert line["growth_mb"] < 8
    assert 0 < line["p50_ms_before"] <= line["p95_ms_before"]
    assert 0 < line["p50_ms"] <= line["p95_ms"]


def test_shares_of_times() -> None:
    times = [float(n) for n in range(100)]
    assert (at(times, 0.5), at(times, 0.95)) == (50.0, 95.0)
