"""Copies of an event's file, taken while it is in use."""

from __future__ import annotations

import logging
from pathlib import Path

from facilitation.live import green
from facilitation.storage.backup import take_backup

log = logging.getLogger(__name__)


class Copies:
    """``at_work``: how many are being made just now."""

    def __init__(self, file: Path, folder: Path) -> None:
        self._file, self._folder = file, folder
        self.at_work = 0

    def take(self, label: str) -> None:
        """Wait for one more copy. What went wrong is logged: the event goes on without it."""
        self.at_work += 1
        try:
            green.on_a_thread(take_backup, self._file, self._folder, label)
        except Exception:
            log.exception("a backup could not be taken")
        finally:
            self.at_work -= 1
