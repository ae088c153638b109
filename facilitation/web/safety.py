"""Headers on every answer, and the question where a form came from."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request

from facilitation.domain.refusals import Refused
from facilitation.web import web

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; connect-src 'self' {sockets}"
)


def install(app: Flask) -> None:
    """Guard every request and every answer."""
    app.before_request(_same_origin)
    app.after_request(_headers)


def _same_origin() -> None:
    """A form of another site cannot act with this browser's cookies."""
    origin = request.headers.get("Origin")
    if request.method != "POST" or origin is None:
        return
    allowed = {request.host_url.rstrip("/"), web().settings.base_url}
    if origin not in allowed:
        raise Refused("not_allowed")


def _headers(response: Response) -> Response:
    # Older Safari does not count ws: as 'self', so the sockets' address is named.
    host = urlsplit(request.host_url).netloc
    sockets = f"ws://{host} wss://{host}"
    response.headers.setdefault("Content-Security-Policy", POLICY.format(sockets=sockets))
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    response.headers.setdefault("Cache-Control", "no-store")
    return response
