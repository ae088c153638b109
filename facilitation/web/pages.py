"""The front door, the faces' pages, and the files that they need."""

from __future__ import annotations

import gzip
from datetime import date
from typing import Any

from babel.dates import format_date
from flask import Blueprint, Response, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitation.access import DESK, DISPLAY, FACILITATOR, ORGANISER, PHONE
from facilitation.domain.refusals import Refused
from facilitation.languages import BY_ID, ENGLISH
from facilitation.web import web
from facilitation.web.entering import in_office, this_device
from facilitation.web.words import choices, words_of

routes = Blueprint("pages", __name__)


@routes.app_template_global()
def asset(name: str) -> str:
    """The address of a built script or style."""
    return web().assets.url(name)


@routes.app_template_filter()
def day(iso: str, lang: str = "en") -> str:
    """ "24 November 2026" for "2026-11-24"."""
    found = date.fromisoformat(iso)
    return format_date(found, "d MMMM yyyy", locale=lang)


@routes.get("/")
@routes.get("/j")
def home() -> AnyResponse | str:
    """Join by code. Typed codes may have blanks: "123 456"."""
    typed = request.args.get("code")
    if typed is None:
        return _home("", None)
    code = "".join(c for c in typed if not c.isspace())
    if not web().events.catalogue.by_code(code):
        problem = Refused("unknown_code")
        return Response(_home(typed, problem), 404)
    return redirect(f"/j/{code}")


def _home(code: str, problem: Refused | None) -> str:
    return render_template(
        "home.html",
        code=code,
        problem=problem.words if problem else None,
        problem_code=problem.code if problem else None,
        page={},
    )


@routes.get("/o/<event>")
def organiser(event: str) -> str:
    return _face("organiser.html", ORGANISER, event)


@routes.get("/desk/<event>")
def desk(event: str) -> str:
    return _face("desk.html", DESK, event)


@routes.get("/o/<event>/present")
def present(event: str) -> str:
    """The presenter's view, for whoever holds the organiser's link."""
    return _face("present.html", ORGANISER, event)


@routes.get("/t/<event>/<int:table>")
def facilitator(event: str, table: int) -> str:
    live = web().events.get(event)
    if table not in live.desk.meeting.tables:
        raise Refused("unknown_table")
    return _face("facilitator.html", FACILITATOR, event, table)


@routes.get("/d/<event>")
def display(event: str) -> str:
    return _face("display.html", DISPLAY, event)


@routes.get("/p/<event>")
def phone(event: str) -> AnyResponse | str:
    """The phone's page; without a person on this device, the way in."""
    tools = web()
    live = tools.events.get(event)
    device = this_device(tools.access, event)
    live.reseat(device)
    if not any(p in live.desk.participants for p in device.people):
        return redirect(f"/j/{live.desk.meeting.code}")
    return _light(_face("phone.html", PHONE, event))


def _light(page: str) -> Response:
    """Compressed: a phone on bad wifi waits for it first. Nothing in it is secret."""
    response = Response(page)
    if request.accept_encodings["gzip"]:
        response.set_data(gzip.compress(page.encode(), mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    return response


def _face(template: str, face: str, event: str, table: int | None = None) -> str:
    """The page of a face. Whoever asks sees the event's title and day, and on a phone's its code
    and tables, as the way in does; all else comes after the cookie."""
    m = web().events.get(event).desk.meeting
    page: dict[str, Any] = {
        "event": m.id,
        "face": face,
        "table": table,
        "title": m.title,
        "code": m.code,
    }
    if face == ORGANISER:
        page |= {"rehearsal": web().events.is_rehearsal(m.id), "office": in_office()}
    if face == PHONE:
        page["languages"] = choices()
        page["tables"] = list(m.tables)
    else:
        page.pop("code")
    shown_in = BY_ID.get(m.settings.language, ENGLISH)
    if face == DISPLAY:
        page["languages"] = choices(screen=True)
    return render_template(
        template,
        page=page,
        meeting={"title": m.title, "date": m.date},
        plain=f"/p/{m.id}/plain",
        shown_in=shown_in,
        shown_words=words_of(shown_in, screen=True),
    )


@routes.get("/accessibility")
def accessibility() -> str:
    """What was tested, what was not, and how to ask for help in the room."""
    return render_template("accessibility.html", page={})


@routes.get("/assets/<name>")
def assets(name: str) -> Response:
    return web().assets.answer(name)


@routes.get("/sw.js")
def service_worker() -> Response:
    """At the root, because a worker may only serve what lies below it."""
    tools = web()
    response = tools.assets.answer(tools.assets.url("sw.js").rpartition("/")[2])
    response.headers["Cache-Control"] = "no-cache"
    return response


@routes.get("/health")
def health() -> Response:
    """For whoever watches the server: it answers, and it can read its catalogue."""
    web().events.catalogue.has("")
    return jsonify(ok=True)
