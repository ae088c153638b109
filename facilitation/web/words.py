"""Pages in the language that a person chose, or that their browser asks for."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g, redirect, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from facilitation.domain.own_words import language_of
from facilitation.domain.refusals import Refused
from facilitation.languages import BY_ID, ENGLISH, LANGUAGES, Language, Speech, speech
from facilitation.web import web

routes = Blueprint("words", __name__)

COOKIE = "language"
YEAR = 365 * 24 * 3600


def here() -> Speech:
    """How this request is spoken to: as its person chose, else as the browser prefers."""
    if "speech" not in g:
        g.speech = speech(request.cookies.get(COOKIE) or _first_guess())
    found: Speech = g.speech
    return found


def _first_guess() -> str:
    """From Accept-Language; English where nothing fits, and never what a person must choose."""
    guesses = {language.lang: language.id for language in reversed(LANGUAGES)}
    best = request.accept_languages.best_match(list(guesses), default=ENGLISH.lang)
    return guesses[best or ENGLISH.lang]


def choices(screen: bool = False) -> list[dict[str, Any]]:
    """The languages for the browser, each with the file of its words. ``screen``: see words_of."""
    offered = [*LANGUAGES]
    if here().language not in offered:
        offered.append(here().language)
    return [
        {
            "id": one.id,
            "name": one.name,
            "lang": one.lang,
            "dir": one.dir,
            "draft": one.draft,
            "url": words_of(one, screen),
        }
        for one in offered
    ]


@routes.app_context_processor
def _for_templates() -> dict[str, Any]:
    return {
        "t": _t,
        "tn": _tn,
        "said": _said,
        "spoken": _spoken,
        "words_url": _words_url,
        "speaking": here,
        "own_words": own_words,
        "language_choices": choices,
    }


@routes.get("/language/<chosen>")
def choose(chosen: str) -> Response:
    """Remember a language, and go back to where it was chosen: works without a script."""
    if chosen not in BY_ID:
        raise Refused("not_found")
    back = request.args.get("next", "/")
    # A path of ours: "//host" and "/\\host" lead elsewhere, and so does "/", a tab and "/host".
    if not back.startswith("/") or back[1:2] in ("/", "\\") or not back.isprintable():
        back = "/"
    response = redirect(back, 303)
    secure = web().settings.secure
    response.set_cookie(COOKIE, chosen, max_age=YEAR, samesite="Lax", secure=secure)
    return response


def _t(english: str, /, **values: object) -> str:
    return here().t(english, **values)


def _tn(one: str, many: str, n: int, /, **values: object) -> str:
    return here().tn(one, many, n, **values)


def _said(english: str) -> str:
    return here().said(english)


def _spoken() -> Markup:
    """The attributes of <html>."""
    language = here().language
    return Markup('lang="{}" dir="{}"').format(language.lang, language.dir)


def own_words(text: str, usual: str = "en") -> Markup:
    """The attributes of what people wrote, which is in their language and not in the page's."""
    return Markup('lang="{}" dir="auto"').format(language_of(text, usual))


def _words_url() -> str:
    return words_of(here().language)


def words_of(language: Language, screen: bool = False) -> str:
    """The script with a language's words: a phone's, or the big screen's too. "" for English."""
    some = "" if screen else "-p"
    return "" if language is ENGLISH else web().assets.url(f"words-{language.id}{some}.js")
