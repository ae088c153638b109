"""The fast path: frames never torn, order kept, and the ordinary ways beside it."""

from __future__ import annotations

import asyncio
import json
import os
import struct
import threading
import time

import pytest
import socketio

from bench.client import Device, Json
from bench.server import Server
from facilitation.live.frames import ODD, PARTIAL, frame, take, unmask
from tests.live import raw
from tests.live.raw import Raw, cookies
from tests.live.room import Room, a_room


def masked(data: bytes, mask: bytes, kind: int = 0x81) -> bytes:
    """A client's frame."""
    size = len(data)
    head = bytes([kind, 0x80 | size]) if size < 126 else struct.pack("!BBH", kind, 0xFE, size)
    return head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(data))


@pytest.mark.parametrize("size", [0, 1, 3, 4, 5, 125, 126, 127, 1_000, 65_535])
def test_a_frame_is_read_when_it_is_whole(size: int) -> None:
    data, mask = os.urandom(size), os.urandom(4)
    sent = masked(data, mask)
    assert take(b"x" + sent + b"y", 1, 100_000) == (1 + len(sent), data)
    for cut in {0, 1, 2, 3, 5, 7, len(sent) - 1} & set(range(len(sent))):
        assert take(sent[:cut], 0, 100_000) == (PARTIAL, b"")
    assert unmask(data, mask) == sent[len(sent) - size :]


@pytest.mark.parametrize(
    "sent",
    [
        raw.frame("x" * 70_000),
        masked(b"binary", b"abcd", 0x82),
        masked(b"a part", b"abcd", 0x01),
        masked(b"", b"abcd", 0x89),
        b"\x81\x05plain",
        masked(b"x" * 200, b"abcd"),
    ],
)
def test_any_other_frame_is_left_to_the_ordinary_reader(sent: bytes) -> None:
    assert take(sent, 0, 199)[0] == ODD


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536])
def test_what_is_sent_can_be_read(size: int) -> None:
    text = "x" * size
    assert whole(frame(text)) == [text]


def whole(data: bytes, cut: bool = False) -> list[str]:
    """The texts in what a server sent: every byte is part of a whole frame.

    ``cut``: the connection was closed, so the last frame may have come in part.
    """
    texts, at = [], 0
    while at < len(data):
        if len(data) - at < 10 and cut:
            break
        size, head = data[at + 1], 2
        if size == 126:
            size, head = int.from_bytes(data[at + 2 : at + 4]), 4
        elif size == 127:
            size, head = int.from_bytes(data[at + 2 : at + 10]), 10
        assert data[at] in (0x81, 0x88), data[at : at + 40]
        end = at + head + size
        if end > len(data):
            assert cut, (
                f"the last frame is not whole: {end - len(data)} of {size} missing, {len(data)}"
            )
            break
        if data[at] == 0x81:
            texts.append(data[at + head : end].decode())
        at = end
    return texts


class Slow(threading.Thread):
    """A tablet's socket that reads ``size`` bytes every ``pause`` seconds, later all."""

    def __init__(self, port: int, tablet: Device, size: int, pause: float) -> None:
        super().__init__(daemon=True)
        self.raw = Raw(port, cookies(tablet), "40" + json.dumps(tablet.auth))
        self.size, self.pause = size, pause
        self.hurry = threading.Event()
        self.closed = False
        self.start()

    def run(self) -> None:
        wire = self.raw.socket
        while not self.hurry.wait(self.pause):
            if self.size:
                self.raw.heard += wire.recv(self.size)
        wire.settimeout(4)
        try:
            while more := wire.recv(65_536):
                self.raw.heard += more
            self.closed = True
        except TimeoutError:
            pass
        except OSError:
            self.closed = True

    def texts(self) -> list[str]:
        """All that came after the handshake; checks that it is whole and in order."""
        self.hurry.set()
        self.join(40)
        texts = whole(self.raw.heard.split(b"\r\n\r\n", 1)[1], self.closed)
        assert texts[0].startswith('0{"sid"')
        assert texts[1].startswith('40{"sid"')
        views = [json.loads(text[2:])[1] for text in texts if text.startswith('42["view"')]
        versions = [view["version"] for view in views]
        assert versions == sorted(versions)
        assert len(views) + sum(text in ("2", "1") for text in texts) == len(texts) - 2
        return [text for text in texts if text.startswith("42")]


