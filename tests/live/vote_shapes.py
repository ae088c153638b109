"""The fields that the room's votes on statements add to views; see shapes.py."""

from __future__ import annotations

from tests.live.shape_kinds import Each, Maybe

STATES = {"open", "locked", "revealed"}

CHOICE = {"id": str, "text": str}
PRIORITIES = [{"id": str, "text": str, "votes": int, "people": int, "place": Maybe(int)}]
CHOICES = {"choices": [CHOICE], "votes": int, "results": Maybe(PRIORITIES)}
PRIORITY = {
    "key": str,
    "kind": str,
    "title": str,
    "text": str,
    "list": [str],
    "point": Maybe(str),
    "check": str,
    "state": STATES,
    "votes": int,
    "results": Maybe(PRIORITIES),
}
ROOM_HANDS = {
    "id": str,
    "text": str,
    "state": {"open", "locked"},
    "choices": [CHOICE],
    "votes": int,
    "hands": Each(int),
    "people": int,
}
ROOM_CHECK = {"point": Maybe(str), "statement": Maybe(str), "text": str, **CHOICES}
TOLD = {"id": str, "kind": {"statement", "point"}, "text": str, "theme": str, "voted": bool}
