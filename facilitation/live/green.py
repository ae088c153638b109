"""The one module of the package that knows eventlet (server.py patches before it loads).

Everything else is plain Python: should the transport change, it changes here.
"""

from __future__ import annotations

import contextlib
import logging
import os
import resource
import socket
from collections.abc import Callable
from typing import Any

import eventlet
import eventlet.wsgi
from eventlet import event, greenthread, hubs, patcher, tpool
from eventlet.greenio import GreenSocket

log = logging.getLogger(__name__)

real_os, real_thread = patcher.original("os"), patcher.original("_thread")
"""As they were before eventlet: for what runs on a thread of its own."""

SEND_BUFFER = 128 * 1024

CONNECTIONS = 20_000
BACKLOG = 2_048
"""eventlet's own 50 made 1,000 reconnecting phones wait 28 s instead of 1.5."""


BUFFER = 2_048
"""Bytes that a connection keeps for reading, and for writing, as long as it lasts, a phone's
WebSocket too: Python's 8 KB and eventlet's 16 KB were half of what a client weighs."""


HEADERS = 64 * 1024
"""Bytes of a request's headers, and of one of them. eventlet's own 8,192 turned a browser away,
whatever it asked for, that had cookies of eighty events."""


class Waiting:
    """Waits in its greenlet for what another one gives it."""

    def __init__(self) -> None:
        self._event = event.Event()
        self.give = self._event.send

    def wait(self) -> Any:
        return self._event.wait()


def on_a_thread(work: Callable[..., Any], *arguments: Any) -> Any:
    """Run something long on a real thread while the hub goes on. It must not log."""
    return tpool.execute(work, *arguments)


def spawn(work: Callable[[], None]) -> None:
    """Run ``work`` in a greenlet of its own."""
    eventlet.spawn_n(work)


def sleep(seconds: float) -> None:
    eventlet.sleep(seconds)


def give_way() -> None:
    """Let others have their turn, if somebody waits for one.

    A turn in which nobody does costs 0.1 ms nevertheless: as long as writing to ten sockets.
    """
    hub = hubs.get_hub()
    now, poll = hub.clock(), getattr(hub, "poll", None)
    due = any(at <= now for at, _ in (*hub.next_timers, *hub.timers[:1]))
    if due or poll is None or poll.poll(0):
        eventlet.sleep(0)


def let_threads_run() -> None:
    """Let real threads go on that wait for the core and for Python's lock."""
    getattr(real_os, "sched_yield", _nothing)()


def _nothing() -> None:
    """Where there is no such call, as on macOS."""


def hear(fileno: int, heard: Callable[[int], None]) -> Callable[[], None]:
    """Call ``heard`` in the hub each time that there is something to read. Returns what ends it."""
    hub = hubs.get_hub()
    listener = hub.add(hub.READ, fileno, heard, lambda _: None, lambda: None)
    return lambda: hub.remove(listener)


def soon(work: Callable[[], None]) -> None:
    """Call ``work`` in the hub, in its next turn; it must not wait."""
    hubs.get_hub().schedule_call_global(0, work)


def later(seconds: float, work: Callable[[], None]) -> Callable[[], None]:
    """Run ``work`` in a greenlet of its own after so long. Returns what calls it off."""
    timer = hubs.get_hub().schedule_call_global(seconds, eventlet.spawn_n, work)
    call_off: Callable[[], None] = timer.cancel
    return call_off


def around_waits(before: Callable[[], object], after: Callable[[], object]) -> None:
    """Call ``before`` each time that the hub has nothing to do, and ``after`` when it has again."""
    hub = hubs.get_hub()
    poll = hub.do_poll

    def watched(seconds: float) -> Any:
        before()
        try:
            return poll(seconds)
        finally:
            after()

    hub.do_poll = watched


