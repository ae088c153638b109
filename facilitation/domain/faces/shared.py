"""The pieces of a view that several faces share. docs/protocol.md shows their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from facilitation.domain.agreement import STATUS_WORDS, Result, work_out
from facilitation.domain.cards import Card
from facilitation.domain.meeting import REVEALED, ROOM, Check, Meeting
from facilitation.domain.presence import Presence, present_for
from facilitation.domain.room import message_for, timer_for
from facilitation.domain.saying import ENGLISH, Words
from facilitation.domain.scales import SCALES, Answer
from facilitation.domain.stages import stage_of

View = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seen:
    """What views are made from. ``tally``: check id -> people by answer, phones only.

    ``away``: check id -> by table, people who answered it and are not connected now.
    ``cards``: raised just now. ``notes``: by table and what they are about, for its tablets.
    ``worries``: check id -> what would make it better, without who.
    ``trouble``: why nothing can be saved just now, "" if it can. ``disk``: that it is nearly
    full, in words.
    ``doubts``: by item, what people wrote who say that it is not what they meant; never who.
    ``outcome_link``: the address of the page to take away. ``words``: how the script is said to
    the room, in the event's language.
    """

    meeting: Meeting
    version: tuple[int, int]
    tally: Callable[[str], Mapping[str, int]]
    presence: Presence
    trouble: str = ""
    away: Callable[[str], Mapping[int, int]] = lambda check: {}
    cards: tuple[Card, ...] = ()
    notes: Mapping[tuple[int, str], str] = field(default_factory=dict)
    worries: Callable[[str], Sequence[str]] = lambda check: ()
    disk: str = ""
    kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is the same in many views is made once: forty tables follow one screen."""
        if name not in self.kept:
            self.kept[name] = make()
        found: T = self.kept[name]
        return found

    doubts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    outcome_link: str = ""
    words: Words = ENGLISH


def head(seen: Seen, face: str, table: int | None = None) -> View:
    """The fields that every view begins with. ``table``: the one that the screen is of."""
    m = seen.meeting
    timer, message = timer_for(m, table), message_for(m, face, table)
    event, stage = seen.once("event and stage", lambda: _event_and_stage(m))
    return {
        "version": list(seen.version),
        "face": face,
        "event": event,
        "stage": stage,
        "timer": {"ends_at": timer.ends_at, "seconds": timer.seconds} if timer else None,
        "message": {"text": message.text, "at": message.at} if message else None,
        "paused": m.paused_at is not None,
    }


def _event_and_stage(m: Meeting) -> tuple[View, View]:
    stage = stage_of(m)
    return (
        {"id": m.id, "title": m.title, "date": m.date, "code": m.code},
        {
            "id": stage.id,
            "kind": stage.kind,
            "number": stage.number,
            "name": stage.name,
            "question": stage.question,
        },
    )


def answer_view(answer: Answer) -> View:
    return {
        "id": answer.id,
        "words": answer.words,
        "short": answer.short,
        "shape": answer.shape,
        "side": answer.side,
    }


def answers_view(m: Meeting) -> list[View]:
    """Every answer that can be given, skip last."""
    scale = SCALES[m.scale]
    return [answer_view(a) for a in (*scale.answers, scale.skip)]


def answered(seen: Seen, check: Check) -> int:
    """How many people have answered, by phone or hand, skips included."""
    return sum(seen.tally(check.id).values()) + check.raised


def progress(seen: Seen, check: Check) -> tuple[int, int]:
    """People who answered, and people who could."""
    done = answered(seen, check)
    return done, max(done, _present(seen, check))


def _present(seen: Seen, check: Check) -> int:
    return present_for(seen.meeting, check, seen.presence, seen.away(check.id))


def result_of(seen: Seen, check: Check) -> Result:
    return work_out(
        SCALES[seen.meeting.scale],
        seen.tally(check.id),
        check.hands,
        _present(seen, check),
        check.scope == ROOM,
        seen.meeting.settings.rule,
    )


def result_view(seen: Seen, check: Check | None) -> View | None:
    """The result, or None: a result that is not revealed never leaves the server."""
    if check is None or check.state != REVEALED or check.choices:
        return None
    result = result_of(seen, check)
    return {
        "sentence": result.sentence,
        "status": result.status,
        "status_words": STATUS_WORDS[result.status],
        "counts": [
            {
                "id": a.id,
                "short": a.short,
                "shape": a.shape,
                "side": a.side,
                "n": result.counts[a.id],
            }
            for a in SCALES[seen.meeting.scale].answers
        ],
        "skipped": result.skipped,
        "not_answered": result.not_answered,
        "answered": result.answered,
        "present": result.present,
    }
