"""The phone without a script: what is asked now, and a form to answer it.

The same operation goes through the same door as from any phone. Its id is made from the form
itself, so that a form sent twice is one answer; its order follows the answer that the form
showed, so that an old form cannot undo a newer answer.
"""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitation.access import PHONE, Speaker
from facilitation.domain.refusals import Refused
from facilitation.live.events import LiveEvent
from facilitation.web import web
from facilitation.web.entering import this_device
from facilitation.web.problems import fields

routes = Blueprint("plain", __name__, url_prefix="/p")


@routes.get("/<event>/plain")
def show(event: str) -> Response | str:
    tools = web()
    live = tools.events.get(event)
    try:
        who = live.speaker(this_device(tools.access, live.event), PHONE, None)
        person, table = live.person(who)
    except Refused as refused:
        if refused.code != "not_here":
            raise
        return redirect(f"/j/{live.desk.meeting.code}")
    assert person is not None
    return _page(live, live.view(who, person, table), person)


@routes.post("/<event>/plain")
def answer(event: str) -> Response | tuple[str, int]:
    """Saved: then the page again, by a redirect, so that loading it anew sends nothing."""
    tools = web()
    live = tools.events.get(event)
    who = live.speaker(this_device(tools.access, live.event), PHONE, None)
    person, table = live.person(who, fields().get("who"))
    assert person is not None
    try:
        _vote(live, who, person)
    except Refused as refused:
        view = live.view(who, person, table)
        return _page(live, view, person, refused.words), 409
    return redirect(f"/p/{live.event}/plain?saved={fields().get('check')}#main", 303)


def _vote(live: LiveEvent, who: Speaker, person: str) -> None:
    """Refused: as any vote, and ``conflict`` where the form showed an older answer."""
    form = fields()
    check, chosen, order = (str(form.get(name) or "") for name in ("check", "answer", "n"))
    if not order.isdecimal() or len(order) > 15:
        raise Refused("bad_message")
    mark = hashlib.sha256("\n".join((live.event, check, person, chosen, order)).encode())
    vote = {
        "id": f"plain-{mark.hexdigest()[:32]}",
        "n": int(order),
        "name": "vote",
        "who": person,
        "check": check,
        "answer": chosen,
    }
    ack: dict[str, Any] = live.desk.answer(who, vote)
    if not ack["ok"]:
        raise Refused(ack["code"], ack["words"])
    if ack.get("superseded"):
        raise Refused("conflict", "You have answered again since. Your newer answer stands.")


def _page(live: LiveEvent, view: dict[str, Any], person: str, problem: str = "") -> str:
    orders = live.desk.store.orders_of(person)
    return render_template(
        "plain.html",
        meeting={"title": live.desk.meeting.title},
        view=view,
        person=person,
        # What is sent next comes after what is stored.
        next_order=lambda check: orders.get(check, 0) + 1,
        saved=request.args.get("saved"),
        problem=problem,
        here=f"/p/{live.event}/plain",
        page={"code": live.desk.meeting.code},
    )
