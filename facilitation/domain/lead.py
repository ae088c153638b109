"""How an organiser leads: timers, messages, a pause. Each rule gives facts, or raises Refused."""

from __future__ import annotations

from collections.abc import Mapping

from facilitation.domain import room_facts as f
from facilitation.domain.facts import Fact, HelpCalled, LinkReplaced
from facilitation.domain.meeting import ENDED, REVEALED, Meeting
from facilitation.domain.parts import Timer
from facilitation.domain.refusals import Refused
from facilitation.domain.room import EVERYONE, SCREEN, TABLES
from facilitation.domain.rules import clean

LONGEST_TIME = 4 * 60 * 60
MESSAGE_LIMIT = 200
MOST_TABLES = 60
ON_THE_WAY = "The organiser is on the way to you."


def set_timer(m: Meeting, *, table: int | None, seconds: int, at: int) -> list[Fact]:
    """Start a timer now, for the room or for one table; 0 seconds takes it away."""
    _table(m, table)
    if not 0 <= seconds <= LONGEST_TIME:
        raise Refused("bad_number", "Give a time of up to four hours.")
    if seconds == 0:
        return [f.TimerSet(table, 0, 0)] if _own_timer(m, table) else []
    if m.stage == ENDED:
        raise Refused("wrong_stage", "The event has ended.")
    return [f.TimerSet(table, m.paused_at or at, seconds)]


def add_time(m: Meeting, *, table: int | None, seconds: int, at: int) -> list[Fact]:
    """A little longer: after what is left, or from now where the time is over.

    A table's first addition begins from the room's timer, of which it then has its own copy.
    """
    _table(m, table)
    if not 0 < seconds <= LONGEST_TIME:
        raise Refused("bad_number", "Give a time of up to four hours.")
    here = m.paused_at or at
    timer = _own_timer(m, table) or m.timer
    if timer is None or timer.ends_at <= here:
        return set_timer(m, table=table, seconds=seconds, at=at)
    total = timer.seconds + seconds
    if total > LONGEST_TIME:
        raise Refused("bad_number", "Give a time of up to four hours.")
    return [f.TimerSet(table, timer.started_at, total)]


def send_message(m: Meeting, *, table: int | None, text: str, to: str) -> list[Fact]:
    """Words for the tablets, for everyone, or for the big screen; or for one table alone."""
    _table(m, table)
    if to not in (TABLES, EVERYONE, SCREEN) or (to == SCREEN and table is not None):
        raise Refused("bad_message")
    return [f.MessageSent(clean(text, MESSAGE_LIMIT, "message_too_long"), to, table)]


def clear_message(m: Meeting, *, table: int | None) -> list[Fact]:
    """Take the words down."""
    _table(m, table)
    shown = m.message if table is None else m.tables[table].message
    return [f.MessageCleared(table)] if shown else []


def pause(m: Meeting, *, on: bool) -> list[Fact]:
    """A pause for everyone: timers stand still. Nothing is closed, and nobody is held up."""
    if on and m.stage == ENDED:
        raise Refused("wrong_stage", "The event has ended.")
    return [] if on == (m.paused_at is not None) else [f.RoomPaused(on)]


def answer_help(m: Meeting, *, table: int) -> list[Fact]:
    """The organiser is on the way: the table is told, and the call has been answered."""
    _table(m, table)
    if not m.tables[table].help:
        return []
    return [HelpCalled(table, False), f.MessageSent(ON_THE_WAY, TABLES, table)]


def add_table(m: Meeting, many: int = 1) -> list[Fact]:
    """One more table, or ``many``. A number that was once used is not used again."""
    if len(m.tables) + many > MOST_TABLES:
        raise Refused("too_many_tables")
    if m.stage == ENDED:
        raise Refused("wrong_stage", "The event has ended.")
    last = max((*m.tables, *m.removed), default=0)
    return [f.TableAdded(last + more) for more in range(1, many + 1)]


def remove_table(m: Meeting, *, table: int, people: int) -> list[Fact]:
    """A table that takes no further part: what it said stays. ``people``: who joined there."""
    _table(m, table)
    if len(m.tables) == 1:
        raise Refused("last_table")
    if people:
        raise Refused("table_used")
    if any(c.table == table and c.state != REVEALED for c in m.checks.values()):
        raise Refused("check_open", "A vote at this table is not finished. Finish it first.")
    # Its tablets' links stop with it.
    return [f.TableRemoved(table), LinkReplaced("facilitator", table)]


def set_tables(m: Meeting, *, many: int, people: Mapping[int, int]) -> list[Fact]:
    """So many tables: new ones come last, and the last ones go. ``people``: joined, by table.

    Whoever gives a number sees no table: one that has written points does not go unseen.
    """
    if many >= len(m.tables):
        return add_table(m, many - len(m.tables)) if many > len(m.tables) else []
    found: list[Fact] = []
    for table in sorted(m.tables)[many:]:
        try:
            found += remove_table(m, table=table, people=people.get(table, 0))
            if any(point.table == table for point in m.points.values()):
                raise Refused("table_spoke")
        except Refused as problem:
            raise Refused(problem.code, f"Table {table} cannot go. {problem.words}") from None
    return found


def move_people(m: Meeting, *, table: int, to: int) -> list[Fact]:
    """Everyone who joined at one table sits at another from now on."""
    _table(m, table)
    _table(m, to)
    if any(c.table in (table, to) and c.state != REVEALED for c in m.checks.values()):
        raise Refused("check_open", "A vote at one of these tables is not finished.")
    return [] if table == to else [f.PeopleMoved(table, to)]


def _own_timer(m: Meeting, table: int | None) -> Timer | None:
    return m.timer if table is None else m.tables[table].timer


def _table(m: Meeting, table: int | None) -> None:
    if table is not None and table not in m.tables:
        raise Refused("unknown_table")
