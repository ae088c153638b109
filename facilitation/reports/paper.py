"""What an event needs on paper, as one tagged A4 document: cards, guides, wifi, forms.

Codes are drawn and pages set in a process of its own: both hold Python's lock, and every
phone in the room would wait for them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

PARTS = {"cards": "Table cards", "guides": "Facilitators’ guides", "forms": "Paper forms"}
LONGEST = 60
"""Seconds that setting may take before it is given up."""

NO_TYPEFACE = 3
"""How its process ends where letters cannot be shown; they are the last line of its errors."""

Paper = dict[str, Any]


class CannotPrint(RuntimeError):
    """The document could not be set; the words are for the log."""


class NoTypeface(CannotPrint):
    """No typeface here has these letters; the words are the letters."""


def make_pdf(paper: Paper) -> bytes:
    """The document: ``paper`` is what typeset.py reads. Raises CannotPrint, NoTypeface."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "facilitation.reports.typeset"],
            input=json.dumps(paper).encode(),
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotPrint("setting the pages took too long") from None
    if done.returncode == NO_TYPEFACE:
        raise NoTypeface(done.stderr.decode().splitlines()[-1])
    if done.returncode:
        raise CannotPrint(done.stderr.decode(errors="replace")[-500:])
    return done.stdout
