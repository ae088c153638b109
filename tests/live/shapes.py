"""The fields of every view, from docs/protocol.md, section 3. Change them there first."""

from __future__ import annotations

from dataclasses import dataclass

from bench.client import Json
from tests.live.shape_kinds import Each, Kinds, Maybe
from tests.live.shapes_big import BIG, PLACE
from tests.live.shapes_desk import the_desk
from tests.live.shapes_tablet import CARDS, TABLET, TABLET_LIMITS, TABLET_POINT
from tests.live.story_shapes import PLAIN_STEPS, presenting
from tests.live.vote_shapes import CHOICES, PRIORITY, ROOM_CHECK, ROOM_HANDS, TOLD

STAGE_KINDS = {"lobby", "question", "summary", "closing", "ended"}
STATES = {"open", "locked", "revealed"}
OUTCOMES = {"agreed", "worries", "not_agreed"}
FORMS = {"full", "agree", "middle", "worry", "not", "skip"}

VERSION = [int]
EVENT = {"id": str, "title": str, "date": str, "code": str}
STAGE = {"id": str, "kind": STAGE_KINDS, "number": int, "name": str, "question": str}
ANSWER = {"id": str, "words": str, "short": str, "shape": FORMS, "side": {1, 0, -1}}
RESULT = {
    "sentence": str,
    "status": OUTCOMES | {"too_few"},
    "status_words": str,
    "counts": [{"id": str, "short": str, "shape": FORMS, "side": {1, 0, -1}, "n": int}],
    "skipped": int,
    "not_answered": int,
    "answered": int,
    "present": int,
}
QUESTION = {"number": int, "text": str}
CHECK = {
    "id": str,
    "round": int,
    "scope": {"table", "room"},
    "state": STATES,
    "answered": int,
    "present": int,
    "by_phone": int,
    "by_hand": int,
    "hands": Each(int),
    "mine": bool,
    "result": Maybe(RESULT),
    "outcome": Maybe(OUTCOMES),
    "outcome_words": str,
    "dissent": str,
    "worries": [str],
}

SPOKEN = {"spoken": [str]}
SPOKEN_IN = {"lang": str, "dir": str}
REASON = {"why": str, "table": Maybe(int)}
SOURCE = {"table": int, "text": str, "sentence": str, "result": Maybe(RESULT), "dissent": str}
OPENING = {
    "key": str,
    "kind": str,
    "title": str,
    "question": Maybe(QUESTION),
    "points": int,
    "tables": int,
}
POINT = {
    "key": str,
    "kind": str,
    "id": str,
    "question": int,
    "text": str,
    "part": int,
    "parts": int,
    "from": str,
    "result": Maybe(RESULT),
    "result_words": str,
    "reasons": [REASON],
    "sources": [SOURCE],
}
STEPS = {
    "opening": OPENING,
    "point": POINT,
    "dissent": {
        "key": str,
        "kind": str,
        "id": Maybe(str),
        "text": str,
        "reminder": str,
        "reasons": [REASON],
    },
    **PLAIN_STEPS,
}
LAST_VOTE = {
    **SPOKEN,
    "key": str,
    "kind": str,
    "title": str,
    "state": STATES | {"waiting"},
    "check": Maybe(str),
    "point": Maybe(str),
    "text": str,
    "list": [str],
    "result": Maybe(RESULT),
    "dissent": str,
}
PROGRESS = {"answered": int, "present": int}
TALK = {
    "kind": str,
    "question": QUESTION,
    "points": int,
    "tables": [
        {
            "number": int,
            "points": int,
            "doing": {"talking", "checking", "showing", "away"},
            "answered": int,
            "present": int,
            "key_points": int,
        }
    ],
    "cards": Each(int),
    "newest": [str],
}
ASKED = {
    **SPOKEN,
    "kind": str,
    "key": str,
    "title": str,
    "text": str,
    "list": [str],
    "point": Maybe(str),
    "state": {"open", "locked"},
}


@dataclass(frozen=True)
class Vote:
    """The room's last vote, or a point that the room is asked: only the first has a result."""

    more: Json


SCREEN = Kinds(
    {
        **STEPS,
        "lobby": {"kind": str, "joined": int, "questions": int},
        "talk": TALK,
        "vote": Vote(PROGRESS),
        "priority": {**PRIORITY, **PROGRESS},
    }
)
PHONE_STEP = Kinds({**STEPS, "vote": Vote({}), "priority": PRIORITY})
for kinds in (SCREEN.shapes, PHONE_STEP.shapes):
    kinds |= {k: {**v, **SPOKEN} for k, v in kinds.items() if isinstance(v, dict)}

