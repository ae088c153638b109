"""One server on one instance folder: two would each believe in their own memory."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO

from facilitation.settings import cannot_use


class InUse(RuntimeError):
    """The instance folder cannot be held: another server holds it, or nothing can be written."""


def hold(instance: Path) -> IO[str]:
    """Take the folder for this process, until the file given is closed. Raises InUse."""
    try:
        instance.mkdir(parents=True, exist_ok=True)
        file = (instance / "server.lock").open("a")
    except OSError as problem:
        raise InUse(cannot_use(instance, problem)) from None
    try:
        # The system lets go of it when the process ends, however it ends.
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise InUse(f"Common Table already runs on {instance}. Stop it first.") from None
    return file
