"""The page to take away, behind a link of its own: readable and printable without script."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, render_template

from facilitation.domain.refusals import Refused
from facilitation.languages import ENGLISH, speech
from facilitation.live.events import LiveEvent
from facilitation.reports.outcome import outcome_page
from facilitation.web import web
from facilitation.web.codes import qr_code

routes = Blueprint("outcome", __name__, url_prefix="/r")


@routes.get("/<code>/<secret>")
def page(code: str, secret: str) -> Response:
    """The outcome, or a kind word while it is not open yet."""
    live = _event(code, secret)
    seen = live.seen()
    m = seen.meeting
    response = make_response(
        render_template(
            "outcome.html",
            outcome=outcome_page(seen) if m.published else None,
            meeting={"title": m.title, "date": m.date, "code": m.code},
            link=seen.outcome_link,
            page={},
            **in_words(m.settings.language),
        )
    )
    # It may be closed again, and it is nobody's business but its readers'.
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def in_words(language_id: str) -> dict[str, Any]:
    """How the page speaks: in the event's language, not in its reader's.

    It is one page for all, to print and to pass on. ``usual``: the language of an organiser's
    words that no letter tells; they can only be in it where it has the same letters.
    """
    words = speech(language_id)
    language = words.language
    return {
        "t": words.t,
        "tn": words.tn,
        "said": words.said,
        "language": language,
        "usual": language.lang if language.dir == "ltr" else ENGLISH.lang,
    }


@routes.get("/<code>/<secret>/qr.svg")
def qr(code: str, secret: str) -> Response:
    return qr_code(_event(code, secret).seen().outcome_link)


def _event(code: str, secret: str) -> LiveEvent:
    """Refused: ``unknown_code``, ``wrong_link``."""
    listed = web().events.catalogue.by_code(code)
    if listed is None:
        raise Refused("unknown_code")
    live = web().events.get(listed.id)
    web().access.check_outcome(live.desk.meeting, secret)
    return live
