"""Random histories of an event: whatever the rules accept may have happened, in any order.

A *turn* is a name and three numbers; the numbers choose among what there is at that moment, so
that most turns are possible and Hypothesis can still make a history shorter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hypothesis import strategies as st

from facilitation.domain import checks, lead, rules, showing
from facilitation.domain.big_screen import HOLDS
from facilitation.domain.closing import steps
from facilitation.domain.faces import Seen, View, desk, display, facilitator, organiser, phone
from facilitation.domain.facts import Fact, MeetingMade
from facilitation.domain.meeting import OPEN, Meeting, evolve
from facilitation.domain.presence import Presence, present_for
from facilitation.domain.refusals import Refused
from facilitation.domain.scales import SCALES
from facilitation.domain.stages import beside, stage_of, stages
from facilitation.domain.undo import undo

T = TypeVar("T")
Turn = tuple[str, int, int, int]
Facts = list[Fact]

QUESTIONS = ("What would make visits better?", "What stands in the way?")
TABLES = 3
NOW = 1_790_000_000_000

# Talk is more frequent than leading; a few of each are needed to get anywhere.
NAMES = (
    ["capture_point"] * 4
    + ["open_check", "vote"] * 4
    + ["lock_check", "reveal_check", "mark_key"] * 3
    + ["suggest_point", "take_suggestion", "reword_point", "remove_point"]
    + ["count_hands", "conclude_check", "set_headcount"] * 2
    + ["open_room_check", "open_room_vote", "move_stage", "move_stage", "show_step"]
    + ["show_step", "show_step", "replace_link", "undo", "undo"]
    + ["set_timer", "add_time", "send_message", "clear_message", "pause"]
)
ABOUT_A_CHECK = {"count_hands", "lock_check", "reveal_check", "conclude_check"}


@dataclass(frozen=True, slots=True)
class Said:
    """One operation and who says it: ``table`` None for the organiser."""

    role: str
    table: int | None
    name: str
    fields: dict[str, Any]


@dataclass(slots=True)
class History:
    meeting: Meeting
    facts: list[tuple[int, Fact]]
    ballots: dict[str, Counter[str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    acts: list[tuple[Meeting, Facts]] = field(default_factory=list)
    """What tables did, each with the state that it was decided on."""

    def tally(self, check: str) -> Counter[str]:
        return self.ballots.get(check, Counter())


def made(scale: str = "three", tables: int = TABLES, code: str = "123456") -> MeetingMade:
    return MeetingMade("event-1", "A day", "2026-11-24", code, scale, QUESTIONS, tables)


def words_of(table: int, number: int, length: int) -> str:
    """Words that name their table, so that a leak is seen; some long, some without a blank."""
    mark = f"words-of-{table}-no-{number}"
    return mark + ("", " and well-known reasons" * 6, " or so" * 60, "—" * 700)[length % 4]


def say(m: Meeting, turn: Turn, number: int) -> Said:
    """What a turn means at this moment."""
    name, a, b, c = turn
    table = 1 + a % len(m.tables)
    match name:
        case "capture_point":
            fields = {"question": max(1, m.reached - c % 2), "kind": _at(list(rules.KINDS), b)}
            return _by(table, name, {**fields, "text": words_of(table, number, b)})
        case "suggest_point":
            return Said("phone", table, name, {"text": words_of(table, number, b)})
        case "set_headcount":
            return _by(table, name, {"people": b % 15})
        case "move_stage":
            after = beside(m)[1] or stage_of(m)
            to = _at([s.id for s in stages(m)], a) if c % 4 == 3 else after.id
            return _by(None, name, {"from": m.stage, "to": to})
        case "show_step":
            return _show(m, b, c)
        case "replace_link":
            link = {"role": "display"} if c % 2 else {"role": "facilitator", "table": table}
            return _by(None, name, link)
        case "open_room_vote":
            return _by(None, name, {})
        case "set_timer" | "add_time":
            return _by(None, name, {"seconds": 60 * (b % 5), "table": _table_or_all(table, c)})
        case "send_message":
            to = _at(["tables", "everyone", "room"], b)
            own = None if to == "room" else _table_or_all(table, c)
            return _by(None, name, {"text": f"message-no-{number}", "to": to, "table": own})
        case "clear_message":
            return _by(None, name, {"table": _table_or_all(table, c)})
        case "pause":
            return _by(None, name, {"on": b % 2 == 0})
    about = _about_check if name in ABOUT_A_CHECK else _about_point
    return about(m, turn, number, table)


def _show(m: Meeting, b: int, c: int) -> Said:
    if c % 16 == 15:
        return _by(None, "hold_screen", {"how": _at(list(HOLDS), b), "words": "Back at 11."})
    return _by(None, "show_step", {"step": _at([s.key for s in steps(m)] or ["opening"], b)})


def _about_point(m: Meeting, turn: Turn, number: int, table: int) -> Said:
    name, _, b, c = turn
    taking = name == "take_suggestion"
    point = m.points.get(_late([p.id for p in m.points.values() if p.suggested >= taking], b, ""))
    owner = point.table if point and c % 9 < 8 else table
    fields: dict[str, Any] = {"point": point.id if point else "no-such-point"}
    match name:
        case "open_room_check":
            return _by(None, "open_check", {**fields, "scope": "room"})
        case "open_check":
            fields["scope"] = "table"
        case "reword_point":
            fields["text"] = words_of(owner, number, c)
        case "mark_key":
            fields["key"] = c % 4 != 3
    return _by(owner, name, fields)


def _about_check(m: Meeting, turn: Turn, number: int, table: int) -> Said:
    name, a, b, c = turn
    check = m.checks.get(_late(list(m.checks), b, ""))
    owner = check.table if check and c % 9 < 8 else table
    fields: dict[str, Any] = {"check": check.id if check else "no-such-check"}
    if name == "count_hands":
        ids = [answer.id for answer in SCALES[m.scale].answers]
        fields["hands"] = {_at(ids, a): b % 4, _at(ids, c): a % 4}
    if name == "conclude_check":
        fields["outcome"] = _at(list(checks.OUTCOMES), a)
        fields["dissent"] = words_of(owner or 0, number, c % 2) if c % 3 else ""
    return _by(owner, name, fields)


def decide(m: Meeting, said: Said, new: str, presence: Presence) -> Facts:
    """The facts that the rules make of it, or Refused."""
    o = {k.rstrip("_"): v for k, v in said.fields.items()}
    table: Any = said.table
    rule: dict[str, Callable[[], Facts]] = {
        "capture_point": lambda: rules.capture_point(m, table, point=new, **o),
        "suggest_point": lambda: rules.suggest_point(m, table, point=new, **o),
        "take_suggestion": lambda: rules.take_suggestion(m, table, **o),
        "reword_point": lambda: rules.reword_point(m, table, **o),
        "remove_point": lambda: rules.remove_point(m, table, **o),
        "mark_key": lambda: rules.mark_key(m, table, **o),
        "set_headcount": lambda: rules.set_headcount(m, table, **o),
        "open_check": lambda: checks.open_check(m, table, check=new, **o),
        "open_room_vote": lambda: checks.open_room_vote(m, check=new),
        "count_hands": lambda: checks.count_hands(m, table, present=60, **o),
        "lock_check": lambda: _locked(m, table, o["check"], presence),
        "reveal_check": lambda: checks.reveal_check(m, table, **o),
        "conclude_check": lambda: checks.conclude_check(m, table, **o),
        "move_stage": lambda: rules.move_stage(m, from_=o["from"], to=o["to"]),
        "hold_screen": lambda: showing.hold_screen(m, **o),
        "show_step": lambda: showing.show_step(m, **o),
        "replace_link": lambda: rules.replace_link(m, table=o.pop("table", None), **o),
        "set_timer": lambda: lead.set_timer(m, at=NOW, **o),
        "add_time": lambda: lead.add_time(m, at=NOW, **o),
        "send_message": lambda: lead.send_message(m, **o),
        "clear_message": lambda: lead.clear_message(m, **o),
        "pause": lambda: lead.pause(m, **o),
    }
    return rule[said.name]()


def play(turns: Sequence[Turn], scale: str, presence: Presence) -> History:
    """An event that begins with question 1 and goes on with these turns."""
    history = History(Meeting(), [])
    _happen(history, [made(scale)])
    _happen(history, rules.move_stage(history.meeting, from_="lobby", to="question-1"))
    for number, turn in enumerate(turns):
        m = history.meeting
        if turn[0] == "vote":
            _vote(history, turn)
            continue
        try:
            if turn[0] == "undo":
                then, done = _late(history.acts, turn[1], (m, []))
                facts, by_table = undo(then, done, m), True
            else:
                said = say(m, turn, number)
                prefix = "point" if said.name.endswith("point") else "check"
                facts = decide(m, said, f"{prefix}-{said.table or 0}-{number:06}", presence)
                by_table = said.role == "facilitator"
        except Refused as problem:
            history.refused.append(problem.code)
            continue
        if by_table:
            history.acts.append((m, facts))
        _happen(history, facts)
    return history


def views(seen: Seen) -> dict[str, View]:
    """Every view there is, by audience: "organiser", "phone 1" …"""
    found = {"organiser": organiser(seen), "display": display(seen, "venue.example/j")}
    found["desk"] = desk(seen)
    for table in seen.meeting.tables:
        found[f"phone {table}"] = phone(seen, table)
        found[f"facilitator {table}"] = facilitator(seen, table)
    return found


def seen(history: History, presence: Presence) -> Seen:
    return Seen(history.meeting, (1, len(history.facts)), history.tally, presence)


def read_turns(raw: bytes) -> list[Turn]:
    """Four bytes a turn, drawn at once: much quicker than number by number.

    Place is added, so that the bytes Hypothesis likes best (zeros) are a history of all sorts.
    """
    found = []
    for place, (name, a, b, c) in enumerate(zip(*[iter(raw)] * 4, strict=False)):
        chosen = NAMES[(name + 11 * place) % len(NAMES)]
        found.append((chosen, a + place % 7, b + place % 5, c + place % 3))
    return found


turns = st.binary(min_size=240, max_size=400).map(read_turns)
people = st.dictionaries(st.integers(1, TABLES), st.integers(0, 12))
presences = st.builds(
    Presence,
    phones=people,
    joined=people,
    tablets=people,
    been=st.frozensets(st.integers(1, TABLES)),
    writing=st.frozensets(st.integers(1, TABLES)),
    displays=st.integers(0, 2),
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[History, Presence]:
    presence = draw(presences)
    return play(draw(turns), draw(st.sampled_from(sorted(SCALES))), presence), presence


def _happen(history: History, facts: Facts) -> None:
    for fact in facts:
        at = NOW + len(history.facts)
        history.facts.append((at, fact))
        history.meeting = evolve(history.meeting, fact, at)


def _vote(history: History, turn: Turn) -> None:
    _, a, b, _ = turn
    asked = [c for c in history.meeting.checks.values() if c.state == OPEN]
    if asked:
        check = _at(asked, a)
        scale = SCALES[history.meeting.scale]
        answer = _at([x.id for x in (*scale.answers, scale.skip)], b)
        history.ballots.setdefault(check.id, Counter())[answer] += 1


def _locked(m: Meeting, table: int | None, check: str, presence: Presence) -> Facts:
    found = m.checks.get(check)
    present = present_for(m, found, presence) if found else 0
    return checks.lock_check(m, table, check=check, present=present)


def _by(table: int | None, name: str, fields: dict[str, Any]) -> Said:
    return Said("organiser" if table is None else "facilitator", table, name, fields)


def _table_or_all(table: int, number: int) -> int | None:
    return table if number % 2 else None


def _at(choices: Sequence[T], number: int) -> T:
    return choices[number % len(choices)]


def _late(choices: Sequence[T], number: int, none: T) -> T:
    """One of the last few: what is new is what a table is busy with."""
    return choices[-1 - number % min(4, len(choices))] if choices else none