HEAD = {
    "version": VERSION,
    "face": str,
    "event": EVENT,
    "stage": STAGE,
    "timer": Maybe({"ends_at": int, "seconds": int}),
    "message": Maybe({"text": str, "at": int}),
    "paused": bool,
}
PHONE_CHECK = {
    "id": str,
    "scope": {"table", "room"},
    "state": STATES,
    "round": int,
    "point": Maybe(str),
    "may_worry": bool,
    "text": str,
    "list": [str],
    **CHOICES,
    "asks": str,
    "result": Maybe(RESULT),
    "outcome": Maybe(OUTCOMES),
    "dissent": str,
}
PHONE = {
    **HEAD,
    "table": int,
    "table_name": str,
    "now": str,
    "next": str,
    "easy": str,
    "answers": [ANSWER],
    "checks": [PHONE_CHECK],
    "step": Maybe(PHONE_STEP),
}
FACILITATOR = {
    **HEAD,
    "own_timer": bool,
    "timer_waits": bool,
    "table": int,
    "question": Maybe(QUESTION),
    "questions": [QUESTION],
    "answers": [ANSWER],
    "kinds": [{"id": str, "words": str}],
    "limits": TABLET_LIMITS,
    "people": dict.fromkeys(("headcount", "phones", "joined", "tablets", "present"), int)
    | {"warning": str},
    "points": [
        {
            "id": str,
            "number": int,
            "question": int,
            "kind": {"point", "idea", "barrier", "action", "question", "parked"},
            "kind_words": str,
            "text": str,
            "from": {"table", "phone"},
            "key": bool,
            **TABLET_POINT,
            "check": Maybe(CHECK),
        }
    ],
    "suggestions": [{"id": str, "question": int, "text": str}],
    "unfinished": [{"point": str, "check": str, "words": str}],
    "room": Maybe(ROOM_HANDS),
    **TABLET,
}
TURN = {"page": int, "pages": int, "back": Maybe(PLACE), "next": Maybe(PLACE)}
LEADING = {"big": BIG, "turn": Maybe(TURN)}
DISPLAY = {
    **HEAD,
    **LEADING,
    "language": str,
    "join": {"words": str, "code": str, "qr": str},
    "screen": SCREEN,
    "spoken_of": [str],
    "spoken_in": SPOKEN_IN,
    "place": Maybe({"at": int, "of": int}),
}
ORGANISER = {
    **HEAD,
    **LEADING,
    "stages": [
        {
            "id": str,
            "kind": STAGE_KINDS,
            "name": str,
            "words": str,
            "state": {"done", "now", "later"},
        }
    ],
    "next": Maybe({"id": str, "words": str}),
    "back": Maybe({"id": str, "words": str}),
    "ready": {"tables": int, "of": int},
    "people": {"joined": int, "phones": int, "displays": int},
    "trouble": str,
    "disk": str,
    "tables": [
        {
            "number": int,
            "name": str,
            "help": bool,
            "cards": Each(int),
            "how": {"connected", "writing", "gone", "new"},
            "how_words": str,
            "doing": {"Capture", "Check", "Result"},
            "points": int,
            "suggestions": int,
            "key_points": int,
            "check": Maybe({"state": STATES, "answered": int, "present": int}),
            "headcount": int,
            "phones": int,
            "tablets": int,
            "unfinished": [str],
            "attention": bool,
            "saved_at": Maybe(int),
            "gone_at": Maybe(int),
            "timer": Maybe({"ends_at": int, "seconds": int}),
            "message": str,
        }
    ],
    "answers": [ANSWER],
    "screen": SCREEN,
    "spoken_in": SPOKEN_IN,
    "spoken_now": Maybe([int]),
    "steps": [{"key": str, "words": str}],
    "step": Maybe(str),
    "room_check": Maybe({**CHECK, **ROOM_CHECK}),
    "asked": str,
    "told": [TOLD],
    "kept_back": [{"id": str, "how": {"held", "hidden"}, "text": str}],
    **presenting(Maybe, SCREEN),
}
FACES = {"phone": PHONE, "facilitator": FACILITATOR, "display": DISPLAY, "organiser": ORGANISER}
FACES["desk"] = the_desk(HEAD, RESULT)
OWN = {
    "mine": Each(str),
    "who": str,
    "my_doubts": [str],
    "my_cards": [CARDS],
    "my_worries": Each(str),
    "my_suggestions": [
        {"id": str, "text": str, "state": {"waiting", "taken", "aside"}, "words": str}
    ],
}
FIRST = {"at": int}
"""The server's time, in the view that comes with the connection and in no other."""
