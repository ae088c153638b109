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
from facilitation.web import web

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
    """Every figure is worked out as the page is drawn."""
    rule = m.settings.rule if m else USUAL
    event = None
    if m:
        event = {"title": m.title, "date": m.date, "scale": m.scale, "fixed": voting_began(m)}
    return render_template(
        "agreement.html",
        event=event,
        worked=worked_example(rule),
        rule=rule,
        status=STATUS_WORDS,
        least=LEAST,
        percent=percent,
        one_in=one_in,
        page={"code": m.code} if m else {},
    )


def percent(share: Fraction) -> str:
    """ "75 %"."""
    return f"{int(100 * share)} %"


def one_in(share: Fraction) -> str:
    """ "1 in 20" where it is one, else "15 %"."""
    return f"1 in {share.denominator}" if share.numerator == 1 else percent(share)
