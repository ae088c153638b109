"""All HTTP: pages, joining, entering by link, and operations where sockets fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from facilitation.access import Access
from facilitation.live.installation import LiveEvents
from facilitation.settings import Settings
from facilitation.web.assets import Assets
from facilitation.web.kept import keep_assets


@dataclass(frozen=True, slots=True)
class Web:
    """What the pages need, one for each application."""

    settings: Settings
    events: LiveEvents
    access: Access
    assets: Assets


def web() -> Web:
    """This application's ``Web``."""
    return cast(Web, current_app.extensions["common_table"])


def install(app: Flask, tools: Web) -> None:
    """Add all pages to the application."""
    from facilitation.web import (
        agreement,
        alike,
        arranging,
        entering,
        figures,
        joining,
        office,
        outcome,
        pages,
        plain,
        printing,
        problems,
        rehearsing,
        safety,
        wire,
        words,
    )

    app.extensions["common_table"] = tools
    parts = (alike, pages, office, entering, figures, joining, outcome, plain, wire, words)
    for part in parts:
        app.register_blueprint(part.routes)
    for part in (agreement, arranging, printing, rehearsing):
        app.register_blueprint(part.routes)
    problems.install(app)
    safety.install(app)
    app.wsgi_app = keep_assets(app.wsgi_app)  # type: ignore[assignment, method-assign]
