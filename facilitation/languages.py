"""The languages that participants can choose, and how words are said in them.

The same catalogues serve the browser (static/js/parts/words.js does there what ``Speech`` does
here). English is what the code says and needs no catalogue. ``script_words``: the spoken
script by the same catalogues.
"""

from __future__ import annotations

import gettext
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from babel.numbers import format_decimal

from facilitation.domain import saying
from facilitation.said import SAID

log = logging.getLogger(__name__)

KEPT = 2_000
"""Sentences and numbers kept in each language: at each touch a screen says nearly the same."""

COMPILED = Path(__file__).parent / "translations" / "compiled"


@dataclass(frozen=True, slots=True)
class Language:
    """``id``: of the catalogue. ``lang``: for the HTML. ``draft``: no speaker has reviewed it."""

    id: str
    name: str
    lang: str
    dir: str = "ltr"
    draft: bool = False


ENGLISH = Language("en", "English", "en")
LANGUAGES = (
    ENGLISH,
    Language("easy", "Easy Read English", "en"),
    Language("cy", "Cymraeg", "cy", draft=True),
    Language("pl", "Polski", "pl", draft=True),
    Language("ar", "العربية", "ar", "rtl", draft=True),
    Language("ur", "اردو", "ur", "rtl", draft=True),
)
PSEUDO = Language("pseudo", "[Ṗšéüđö]", "en")
"""For tests only, never offered: every text accented and longer, so that a plain one stands out."""

BY_ID = {language.id: language for language in (*LANGUAGES, PSEUDO)}


_NUMBER = re.compile(r"n\d?")

_FIGURES = r"[0-9]+(?:,[0-9]{3})*"
"""As the domain writes them in English: 1204 and 1,204, and no other comma."""

_GROUPED_FROM = {"pl": 10_000}
"""Where four figures stand together: 1204, 12 045. Browsers know it from CLDR, Babel does not."""

_STOPS = {"ur": "۔"}


class Speech:
    """Says things in one language. Whatever the catalogue lacks stays English.

    So does a sentence that cannot be translated: a room must never keep an old screen for it.
    """

    def __init__(self, language: Language, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue
        self._sentences = lru_cache(KEPT)(self._translated)
        self._numbers = lru_cache(KEPT)(self._written)

    def t(self, english: str, /, **values: object) -> str:
        try:
            return _fill(self._catalogue.gettext(english), values)
        except Exception as error:
            self._failed(error)
            return _fill(english, values)

    def tn(self, one: str, many: str, n: int, /, **values: object) -> str:
        try:
            text = self._catalogue.ngettext(one, many, n)
            return _fill(text, {"n": self.number(n), **values})
        except Exception as error:
            self._failed(error)
            return _fill(one if n == 1 else many, {"n": f"{n:,}", **values})

    def number(self, n: int) -> str:
        """A number as people write it; always 0 to 9, as cards on tables and codes have them."""
        return self._numbers(n)

    def _written(self, n: int) -> str:
        lang = self.language.lang
        grouped = n >= _GROUPED_FROM.get(lang, 0)
        return format_decimal(n, locale=lang, group_separator=grouped, numbering_system="latn")

    def said(self, english: str) -> str:
        """A sentence of the server: whole, by its pattern, or sentence by sentence."""
        return english if self.language is ENGLISH else self._sentences(english)

    def _translated(self, english: str) -> str:
        if not english:
            return english
        try:
            return self._by_pattern(english)
        except Exception as error:
            self._failed(error)
            return english

    def _by_pattern(self, english: str) -> str:
        whole = self._catalogue.gettext(english)
        if whole != english:
            return whole
        for pattern in self._patterns:
            if found := pattern.at.fullmatch(english):
                texts = found.groupdict()
                values = {name: self._value(name, text) for name, text in texts.items()}
                if pattern.many is None:
                    return self.t(pattern.one, **values)
                return self.tn(pattern.one, pattern.many, _read(texts["n"]), **values)
        *first, last = english.split(". ")
        if not first:
            return english
        return " ".join([*(self.said(f"{part}.") for part in first), self.said(last)])

    def _value(self, name: str, text: str) -> str:
        return self.number(_read(text)) if _NUMBER.fullmatch(name) else self.said(text)

    def _failed(self, error: Exception) -> None:
        """Of the error only its kind: people's words may be in it, and in the sentence."""
        log.error("a text could not be said in %s: %s", self.language.id, type(error).__name__)

    @cached_property
    def _patterns(self) -> list[Pattern]:
        return list(_patterns())


@dataclass(frozen=True, slots=True)
class Pattern:
    one: str
    many: str | None
    at: re.Pattern[str]


@cache
def speech(language_id: str) -> Speech:
    """The language with this id; English for one that is not known."""
    language = BY_ID.get(language_id, ENGLISH)
    file = COMPILED / f"{language.id}.mo"
    if language is ENGLISH or not file.is_file():
        return Speech(language, gettext.NullTranslations())
    with file.open("rb") as compiled:
        return Speech(language, gettext.GNUTranslations(compiled))


@cache
def script_words(language_id: str) -> saying.Words:
    """How the spoken script is said in a language; in English as the domain has it."""
    spoken = speech(language_id)
    one = spoken.language
    if one is ENGLISH:
        return saying.ENGLISH
    return saying.Words(
        t=spoken.t,
        n=spoken.tn,
        said=spoken.said,
        id=one.id,
        lang=one.lang,
        dir=one.dir,
        stop=_STOPS.get(one.lang, "."),
        flowing=False,
    )


def _read(figures: str) -> int:
    return int(figures.replace(",", ""))


def _fill(text: str, values: dict[str, object]) -> str:
    return re.sub(r"\{(\w+)\}", lambda name: str(values.get(name[1], name[0])), text)


def _patterns() -> Iterator[Pattern]:
    for one, many in SAID:
        for text in (one, many):
            if text is not None and "{" in text:
                yield Pattern(one, many, re.compile(_source(text)))


def _source(text: str) -> str:
    """{n} and {n2} stand for numbers, other names for any words."""
    parts = re.split(r"\{(\w+)\}", text)
    source = re.escape(parts[0])
    for name, rest in zip(parts[1::2], parts[2::2], strict=True):
        kind = _FIGURES if _NUMBER.fullmatch(name) else ".+?"
        source += f"(?P<{name}>{kind}){re.escape(rest)}"
    return source
