"""The fields of docs/protocol.md that belong to composing and presenting a story."""

from __future__ import annotations

from typing import Any

from tests.live.shape_kinds import Maybe
from tests.live.vote_shapes import PRIORITIES

PLAIN_STEPS = {
    "forward": {
        "key": str,
        "kind": str,
        "title": str,
        "part": int,
        "parts": int,
        "start": int,
        "items": [str],
    },
    "heading": {"key": str, "kind": str, "title": str},
    "map": {
        "key": str,
        "kind": str,
        "title": str,
        "tables": int,
        "items": [
            {
                "id": str,
                "text": str,
                "percent": int,
                "share": str,
                "tables": int,
                "common": bool,
            }
        ],
    },
    "groups": {
        "key": str,
        "kind": str,
        "id": str,
        "title": str,
        "part": int,
        "parts": int,
        "text": str,
        "shared": str,
        "rows": [{"group": str, "agree": int, "answered": int, "words": str}],
        "not_shown": str,
        "note": str,
    },
    "weighed": {
        "key": str,
        "kind": str,
        "title": str,
        "votes": int,
        "results": Maybe(PRIORITIES),
    },
    "take": {"key": str, "kind": str, "title": str, "address": str, "link": str, "qr": str},
    "thanks": {"key": str, "kind": str, "title": str},
    "ended": {"kind": str, "title": str, "link": str},
}


def presenting(maybe: Any, screen: Any) -> dict[str, Any]:
    """Of the organiser's view. ``maybe``, ``screen``: the shapes that it is built from."""
    block = {
        "block": str,
        "kind": str,
        "words": str,
        "from": str,
        "item": maybe(str),
        "out": bool,
        "forward": bool,
        "notes": str,
    }
    return {
        "present": maybe({"notes": str, "next": maybe(screen)}),
        "stories": [{"stage": str, "name": str, "proposed": bool, "blocks": [block]}],
        "doubts": [{"item": str, "text": str, "count": int, "words": [str]}],
        "outcome": {"published": bool, "link": str},
    }
