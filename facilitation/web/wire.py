"""Operations and views by plain HTTP, where a network lets no socket through."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from facilitation.access import PHONE, Speaker
from facilitation.domain.faces.mine import my_answers
from facilitation.domain.refusals import Refused
from facilitation.languages import BY_ID, ENGLISH
from facilitation.live.events import LiveEvent
from facilitation.live.metrics import answered
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
    ack = live.desk.answer(who, message.get("operation"))
    answered(message.get("operation"), ack)
    return jsonify(ack)


@routes.get("/<event>/view")
def view(event: str) -> Response:
    """The current view of ``?face=…&table=…&who=…``."""
    live, who = _speaker(event, request.args.get("face"), request.args.get("table", type=int))
    person, table = live.person(who, request.args.get("who"))
    return jsonify(ok=True, view=live.view(who, person, table))


@routes.get("/<event>/mine")
def mine(event: str) -> Response:
    """The answers of ``?who=…``, one of this device's own people."""
    live, who = _speaker(event, PHONE, None)
    person = request.args.get("who")
    if person not in who.people or person not in live.desk.participants:
        raise Refused("not_here")
    desk = live.desk
    answers, worries = desk.store.answers_of(person), desk.store.worries_of(person)
    table = desk.participants[person]
    return jsonify(ok=True, answers=my_answers(desk.seen(), table, answers, worries))


@routes.get("/<event>/script")
def script(event: str) -> Response:
    """The script of the step that is shown, in ``?lang=…``; English for one that is not known."""
    live, _ = _speaker(event, PHONE, None)
    language = BY_ID.get(request.args.get("lang", ""), ENGLISH)
    return Response(live.script(language.id), mimetype="application/json")


def _speaker(event: str, face: object, table: object) -> tuple[LiveEvent, Speaker]:
    if not isinstance(face, str) or not (table is None or isinstance(table, int)):
        raise Refused("bad_message")
    tools = web()
    live = tools.events.get(event)
    return live, live.speaker(this_device(tools.access, live.event), face, table)
