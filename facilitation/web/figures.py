"""The figures of a running server, for whoever runs it."""

from __future__ import annotations

from hmac import compare_digest

from flask import Blueprint, Response, abort, request

from facilitation.live.metrics import FORMAT, text
from facilitation.web import web

routes = Blueprint("figures", __name__)


@routes.get("/metrics")
def metrics() -> Response:
    """In Prometheus' format, for who brings METRICS_TOKEN. Anybody else finds nothing here."""
    wanted = web().settings.metrics_token
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not wanted or not compare_digest(shown.encode(), wanted.encode()):
        abort(404)
    return Response(text(web().events.connected()), content_type=FORMAT)
