"""Whatever is sent is answered with a code, and the socket can be used as before."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any

import pytest

from bench.client import Device, Json
from bench.server import Server
from tests.live.raw import BEGUN, BINARY, CONTINUED, LAST, Raw, cookies, frame
from tests.live.room import Room, a_room

HALF = "\ud800"
"""Half of a character, which no document and no database can hold."""

NOTHING = object()
DEEP: Any = []
for _ in range(200):
    DEEP = [DEEP]

NO_OPERATIONS = [
    NOTHING,
    None,
    5,
    -1.5,
    True,
    "vote",
    "x" * 2_001,
    "x" * 100_000,
    [],
    [1, 2],
    {},
    DEEP,
    b"\x00\xff",
    b"x" * 100_000,
    {"name": b"vote"},
    {"name": None},
    {"name": "vote"},
    {"name": "vote", "id": "short", "n": 1, "check": "check-1234", "answer": "agree"},
    {"name": "vote", "id": "x" * 65, "n": 1, "check": "check-1234", "answer": "agree"},
    {"name": "vote", "id": "a vote, an id", "n": 1, "check": "check-1234", "answer": "agree"},
    {"name": "vote", "id": "vote-1234", "n": "1", "check": "check-1234", "answer": "agree"},
    {"name": "vote", "id": "vote-1234", "n": -1, "check": "check-1234", "answer": "agree"},
    {"name": "vote", "id": "vote-1234", "n": 2**70, "check": "check-1234", "answer": "agree"},
    {"name": "vote", "id": "vote-1234", "n": 1, "check": "check-1234", "answer": {"a": 1}},
    {"name": "vote", "id": "vote-1234", "n": 1, "check": "check-1234", "answer": b"agree"},
    {"name": "vote", "id": "vote-1234", "n": 1, "check": "c-123456", "answer": "a", "more": 1},
    {"name": "suggest_point", "id": "vote-1234", "n": 1, "text": DEEP},
]


async def ask(device: Device, event: str, message: Any = NOTHING) -> Any:
    """Emit past all that a client checks by itself: the acknowledgement."""
    arguments = () if message is NOTHING else (message,)
    return await device._socket.call(event, arguments, timeout=10)


async def usable(device: Device) -> None:
    assert (await device.look())["version"]
    assert device.connected


def is_refused(ack: Json, code: str) -> None:
    assert (ack["ok"], ack["code"]) == (False, code)
    assert ack["words"]
    assert "Traceback" not in json.dumps(ack)
    assert "later" not in ack, "a device would send it again for ever"


async def test_messages_that_are_no_operations(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        # A phone has the least to burst with, so the tablet says it all.
        tablet = room.tablets[1]
        for message in NO_OPERATIONS:
            is_refused(await ask(tablet, "operation", message), "bad_message")
        await usable(tablet)
        assert (await ask(tablet, "look"))["ok"]
        assert (await ask(tablet, "look", DEEP))["ok"]


async def test_operations_and_events_that_do_not_exist(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        phone = await room.phone()
        for name in ("dance", "", "Vote", "x" * 2_001, "__init__", HALF):
            is_refused(await ask(phone, "operation", {"name": name}), "unknown_operation")
        # The names of Socket.IO's own moments among them: no client may bring those about.
        for event in ("nonsense", "", "*", "view", "problem", "connect", "disconnect", "message"):
            for message in (NOTHING, {"event": room.event, "face": "organiser"}):
                is_refused(await ask(phone, event, message), "bad_message")
            await usable(phone)


@pytest.mark.parametrize("by", ["socket", "HTTP"])
async def test_texts_and_numbers_that_cannot_be(server: Server, by: str) -> None:
    async with a_room(server, tables=1) as room:
        tablet = room.tablets[1]
        point = await room.capture("A bench at the corner")
        for code, name, fields in (
            ("text_too_long", "capture_point", {"text": "x" * 2_001}),
            ("text_too_long", "capture_point", {"text": "x" * 100_000}),
            ("text_too_long", "capture_point", {"text": "ü" * 2_001}),
            ("empty_text", "capture_point", {"text": ""}),
            ("empty_text", "capture_point", {"text": " \n\t\u2003"}),
            ("bad_message", "capture_point", {"text": f"half a sign {HALF}"}),
            ("bad_message", "capture_point", {"text": "A", "kind": "rumour"}),
            ("bad_message", "capture_point", {"text": "A", "kind": HALF}),
            ("unknown_question", "capture_point", {"text": "A", "question": 0}),
            ("unknown_question", "capture_point", {"text": "A", "question": 10**30}),
            ("bad_number", "set_headcount", {"people": -1}),
            ("bad_number", "set_headcount", {"people": 61}),
            ("bad_number", "set_headcount", {"people": 10**30}),
            ("bad_message", "set_headcount", {"people": 1.5}),
            ("bad_message", "set_headcount", {"people": "5"}),
            ("unknown_point", "mark_key", {"point": "nowhere-1234", "key": True}),
            ("bad_message", "mark_key", {"point": point, "key": 1}),
            ("unknown_check", "lock_check", {"check": "nowhere-1234"}),
        ):
            defaults = {"question": 1, "kind": "point"} if name == "capture_point" else {}
            operation = tablet.operation(name, **{**defaults, **fields})
            is_refused(await tell(room, tablet, operation, by), code)
        assert [p["text"] for p in (await tablet.look())["points"]] == ["A bench at the corner"]
        # As long as it may be, counted in signs.
        longest = "ü" * 2_000
        assert await tablet.must("reword_point", point=point, text=longest)
        assert (await tablet.look())["points"][0]["text"] == longest


async def tell(room: Room, tablet: Device, operation: Json, by: str) -> Json:
    if by == "socket":
        return await tablet.deliver(operation)
    body = {"face": "facilitator", "table": 1, "operation": operation}
    async with tablet.browser.post(
        f"{room.server.url}/e/{room.event}/operation", json=body
    ) as response:
        answer: Json = await response.json()
        # A refusal is an acknowledgement too. Only what cannot be stored at all is none.
        assert response.status == 200 or answer["code"] == "bad_message"
        return answer


async def test_packets_that_no_client_would_send(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        phone = await room.venue.join(room.made["code"], 1)
        connect = "40" + json.dumps({"event": room.event, "face": "phone"})
        with await asyncio.to_thread(Raw, server.port, cookies(phone), connect) as raw:
            for packet in (
                "42",
                "42[]",
                "42{}",
                "42[5]",
                "42[null]",
                '42["operation"',
                "42" + "[" * 50_000 + "]" * 50_000,
                '42["operation",' + "[" * 50_000 + "]" * 50_000 + "]",
                "4",
                "4x",
                "4" + "9" * 500,
                "43[]",
                '432["ack"]',
                '44{"code":"wrong_link"}',
                # Announces something binary, and what comes is none.
                '451-["operation"]',
                "4x",
                "49",
                "6",
                "7x",
                "3",
                "42/elsewhere,[]",
                "40/elsewhere,{}",
            ):
                raw.send(packet)
            raw.send('427["look",{}]')
            heard = await asyncio.to_thread(raw.hear, b'437[{"ok":true')
        assert b"Traceback" not in heard


async def test_nothing_waits_for_parts_that_never_come(server: Server) -> None:
    """Parts of a binary packet would be kept until the last of them is there."""
    async with a_room(server, tables=1) as room:
        phone = await room.venue.join(room.made["code"], 1)
        connect = "40" + json.dumps({"event": room.event, "face": "phone"})
        with await asyncio.to_thread(Raw, server.port, cookies(phone), connect) as raw:
            for announced in ("459999-", "469999-7"):
                raw.send(announced + '["operation",{"_placeholder":true,"num":0}]')
                raw.socket.sendall(frame("part", kind=BINARY))
            raw.send('427["look",{}]')
            await asyncio.to_thread(raw.hear, b'437[{"ok":true')


async def test_a_message_without_end_is_cut_off(server: Server) -> None:
    """Its fragments would fill the memory, and a stranger without a cookie can send them."""
    with await asyncio.to_thread(Raw, server.port) as raw:
        part = frame("x" * 60_000, kind=CONTINUED)
        sent = 0
        raw.socket.sendall(frame("4", kind=BEGUN))
        with contextlib.suppress(OSError):
            while sent < 20_000_000:
                await asyncio.to_thread(raw.socket.sendall, part)
                sent += len(part)
        # Above all the system's own buffers between the two.
        assert sent < 10_000_000
    # A message in parts is none the worse for it.
    with await asyncio.to_thread(Raw, server.port) as raw:
        for text, kind in (('40{"fa', BEGUN), ('ce":"no', CONTINUED), ('ne"}', CONTINUED | LAST)):
            raw.socket.sendall(frame(text, kind=kind))
        await asyncio.to_thread(raw.hear, b"44{")


async def test_what_was_sent_is_not_in_the_log(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        phone = await room.phone()
        for event in ("operation", "look", "connect", "nonsense"):
            await ask(phone, event, {"text": f"a private thought {HALF}"})
        await usable(phone)
    assert "private thought" not in server.output