class Parking:
    """Where a greenlet waits for a socket while the hub itself reads what is simple.

    A wait of eventlet's own puts the socket into epoll and takes it out again, sets a timer
    and switches greenlets, for each message. Here the socket stays where it is.
    """

    def __init__(self) -> None:
        self._listener: Any = None
        self._waits: Any = None

    def park(self, fileno: int, readable: Callable[[], bool]) -> None:
        """Wait until ``readable``, called in the hub each time data has come, is true, or
        ``leave`` is called. ``readable`` must not wait for anything."""
        hub = hubs.get_hub()
        self._waits = greenthread.getcurrent()

        def ready(_: int) -> None:
            try:
                wanted = readable()
            except Exception:
                log.exception("a message could not be read")
                wanted = True
            if wanted:
                self._resume(listener)

        def gone(_: BaseException) -> None:
            self._resume(listener)

        listener: Any = hub.add(hub.READ, fileno, ready, gone, lambda: None)
        self._listener = listener
        try:
            hub.switch()
        finally:
            self._listener = self._waits = None
            hub.remove(listener)
            # It and what it calls would hold each other: memory that only the collector frees.
            listener = None

    def leave(self) -> None:
        """Let the waiting greenlet go on, soon. Nothing happens if none waits."""
        if self._listener is not None:
            hubs.get_hub().schedule_call_global(0, self._resume, self._listener)

    def _resume(self, listener: Any) -> None:
        # It may have been woken meanwhile, and wait for something else now.
        if self._listener is listener:
            self._waits.switch()


def wait_until_writable(fileno: int, seconds: float) -> None:
    """Raises TimeoutError, or another OSError."""
    hubs.trampoline(fileno, write=True, timeout=seconds, timeout_exc=TimeoutError)


def shut_down(raw: socket.socket) -> None:
    """Say goodbye to the other side. The descriptor stays its owner's."""
    with contextlib.suppress(OSError):
        raw.shutdown(socket.SHUT_WR)


def allow_many_connections() -> None:
    """Raise the limit of open files: each phone is one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + 1_000
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class FairSocket(GreenSocket):  # type: ignore[misc]
    """A socket that lets others have their turn, also while it always has more to read.

    eventlet itself changes turns only when there is nothing to read: one connection that
    sends without end (even WebSocket's own pings) would stop everyone else.
    """

    READS = 32

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._reads = 0

    def recv(self, bufsize: int, flags: int = 0) -> Any:
        self._reads += 1
        if self._reads % self.READS == 0:
            eventlet.sleep(0)
        return super().recv(bufsize, flags)


def listen(host: str, port: int) -> socket.socket:
    """The listening socket. Raises OSError if the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # What a listener accepts is of the listener's own kind.
    listener: socket.socket = FairSocket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    # What the system keeps for one that does not read: without a bound of ours up to 4 MB each.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    listener.listen(BACKLOG)
    return listener


def doorstep(app: Any) -> Any:
    """What happens to each request before ``app`` sees it.

    Per-message compression is refused: it took 60 to 152 KB a client and gained nothing.
    eventlet's complaints about sockets that others closed go nowhere; ours are logged.
    """
    nowhere = open(os.devnull, "w")  # noqa: SIM115 (for as long as the server runs)

    def answer(environ: dict[str, Any], start_response: Any) -> Any:
        # Many requests may wait in one connection's buffer: others have their turn between.
        eventlet.sleep(0)
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        environ["wsgi.errors"] = nowhere
        return app(environ, start_response)

    return answer


class Nameless(eventlet.wsgi.HttpProtocol):  # type: ignore[misc]
    """Requests without the address that they came from: nothing here can write it down.

    eventlet does in several places, each time that a request or a WebSocket ends badly.
    """

    rbufsize = wbufsize = BUFFER

    def get_client_address(self) -> tuple[str, int]:
        return "", 0

    def log_message(self, *message: Any) -> None:
        """Lines that are no request at all: of no use to an organiser."""

    def finish(self) -> None:
        super().finish()
        # It and this would hold each other: memory that only the collector frees.
        self.environ: dict[str, Any] = {}


def serve(listener: socket.socket, app: Any) -> None:
    """Serve until stopped. Request lines are not logged: addresses are personal data."""
    eventlet.wsgi.MAX_HEADER_LINE = HEADERS
    eventlet.wsgi.server(
        listener,
        app,
        max_size=CONNECTIONS,
        log_output=False,
        log=logging.getLogger("eventlet.wsgi"),
        protocol=Nameless,
        debug=False,
        keepalive=30,
        socket_timeout=None,
    )
