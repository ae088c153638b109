"""One server on one instance folder: two would each believe in their own memory."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO


class InUse(RuntimeError):
    """Another server holds the instance folder."""


def hold(instance: Path) -> IO[str]:
    """Take the folder for this process, until the file given is closed. Raises InUse."""
    instance.mkdir(parents=True, exist_ok=True)
    file = (instance / "server.lock").open("a")
    try:
        # The system lets go of it when the process ends, however it ends.
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise InUse(f"Common Table already runs on {instance}. Stop it first.") from None
    return file
