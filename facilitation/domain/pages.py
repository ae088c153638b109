"""What fits a page of the big screen: long words go on to a next one, and never shrink."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import ceil
from textwrap import wrap

SHORT, LONG = 120, 240
"""Letters that fit the big screen with the result and the dissent; with the result alone."""

MORE = " …"

LINE, PAGE_LINES = 46, 7
"""Letters to a line, and lines to a page, of "What we take forward"."""


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[str, ...]:
    """A text in pieces that fit a page. Kept: each touch of the organiser asks for all."""
    return tuple(wrap(text, LONG, break_long_words=True)) or (text,)


def reminder(text: str) -> str:
    """A text cut to what fits a page, also where its script writes no blanks between words."""
    return text if len(text) <= LONG else f"{wrap(text, LONG - len(MORE))[0]}{MORE}"


def in_pages(texts: Iterable[str]) -> list[list[str]]:
    """A list as pages, at least one: as many texts to each as fit, cut to reminders."""
    pages: list[list[str]] = [[]]
    used = 0
    for whole in texts:
        # The whole text was on its own step before: a page only has to remind of it.
        text = reminder(whole)
        lines = ceil(len(text) / LINE)
        if pages[-1] and used + lines > PAGE_LINES:
            pages.append([])
            used = 0
        pages[-1].append(text)
        used += lines
    return pages
