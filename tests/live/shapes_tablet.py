"""What only a table's tablets are shown. Part of shapes.py."""

from __future__ import annotations

from typing import Any

CARDS = {"question", "slow", "speak", "break", "format"}
LIMITS = {"text": 2000, "screen": 120, "dissent": 500, "people": 60}
LIMITS |= {"short_list": 5, "words": 200, "name": 40, "notes": 1000}
TABLET_LIMITS: Any = {name: {limit} for name, limit in LIMITS.items()}
TABLET_POINT: Any = {
    "short": bool,
    "confirmed": bool,
    "merged": [{"text": str, "outcome_words": str, "dissents": [str]}],
    "earlier": [{"round": int, "text": str, "sentence": str, "outcome_words": str, "dissent": str}],
}
TABLET: Any = {
    "received": [{"question": int, "sent": bool, "points": [str]}],
    "cards": [{"id": str, "kind": CARDS, "title": str, "words": str, "at": int}],
    "table_name": str,
    "help": bool,
    "notes": {"access": str, "no_phone": str},
}
