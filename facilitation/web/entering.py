"""Trading a link's secret for a cookie."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from facilitation.access import OFFICE, Access, Pass, cookie_name
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
    device = this_device(tools.access, live.event)
    device.roles[link_key(role, table)] = generation
    response = jsonify(ok=True)
    keep(response, live.event, device)
    return response


def this_device(access: Access, event: str) -> Pass:
    """What this browser may do in an event."""
    return access.unseal(event, request.cookies.get(cookie_name(event)))


def in_office() -> bool:
    """Whether this browser came in by the office's link."""
    return OFFICE in this_device(web().access, OFFICE).roles


def keep(response: Response, event: str, device: Pass) -> None:
    """Set the cookie: signed, out of scripts' reach, not sent along from other sites."""
    tools = web()
    response.set_cookie(
        cookie_name(event),
        tools.access.seal(event, device),
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=tools.settings.secure,
    )
