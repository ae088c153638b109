"""Every word for participants: from the browser's code, the templates, what the server says."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.extract import extract_from_file

from tools.words.javascript import extract as javascript

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = {"t": None, "tn": (1, 2)}
SPOKEN = {"t": None, "n": (1, 2)}
SOURCES = (
    ("static/js/**/*.js", javascript, KEYWORDS),
    ("templates/*.html", "jinja2", KEYWORDS),
    ("facilitation/domain/saying.py", "python", SPOKEN),
    ("facilitation/domain/spoken.py", "python", SPOKEN),
    ("facilitation/domain/worked.py", "python", SPOKEN),
)
"""The words of the spoken script and of the worked example stay with the server: no browser waits
for them."""

SCREEN = ("static/js/display.js", "static/js/parts/display/")
ITSELF = ROOT / "static/js/parts/words.js"


@dataclass
class Word:
    """One text. ``said``: the server makes it from a pattern; ``places``: files that hold it."""

    one: str
    many: str | None
    said: bool = False
    places: set[str] = field(default_factory=set)

    @property
    def in_browser(self) -> bool:
        return self.said or any(place.startswith("static/") for place in self.places)

    @property
    def only_on_screen(self) -> bool:
        """Only the big screen has it: no phone waits for it."""
        code = [place for place in self.places if place.startswith("static/")]
        here = not self.said or self.one in said_on_screen()
        return here and all(place.startswith(SCREEN) for place in code)


def gather() -> dict[str, Word]:
    """All words by their English."""
    words: dict[str, Word] = {}
    for place, one, many in (*_in_files(), *_said()):
        word = words.setdefault(one, Word(one, many))
        if many is not None and word.many not in (None, many):
            raise ValueError(f"{one!r} has two plurals: {word.many!r} and {many!r}")
        word.many = word.many or many
        word.said |= place == ""
        word.places.add(place)
    return dict(sorted(words.items(), key=lambda pair: pair[0].lower()))


def _in_files() -> Iterator[tuple[str, str, str | None]]:
    for pattern, method, keywords in SOURCES:
        for path in sorted(set(ROOT.glob(pattern)) - {ITSELF}):
            place = path.relative_to(ROOT).as_posix()
            for _, found, _, _ in extract_from_file(method, path, keywords):
                one, many = found if isinstance(found, tuple) else (found, None)
                yield place, one, many


def _said() -> Iterator[tuple[str, str, str | None]]:
    from facilitation.said import SAID

    for one, many in SAID:
        yield "", one, many


@functools.cache
def said_on_screen() -> frozenset[str]:
    from facilitation.said import ON_SCREEN

    return ON_SCREEN
