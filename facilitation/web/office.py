"""The office: the events of this installation, a new one, and an event's links."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from facilitation.access import DESK, DISPLAY, FACILITATOR, OFFICE, ORGANISER
from facilitation.domain.meeting import LOBBY, Meeting, link_key
from facilitation.domain.refusals import Refused
from facilitation.domain.rules import replace_link
from facilitation.domain.stages import stands
from facilitation.prepare import Wanted, WrongLines, plan_from_csv, prepare, read_wanted
from facilitation.prepare.templates import TEMPLATES
from facilitation.prepare.wanted import in_a_while
from facilitation.reach import near, reach_of, wifi_address
from facilitation.web import web
from facilitation.web.entering import in_office, keep_role, this_device
from facilitation.web.mistakes import beside, mistakes
from facilitation.web.problems import fields, status_of, wants_json

routes = Blueprint("office", __name__)

DAMAGED = {"code": "", "stands": "", "organiser_url": ""}
"""What the office's list shows of an event whose file cannot be read."""


@routes.get("/office")
def office() -> str:
    return _page({}, None)


FORM = ("title", "date", "questions", "tables", "scale", "groups", "start")


@routes.post("/office/events")
def make() -> AnyResponse:
    """A new event, from a form or from JSON."""
    if not in_office():
        raise Refused("not_here", "Open the organiser's link that was printed at start.")
    form = fields()
    values = {name: form.get(name) for name in FORM}
    try:
        event = prepare(web().events.catalogue, read_wanted(values, _earlier))
    except Wanted as problem:
        if wants_json():
            answer = {"ok": False, "code": problem.code, "words": problem.words}
            wrong = [{"field": field, "words": words} for field, words in problem.problems]
            return _status(jsonify({**answer, "field": problem.field, "problems": wrong}), 422)
        return Response(_page(values, problem), status_of(problem.code))
    m = web().events.get(event).desk.meeting
    if wants_json():
        return _status(jsonify(links(m)), 201)
    return lead_here(m)


@routes.post("/office/events/csv")
def make_from_csv() -> AnyResponse:
    """A new event from a spreadsheet; what is wrong with it is said line by line."""
    if not in_office():
        raise Refused("not_here", "Open the organiser's link that was printed at start.")
    file = request.files.get("file")
    text = file.read().decode("utf-8-sig", "replace") if file and file.filename else ""
    text = text or request.form.get("csv", "")
    try:
        event = prepare(web().events.catalogue, plan_from_csv(text))
    except WrongLines as problem:
        return Response(_page({"csv": text}, problem), status_of(problem.code))
    return lead_here(web().events.get(event).desk.meeting)


def _earlier(event: str) -> Meeting:
    return web().events.get(event).desk.meeting


def lead_here(m: Meeting, page: str = "/prepare") -> AnyResponse:
    """Whoever made an event leads it, on this device, and goes on to settle the rest."""
    response = redirect(f"/o/{m.id}{page}", 303)
    assert isinstance(response, Response)
    keep_role(response, m.id, ORGANISER, m.generations.get(ORGANISER, 0))
    return response


@routes.get("/office/events/<event>/prepare")
def go_on(event: str) -> AnyResponse:
    """An event of the list, on the page where it is made ready."""
    if not in_office():
        raise Refused("not_here", "Open the organiser's link that was printed at start.")
    return lead_here(web().events.get(event).desk.meeting)


@routes.get("/o/<event>/links")
def show_links(event: str) -> str:
    """Every link and QR code of an event, to print. For its organiser only."""
    m = _lead(event)
    tools = web()
    all_links = links(m)
    return render_template(
        "links.html",
        meeting={"id": m.id, "title": m.title, "date": m.date},
        code=f"{m.code[:3]} {m.code[3:]}",
        join={"url": all_links["join"], "qr": f"/j/{m.code}/qr.svg"},
        desk_url=all_links["desk"],
        display_url=all_links["display"],
        organiser_url=all_links["organiser"],
        tables=[
            {
                "number": t["number"],
                "facilitator_url": t["facilitator"],
                "join_url": t["join"],
                "qr": f"/j/{m.code}/{t['number']}/qr.svg",
            }
            for t in all_links["tables"]
        ],
        reach=reach_of(tools.settings, wifi_address()),
        near=near(tools.settings),
        to_office=in_office(),
        page={"event": m.id, "role": ORGANISER},
    )


