"""The shape of what the theme desk is shown; see shapes.py."""

from __future__ import annotations

from typing import Any

from tests.live.shape_kinds import Maybe

MODERATED = {"", "held", "hidden"}


def the_desk(head: Any, result: Any) -> dict[str, Any]:
    """``head``, ``result``: the shapes that every view is built from."""
    short = {name: result[name] for name in ("sentence", "status", "status_words")}
    return {
        **head,
        "trouble": str,
        "questions": [{"number": int, "text": str}],
        "kinds": [{"id": str, "words": str}],
        "tables": [int],
        "limits": {"text": {240}, "theme": {80}},
        "desks": int,
        "held": {"", "blank", "message", "break", "results"},
        "themes": [{"id": str, "title": str}],
        "points": [
            {
                "id": str,
                "number": int,
                "table": int,
                "question": int,
                "kind": {"point", "idea", "barrier", "action", "question", "parked"},
                "kind_words": str,
                "text": str,
                "heard": str,
                "left": str,
                "from": {"table", "phone"},
                "theme": str,
                "statement": Maybe(str),
                "moderated": MODERATED,
                "result": Maybe(short),
                "dissent": str,
            }
        ],
        "statements": [
            {
                "id": str,
                "text": str,
                "theme": str,
                "sources": [str],
                "tables": [int],
                "questions": [int],
                "version": int,
                "voted": bool,
                "doubted": bool,
                "asked": {"", "open", "locked"},
                "moderated": MODERATED,
                "result": Maybe(result),
                "merged_words": str,
                "dissent": str,
            }
        ],
        "unlike": [[str]],
    }
