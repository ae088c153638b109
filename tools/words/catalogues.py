"""The catalogues: brought up to date with the code, compiled for the server and the browser."""

from __future__ import annotations

import gettext
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext

from facilitation.languages import COMPILED, ENGLISH, LANGUAGES, PSEUDO, Language
from tools.words.gather import ROOT, Word, gather
from tools.words.pseudo import pseudo

HOME = ROOT / "facilitation" / "translations"
BROWSER = ROOT / "static" / "words"
TRANSLATED = [language for language in LANGUAGES if language is not ENGLISH]


DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
KEY = 6
"""Characters of a text's key. A text that is none of ours, such as a name that somebody gave, is
taken for one of 400 of ours once in five million."""

PAIRED = (
    "w=>{let[k,v]=w.messages;w.messages={};"
    f"v.forEach((one,i)=>{{w.messages[k.substr(i*{KEY},{KEY})]=one}});return w}}"
)
"""All keys, then all translations: alike beside alike packs smaller. The browser pairs them."""


def read(language: Language) -> Catalog:
    path = HOME / f"{language.id}.po"
    if not path.is_file():
        return Catalog(locale=language.lang, charset="utf-8")
    with path.open("rb") as source:
        return read_po(source, locale=language.lang)


def template(words: dict[str, Word]) -> Catalog:
    made = Catalog()
    for word in words.values():
        made.add((word.one, word.many) if word.many else word.one)
    return made


def update() -> None:
    """New words come in without a translation; what the code no longer says goes."""
    words = template(gather())
    for language in TRANSLATED:
        catalogue = read(language)
        catalogue.update(words, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        write(language, catalogue)


def write(language: Language, catalogue: Catalog) -> None:
    """By alphabet, without line numbers or dates, so that two people's changes seldom meet."""
    state = "A draft that no speaker has reviewed." if language.draft else "Complete."
    fresh = Catalog(
        locale=language.lang,
        header_comment=f"# {language.name}. {state}",
        project="Common Table",
        version="1",
        msgid_bugs_address="the organiser of the event",
        creation_date=datetime(2026, 11, 24, tzinfo=UTC),
        revision_date=datetime(2026, 11, 24, tzinfo=UTC),
        last_translator="Common Table",
        language_team=language.lang,
        fuzzy=False,
    )
    for message in catalogue:
        if message.id:
            fresh.add(message.id, message.string)
    _plurals(fresh)
    with (HOME / f"{language.id}.po").open("wb") as file:
        write_po(file, fresh, width=100, sort_output=True, no_location=True)


def _plurals(catalogue: Catalog) -> None:
    """CLDR's forms, where Babel's table for gettext is older than those."""
    if str(catalogue.locale) in ("ar", "cy"):
        rule = to_gettext(catalogue.locale.plural_form)
        number, expression = rule.removeprefix("nplurals=").split("; plural=")
        catalogue._num_plurals, catalogue._plural_expr = int(number), expression.rstrip(";")


def compile_all() -> None:
    """For the server .mo files, for the browser one script for each language."""
    words = gather()
    distinct(words)
    COMPILED.mkdir(parents=True, exist_ok=True)
    BROWSER.mkdir(parents=True, exist_ok=True)
    for language in (*TRANSLATED, PSEUDO):
        catalogue = pseudo(words) if language is PSEUDO else read(language)
        _write_for_server(language, catalogue)
        _write_for_browser(language.id, language, catalogue, words)
        phones = {one: word for one, word in words.items() if not word.only_on_screen}
        _write_for_browser(f"{language.id}-p", language, catalogue, phones)


def _write_for_server(language: Language, catalogue: Catalog) -> None:
    with (COMPILED / f"{language.id}.mo").open("wb") as file:
        write_mo(file, catalogue)


def _write_for_browser(
    name: str, language: Language, catalogue: Catalog, words: dict[str, Word]
) -> None:
    """A phone on bad wifi waits for each of these bytes. So the English, which the browser's code
    holds already, is here only where the browser needs it as a pattern to match."""
    messages: dict[str, Any] = {}
    for one in words:
        message = catalogue.get(one)
        if words[one].in_browser and message is not None and complete(message):
            messages[one] = _forms(message.string)
    patterns = [one for one in messages if words[one].said and "{" in one]
    given = {
        "id": language.id,
        "lang": language.lang,
        "draft": language.draft,
        "plural": plural_categories(catalogue),
        "patterns": [[one, many] if (many := words[one].many) else [one] for one in patterns],
        "messages": ["".join(map(key, messages)), list(messages.values())],
    }
    text = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    (BROWSER / f"words-{name}.js").write_text(
        f"globalThis.commonTableWords = ({PAIRED})({text});\n"
    )


def distinct(words: Iterable[str]) -> None:
    """Raises ValueError where two texts have one key: one of them must be said in other words."""
    found: dict[str, str] = {}
    for one in words:
        if found.setdefault(key(one), one) != one:
            raise ValueError(f"{one!r} and {found[key(one)]!r} have one key: change one of them")


def key(english: str) -> str:
    """FNV-1a in base 36; keyOf in static/js/parts/words.js does the same."""
    number = 0x811C9DC5
    for character in english:
        number = (number ^ ord(character)) * 0x01000193 & 0xFFFFFFFF
    digits = ""
    while len(digits) < KEY:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits


def _forms(string: Any) -> Any:
    """A plural whose forms are all the same is one text: Arabic would say it six times."""
    forms = [string] if isinstance(string, str) else list(string)
    return forms[0] if len(set(forms)) == 1 else forms


def complete(message: Message) -> bool:
    """Translated, and every form of a plural."""
    return bool(message.string) and all(
        message.string if isinstance(message.string, (list, tuple)) else [message.string]
    )


def plural_categories(catalogue: Catalog) -> list[str]:
    """CLDR's names of the forms, which Intl.PluralRules gives the browser, in gettext's order."""
    which = gettext.c2py(catalogue.plural_expr)  # type: ignore[attr-defined]
    locale = Locale.parse(str(catalogue.locale or "en"))
    names: list[Any] = [None] * catalogue.num_plurals
    for n in range(1000, -1, -1):
        names[which(n)] = locale.plural_form(n)
    if None in names or any(names[which(n)] != locale.plural_form(n) for n in range(1001)):
        raise ValueError(f"{locale}: the plural forms of the catalogue are not those of CLDR")
    return names


def missing(language: Language) -> list[str]:
    """English that has no translation yet."""
    catalogue = read(language)
    return [
        one for one in gather() if (message := catalogue.get(one)) is None or not complete(message)
    ]


def report() -> str:
    words = gather()
    lines = [f"{len(words)} texts in English"]
    for language in TRANSLATED:
        lines.append(f"{language.id}: {len(words) - len(missing(language))} translated")
    return "\n".join(lines)
