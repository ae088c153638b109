"""What a view's fields may be: the words in which shapes.py says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Shape = Any
"""A type; a set of values; [each item]; {name: shape}, exactly these names; or one of below."""


@dataclass(frozen=True)
class Maybe:
    """None, or this."""

    shape: Shape


@dataclass(frozen=True)
class Each:
    """Any names, each with this."""

    shape: Shape


@dataclass(frozen=True)
class Kinds:
    """Which shape it has is said by its ``kind``."""

    shapes: dict[str, Shape]
