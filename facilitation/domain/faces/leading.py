"""How the big screen stands, for those who lead it and for itself."""

from __future__ import annotations

from dataclasses import asdict

from facilitation.domain.faces.shared import Seen, View
from facilitation.domain.showing import turn


def leading(seen: Seen) -> View:
    """``big`` and ``turn``, the same for the organiser, the presenter and the display."""
    m = seen.meeting
    big = asdict(m.big)
    del big["page"]
    return {"big": big, "turn": _turn_view(seen)}


def _turn_view(seen: Seen) -> View | None:
    found = turn(seen.meeting, seen.presence)
    if found is None:
        return None
    return {
        "page": found.page,
        "pages": found.pages,
        "back": _place(found.back),
        "next": _place(found.next),
    }


def _place(place: tuple[str, int] | None) -> View | None:
    return {"step": place[0], "page": place[1]} if place else None
