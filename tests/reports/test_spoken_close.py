"""docs/spoken-close.md is what the code says today. ``WRITE=1`` writes it anew."""

from __future__ import annotations

import os
from pathlib import Path

from tests.reports.a_close import spoken_close

PAGE = Path(__file__).parents[2] / "docs" / "spoken-close.md"


def test_the_page_is_what_would_be_said() -> None:
    if os.environ.get("WRITE"):
        PAGE.write_text(spoken_close())
    assert PAGE.read_text() == spoken_close(), "see the head of this file"
