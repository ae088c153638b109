"""Suggestions of points that may say the same, for whoever works at the theme desk."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, jsonify

from facilitation.access import DESK
from facilitation.alike import Alike, find_alike
from facilitation.domain.statements import told_items
from facilitation.live import green
from facilitation.web import web
from facilitation.web.entering import this_device

routes = Blueprint("alike", __name__, url_prefix="/desk")

_found: dict[str, tuple[object, list[Alike]]] = {}
"""By event, what was compared last and what came of it: several people ask the same."""


@routes.get("/<event>/alike")
def alike(event: str) -> Response:
    """Pairs of points that are in no statement yet, the likeliest first. Nothing is merged."""
    tools = web()
    live = tools.events.get(event)
    live.speaker(this_device(tools.access, live.event), DESK, None)
    m = live.desk.meeting
    texts = {told.id: told.text for told in told_items(m) if told.kind == "point"}
    asked = (texts, m.unlike)
    if event not in _found or _found[event][0] != asked:
        # Off the hub: many points take a while, and the first time scikit-learn is loaded.
        _found[event] = asked, green.on_a_thread(find_alike, texts, m.unlike)
    return jsonify(ok=True, pairs=[asdict(pair) for pair in _found[event][1]])
