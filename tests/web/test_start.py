"""What the terminal says, what the folder holds, and what is written down: nothing of anybody."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import stat
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.server import HOST, HOUSE, Server, free_port
from facilitation.reach import wifi_address
from tests.live import test_loop
from tests.live.raw import Raw, frame
from tests.live.room import a_room


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    """A server for one test alone."""
    with Server(tmp_path / "instance", free_port(), {}) as running:
        yield running


def said_after_the_start(server: Server) -> str:
    return server.output.partition("Stop with Ctrl+C.")[2].strip()


def test_the_terminal_says_first_what_to_open(server: Server) -> None:
    said = server.output
    links = re.findall(r"https?://\S+", said)
    assert re.fullmatch(rf"{server.url}/office#[a-z2-7]{{26}}", links[0])
    [organiser] = [line for line in said.splitlines() if links[0] in line]
    assert "Organiser, open this:" in organiser
    assert links[1] == server.url
    # Only this machine can reach it, so how to let phones in: a command to be copied.
    [command] = [line.strip() for line in said.splitlines() if "make event" in line]
    assert command == f"make event PORT={server.port} INSTANCE={server.instance}"
    assert str(server.instance) in said


def test_secrets_are_readable_by_their_owner_only_and_stay(own: Server, server: Server) -> None:
    key = own.instance / "secret.key"
    assert stat.S_IMODE(os.stat(key).st_mode) == 0o600
    before, content = own.office_url, key.read_text()
    assert len(bytes.fromhex(content)) == 32
    assert content not in own.output
    assert [p.name for p in key.parent.glob("secret.*")] == ["secret.key"], "no drafts"
    own.restart()
    assert own.office_url == before, "links are good after a restart"
    assert key.read_text() == content
    other = server.office_url.partition("#")[2]
    assert other != before.partition("#")[2], "each installation has its own"


def serve(env: dict[str, str], *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "facilitation", "serve", *more],
        cwd=HOUSE,
        env={**os.environ, "HOST": HOST, "PUBLIC_URL": "", **env},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PUBLIC_URL", "vote.example", "PUBLIC_URL must begin with http:// or https://"),
        ("PORT", "many", "PORT must be a number"),
        ("PORT", "70000", "PORT"),
        ("PORT", "-1", "PORT"),
        ("PUBLIC_URL", "https://vote.example/table", "PUBLIC_URL must end after the host"),
        ("PUBLIC_URL", "http://vote.example:many", "PUBLIC_URL must"),
        ("INSTANCE", __file__, f"The folder {__file__} cannot be used"),
    ],
)
def test_a_wrong_setting_is_said_in_words(
    tmp_path: Path, name: str, value: str, words: str
) -> None:
    done = serve({"INSTANCE": str(tmp_path), "PORT": str(free_port()), name: value})
    assert done.returncode != 0
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("content", ["", "\n", "abcd", "no key at all"])
def test_a_key_that_is_not_whole_opens_nothing(tmp_path: Path, content: str) -> None:
    """With an empty one everybody could work out every link."""
    (tmp_path / "secret.key").write_text(content)
    done = serve({"INSTANCE": str(tmp_path), "PORT": str(free_port())})
    assert done.returncode != 0
    assert "secret.key is not whole" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "server.lock").mkdir()
    done = serve({"INSTANCE": str(tmp_path), "PORT": str(free_port())})
    assert done.returncode != 0
    assert f"The folder {tmp_path} cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


async def test_what_people_said_is_readable_by_the_owner_only(own: Server) -> None:
    async with a_room(own) as room:
        await room.phone()
    files = [path for path in own.instance.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {".db", ".key"}
    assert [str(p) for p in files if stat.S_IMODE(p.stat().st_mode) & 0o077] == []


def test_phones_are_let_in_where_there_is_a_network(tmp_path: Path) -> None:
    """This computer's address is in the links; or it says what is missing, and does not start."""
    address, port = wifi_address(), free_port()
    # HOST stays: on the machine of a test it answers nobody else.
    given = {"HOST": HOST, "PUBLIC_URL": "", "INSTANCE": str(tmp_path), "PORT": str(port)}
    with subprocess.Popen(
        [sys.executable, "-m", "facilitation", "serve", "--phones"],
        cwd=HOUSE,
        env={**os.environ, **given},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = ""
        try:
            for line in process.stdout:
                said += line
                if "Stop with Ctrl+C" in line:
                    break
        finally:
            process.terminate()
    if address:
        assert f"Organiser, open this:  http://{address}:{port}/office#" in said
    else:
        assert "Put it on the venue's wifi" in said


def test_a_port_that_is_taken_is_said_in_words(server: Server, tmp_path: Path) -> None:
    done = serve({"INSTANCE": str(tmp_path / "other"), "PORT": str(server.port)})
    assert done.returncode != 0
    assert str(server.port) in done.stderr
    assert "Traceback" not in done.stderr
    assert server.running


async def test_nothing_of_anybody_is_written_down(own: Server) -> None:
    await test_loop.test_the_loop(own)
    async with a_room(own) as room:
        private = "Something that was said in confidence"
        await room.capture(private)
        for tablet in room.tablets.values():
            await tablet.send("capture_point", question=1, kind="no kind", text=private)
        # Devices that leave in the worst of ways, and one that breaks the protocol's frame.
        for text in ("4" + "x" * 300_000, "x", "", '42["operation",{}]'):
            raw = await asyncio.to_thread(Raw, own.port)
            raw.socket.sendall(frame(text)[:200_000])
            abandon(raw.socket)
        for half in (b"", b"GET / HT", b"POST /enter HTTP/1.1\r\nContent-Length: 9\r\n\r\n{"):
            wire = socket.create_connection((HOST, own.port))
            wire.sendall(half)
            abandon(wire)
        # When the server has answered this, it has met all of them.
        phone = await room.phone()
        for _ in range(20):
            await phone.look()
    own.stop()
    assert said_after_the_start(own) == ""


def abandon(wire: socket.socket) -> None:
    """Go without a word: a reset instead of an end."""
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    wire.close()
