"""Whether a view has the fields that docs/protocol.md gives it: all of them, and no other."""

from __future__ import annotations

from typing import Any

from bench.client import Json
from tests.live.shape_kinds import Each, Kinds, Maybe, Shape
from tests.live.shapes import ASKED, FACES, FIRST, LAST_VOTE, OWN, Vote


def misfits(view: Json, own: bool = False) -> list[str]:
    """Where a view is not as docs/protocol.md says. ``own``: with what is this phone's alone."""
    shape = FACES[view["face"]] | (OWN if own else {}) | (FIRST if "at" in view else {})
    return list(_misfits(view, shape, view["face"]))


def _misfits(value: Any, shape: Shape, at: str) -> list[str]:
    match shape:
        case Maybe():
            return [] if value is None else _misfits(value, shape.shape, at)
        case Kinds():
            found = shape.shapes.get(value["kind"]) if isinstance(value, dict) else None
            return _misfits(value, found, at) if found else [f"{at}: {value!r} is of no known kind"]
        case Vote():
            asked = ASKED if "check" not in value else LAST_VOTE
            return _misfits(value, {**asked, **shape.more}, at)
        case Each():
            shape = dict.fromkeys(value, shape.shape)
    if isinstance(shape, dict):
        return _misfits_of_names(value, shape, at)
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{at}: {value!r} is no list"]
        return [m for i, each in enumerate(value) for m in _misfits(each, shape[0], f"{at}[{i}]")]
    if isinstance(shape, set):
        return [] if value in shape else [f"{at}: {value!r} is none of {sorted(shape)}"]
    return [] if type(value) is shape else [f"{at}: {value!r} is no {shape.__name__}"]


def _misfits_of_names(value: Any, shape: Json, at: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{at}: {value!r} is no object"]
    if value.keys() != shape.keys():
        more, less = sorted(value.keys() - shape.keys()), sorted(shape.keys() - value.keys())
        return [f"{at}: has {more} too many, {less} too few"]
    return [m for name, each in value.items() for m in _misfits(each, shape[name], f"{at}.{name}")]
