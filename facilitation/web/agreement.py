"""How agreement is worked out, in plain words: by the usual rule, or by an event's own."""

from __future__ import annotations

from fractions import Fraction

from flask import Blueprint, render_template

from facilitation.domain.agreement import STATUS_WORDS, USUAL
from facilitation.domain.arrange import voting_began
from facilitation.domain.disclosure import LEAST
from facilitation.domain.meeting import Meeting
from facilitation.domain.refusals import Refused
from facilitation.domain.worked import worked_example
from facilitation.languages import script_words
from facilitation.web import web
from facilitation.web.words import here

routes = Blueprint("agreement", __name__)


@routes.get("/agreement")
def usual() -> str:
    """By the rule of an event that has not chosen another."""
    return _page(None)


@routes.get("/agreement/<code>")
def of_event(code: str) -> str:
    """By the rule of the event with this join code. Refused: ``unknown_code``."""
    listed = web().events.catalogue.by_code(code)
    if listed is None:
        raise Refused("unknown_code")
    return _page(web().events.get(listed.id).desk.meeting)


def _page(m: Meeting | None) -> str:
    """In the reader's language; every figure is worked out as the page is drawn."""
    rule = m.settings.rule if m else USUAL
    event = None
    if m:
        event = {"title": m.title, "date": m.date, "scale": m.scale, "fixed": voting_began(m)}
    return render_template(
        "agreement.html",
        event=event,
        worked=worked_example(rule, script_words(here().language.id)),
        rule=rule,
        status=STATUS_WORDS,
        least=LEAST,
        percent=percent,
        page={"code": m.code} if m else {},
    )


def percent(share: Fraction) -> str:
    """ "75", for per cent."""
    return str(int(100 * share))
