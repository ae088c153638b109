"""Common Table: a live facilitation app for co-production events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

    from facilitation.settings import Settings

LARGEST_MESSAGE = 128 * 1024
"""Bytes. Texts are limited by the rules, so that a long one gets an answer, not a hang-up."""


def create_app(settings: Settings) -> Flask:
    """Wire storage, rules, sockets and pages together. server.py has patched before."""
    # Imported here: whoever needs only the rules, or the command line, loads no eventlet,
    # which must not be loaded before server.py has patched.
    from flask import Flask
    from flask_socketio import SocketIO

    from facilitation.access import Access
    from facilitation.domain.refusals import Refused
    from facilitation.live import keeper, sockets
    from facilitation.live.installation import LiveEvents
    from facilitation.settings import ROOT
    from facilitation.storage.catalogue import Catalogue
    from facilitation.web import Web, install
    from facilitation.web.assets import Assets

    app = Flask(
        "facilitation",
        root_path=str(ROOT),
        template_folder=str(ROOT / "templates"),
        static_folder=None,
    )
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_MESSAGE
    app.json.sort_keys = False  # type: ignore[attr-defined]
    access = Access(settings.key)
    # None: the page's own origin. Whoever comes from elsewhere is refused at the handshake.
    origins: Any = [settings.public_url] if settings.public_url else None
    socketio = SocketIO(
        app,
        async_mode="eventlet",
        # In the order sent: with handlers of their own, two votes of one phone may swap.
        async_handlers=False,
        cors_allowed_origins=origins,
        max_http_buffer_size=LARGEST_MESSAGE,
        manage_session=False,
        # Ours is signed and HttpOnly; engine.io's own cookie would say nothing.
        cookie=None,
        ping_interval=15,
        ping_timeout=12,
    )

    def turn_away(sid: str, problem: Refused) -> None:
        socketio.emit("problem", {"code": problem.code, "words": problem.words}, to=sid)
        sockets.server_of(socketio).disconnect(sid)

    join_words = f"{settings.base_url.split('://', 1)[1]}/j"
    events = LiveEvents(
        Catalogue(settings.instance), access, turn_away, join_words, settings.base_url
    )
    keeper.keep(events)
    sockets.listen(socketio, events, access)
    install(app, Web(settings, events, access, Assets(ROOT / "static" / "built")))
    return app
