"""Trading a link's secret for a cookie."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, request

from facilitation.access import OFFICE, Access, Pass, cookie_name, event_of
from facilitation.domain.meeting import link_key
from facilitation.domain.refusals import Refused
from facilitation.web import web

routes = Blueprint("entering", __name__)

YEAR = 365 * 24 * 3600


@routes.post("/enter")
def enter() -> Response:
    """``{event, role, table, secret}`` → the cookie of that role."""
    tools = web()
    message = request.get_json(silent=True)
    if not isinstance(message, dict):
        raise Refused("bad_message")
    role, table, secret = message.get("role"), message.get("table"), message.get("secret")
    if not isinstance(role, str) or not isinstance(secret, str):
        raise Refused("bad_message")
    if role == OFFICE:
        tools.access.check_office(secret)
        response = jsonify(ok=True)
        keep(response, OFFICE, Pass(roles={OFFICE: 0}))
        return response
    if not (table is None or isinstance(table, int)):
        raise Refused("bad_message")
    live = tools.events.get(message.get("event"))
    generation = tools.access.check_link(live.desk.meeting, role, table, secret)
    response = jsonify(ok=True)
    keep_role(response, live.event, link_key(role, table), generation)
    return response


def this_device(access: Access, event: str) -> Pass:
    """What this browser may do in an event."""
    return access.device(event, request.cookies)


def in_office() -> bool:
    """Whether this browser came in by the office's link."""
    return OFFICE in this_device(web().access, OFFICE).roles


def keep_role(response: Response, event: str, link: str, generation: int) -> None:
    """Let this browser in by a link from now on."""
    keep(response, event, Pass(roles={link: generation}), link)


def keep(response: Response, event: str, device: Pass, link: str = "") -> None:
    """Set the cookie: signed, out of scripts' reach, not sent along from other sites.

    Those of events that are not here any more go: a browser that leads one event after the
    other would come with ever more of them.
    """
    tools = web()
    options: dict[str, Any] = {
        "httponly": True,
        "samesite": "Lax",
        "secure": tools.settings.secure,
    }
    for name in request.cookies:
        of = event_of(name)
        if of not in (None, OFFICE) and not tools.events.catalogue.has(of):
            response.delete_cookie(name, **options)
    sealed = tools.access.seal(event, device)
    response.set_cookie(cookie_name(event, link), sealed, max_age=YEAR, **options)
