"""A language for tests: accented, 40 % longer, in brackets. What looks plain was not translated."""

from __future__ import annotations

import re
from math import ceil

from babel.messages.catalog import Catalog

from tools.words.gather import Word

ACCENTS = str.maketrans(
    "abcdefghijklmnoprstuvwyzABCDEFGHIJKLMNOPRSTUVWYZ",
    "àƀçđéƒğĥîĵķļḿñöþŕšţûṽŵýžÀƁÇĐÉƑĞĤÎĴĶĻḾÑÖÞŔŠŢÛṼŴÝŽ",
)
HOLE = re.compile(r"(\{\w+\})")


def pseudo(words: dict[str, Word]) -> Catalog:
    made = Catalog(locale="en")
    for word in words.values():
        if word.many is None:
            made.add(word.one, strange(word.one))
        else:
            made.add((word.one, word.many), (strange(word.one), strange(word.many)))
    return made


def strange(text: str) -> str:
    """ "Saved." becomes "[Šàṽéđ. ~~~]"; what is filled in stays."""
    body = "".join(
        part if HOLE.fullmatch(part) else part.translate(ACCENTS) for part in HOLE.split(text)
    )
    more = ceil(0.4 * len(HOLE.sub("", text)))
    # In words of four: a browser breaks lines between them, as it would between real ones.
    tail = " ".join("~" * min(4, more - at) for at in range(0, more, 5))
    return f"[{body} {tail}]"
