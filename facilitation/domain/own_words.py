"""What people wrote: which language it is in, as far as letters tell, and how it is set apart."""

from __future__ import annotations

import re

_LETTERS = {
    "ur": re.compile("[ٹڈڑںھہۂۃےۓ]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "cy": re.compile("[ŵŷŴŶ]"),
    "pl": re.compile("[ąćęłńśźżĄĆĘŁŃŚŹŻ]"),
}

OPENS, ENDS = "\u2068", "\u2069"
"""The signs that Unicode has for it (FSI, PDI): a script is plain text."""


def language_of(text: str, usual: str = "en") -> str:
    """What people wrote in, told by letters that only one of our languages uses.

    static/js/parts/own-words.js does the same.
    """
    return next((lang for lang, found in _LETTERS.items() if found.search(text)), usual)


def apart(text: str) -> str:
    """Words of another language inside a sentence of ours.

    So its figures keep their order, and screen and voice know what is in which language.
    """
    return f"{OPENS}{text}{ENDS}"
