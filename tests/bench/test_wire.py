"""The cheap client reads what a server may send, however it is cut up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bench.wire import Browser, Closed, Wire, frame, open_wire

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

SWITCH = b"HTTP/1.1 101 Switching Protocols\r\n\r\n"


def server_frame(text: bytes, opcode: int = 1, last: bool = True) -> bytes:
    size = len(text)
    head = bytes(((0x80 if last else 0) | opcode,))
    if size < 126:
        return head + bytes((size,)) + text
    return head + bytes((126,)) + size.to_bytes(2, "big") + text


async def read_text(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """One masked frame of the client: its opcode and text."""
    first, second = await reader.readexactly(2)
    assert second & 0x80, "a client's frame is masked"
    size = second & 127
    if size == 126:
        size = int.from_bytes(await reader.readexactly(2), "big")
    mask = await reader.readexactly(4)
    body = await reader.readexactly(size)
    return first & 15, bytes(letter ^ mask[n % 4] for n, letter in enumerate(body))


async def with_server(talk: Talk, client: Callable[[str], Awaitable[None]]) -> None:
    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        async with asyncio.timeout(10):
            await client(f"http://127.0.0.1:{port}")


async def welcome(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
    """The opening of a connection: the request's head."""
    head = await reader.readuntil(b"\r\n\r\n")
    writer.write(SWITCH + server_frame(b'0{"sid":"a"}'))
    assert await read_text(reader) == (1, b'40{"face": "phone"}')
    writer.write(server_frame(b'40{"sid":"b"}'))
    return head


async def drip(writer: asyncio.StreamWriter, data: bytes) -> None:
    for n in range(len(data)):
        writer.write(data[n : n + 1])
        await writer.drain()
        await asyncio.sleep(0)


def test_events_and_acknowledgements_come_through_in_pieces() -> None:
    long = b'["view",{"words":"%b"}]' % (b"x" * 3000)
    heard: list[bytes] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert b"Cookie: who=1\r\n" in await welcome(reader, writer)
        assert await read_text(reader) == (1, b'421["operation",{"n": 1}]')
        await drip(writer, server_frame(b"42" + long) + server_frame(b'431[{"ok":true}]'))
        writer.close()

    async def client(url: str) -> None:
        wire = await open_wire(url, "who=1", {"face": "phone"}, heard.append)
        assert await wire.call("operation", {"n": 1}) == {"ok": True}
        await wire.lost

    asyncio.run(with_server(talk, client))
    assert heard == [long]


def test_pings_are_answered_and_parts_put_together() -> None:
    heard: list[bytes] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await welcome(reader, writer)
        writer.write(server_frame(b"2") + server_frame(b"hello", opcode=9))
        assert await read_text(reader) == (1, b"3")
        assert await read_text(reader) == (10, b"hello")
        writer.write(server_frame(b"42[", last=False) + server_frame(b'"a"]', opcode=0))
        await writer.drain()
        writer.close()

    async def client(url: str) -> None:
        wire = await open_wire(url, "", {"face": "phone"}, heard.append)
        await wire.lost

    asyncio.run(with_server(talk, client))
    assert heard == [b'["a"]']


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 400 BAD REQUEST\r\n\r\nno",
        SWITCH + server_frame(b"0{}") + server_frame(b'44{"message":"no"}'),
        SWITCH + server_frame(b"", opcode=8),
        b"",
    ],
)
def test_a_no_is_an_exception(answer: bytes) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()
        writer.close()

    async def client(url: str) -> None:
        with pytest.raises(Closed):
            await open_wire(url, "", {})

    asyncio.run(with_server(talk, client))


def test_who_is_not_connected_cannot_ask_and_a_lost_answer_is_said() -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await welcome(reader, writer)
        await read_text(reader)
        writer.close()

    async def client(url: str) -> None:
        wire = await open_wire(url, "", {"face": "phone"})
        with pytest.raises(Closed):
            await wire.call("operation", {})
        with pytest.raises(Closed):
            wire.ask("operation", b"{}", print)
        with pytest.raises(Closed):
            Wire("nowhere", "", {}, print).ask("look", b"{}", print)

    asyncio.run(with_server(talk, client))


@pytest.mark.parametrize(("size", "head"), [(125, 2), (126, 4), (65535, 4), (65536, 10)])
def test_a_frame_says_its_length(size: int, head: int) -> None:
    assert len(frame(b"x" * size)) == head + 4 + size


def test_http_keeps_its_connection_and_hands_over_the_cookie() -> None:
    asked: list[bytes] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for _ in range(2):
            asked.append(await reader.readuntil(b"\r\n\r\n"))
            body = b'{"ok":true}'
            writer.write(
                b"HTTP/1.1 201 MADE\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 11\r\n\r\n"
            )
            await drip(writer, body)
        writer.close()

    async def client(url: str) -> None:
        browser = Browser(url)
        first = await browser.ask("GET", "/one")
        assert (first.status, first.cookie, first.json()) == (201, "a=b", {"ok": True})
        await browser.ask("GET", "/two", cookie=first.cookie)
        browser.close()

    asyncio.run(with_server(talk, client))
    assert asked[0].startswith(b"GET /one ")
    assert b"Cookie: a=b\r\n" in asked[1]