@routes.post("/o/<event>/links/replace")
def replace(event: str) -> AnyResponse:
    """A new link in place of an old one, which stops working at once."""
    m = _lead(event)
    role = request.form.get("role", "")
    table = request.form.get("table", type=int)
    live = web().events.get(m.id)
    live.desk.decide_alone(lambda now: replace_link(now, role=role, table=table))
    response = redirect(f"/o/{m.id}/links", 303)
    if role == ORGANISER:
        # Whoever replaces the organiser's link keeps leading, on this device.
        return redirect(links(live.desk.meeting)["organiser"], 303)
    return response


def links(m: Meeting) -> dict[str, Any]:
    """All addresses of an event; docs/protocol.md shows the fields."""
    tools = web()
    base = tools.settings.base_url

    def address(path: str, role: str, table: int | None = None) -> str:
        generation = m.generations.get(link_key(role, table), 0)
        return f"{base}/{path}#{tools.access.secret(m.id, role, table, generation)}"

    return {
        "ok": True,
        "event": m.id,
        "code": m.code,
        "organiser": address(f"o/{m.id}", ORGANISER),
        "desk": address(f"desk/{m.id}", DESK),
        "display": address(f"d/{m.id}", DISPLAY),
        "join": f"{base}/j/{m.code}",
        "tables": [
            {
                "number": n,
                "facilitator": address(f"t/{m.id}/{n}", FACILITATOR, n),
                "join": f"{base}/j/{m.code}/{n}",
            }
            for n in m.tables
        ],
    }


def _lead(event: str) -> Meeting:
    """The meeting, if this device leads it. Refused: ``not_here``, ``wrong_link``."""
    tools = web()
    live = tools.events.get(event)
    live.speaker(this_device(tools.access, live.event), ORGANISER, None)
    return live.desk.meeting


def _page(values: dict[str, Any], problem: Wanted | None) -> str:
    tools = web()
    entered = in_office()
    sheet = problem if isinstance(problem, WrongLines) else None
    found = mistakes(problem)
    if sheet:
        # Its lines stand beside the field, where they are put right.
        many = (
            f"{len(sheet.lines) + sheet.more} lines need a change." if len(sheet.lines) > 1 else ""
        )
        words = many or f"Line {sheet.lines[0][0]} needs a change."
        found = [{"field": "csv", "label": "Spreadsheet", "words": words}]
    # What was typed there, or is wrong there, is not hidden in a closed part.
    more = any(values.get(name) for name in ("questions", "csv")) or values.get("scale") == "five"
    more = more or any(one["field"] in ("questions", "scale", "csv") for one in found)
    events: list[dict[str, Any]] = []
    for listed in tools.events.catalogue.all() if entered else []:
        try:
            m = tools.events.get(listed.id).desk.meeting
        except Refused as refused:
            if refused.code == "unknown_event":
                continue  # it is just being deleted
            # One damaged file must not hide the other events.
            events.append({**DAMAGED, "id": listed.id, "title": listed.title, "date": listed.date})
            events[-1]["stands"] = refused.words
            continue
        events.append(
            {
                "id": m.id,
                "title": m.title,
                "date": m.date,
                "code": f"{m.code[:3]} {m.code[3:]}",
                "stands": stands(m),
                "rehearsal": listed.rehearsal,
                "ahead": m.stage == LOBBY and m.date > in_a_while(0) and not listed.rehearsal,
                "organiser_url": links(m)["organiser"],
            }
        )
    return render_template(
        "office.html",
        entered=entered,
        events=events,
        values={k: v for k, v in values.items() if v is not None},
        templates=list(TEMPLATES.values()),
        sheet=sheet,
        more=more,
        mistakes=found,
        wrong=beside(found),
        sample_day=in_a_while(),
        earliest=in_a_while(-1),
        page={"role": OFFICE, "entered": entered},
    )


def _status(response: Response, status: int) -> Response:
    response.status_code = status
    return response
