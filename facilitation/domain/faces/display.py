"""What the big screen shows."""

from __future__ import annotations

from collections import Counter

from facilitation.domain.checks import latest
from facilitation.domain.closing import FIXED, MAP, current_step
from facilitation.domain.faces.leading import leading
from facilitation.domain.faces.room_vote import room_vote_screen
from facilitation.domain.faces.shared import Seen, View, head, progress
from facilitation.domain.faces.steps import open_outcome, step_view, vote_view
from facilitation.domain.meeting import LOCKED, OPEN, ROOM, Check, Meeting, Point
from facilitation.domain.presence import present_at
from facilitation.domain.saying import Words
from facilitation.domain.spoken import script, spoken
from facilitation.domain.stages import stage_of
from facilitation.domain.statements import may_show

NEWEST = 3
"""Points that tables wrote last, as many as the screen has room for."""


def display(seen: Seen, join_words: str) -> View:
    """The display's view. ``join_words``: the address to type, without "http://"."""
    m = seen.meeting
    place = current_step(m)
    join = {
        "words": join_words,
        "code": f"{m.code[:3]} {m.code[3:]}",
        "qr": f"/j/{m.code}/qr.svg",
    }
    shown = screen(seen)
    lines = script(shown, join, seen.words)
    return {
        **head(seen, "display"),
        "language": m.settings.language,
        "join": join,
        "screen": {**shown, "spoken": [said for _, said in lines]},
        "spoken_of": [part for part, _ in lines],
        "spoken_in": spoken_in(seen.words),
        "place": {"at": place[1], "of": place[2]} if place else None,
        **leading(seen),
    }


def screen(seen: Seen) -> View:
    """The screen itself, with what is said aloud of it; phones and the organiser follow too."""
    return dict(seen.once("screen", lambda: _screen(seen)))


def room_screen(seen: Seen) -> View:
    """The same with the script in the room's language: for those who read it out."""
    shown = screen(seen)
    return {**shown, "spoken": spoken(shown, w=seen.words)}


def spoken_in(w: Words) -> View:
    """The language of a script; words in another one are set apart in it."""
    return {"lang": w.lang, "dir": w.dir}


def _screen(seen: Seen) -> View:
    shown = _shown(seen)
    if seen.meeting.big.held == "results":
        # What is hidden from the room is in no packet: everybody hears it at the same time.
        hidden = {k: v for k, v in NO_RESULT.items() if k in shown}
        if shown["kind"] == "map":
            hidden = {"title": FIXED[MAP], "items": []}
        shown = {**shown, **hidden, "hidden": True}
    return {**shown, "spoken": spoken(shown)}


NO_RESULT: View = {
    "result": None,
    "results": None,
    "result_words": "",
    "dissent": "",
    "reasons": [],
    "sources": [],
    "shared": "",
    "rows": [],
    "not_shown": "",
    "note": "",
}


def _shown(seen: Seen) -> View:
    m = seen.meeting
    stage = stage_of(m)
    if stage.kind == "lobby":
        joined = sum(seen.presence.joined.values())
        return {"kind": "lobby", "joined": joined, "questions": len(m.questions)}
    if stage.kind == "ended":
        return {"kind": "ended", "title": "Thank you", "link": open_outcome(seen)}
    vote = room_vote_screen(seen)
    if vote:
        return vote
    place = current_step(m)
    if place:
        return step_view(seen, place[0])
    asked = room_check_on_points(m)
    if asked:
        return vote_view(seen, asked, f"check:{asked.id}")
    return talk_view(seen)


def room_check_on_points(m: Meeting) -> Check | None:
    """A point that the whole room is being asked about, until its result is shown."""
    for check in reversed(m.checks.values()):
        if check.scope == ROOM and check.point and check.state in (OPEN, LOCKED):
            return check if may_show(m, check.point) else None
    return None


def talk_view(seen: Seen) -> View:
    """Live activity while tables talk: how much, never what."""
    m = seen.meeting
    stage = stage_of(m)
    points = [
        p
        for p in m.points.values()
        if p.question == stage.number and not p.aside and not p.suggested
    ]
    tables = []
    for number in m.tables:
        own = [p for p in points if p.table == number]
        checks = [c for p in own if (c := latest(m, p.id)) and c.table == number]
        active = next((c for c in checks if c.state in (OPEN, LOCKED)), None)
        done, of = progress(seen, active) if active else (0, 0)
        present = present_at(m, number, seen.presence)
        here = own or present or seen.presence.tablets.get(number, 0)
        doing = "talking" if here else "away"
        if active:
            doing = "checking" if active.state == OPEN else "showing"
        tables.append(
            {
                "number": number,
                "points": len(own),
                "doing": doing,
                "answered": done,
                "present": of if active else present,
                "key_points": sum(p.key for p in own),
            }
        )
    return {
        "kind": "talk",
        "question": {"number": stage.number, "text": stage.question},
        "points": len(points),
        "tables": tables,
        "cards": Counter(c.kind for c in seen.cards),
        "newest": _newest(m, points) if m.big.newest else [],
    }


def _newest(m: Meeting, points: list[Point]) -> list[str]:
    """What tables wrote last, if the organiser wants it: never what is held back or hidden."""
    free = [p.text for p in points if may_show(m, p.id)]
    return free[: -NEWEST - 1 : -1]
