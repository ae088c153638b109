"""Operations and views by plain HTTP, where a network lets no socket through."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from facilitation.access import Speaker
from facilitation.domain.refusals import Refused
from facilitation.live.events import LiveEvent
from facilitation.web import web
from facilitation.web.entering import this_device

routes = Blueprint("wire", __name__, url_prefix="/e")


@routes.post("/<event>/operation")
def operation(event: str) -> Response:
    """``{face, table, operation}`` → the acknowledgement, always with status 200."""
    message = request.get_json(silent=True)
    if not isinstance(message, dict):
        raise Refused("bad_message")
    live, who = _speaker(event, message.get("face"), message.get("table"))
    return jsonify(live.desk.answer(who, message.get("operation")))


@routes.get("/<event>/view")
def view(event: str) -> Response:
    """The current view of ``?face=…&table=…&who=…``."""
    live, who = _speaker(event, request.args.get("face"), request.args.get("table", type=int))
    person, table = live.person(who, request.args.get("who"))
    return jsonify(ok=True, view=live.view(who, person, table))


def _speaker(event: str, face: object, table: object) -> tuple[LiveEvent, Speaker]:
    if not isinstance(face, str) or not (table is None or isinstance(table, int)):
        raise Refused("bad_message")
    tools = web()
    live = tools.events.get(event)
    return live, live.speaker(this_device(tools.access, live.event), face, table)
