"""What keeps an event's file from being written, in words for an organiser."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOM = 300
"""Megabytes below which a disk is nearly full: an event of a day needs far fewer."""

_WORDS = (
    ("full", "The computer's disk is full. Nothing new can be saved until there is room on it."),
    ("readonly", "The event's file is read-only. Nothing new can be saved until that is changed."),
    ("locked", "Another program holds the event's file. Saving goes on when it lets go."),
    ("malformed", "The event's file is damaged. Stop the app and restore a backup."),
    ("not a database", "The event's file is damaged. Stop the app and restore a backup."),
    ("disk i/o", "The computer's disk does not answer. Nothing new can be saved just now."),
    ("unable to open", "The event's file cannot be opened. Nothing new can be saved just now."),
)


def words_for(problem: Exception) -> str:
    """A sentence for what SQLite said."""
    said = str(problem).lower()
    for part, words in _WORDS:
        if part in said:
            return words
    return "The event's file cannot be written. Nothing new can be saved just now."


def nearly_full(path: Path) -> str:
    """A sentence while the disk that holds ``path`` has little room left; else ""."""
    try:
        free = shutil.disk_usage(path.parent).free // 1_000_000
    except OSError:
        return ""
    if free >= ROOM:
        return ""
    # In steps, so that the sentence does not change with every point.
    return (
        f"The computer's disk is nearly full: less than {50 * (free // 50 + 1)} megabytes are "
        "left. Everything is still saved. Make room soon."
    )
