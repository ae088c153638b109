"""A slow disk under the server of a torture run: each commit takes a while, as on a tired laptop.

``under(folder, seed)`` copies this file there as ``sitecustomize.py``, which Python runs before
the server's own first line. So what was said too early, before a commit, is found by a kill.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from random import Random
from time import sleep  # the real one: nothing is patched yet
from typing import Any

USUAL, HICCUP = 0.02, 0.15
"""Seconds that a commit takes longer, at most; and now and then."""

SEED = "TORTURE_SEED"


def under(folder: Path, seed: int) -> Mapping[str, str]:
    """The environment for a server with a slow disk."""
    folder.mkdir(parents=True)
    shutil.copy(__file__, folder / "sitecustomize.py")
    return {"PYTHONPATH": str(folder), SEED: str(seed)}


def install() -> None:
    """Make the commits of this process slow."""
    from sqlite_utils import Database

    chance = Random(f"{os.environ.get(SEED)} disk")
    execute = Database.execute

    def slow(self: Database, sql: str, *rest: Any, **more: Any) -> Any:
        if sql == "COMMIT":
            sleep(HICCUP if chance.random() < 0.02 else chance.random() * USUAL)
        return execute(self, sql, *rest, **more)

    Database.execute = slow  # type: ignore[method-assign]


if __name__ == "sitecustomize":
    install()
