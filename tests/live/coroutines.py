"""Tests that are coroutines, each on an event loop of its own."""

from __future__ import annotations

import asyncio
import inspect

import pytest

LONGEST = 60.0
"""Seconds until a test that hangs fails by itself."""


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> object:
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = inspect.signature(pyfuncitem.obj).parameters
    given = {name: pyfuncitem.funcargs[name] for name in wanted}
    asyncio.run(asyncio.wait_for(pyfuncitem.obj(**given), LONGEST))
    return True
