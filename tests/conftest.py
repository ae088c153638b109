"""What all tests share: how Hypothesis searches."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# One core may be busy with somebody else's tests: slow is not wrong.
COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("here", max_examples=60, **COMMON)
settings.register_profile("ci", max_examples=60, derandomize=True, **COMMON)
settings.register_profile("thorough", max_examples=2000, **COMMON)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if "CI" in os.environ else "here")
)
