"""One real server for all tests of this folder; each test makes an event of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bench.server import Server, free_port
from tests.live.coroutines import pytest_pyfunc_call

__all__ = ["pytest_pyfunc_call"]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("live"), free_port(), {}) as running:
        yield running
        said = running.output
    assert "Traceback" not in said
    assert re.search(r"client|\d+\.\d+\.\d+\.\d+ - ", said) is None, "whose address it was"
