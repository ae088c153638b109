"""What fits a page of the big screen: long words go on to a next one, and never shrink."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from math import ceil
from textwrap import wrap

SHORT, LONG = 120, 240
"""Letters that fit the big screen with the result and the dissent; with the result alone."""

_ENDS = re.compile(r"(?<=[.!?…؟۔。])\s+")

LINE, PAGE_LINES = 46, 7
"""Letters to a line, and lines to a page, of "What we take forward"."""


def in_sentences(text: str) -> list[str]:
    """A text's sentences as they stand, each with its own end."""
    return [found for found in _ENDS.split(text.strip()) if found]


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[str, ...]:
    """A text in pieces that fit a page: whole sentences, unless one is longer than a page.

    Kept: each touch of the organiser asks for all.
    """
    found: list[str] = []
    for sentence in in_sentences(text):
        for part in wrap(sentence, LONG, break_long_words=True):
            if found and len(found[-1]) + 1 + len(part) <= LONG:
                found[-1] += f" {part}"
            else:
                found.append(part)
    return tuple(found) or (text,)


def reminder(text: str) -> str:
    """What reminds of a text that the room has seen whole: its first sentences, as many as fit.

    The whole text where it is short, or where not even its first sentence fits: it goes on to
    a next page then. Nothing is ever cut inside a sentence.
    """
    if len(text) <= LONG:
        return text
    fits = ""
    for found in in_sentences(text):
        more = f"{fits} {found}".strip()
        if len(more) > LONG:
            break
        fits = more
    return fits or text


def in_pages(texts: Iterable[str]) -> list[list[str]]:
    """A list as pages, at least one: as many texts to each as fit.

    Every text is whole: one that is longer than a page has a page of its own, which the big
    screen goes through in as many turns as it needs.
    """
    pages: list[list[str]] = [[]]
    used = 0
    for text in texts:
        lines = ceil(len(text) / LINE)
        if pages[-1] and used + lines > PAGE_LINES:
            pages.append([])
            used = 0
        pages[-1].append(text)
        used += lines
    return pages
