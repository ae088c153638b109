"""The real server as a subprocess: start it, wait until it answers, stop, kill, start again."""

from __future__ import annotations

import http.client
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
START_SECONDS = 60.0
STOP_SECONDS = 20.0
KEPT_LINES = 400


class ServerDied(Exception):
    """The server ended, or did not answer in time; the words carry what it printed."""


class Server:
    """One server on one instance folder and one port of 127.0.0.1, as a context manager."""

    def __init__(self, instance: Path, port: int, env: Mapping[str, str]) -> None:
        self.instance = instance.resolve()
        self.port = port
        self.process: subprocess.Popen[str] | None = None
        self._env = dict(env)
        self._lines: deque[str] = deque(maxlen=KEPT_LINES)
        self._office: str | None = None
        self._reader: threading.Thread | None = None

    @property
    def url(self) -> str:
        """Where it answers, without a slash at the end."""
        return f"http://{HOST}:{self.port}"

    @property
    def office_url(self) -> str:
        """The office's link with its secret, from the first printed line that has one."""
        deadline = time.monotonic() + 5  # health may answer a moment before the line is read
        while self._office is None and time.monotonic() < deadline:
            time.sleep(0.02)
        if self._office is None:
            raise ServerDied(f"the server printed no office link\n{self.output}")
        return self._office

    @property
    def output(self) -> str:
        """The last lines the server printed, standard error among them."""
        return "".join(self._lines)

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Start it and wait until ``GET /health`` answers 200. ServerDied: it did not."""
        env = {
            **os.environ,
            "PUBLIC_URL": "",  # a developer's own would make cookies that need HTTPS
            "HOST": HOST,
            **self._env,
            "PORT": str(self.port),
            "INSTANCE": str(self.instance),
            "PYTHONUNBUFFERED": "1",
        }
        self._office = None
        self.process = subprocess.Popen(
            [sys.executable, "-m", "facilitation", "serve"],
            cwd=HOUSE,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        self._reader = threading.Thread(target=self._drain, args=(self.process,), daemon=True)
        self._reader.start()
        try:
            self._wait_for_health()
        except BaseException:
            self.kill()
            raise

    def stop(self) -> None:
        """End it as an operator would (SIGTERM), and wait until it has gone."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a power cut would (SIGKILL)."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """Stop it if it runs, and start it again on the same port and folder."""
        self.stop()
        self.start()

    def __enter__(self) -> Server:
        if not self.running:
            self.start()
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        died = self.process is not None and not self.running
        self.stop()
        if died and error is not None:
            # The client's error is only the echo: what the server said is the cause.
            raise ServerDied(f"the server died\n{self.output}") from error

    def _end(self, sign: signal.Signals) -> None:
        process = self.process
        if process is None:
            return
        if process.poll() is None:
            process.send_signal(sign)
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if self._reader is not None:
            self._reader.join(5)
        self.process = None

    def _drain(self, process: subprocess.Popen[str]) -> None:
        """Read all it prints: a full pipe would stop the server in the middle of a write."""
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                self._lines.append(line)
                if self._office is None and "/office#" in line:
                    self._office = next(w for w in line.split() if "/office#" in w)

    def _wait_for_health(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if not self.running:
                if self._reader is not None:
                    self._reader.join(5)
                raise ServerDied(f"the server ended while starting\n{self.output}")
            if get_status(self.port, "/health", 2.0) == 200:
                return
            time.sleep(0.05)
        raise ServerDied(f"no answer from /health in {START_SECONDS:.0f} s\n{self.output}")


def start_server(
    instance: Path, port: int | None = None, env: Mapping[str, str] | None = None
) -> Server:
    """The server on ``instance`` (made if missing), running. ``port``: a free one by default."""
    instance.mkdir(parents=True, exist_ok=True)
    server = Server(instance, port or free_port(), env or {})
    server.start()
    return server


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def get_status(port: int, path: str, timeout: float) -> int | None:
    """The HTTP status of one GET on a connection of its own; None: no answer in time."""
    connection = http.client.HTTPConnection(HOST, port, timeout=timeout)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def raise_file_limit() -> None:
    """Let this process have as many sockets as the system allows.

    Call it after the server has started: a server must raise its own limit.
    """
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
