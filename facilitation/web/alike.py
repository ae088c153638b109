"""Suggestions of points that may say the same, for whoever works at the theme desk."""

from __future__ import annotations

from dataclasses import asdict
from weakref import WeakKeyDictionary

from flask import Blueprint, Response, jsonify

from facilitation.access import DESK
from facilitation.alike import Alike, find_alike
from facilitation.domain.statements import told_items
from facilitation.live import green
from facilitation.live.events import LiveEvent
from facilitation.web import web
from facilitation.web.entering import this_device

routes = Blueprint("alike", __name__, url_prefix="/desk")

_found: WeakKeyDictionary[LiveEvent, tuple[object, list[Alike]]] = WeakKeyDictionary()
"""What was compared last and what came of it: several people ask the same. Gone with the event."""


@routes.get("/<event>/alike")
def alike(event: str) -> Response:
    """Pairs of points that are in no statement yet, the likeliest first. Nothing is merged."""
    tools = web()
    live = tools.events.get(event)
    live.speaker(this_device(tools.access, live.event), DESK, None)
    m = live.desk.meeting
    texts = {told.id: told.text for told in told_items(m) if told.kind == "point"}
    asked = (texts, m.unlike)
    if live not in _found or _found[live][0] != asked:
        # Off the hub: many points take a while, and the first time scikit-learn is loaded.
        _found[live] = asked, green.on_a_thread(find_alike, texts, m.unlike)
    return jsonify(ok=True, pairs=[asdict(pair) for pair in _found[live][1]])
