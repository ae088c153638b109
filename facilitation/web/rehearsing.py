"""Rehearsals: begun from the page "Prepare", deleted when they end there or on the Live page."""

from __future__ import annotations

from flask import Blueprint, redirect
from werkzeug.wrappers import Response as AnyResponse

from facilitation.rehearsal import rehearse
from facilitation.web import web
from facilitation.web.arranging import leading
from facilitation.web.office import lead_here

routes = Blueprint("rehearsing", __name__)


@routes.post("/o/<event>/rehearse")
def begin(event: str) -> AnyResponse:
    """A rehearsal of the event: whoever begins it leads it. One at a time."""
    m = leading(event).desk.meeting
    events = web().events
    made = next(iter(events.rehearsals_of(m.id)), "") or rehearse(events, m)
    return lead_here(events.get(made).desk.meeting, "")


@routes.get("/o/<event>/rehearse")
def enter(event: str) -> AnyResponse:
    """The rehearsal that runs, for whoever leads the event; or the event, if none does."""
    m = leading(event).desk.meeting
    running = web().events.rehearsals_of(m.id)
    if not running:
        return redirect(f"/o/{m.id}/prepare", 303)
    return lead_here(web().events.get(running[-1]).desk.meeting, "")


@routes.post("/o/<event>/rehearse/end")
def end(event: str) -> AnyResponse:
    """Delete a rehearsal at once, from its own pages or its event's, and go back to the event.

    An event that is none, and has none, is left as it is.
    """
    m = leading(event).desk.meeting
    events = web().events
    mine = events.is_rehearsal(m.id)
    of = events.rehearsal_of.get(m.id, "") if mine else m.id
    ended = [m.id] if mine else events.rehearsals_of(m.id)
    for each in ended:
        events.rehearsal_of.pop(each, None)
        events.forget(each)
    back = f"/o/{of}/prepare{'?rehearsed' if ended else ''}"
    return redirect(back if events.catalogue.has(of) else "/office", 303)
