"""What we built runs in browsers of five years ago: its syntax, and what it asks of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ESLINT = ["tools/node.sh", "node", "node_modules/eslint/bin/eslint.js", "--no-inline-config"]


def objections(*about: str, source: str | None = None) -> str:
    run = subprocess.run(
        [*ESLINT, *about], cwd=ROOT, input=source, capture_output=True, text=True, check=False
    )
    assert run.returncode in (0, 1), run.stderr
    return run.stdout


def test_what_was_built() -> None:
    assert len(list((ROOT / "static" / "built").glob("*.js"))) > 10
    assert objections("static/built") == ""


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("Object.hasOwn({}, 'a');", "Object.hasOwn() is not supported in Safari 15"),
        ("var a; a ??= 1;", "Parsing error"),
        ("structuredClone({});", "is not supported"),
    ],
)
def test_what_is_too_new_is_found(source: str, reason: str) -> None:
    where = ["--stdin", "--stdin-filename", "static/built/new.js"]
    assert reason in objections(*where, source=source)
