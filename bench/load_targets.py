"""The servers to compare, each a process of its own on core 0; the load runs on core 1."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.server import HOST, HOUSE, free_port, get_status

SERVER_CORE, LOAD_CORE = 0, 1
REFERENCE = HOUSE / "bench" / "reference"

COMMANDS = {
    "ours": [sys.executable, "-m", "facilitation", "serve"],
    "uvicorn": [sys.executable, "-m", "bench.reference.uvicorn_server"],
    "node": [str(HOUSE / "tools" / "node.sh"), "node", str(REFERENCE / "node_server.mjs")],
    "floor": [sys.executable, "-m", "bench.reference.floor"],
}
COMMANDS |= {f"{name}-leaders": [*COMMANDS[name], "--leaders"] for name in ("uvicorn", "node")}
"""How each starts. PORT and INSTANCE are in its environment; it prints a line with /office#."""


class NotStarted(Exception):
    """A server ended or did not answer; with what it printed."""


def pin(core: int) -> None:
    """Run this process, and what it starts from now on, on one core, if there are two."""
    cores = sorted(ALL_CORES)
    if len(cores) > 1:
        os.sched_setaffinity(0, {cores[core % len(cores)]})


ALL_CORES = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else {0}


@dataclass
class Target:
    """A running server. ``process`` None: it is somebody else's."""

    name: str
    folder: Path
    url: str
    office: str
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers. Raises NotStarted."""
        port = int(self.url.rpartition(":")[2])
        env = {**os.environ, "PUBLIC_URL": "", "HOST": HOST, "PORT": str(port)}
        env |= {"INSTANCE": str(self.folder), "PYTHONUNBUFFERED": "1"}
        printed = self.folder / "printed.log"
        pin(SERVER_CORE)
        try:
            with printed.open("wb") as log:
                self.process = subprocess.Popen(
                    COMMANDS[self.name], cwd=HOUSE, env=env, stdout=log, stderr=log
                )
        finally:
            pin(LOAD_CORE)
        deadline = time.monotonic() + 60
        while get_status(port, "/health", 2.0) != 200:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise NotStarted(f"{self.name}\n{printed.read_text(errors='replace')}")
            time.sleep(0.02)
        while not self.office:
            words = printed.read_text(errors="replace").split()
            self.office = next((word for word in words if "/office#" in word), "")
            if time.monotonic() > deadline:
                raise NotStarted(f"{self.name} printed no office link")

    def end(self, sign: signal.Signals = signal.SIGTERM) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(sign)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def cpu_seconds(self) -> float:
        """CPU time that the server has used, all threads; 0 where that cannot be read."""
        with contextlib.suppress(OSError):
            if self.process is not None:
                # In ns, where /proc/PID/stat counts ticks of 10 ms.
                each = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
                return sum(int(path.read_text().split()[0]) for path in each) / 1e9
        return 0.0

    def memory_kb(self) -> int:
        """Resident memory in KB; 0 where that cannot be read."""
        with contextlib.suppress(OSError):
            if self.process is not None:
                for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
                    if line.startswith("VmRSS:"):
                        return int(line.split()[1])
        return 0


@contextlib.contextmanager
def running(name: str, folder: Path) -> Iterator[Target]:
    """One of COMMANDS, running on ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    target = Target(name, folder, f"http://{HOST}:{free_port()}", "")
    try:
        target.start()
        yield target
    finally:
        target.end()
