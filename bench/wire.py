"""Socket.IO over bare asyncio: thousands of connections that cost the bench next to nothing.

It speaks just what docs/protocol.md needs: one WebSocket each, text frames, events and
acknowledgements. What arrives stays bytes until somebody asks for more.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

Json = dict[str, Any]
Heard = Callable[[bytes], None]

MASK = b"\0\0\0\0"
"""RFC 6455 wants a mask from each client; which one is our choice. This one changes nothing,
so that taking it off is the server's work alone."""


class Closed(Exception):
    """The connection ended, or the server did not let it in; with what it said, if anything."""


def frame(text: bytes, opcode: int = 1) -> bytes:
    """One whole masked frame."""
    size = len(text)
    if size < 126:
        head = bytes((0x80 | opcode, 0x80 | size))
    elif size < 2**16:
        head = bytes((0x80 | opcode, 0x80 | 126)) + size.to_bytes(2, "big")
    else:
        head = bytes((0x80 | opcode, 0x80 | 127)) + size.to_bytes(8, "big")
    return head + MASK + text


class Wire(asyncio.Protocol):
    """One socket. ``heard`` gets each event as sent: ``["view",{…}]``."""

    def __init__(self, host: str, cookie: str, auth: Json, heard: Heard) -> None:
        self.heard = heard
        loop = asyncio.get_running_loop()
        self.ready: asyncio.Future[None] = loop.create_future()
        """Done when Socket.IO has connected; Closed if it was refused."""
        self.lost: asyncio.Future[None] = loop.create_future()
        self._loop = loop
        self._host, self._cookie, self._auth = host, cookie, auth
        self._transport: asyncio.Transport | None = None
        self._rest = b""
        self._upgraded = False
        self._parts: list[bytes] = []
        self._asked = 0
        self._acks: dict[int, Heard] = {}

    def ask(self, event: str, data: bytes, answered: Heard) -> None:
        """Emit ``event`` with JSON; ``answered`` gets the acknowledgement: ``[{…}]``."""
        if self._transport is None or self._transport.is_closing():
            raise Closed("not connected")
        self._asked += 1
        self._acks[self._asked] = answered
        text = b'42%d["%b",%b]' % (self._asked, event.encode(), data)
        self._transport.write(frame(text))

    async def call(self, event: str, data: Json, seconds: float = 30.0) -> Json:
        """Emit and wait for the acknowledgement. Closed or TimeoutError: there was none."""
        answer: asyncio.Future[bytes] = self._loop.create_future()

        def answered(text: bytes) -> None:
            if not answer.done():
                answer.set_result(text)

        self.ask(event, json.dumps(data).encode(), answered)
        async with asyncio.timeout(seconds):
            either: list[asyncio.Future[Any]] = [answer, self.lost]
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            raise Closed("lost before the answer")
        said: Json = json.loads(answer.result())[0]
        return said

    def close(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is not one by name
        key = base64.b64encode(os.urandom(16)).decode()
        self._transport.write(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {self._host}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {key}\r\nCookie: {self._cookie}\r\n\r\n".encode()
        )

    def connection_lost(self, problem: Exception | None) -> None:
        self._fail(str(problem or "closed"))
        if not self.lost.done():
            self.lost.set_result(None)

    def data_received(self, data: bytes) -> None:
        if self._rest:
            data = self._rest + data
        if not self._upgraded:
            head, found, data_after = data.partition(b"\r\n\r\n")
            if not found:
                self._rest = data
                return
            if b" 101 " not in head.split(b"\r\n", 1)[0]:
                self._fail(data[:300].decode(errors="replace"))
                self.close()
                return
            self._upgraded, data = True, data_after
        at, end = 0, len(data)
        while end - at >= 2:
            size, start = data[at + 1] & 127, at + 2
            if size >= 126:
                start = at + (4 if size == 126 else 10)
                if start > end:
                    break
                size = int.from_bytes(data[at + 2 : start], "big")
            if start + size > end:
                break
            self._frame(data[at], data[start : start + size])
            at = start + size
        self._rest = data[at:]

    def _frame(self, head: int, body: bytes) -> None:
        opcode = head & 15
        if opcode == 9:
            self._write(frame(body, 10))
        elif opcode == 8:
            self.close()
        elif opcode < 3:
            self._parts.append(body)
            if head & 0x80:
                text = body if len(self._parts) == 1 else b"".join(self._parts)
                self._parts.clear()
                self._packet(text)

    def _packet(self, text: bytes) -> None:
        kind = text[:2]
        if kind == b"42":
            self.heard(text[2:])
        elif kind == b"43":
            at = text.index(b"[")
            answered = self._acks.pop(int(text[2:at]), None)
            if answered:
                answered(text[at:])
        elif kind[:1] == b"2":
            self._write(frame(b"3" + text[1:]))
        elif kind[:1] == b"0":
            self._write(frame(b"40" + json.dumps(self._auth).encode()))
        elif kind == b"40":
            if not self.ready.done():
                self.ready.set_result(None)
        elif kind in (b"41", b"44"):
            self._fail(text[2:].decode(errors="replace"))
            self.close()

    def _write(self, data: bytes) -> None:
        if self._transport is not None:
            self._transport.write(data)

    def _fail(self, words: str) -> None:
        if not self.ready.done():
            self.ready.set_exception(Closed(words))
            self.ready.exception()  # it may be that nobody waits


def nothing(text: bytes) -> None:
    """For those who do not listen."""


async def open_wire(
    url: str, cookie: str, auth: Json, heard: Heard = nothing, seconds: float = 60.0
) -> Wire:
    """A connected socket. Raises Closed, OSError or TimeoutError."""
    where = urlsplit(url)
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(seconds):
        _, wire = await loop.create_connection(
            lambda: Wire(where.netloc, cookie, auth, heard), str(where.hostname), where.port or 80
        )
        try:
            await wire.ready
        except BaseException:
            wire.close()
            raise
    return wire


@dataclass
class Answer:
    status: int
    cookie: str
    """``name=value``; "" if none was set."""
    body: bytes

    def json(self) -> Json:
        found: Json = json.loads(self.body)
        return found


class Browser:
    """One kept HTTP connection."""

    def __init__(self, url: str) -> None:
        self._where = urlsplit(url)
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(
        self, method: str, path: str, body: Json | None = None, cookie: str = ""
    ) -> Answer:
        """One request. Raises OSError or asyncio.IncompleteReadError."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._where.hostname, self._where.port)
        reader, writer = self._streams
        content = b"" if body is None else json.dumps(body).encode()
        head = f"{method} {path} HTTP/1.1\r\nHost: {self._where.netloc}\r\nAccept: */*\r\n"
        if body is not None:
            head = head.replace("*/*", "application/json")
            head += f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n"
        writer.write(f"{head}Cookie: {cookie}\r\nAccept-Encoding: gzip\r\n\r\n".encode() + content)
        status, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = [line.partition(": ") for line in lines if line]
        named = {name.lower(): value for name, _, value in headers}
        size = int(named.get("content-length", "0"))
        said = await reader.readexactly(size) if size else b""
        if named.get("connection", "").lower() == "close":
            self.close()
        set_cookie = named.get("set-cookie", "").split(";")[0]
        return Answer(int(status.split()[1]), set_cookie, said)

    def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None
