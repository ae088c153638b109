"""How this project starts a Chromium: the machine's own, which talks to nobody but us."""

from __future__ import annotations

import os


def executable() -> str:
    """Its path: CHROMIUM of the environment (``make test`` sets it), or the usual place."""
    return os.environ.get("CHROMIUM") or "/usr/bin/chromium"


def flags(name: str) -> list[str]:
    """Its flags. ``name``: a host that leads to this machine, and is not "localhost"."""
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
        f"--host-resolver-rules=MAP {name} 127.0.0.1",
    ]
    # Chromium's sandbox does not start for root, which is who runs in most containers.
    return [*quiet, "--no-sandbox"] if os.geteuid() == 0 else quiet
