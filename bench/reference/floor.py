"""The floor: uvloop and one frame prepared beforehand. No rules, no rows, no library above it."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import importlib
import json
import os

from bench.reference.job import VIEW, links

URL = f"http://{os.environ['HOST']}:{os.environ['PORT']}"
GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def frame(text: bytes) -> bytes:
    size = len(text)
    if size < 126:
        return bytes((0x81, size)) + text
    return bytes((0x81, 126)) + size.to_bytes(2, "big") + text


def prepared(step: str) -> bytes:
    screen = {"key": step, "answered": 0}
    view = {**VIEW, "version": [1, 1], "screen": screen, "step": {"key": step}}
    return frame(b"42" + json.dumps(["view", view], separators=(",", ":")).encode())


FRAMES = {step: prepared(step) for step in ("opening", "thanks")}
OPEN = frame(b'0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000}')
connected: set[asyncio.Transport] = set()


class Floor(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self.rest, self.upgraded = b"", False

    def connection_lost(self, problem: Exception | None) -> None:
        connected.discard(self.transport)

    def data_received(self, data: bytes) -> None:
        data = self.rest + data
        if not self.upgraded:
            head, found, body = data.partition(b"\r\n\r\n")
            size = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0] or 0)
            if not found or len(body) < size:
                self.rest = data
                return
            self.rest = b""
            self._request(head)
            return
        at = 0
        while len(data) - at >= 6:
            size, start = data[at + 1] & 127, at + 2
            if size == 126:
                size, start = int.from_bytes(data[at + 2 : at + 4], "big"), at + 4
            if start + 4 + size > len(data):
                break
            mask, text = data[start : start + 4], data[start + 4 : start + 4 + size]
            if mask != b"\0\0\0\0":
                text = bytes(letter ^ mask[n % 4] for n, letter in enumerate(text))
            self._message(text)
            at = start + 4 + size
        self.rest = data[at:]

    def _request(self, head: bytes) -> None:
        _, key_found, rest = head.partition(b"Sec-WebSocket-Key: ")
        if key_found:
            digest = hashlib.sha1(rest.split(b"\r\n")[0] + GUID).digest()
            self.transport.write(
                b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                b"Sec-WebSocket-Accept: " + base64.b64encode(digest) + b"\r\n\r\n" + OPEN
            )
            self.upgraded = True
            return
        made = b"/office/events" in head
        said = json.dumps({**links(URL), "participant": "somebody"}).encode()
        status = b"201 Created" if made else b"200 OK"
        self.transport.write(
            b"HTTP/1.1 " + status + b"\r\nSet-Cookie: who=1\r\n"
            b"Content-Length: %d\r\n\r\n" % len(said) + said
        )

    def _message(self, text: bytes) -> None:
        if text.startswith(b"40"):
            self.transport.write(frame(b'40{"sid":"a"}') + FRAMES["opening"])
            connected.add(self.transport)
        elif text.startswith(b"42"):
            number = text[2 : text.index(b"[")]
            self.transport.write(frame(b"43" + number + b'[{"ok":true,"version":[1,1]}]'))
            if b"show_step" in text:
                content = FRAMES["thanks" if b"thanks" in text else "opening"]
                for transport in connected:
                    transport.write(content)


async def serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        Floor, os.environ["HOST"], int(os.environ["PORT"]), backlog=2048
    )
    print(f"{URL}/office#s", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    # By name, since it is installed for the bench only: type checks must not need it.
    uvloop = importlib.import_module("uvloop")
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve())
