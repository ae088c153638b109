"""What a meeting is made of: questions, tables, points and rounds of agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitation.domain import facts as f
from facilitation.domain.groups import Votes

LOBBY, CLOSING, ENDED = "lobby", "closing", "ended"
TABLE, ROOM = "table", "room"
OPEN, LOCKED, REVEALED = "open", "locked", "revealed"


@dataclass(frozen=True, slots=True)
class Timer:
    """``started_at`` ms. It only warns: nothing closes when it has run out."""

    started_at: int
    seconds: int

    @property
    def ends_at(self) -> int:
        return self.started_at + 1000 * self.seconds


@dataclass(frozen=True, slots=True)
class Message:
    """Words of the organiser. ``to``: TABLES, EVERYONE or SCREEN of room.py. ``at`` ms."""

    text: str
    to: str
    at: int


@dataclass(frozen=True, slots=True)
class Question:
    """``easy``: the same in Easy Read, "" if not written. ``minutes`` 0: no time given.

    ``prompts``: what a facilitator may ask to get the talk going.
    """

    number: int
    text: str
    easy: str = ""
    minutes: int = 0
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """``headcount`` 0: not said yet. ``saved_at``: ms of the table's last saved change.

    ``help``: it has called for the organiser. ``name``: what it goes by, beside its number.
    ``timer`` and ``message``: the table's own, beside the room's.
    ``sent``: by question, the key points that the room was sent, in their order.
    """

    number: int
    headcount: int = 0
    saved_at: int | None = None
    help: bool = False
    name: str = ""
    timer: Timer | None = None
    message: Message | None = None
    sent: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """People of one group or table. ``others``: every other answer, skips included."""

    agree: int
    others: int

    @property
    def answered(self) -> int:
        return self.agree + self.others


@dataclass(frozen=True, slots=True)
class Split:
    """``by``: "group" or "table". ``hidden``: names of rows that are not shown.

    Which of the hidden ones were small, and which only stand beside a small one, is not said.
    """

    by: str
    shown: Mapping[str, Row]
    hidden: tuple[str, ...]

    @property
    def votes(self) -> dict[str, Votes]:
        """The rows that are shown, to be compared. Every answer but agreement stands as "not
        sure": what the others said is not told, so no group is said to be against anything."""
        return {name: Votes(row.agree, 0, row.others) for name, row in self.shown.items()}


@dataclass(frozen=True, slots=True)
class Check:
    """One round of agreement on a point or a statement (or on what goes forward: ``forward``).

    ``text``: the words that were voted on. The result is theirs, not of later words.
    ``choices``: in a priority vote, what ``votes`` are spread over; ``words``: as they were,
    and of the last vote what would go forward.
    ``hands``: all together; ``counted``: by table, 0 for the organiser's own count.
    ``split``: what may be told of a room vote by group, as it was when it was revealed.
    """

    id: str
    point: str | None
    scope: str
    table: int | None
    stage: str
    round: int
    text: str = ""
    state: str = OPEN
    hands: Mapping[str, int] = field(default_factory=dict)
    present: int | None = None
    outcome: str | None = None
    dissent: str = ""
    statement: str | None = None
    choices: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    votes: int = 0
    counted: Mapping[int, f.HandsCounted] = field(default_factory=dict)
    split: Split | None = None

    @property
    def raised(self) -> int:
        """People counted by hand; in a priority vote, those who spread votes on paper."""
        return sum(self.raised_at(table) for table in self.counted)

    def raised_at(self, table: int) -> int:
        """The same of one table's count; 0 is the organiser's (or a table's own check)."""
        counted = self.counted.get(table)
        if counted is None:
            return 0
        return counted.people if self.choices else sum(counted.hands.values())

    @property
    def forward(self) -> bool:
        """Whether this is the room's last vote: "Is this what we take forward?"."""
        return self.point is None and self.statement is None and not self.choices


@dataclass(frozen=True, slots=True)
class Point:
    """``suggested``: a phone offered it and the table has not taken it yet.

    ``number`` counts within table and question; 0 while only suggested.
    ``checks``: ids, oldest first. ``aside``: not shown any more; what else is true of it stays.
    ``short``: on the short list. ``confirmed``: the words that the table said yes to.
    ``sources``: what it was merged from; each of those is aside, with ``into`` naming this one.
    """

    id: str
    number: int
    table: int
    question: int
    kind: str
    text: str
    source: str
    suggested: bool = False
    aside: bool = False
    key: bool = False
    checks: tuple[str, ...] = ()
    short: bool = False
    confirmed: str = ""
    sources: tuple[str, ...] = ()
    into: str = ""
