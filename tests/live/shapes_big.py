"""The shape of what is told of the big screen; see shapes.py."""

from __future__ import annotations

BIG = {
    "held": {"", "blank", "message", "break", "results"},
    "words": str,
    "far": bool,
    "captions": {"foot", "top"},
    "kept": {"none", "left", "right", "top", "foot"},
    "kept_size": int,
    "newest": bool,
    "letters": bool,
    "aloud": {"off", "on", "paused"},
    "speed": int,
    "again": int,
}
PLACE = {"step": str, "page": int}
