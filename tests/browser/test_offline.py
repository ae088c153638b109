"""Faces without a server: loaded again, closed, handed on, and after a restored backup."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.server import HOUSE, Server, free_port
from tests.browser.room import NAME, Room, answer
from tests.browser.rows import ballots
from tests.browser.test_loop import SMALL_TEAM, Five

pytestmark = pytest.mark.browser


@pytest.fixture
def alone(chromium: Browser, own_server: Server) -> Iterator[Room]:
    """A room with a server that knows no other event, and may be stopped."""
    room = Room(chromium, own_server, f"http://{NAME}:{own_server.port}")
    yield room
    room.close()
    assert room.errors == []


@pytest.fixture
def secure(chromium: Browser, tmp_path: Path) -> Iterator[Room]:
    """A room on an address that browsers trust as they trust HTTPS: service workers work."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with Server(tmp_path / "instance", port, {"PUBLIC_URL": url}) as server:
        room = Room(chromium, server, url)
        yield room
        room.close()
        assert room.errors == []


def voting(room: Room) -> Five:
    five = Five(room)
    five.vote()
    return five


def kept_for_offline(page: Page, face: str) -> None:
    """Wait until the worker holds the page and its script."""
    page.wait_for_function(
        """async ([path, face]) => {
            const cache = await caches.open("faces-1");
            const paths = (await cache.keys()).map(({url}) => new URL(url).pathname);
            return paths.includes(path) && paths.some((p) => p.includes(`/assets/${face}-`));
        }""",
        arg=[page.evaluate("location.pathname"), face],
    )


def test_with_a_service_worker_faces_open_without_a_server(secure: Room) -> None:
    five = voting(secure)
    phone = five.phones[1]
    for page, face in ((phone, "phone"), (five.tablet, "facilitator"), (five.screen, "display")):
        kept_for_offline(page, face)
    # The last view is written down a moment after it was shown.
    phone.wait_for_function(
        "(words) => Object.values(localStorage).some((kept) => kept.includes(words))",
        arg=SMALL_TEAM,
    )
    secure.server.kill()
    phone.reload()
    expect(phone.get_by_text("Not connected").first).to_be_visible()
    answer(phone, "I do not agree").click()
    expect(phone.get_by_text("Kept on this phone").first).to_be_visible()
    address, context = phone.url, phone.context
    phone.close()
    five.tablet.reload()
    expect(five.tablet.get_by_text(SMALL_TEAM).first).to_be_visible()
    expect(five.tablet.get_by_text("Not connected").first).to_be_visible()

    secure.server.start()
    again = context.new_page()
    again.goto(address)
    expect(again.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(answer(again, "I do not agree")).to_have_attribute("aria-pressed", "true")
    assert ballots(secure.server, secure.event) == ["disagree"]


def test_two_people_of_one_phone_vote_without_network(room: Room) -> None:
    five = voting(room)
    phone = five.phones[0]
    phone.context.set_offline(True)
    expect(phone.get_by_text("Not connected").first).to_be_visible()
    answer(phone, "I agree").click()
    expect(phone.get_by_text("Kept on this phone").first).to_be_visible()
    phone.get_by_role("button", name="Settings").click()
    phone.get_by_role("button", name="Share this phone").click()
    phone.get_by_role("button", name="I am a new person").click()
    # A clear screen: what the first person said is not to be seen.
    for words in ("I agree", "I am not sure", "I do not agree", "Skip"):
        expect(answer(phone, words)).to_have_attribute("aria-pressed", "false")
    answer(phone, "I do not agree").click()
    expect(phone.get_by_text("Kept on this phone").first).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(answer(phone, "I do not agree")).to_have_attribute("aria-pressed", "true")
    assert ballots(room.server, room.event) == ["agree", "disagree"]

    phone.get_by_role("button", name="Next person").click()
    phone.get_by_role("button", name="I am person 1").click()
    expect(answer(phone, "I agree")).to_have_attribute("aria-pressed", "true")
    expect(five.tablet.get_by_text("2 of 3 have answered").first).to_be_visible()


def test_after_a_restore_the_devices_bring_back_what_was_saved(alone: Room) -> None:
    """The copy is from before anybody voted: from before there was anything to vote on."""
    five = Five(alone)
    five.arrive().move("lobby", "question-1")
    [copy] = command(alone.server, "backup")
    five.ask()
    for phone, words in zip(five.phones, ("I agree", "I do not agree"), strict=True):
        answer(phone, words).click()
        expect(phone.get_by_text("Saved.", exact=True)).to_be_visible()
    assert ballots(alone.server, alone.event) == ["agree", "disagree"]

    alone.server.stop()
    command(alone.server, "restore", alone.event, copy)
    assert ballots(alone.server, alone.event) == []
    alone.server.start()
    for _ in range(200):
        if len(ballots(alone.server, alone.event)) == 2:
            break
        five.tablet.wait_for_timeout(100)
    assert ballots(alone.server, alone.event) == ["agree", "disagree"]
    expect(five.tablet.get_by_text("2 of 2 have answered").first).to_be_visible()
    expect(five.tablet.get_by_text(SMALL_TEAM).first).to_be_visible()


def command(server: Server, *words: str) -> list[str]:
    """``python -m facilitation …`` on the server's folder: the lines that it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "facilitation", *words],
        cwd=HOUSE,
        env={**os.environ, "INSTANCE": str(server.instance)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return re.findall(r"\S.*", done.stdout)
