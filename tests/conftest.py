"""What all tests share: how Hypothesis searches, and that those in a browser come last."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# One core may be busy with somebody else's tests: slow is not wrong.
COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("here", max_examples=60, **COMMON)
settings.register_profile("ci", max_examples=60, derandomize=True, **COMMON)
settings.register_profile("thorough", max_examples=2000, **COMMON)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if "CI" in os.environ else "here")
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Chromium stays open for all tests in it, and while it does no other test can use asyncio."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
