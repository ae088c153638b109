"""The browser's outbox, run under Node: no page, no network, any order of events."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("suite", sorted(path.name for path in Path(__file__).parent.glob("*.mjs")))
def test_under_node(suite: str) -> None:
    done = subprocess.run(
        [HOUSE / "tools" / "node.sh", "node", "--test", HOUSE / "tests" / "js" / suite],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# pass 0" not in done.stdout
