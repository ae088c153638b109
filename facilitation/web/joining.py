"""Joining by code: a notice, a table, a button. No name, no account."""

from __future__ import annotations

import secrets

from flask import Blueprint, Response, jsonify, redirect, render_template
from werkzeug.wrappers import Response as AnyResponse

from facilitation.domain.refusals import Refused
from facilitation.live.events import LiveEvent
from facilitation.web import web
from facilitation.web.codes import qr_code
from facilitation.web.entering import keep, this_device
from facilitation.web.problems import fields, status_of, wants_json

routes = Blueprint("joining", __name__, url_prefix="/j")

MOST_PEOPLE = 100
"""People of one device: their cookie stays below 4 KB, over which browsers throw one away."""


@routes.get("/<code>")
@routes.get("/<code>/<int:table>")
def notice(code: str, table: int | None = None) -> AnyResponse | str:
    """What joining means, before anybody joins."""
    live = _event(code)
    if table is not None and table not in live.desk.meeting.tables:
        return _page(live, None, secrets.token_hex(16), Refused("unknown_table"))
    return _page(live, table, secrets.token_hex(16), None)


@routes.post("/<code>")
def join(code: str) -> AnyResponse | str:
    """Make a participant of this device. The same token makes the same one."""
    tools = web()
    live = _event(code)
    form = fields()
    token = str(form.get("token") or "")
    try:
        table = _table(live, form.get("table"))
        if not 8 <= len(token) <= 64:
            raise Refused("bad_message")
        device = this_device(tools.access, live.event)
        person = tools.access.participant(live.event, token)
        group = _group(form.get("group"))
        moves = (not wants_json() and not form.get("next_person")) or bool(form.get("move"))
        if moves and device.people:
            # The same people again, perhaps at another table: no new voter.
            person = device.people[-1]
            for other in device.people[:-1]:
                live.desk.join(other, table)
                device.seats[other] = (table, device.seats.get(other, (0, None))[1])
        live.desk.join(person, table, group)
    except Refused as problem:
        if wants_json():
            raise
        return _page(live, None, token or secrets.token_hex(16), problem)
    if person in device.people:
        device.people.remove(person)
    device.people.append(person)
    known_group = device.seats.get(person, (0, None))[1]
    device.seats[person] = (table, known_group if group is None else group)
    for earlier in device.people[:-MOST_PEOPLE]:
        device.people.remove(earlier)
        device.seats.pop(earlier, None)
    response: AnyResponse = redirect(f"/p/{live.event}", 303)
    if wants_json():
        response = jsonify(ok=True, event=live.event, participant=person, table=table)
    assert isinstance(response, Response)
    keep(response, live.event, device)
    return response


@routes.get("/<code>/qr.svg")
@routes.get("/<code>/<int:table>/qr.svg")
def qr(code: str, table: int | None = None) -> Response:
    """The QR code of the room, or of one table, as SVG."""
    live = _event(code)
    address = f"{web().settings.base_url}/j/{live.desk.meeting.code}"
    if table is not None:
        # A card that leads nowhere is found out only on the day.
        address = f"{address}/{_table(live, table)}"
    return qr_code(address)


def _event(code: str) -> LiveEvent:
    tools = web()
    listed = tools.events.catalogue.by_code("".join(c for c in code if not c.isspace()))
    if listed is None:
        raise Refused("unknown_code")
    return tools.events.get(listed.id)


def _table(live: LiveEvent, value: object) -> int:
    try:
        table = int(str(value))
    except ValueError:
        raise Refused("unknown_table", "Choose your table, then join.") from None
    if table not in live.desk.meeting.tables:
        raise Refused("unknown_table")
    return table


def _group(value: object) -> str | None:
    """What somebody comes as; a list that nobody touched says nothing."""
    return None if value is None else str(value).strip()


def _page(live: LiveEvent, table: int | None, token: str, problem: Refused | None) -> Response:
    m = live.desk.meeting
    body = render_template(
        "join.html",
        meeting={"title": m.title, "date": m.date},
        code=f"{m.code[:3]} {m.code[3:]}",
        raw_code=m.code,
        tables=list(m.tables),
        groups=m.groups,
        notice=m.settings.notice,
        delete_after=m.settings.delete_after,
        table=table,
        token=token,
        problem=problem.words if problem else None,
        problem_code=problem.code if problem else None,
        page={"code": m.code},
    )
    return Response(body, status_of(problem.code) if problem else 200)
