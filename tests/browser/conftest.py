"""One server and one Chromium for all browser tests; a room for each test.

What each file set up by itself was a quarter of the time. A file whose tests end their server, or
look at all of its events, starts one of its own: ``own_server``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from bench.server import Server, free_port
from tests.browser.room import NAME, Room, launch

# A busy machine is slow, not wrong; what must be quick says so itself.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Once Playwright runs no test can use asyncio: these come last (tests/conftest.py)."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with a_server(tmp_path_factory.mktemp("instance")) as running:
        yield running


@pytest.fixture(scope="module")
def server(shared_server: Server) -> Server:
    return shared_server


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with a_server(tmp_path_factory.mktemp("instance")) as running:
        yield running


def a_server(instance: Path) -> Server:
    port = free_port()
    return Server(instance, port, {"PUBLIC_URL": f"http://{NAME}:{port}"})


@pytest.fixture
def room(chromium: Browser, server: Server) -> Iterator[Room]:
    made = Room(chromium, server, f"http://{NAME}:{server.port}")
    yield made
    made.close()
    assert made.errors == []
