"""Rehearsals: begun from the page "Prepare", deleted when they end there or on the Live page."""

from __future__ import annotations

from flask import Blueprint, redirect
from werkzeug.wrappers import Response as AnyResponse

from facilitation.domain.refusals import Refused
from facilitation.rehearsal import rehearse
from facilitation.web import web
from facilitation.web.arranging import leading
from facilitation.web.office import lead_here

routes = Blueprint("rehearsing", __name__)


@routes.post("/o/<event>/rehearse")
def begin(event: str) -> AnyResponse:
    """A rehearsal of the event: whoever begins it leads it."""
    m = leading(event).desk.meeting
    made = rehearse(web().events, m)
    return lead_here(web().events.get(made).desk.meeting, "")


@routes.post("/o/<event>/rehearse/end")
def end(event: str) -> AnyResponse:
    """Delete a rehearsal at once, and go back to its event. Refused for an event that is none."""
    m = leading(event).desk.meeting
    events = web().events
    if not events.is_rehearsal(m.id):
        raise Refused("not_allowed", "This is not a rehearsal.")
    of = events.rehearsal_of.pop(m.id, "")
    events.forget(m.id)
    return redirect(f"/o/{of}/prepare" if events.catalogue.has(of) else "/office", 303)
