"""Who has long work gives up its turn where somebody waits for one, and only there."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from facilitation.live import green


@pytest.fixture
def line() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


def with_a_hub_of_its_own(work: Callable[[], None]) -> None:
    """Each thread has its own: nothing of other tests waits in it."""

    def running() -> None:
        green.sleep(0)  # starts it
        work()

    with ThreadPoolExecutor(1) as threads:
        threads.submit(running).result()


def test_where_nobody_waits_the_turn_is_kept(line: tuple[socket.socket, socket.socket]) -> None:
    turns: list[str] = []

    def work() -> None:
        green.around_waits(lambda: turns.append("turn"), lambda: None)
        call_off = green.later(60, lambda: turns.append("in a minute"))
        stop = green.hear(line[0].fileno(), lambda _: turns.append("heard"))
        green.give_way()
        stop()
        call_off()

    with_a_hub_of_its_own(work)
    assert turns == []


def test_what_is_due_is_done() -> None:
    done: list[str] = []

    def work() -> None:
        green.soon(lambda: done.append("soon"))
        green.give_way()
        assert done == ["soon"]
        green.spawn(lambda: done.append("spawned"))
        green.give_way()

    with_a_hub_of_its_own(work)
    assert done == ["soon", "spawned"]


def test_who_says_something_is_heard(line: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = line
    heard: list[bytes] = []

    def work() -> None:
        stop = green.hear(ours.fileno(), lambda _: heard.append(ours.recv(10)))
        theirs.send(b"a vote")
        green.give_way()
        stop()

    with_a_hub_of_its_own(work)
    assert heard == [b"a vote"]
