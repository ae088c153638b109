"""Who may import whom. The two tables say it; when the design changes, change them."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = "facilitation"

# A module may import its own part of the package and the parts in the rows above it.
# Parts in one row do not know each other.
LAYERS = [
    ["domain"],
    ["operation"],
    ["theme_operations", "story_operations", "vote_operations", "point_operations"],
    ["settings", "operations", "said", "alike"],
    ["languages", "reach"],
    ["storage"],
    ["access"],
    ["decide_themes", "decide_story", "private"],
    ["decide"],
    ["desk"],
    ["prepare", "welcome"],
    ["live", "reports", "demo"],
    ["rehearsal"],
    ["web"],
    ["__init__"],
    ["__main__"],
]

# Which parts (or single modules) may import a library. What is not listed, none may import.
# The domain needs Python's own library only, and of that no database.
LIBRARIES = {
    "msgspec": [
        "operation",
        "theme_operations",
        "story_operations",
        "vote_operations",
        "settings",
        "operations",
        "storage",
        "access",
        "desk",
        "live",
        "web",
        "reports",
        "demo",
    ],
    "sqlite3": ["storage"],
    "pysqlite3": ["storage"],
    "sqlite_utils": ["storage"],
    "itsdangerous": ["access", "web"],
    "flask": ["web", "live", "__init__"],
    "werkzeug": ["web"],
    "jinja2": ["web", "reports"],
    "markupsafe": ["web", "reports"],
    "babel": ["languages", "web"],
    "segno": ["web", "reports"],
    "rapidfuzz": ["alike"],
    "typst": ["reports.typeset"],
    "numpy": ["reports.opinion"],
    "sklearn": ["reports.opinion", "alike"],
    "threadpoolctl": ["reports.opinion"],
    "flask_socketio": ["live", "__init__"],
    "socketio": ["live", "demo"],
    "engineio": ["live"],
    "prometheus_client": ["live.metrics"],
    "aiohttp": ["demo"],
    "click": ["demo", "__main__"],
    "eventlet": ["live.green"],
    "greenlet": ["live.green"],
}

# Outside the package, eventlet belongs to the server's first lines alone.
MAY_USE_EVENTLET_OUTSIDE = {
    "server.py",
    # The rings that its WebSocket makes are what is tested there: a stand-in would have none.
    "tests/live/test_memory.py",
}


def imported(source: str, module: str, is_package: bool) -> Iterator[tuple[int, str]]:
    """The line and full name of everything that the source of `module` imports, wherever in it."""
    home = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, name.name) for name in names)
            case ast.ImportFrom(module=None | str() as base, names=names, level=level):
                start = home[: len(home) - level + 1] if level else []
                full = ".".join([*start, *([base] if base else [])])
                yield from ((node.lineno, f"{full}.{name.name}") for name in names)
            case ast.Call(
                func=ast.Name("__import__") | ast.Attribute(attr="import_module"), args=[first, *_]
            ):
                name = first.value if isinstance(first, ast.Constant) else "(a computed name)"
                yield node.lineno, str(name)


def part_of(module: str) -> str:
    """`facilitation.live.hub` is of the part `live`; the package itself is `__init__`."""
    steps = module.split(".")
    return steps[1] if len(steps) > 1 else "__init__"


def row_of(part: str) -> int | None:
    return next((number for number, row in enumerate(LAYERS) if part in row), None)


def objection(module: str, name: str) -> str | None:
    """Why `module` may not import `name`, or None if it may."""
    part = part_of(module)
    row = row_of(part)
    if row is None:
        return f"{part} has no place in LAYERS"
    library = name.split(".")[0]
    if library == PACKAGE:
        other = part_of(name)
        if row_of(other) is None:  # `from facilitation import create_app`
            other = "__init__"
        if other == part or LAYERS.index(next(line for line in LAYERS if other in line)) < row:
            return None
        return f"{part} may not import {other}"
    if library in LIBRARIES:
        within = module.removeprefix(f"{PACKAGE}.") if module != PACKAGE else "__init__"
        if any(within == place or within.startswith(f"{place}.") for place in LIBRARIES[library]):
            return None
        return f"{within} may not import {library}"
    return None if library in sys.stdlib_module_names else f"{library} is not in LIBRARIES"


def objections(source: str, module: str, is_package: bool = False) -> list[str]:
    found = []
    for line, name in imported(source, module, is_package):
        if reason := objection(module, name):
            found.append(f"{module}:{line}: {reason}")
    return sorted(set(found))


def test_layers_hold() -> None:
    found = []
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        steps = path.relative_to(ROOT).with_suffix("").parts
        is_package = steps[-1] == "__init__"
        module = ".".join(steps[:-1] if is_package else steps)
        found += objections(path.read_text(), module, is_package)
    assert found == []


def test_eventlet_is_confined_outside_the_package_too() -> None:
    found = []
    for path in [
        *ROOT.glob("*.py"),
        *(ROOT / "bench").rglob("*.py"),
        *(ROOT / "tests").rglob("*.py"),
    ]:
        place = path.relative_to(ROOT).as_posix()
        names = {name.split(".")[0] for _, name in imported(path.read_text(), "outside", False)}
        if "eventlet" in names and place not in MAY_USE_EVENTLET_OUTSIDE:
            found.append(place)
    assert found == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("facilitation.domain.points", "import flask"),
        ("facilitation.domain.points", "import msgspec"),
        ("facilitation.domain.points", "import sqlite3"),
        ("facilitation.domain.points", "from facilitation.storage import journal"),
        ("facilitation.domain.points", "from facilitation import storage"),
        ("facilitation.domain.points", "from facilitation import create_app"),
        ("facilitation.domain.points", "from ..storage import journal"),
        ("facilitation.domain.points", "from .. import storage"),
        ("facilitation.domain.points", "def late():\n    import requests"),
        ("facilitation.domain.points", "import importlib\nimportlib.import_module('flask')"),
        ("facilitation.settings", "from facilitation import operations"),
        ("facilitation.storage.journal", "from facilitation.desk import apply"),
        ("facilitation.desk", "from sqlite_utils.db import Database"),
        ("facilitation.live.hub", "from facilitation.web import pages"),
        ("facilitation.web.pages", "import flask_socketio"),
        ("facilitation.live.hub", "import eventlet"),
        ("facilitation.live.greenhouse", "import eventlet"),
        ("facilitation.reports.minutes", "from facilitation import __main__"),
        ("facilitation.misc", "import json"),
    ],
)
def test_a_wrong_import_is_found(module: str, source: str) -> None:
    assert objections(source, module) != []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        (
            "facilitation.domain.points",
            "import re\nfrom . import words\nfrom .words import shorten",
        ),
        ("facilitation.storage.journal", "import sqlite3\nfrom ..domain import points"),
        ("facilitation.desk", "import msgspec\nfrom facilitation import operations, storage"),
        ("facilitation.live.green", "import eventlet.tpool"),
        (
            "facilitation.live.hub",
            "import flask_socketio\nfrom facilitation.live.green import spawn",
        ),
        ("facilitation.__main__", "import click\nfrom facilitation import create_app, demo"),
    ],
)
def test_a_right_import_is_left_alone(module: str, source: str) -> None:
    assert objections(source, module) == []


def test_relative_imports_of_a_package_count_from_itself() -> None:
    assert objections("from .green import spawn", "facilitation.live", is_package=True) == []
    assert (
        objections(
            "from .live import hub\nfrom flask import Flask", "facilitation", is_package=True
        )
        == []
    )
    assert objections("from ..web import pages", "facilitation.live", is_package=True) != []
