"""What a phone that came and went leaves behind: nothing, without any help of the collector.

The server's collector runs seldom (live/memory.py). Whatever holds itself in a ring stays
until then: 17 KB for each time that a phone woke and slept again.
"""

from __future__ import annotations

import gc
import socket
import weakref
from collections.abc import Iterator

import pytest
from eventlet.greenio import GreenSocket
from eventlet.websocket import RFC6455WebSocket

from facilitation.live.lanes import Lane
from facilitation.live.presence import Device
from facilitation.live.wire import Wire


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def open_wire() -> tuple[Wire, RFC6455WebSocket, socket.socket]:
    ours, theirs = socket.socketpair()
    ws = RFC6455WebSocket(GreenSocket(ours), {"PATH_INFO": "/"})
    return Wire(ws, 20_000, 1.0, lambda message: False), ws, theirs


def test_a_wire_that_was_closed_is_gone(no_collector: None) -> None:
    wire, ws, _ = open_wire()
    gone = [weakref.ref(wire), weakref.ref(ws)]
    wire.close()
    del wire, ws
    assert [ref() for ref in gone] == [None, None]


def test_who_left_a_lane_is_not_kept_for_the_next_message(no_collector: None) -> None:
    lane = Lane()
    wire, _, theirs = open_wire()
    stays = Device("stays", None, None, 1, print, wire=wire)  # type: ignore[arg-type]
    goes = Device("goes", None, None, 1, print, wire=open_wire()[0])  # type: ignore[arg-type]
    lane.add(stays)
    lane.add(goes)

    class Said:
        frame = b"\x81\x02hi"

    lane.send({1: Said}, lane.members(), 0, 2)
    assert theirs.recv(100) == Said.frame
    assert goes.wire is not None
    gone = weakref.ref(goes.wire)
    lane.remove(goes)
    goes.wire.close()
    del goes
    assert gone() is None


def test_a_message_waits_behind_what_a_slow_reader_has_not_taken() -> None:
    """A lane remembers the kernel's sends: one that is stale would tear a frame."""
    lane = Lane()
    wire, _, theirs = open_wire()
    slow = Device("slow", None, None, 1, lambda m: wire.write(m.frame), wire=wire)  # type: ignore[arg-type]
    lane.add(slow)

    class Large:
        frame = b"\x82" + bytes(300_000)

    class Small:
        frame = b"\x81\x02hi"

    lane.send({1: Large}, lane.members(), 0, 1)
    lane.send({1: Small}, lane.members(), 0, 1)
    theirs.setblocking(False)
    heard = b""
    try:
        while more := theirs.recv(1_000_000):
            heard += more
    except BlockingIOError:
        pass
    assert Large.frame.startswith(heard)
    assert Wire.waiting_bytes >= len(Large.frame) - len(heard)