async def test_slow_readers_get_whole_frames_and_hold_up_nobody(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        tablet, phone = room.tablets[1], await room.phone()
        points = [await room.capture("x" * 1_990) for _ in range(25)]
        pace = {"byte": (1, 1.0), "slow": (3_000, 0.05), "never": (0, 1.0)}
        readers = {
            name: await asyncio.to_thread(Slow, server.port, tablet, *how)
            for name, how in pace.items()
        }
        worst = 0.0
        for turn in range(50):
            await tablet.must("mark_key", point=points[0], key=turn % 2 == 0)
            began = time.monotonic()
            await phone.look(timeout=5)
            worst = max(worst, time.monotonic() - began)
            await asyncio.sleep(0.13)
        await room.seen(lambda view: not view["points"][0]["key"], tablet)
        views = {name: await asyncio.to_thread(r.texts) for name, r in readers.items()}
        assert worst < 1
        assert all(views.values())
        # What is kept for one that never reads has a bound, and then it is cut off.
        assert readers["never"].closed
        assert sum(map(len, views["never"])) < 2_000_000


async def test_frames_in_pieces_and_all_in_one_are_votes_in_order(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        phone = await room.venue.join(room.made["code"], 1)
        check = await room.asked()
        first = "40" + json.dumps({"event": room.event, "face": "phone"})
        with await asyncio.to_thread(Raw, server.port, cookies(phone), first) as wire:
            words = ["agree", "unsure", "disagree", "skip", "agree"]
            made = [phone.operation("vote", check=check, answer=word) for word in words]
            texts = [f'42{i}["operation",{json.dumps(op)}]' for i, op in enumerate(made)]
            for byte in raw.frame(texts[0]):
                wire.socket.sendall(bytes([byte]))
            half = texts[2].encode()
            wire.socket.sendall(
                masked(b"are you there", b"abcd", 0x89)
                + raw.frame(texts[1])
                + masked(half[:30], b"abcd", 0x01)
                + masked(half[30:], b"efgh", 0x80)
                + raw.frame(texts[3])
                + raw.frame(texts[4])
                + raw.frame('429["look",{}]')
            )
            heard = await asyncio.to_thread(wire.hear, b"439[")
        answers = heard[heard.index(b"430[") :]
        places = [answers.index(b"43%d[" % i) for i in (0, 1, 2, 3, 4, 9)]
        assert places == sorted(places)
        assert b"\x8a\x0dare you there" in heard
        assert b'"mine":{"%b":"agree"}' % check.encode() in answers[places[-1] :].replace(b" ", b"")
        assert room.ballots(check) == {str(phone.who): "agree"}


@pytest.mark.parametrize("ways", [["polling"], ["polling", "websocket"], ["websocket"]])
async def test_each_way_to_connect_votes_and_sees(server: Server, ways: list[str]) -> None:
    async with a_room(server, tables=1) as room:
        phone = await room.venue.join(room.made["code"], 1)
        check = await room.asked()
        views: list[Json] = []
        client = socketio.AsyncClient(
            reconnection=False, handle_sigint=False, http_session=phone.browser
        )
        client.on("view", views.append)
        await client.connect(server.url, auth=phone.auth, transports=ways)
        try:
            for answer in ("agree", "disagree"):
                vote = phone.operation("vote", check=check, answer=answer)
                ack = await client.call("operation", vote, timeout=10)
                assert ack["mine"] == {check: answer}
            assert (await client.call("operation", vote, timeout=10))["again"]
            await room.tablets[1].must("lock_check", check=check)
            async with asyncio.timeout(10):
                while not views or views[-1]["checks"][0]["state"] != "locked":
                    await asyncio.sleep(0.02)
            late = phone.operation("vote", check=check, answer="agree")
            assert (await client.call("operation", late, timeout=10))["code"] == "check_locked"
        finally:
            await client.disconnect()


async def test_a_room_that_went_leaves_nothing_waiting(server: Server) -> None:
    """Sockets that close in the middle of a vote or a view are no trouble to the next ones."""
    async with a_room(server, tables=1) as room:
        check = await room.asked()
        await leave_in_the_middle(room, check)
        phone = await room.phone()
        assert (await phone.send("vote", check=check, answer="agree"))["ok"]
        await room.seen(lambda view: view["screen"]["kind"], room.display)


async def leave_in_the_middle(room: Room, check: str) -> None:
    first = "40" + json.dumps({"event": room.event, "face": "phone"})
    for cut in range(0, 60, 3):
        phone = await room.venue.join(room.made["code"], 1)
        wire = await asyncio.to_thread(Raw, room.server.port, cookies(phone), first)
        vote = phone.operation("vote", check=check, answer="agree")
        sent = raw.frame(f'421["operation",{json.dumps(vote)}]')
        wire.socket.sendall(sent if cut % 2 else sent[: len(sent) - cut])
        wire.socket.close()
