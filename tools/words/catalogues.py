"""The catalogues: brought up to date with the code, compiled for the server and the browser."""

from __future__ import annotations

import gettext
import json
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
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
TRANSLATED = [language for language in LANGUAGES if language is not ENGLISH]


PAIRED = (
    "w=>{let[k,v]=w.messages;w.messages={};k.forEach((one,i)=>{w.messages[one]=v[i]});return w}"
)
"""All English, then all translations: alike beside alike packs smaller. The browser pairs them."""


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
    """The patterns of what the server says come first, so that their number tells which they are:
    a phone on bad wifi waits for each of these bytes."""
    messages: dict[str, Any] = {}
    pattern = {one for one, word in words.items() if word.said and "{" in one}
    for one in sorted(words, key=lambda one: one not in pattern):
        message = catalogue.get(one)
        if words[one].in_browser and message is not None and complete(message):
            messages[one] = _forms(message.string)
    said = [one for one in messages if one in pattern]
    given = {
        "id": language.id,
        "lang": language.lang,
        "draft": language.draft,
        "plural": plural_categories(catalogue),
        "said": len(said),
        "many": {one: words[one].many for one in said if words[one].many},
        "messages": [list(messages), list(messages.values())],
    }
    text = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    (BROWSER / f"words-{name}.js").write_text(
        f"globalThis.commonTableWords = ({PAIRED})({text});\n"
    )


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
