"""Rules for the files we keep: none too long, none built, and no page fetches from elsewhere."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 300
SOURCES = {".py", ".js", ".mjs", ".css", ".html"}

# Something a page loads (not a link that a person may follow) from another machine.
ELSEWHERE = re.compile(
    r"""<(?!a\b)[a-z]+\b[^>]*?\s(?:src|srcset|href|poster|data)\s*=\s*["']?\s*(?:https?:)?//"""
    r"""|url\(\s*["']?\s*(?:https?:)?//"""
    r"""|@import\s+["'](?:https?:)?//"""
    r"""|\b(?:import|from)\s*\(?\s*["']https?://""",
    re.IGNORECASE,
)


def tracked() -> list[str]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [path for path in listed.stdout.split("\0") if path and (ROOT / path).is_file()]


def sources() -> list[str]:
    return [path for path in tracked() if Path(path).suffix in SOURCES]


def test_no_file_is_too_long() -> None:
    lengths = {path: len((ROOT / path).read_text().splitlines()) for path in sources()}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_pages_load_nothing_from_elsewhere() -> None:
    pages = [path for path in sources() if not path.endswith((".py", ".mjs"))]
    assert [path for path in pages if ELSEWHERE.search((ROOT / path).read_text())] == []


def test_nothing_built_is_kept() -> None:
    assert [
        path for path in tracked() if path.startswith(("static/built/", "node_modules/", ".venv/"))
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://cdn.example/x.js"></script>',
        "<link rel=stylesheet href=//cdn.example/x.css>",
        '<img alt="" src="http://cdn.example/x.png">',
        "a { background: url('https://cdn.example/x.png') }",
        '@import "https://cdn.example/x.css";',
        'import { h } from "https://cdn.example/preact.js";',
    ],
)
def test_what_comes_from_elsewhere_is_found(text: str) -> None:
    assert ELSEWHERE.search(text)


@pytest.mark.parametrize(
    "text",
    [
        '<a class="more" href="https://example.org/about">About</a>',
        '<script src="/static/built/phone-ABC.js"></script>',
        '<svg xmlns="http://www.w3.org/2000/svg"><use href="#mark"/></svg>',
        "// see https://example.org",
    ],
)
def test_what_does_not_is_left_alone(text: str) -> None:
    assert not ELSEWHERE.search(text)
