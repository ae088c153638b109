"""What an organiser decides about an event and its room: settings, timers, messages, a pause."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from facilitation.domain import room_facts as f
from facilitation.domain.agreement import USUAL, Rule
from facilitation.domain.parts import Message, Question, Table, Timer

if TYPE_CHECKING:
    from facilitation.domain.meeting import Meeting

TABLES, EVERYONE, SCREEN = "tables", "everyone", "room"
"""To whom a message goes: the tablets; phones, tablets and big screen; the big screen alone."""


@dataclass(frozen=True, slots=True)
class EventSettings:
    """What was settled before the event. ``delete_after``: ISO date, "" for none.

    ``language``: the id of the one that the big screen's own words are in.
    """

    notice: str = ""
    delete_after: str = ""
    language: str = "en"
    rule: Rule = USUAL


def evolve_room(m: Meeting, fact: f.RoomFact, at: int) -> Meeting:
    """The state after one more of the organiser's decisions."""
    match fact:
        case f.QuestionSet():
            return _with_question(m, fact)
        case f.QuestionsCut():
            return replace(m, questions=m.questions[: fact.count])
        case f.EventNamed():
            return replace(m, title=fact.text, date=fact.date)
        case f.GroupsSet():
            return replace(m, groups=fact.groups)
        case f.ScaleSet():
            return replace(m, scale=fact.scale)
        case f.TableAdded() | f.TableRemoved() | f.PeopleMoved():
            return _seated(m, fact)
        case f.SettingsSet():
            settings = replace(
                m.settings,
                notice=fact.text,
                delete_after=fact.delete_after,
                language=fact.language,
            )
            return replace(m, settings=settings)
        case f.RuleSet():
            return replace(m, settings=replace(m.settings, rule=rule_of(fact)))
        case _:
            return _led(m, fact, at)


def _led(
    m: Meeting, fact: f.TimerSet | f.MessageSent | f.MessageCleared | f.RoomPaused, at: int
) -> Meeting:
    match fact:
        case f.TimerSet():
            timer = Timer(fact.started_at, fact.seconds) if fact.seconds else None
            if fact.table is None:
                return replace(m, timer=timer)
            return _change_table(m, fact.table, lambda table: replace(table, timer=timer))
        case f.MessageSent():
            message = Message(fact.text, fact.to, at)
            if fact.table is None:
                return replace(m, message=message)
            return _change_table(m, fact.table, lambda table: replace(table, message=message))
        case f.MessageCleared():
            if fact.table is None:
                return replace(m, message=None)
            return _change_table(m, fact.table, lambda table: replace(table, message=None))
        case f.RoomPaused():
            return _paused(m, fact.on, at)


def without_timers(m: Meeting) -> Meeting:
    """A new stage has a time of its own: what ran before does not run on."""
    tables = {n: replace(t, timer=None) if t.timer else t for n, t in m.tables.items()}
    return replace(m, timer=None, tables=tables, paused_at=None)


def timer_for(m: Meeting, table: int | None) -> Timer | None:
    """The timer that a screen shows: the table's own if it has one, else the room's."""
    if m.paused_at is not None:
        return None
    own = m.tables.get(table or 0)
    return (own and own.timer) or m.timer


def message_for(m: Meeting, face: str, table: int | None) -> Message | None:
    """The organiser's latest words that are for this screen."""
    found = [m.message] if m.message and face in HEARS[m.message.to] else []
    own = m.tables.get(table or 0)
    if own and own.message and face in HEARS[own.message.to]:
        found.append(own.message)
    return max(found, key=lambda message: message.at, default=None)


HEARS: Mapping[str, frozenset[str]] = {
    TABLES: frozenset({"facilitator", "organiser"}),
    EVERYONE: frozenset({"facilitator", "phone", "display", "organiser"}),
    SCREEN: frozenset({"display", "organiser"}),
}


def rule_fact(rule: Rule) -> f.RuleSet:
    """A rule as it is kept: fractions as text, so that 2/3 stays 2/3."""
    return f.RuleSet(
        quorum=str(rule.quorum),
        least=rule.least,
        agreed=str(rule.agreed),
        worries=str(rule.worries),
        against_table=str(rule.against_table),
        against_room=str(rule.against_room),
    )


def rule_of(fact: f.RuleSet) -> Rule:
    return Rule(
        quorum=Fraction(fact.quorum),
        least=fact.least,
        agreed=Fraction(fact.agreed),
        worries=Fraction(fact.worries),
        against_table=Fraction(fact.against_table),
        against_room=Fraction(fact.against_room),
    )


def _with_question(m: Meeting, fact: f.QuestionSet) -> Meeting:
    new = Question(fact.number, fact.text, fact.easy, fact.minutes, fact.prompts)
    kept = [new if q.number == fact.number else q for q in m.questions]
    if fact.number == len(kept) + 1:
        kept.append(new)
    return replace(m, questions=tuple(kept))


def _seated(m: Meeting, fact: f.TableAdded | f.TableRemoved | f.PeopleMoved) -> Meeting:
    """A table that is removed leaves its number behind: no later one takes it over."""
    match fact:
        case f.TableAdded():
            added = {**m.tables, fact.table: Table(fact.table)}
            return replace(m, tables=dict(sorted(added.items())))
        case f.TableRemoved():
            left = {n: t for n, t in m.tables.items() if n != fact.table}
            return replace(m, tables=left, removed={**m.removed, fact.table: m.tables[fact.table]})
    here, there = m.tables.get(fact.table), m.tables.get(fact.to)
    if here is None or there is None:
        return m
    tables = {**m.tables, fact.table: replace(here, headcount=0)}
    if there.headcount:
        tables[fact.to] = replace(there, headcount=there.headcount + here.headcount)
    return replace(m, tables=tables)


def _paused(m: Meeting, on: bool, at: int) -> Meeting:
    """While a pause lasts no time runs: afterwards every timer ends that much later."""
    if on:
        return m if m.paused_at is not None else replace(m, paused_at=at)
    if m.paused_at is None:
        return m
    gone = at - m.paused_at
    return replace(
        m,
        paused_at=None,
        stood_still=m.stood_still + gone,
        timer=later(m.timer, gone),
        tables={n: replace(t, timer=later(t.timer, gone)) for n, t in m.tables.items()},
    )


def later(timer: Timer | None, ms: int) -> Timer | None:
    """The same timer, that much later: as a pause leaves it."""
    return timer and replace(timer, started_at=timer.started_at + ms)


def _change_table(m: Meeting, number: int, change: Callable[[Table], Table]) -> Meeting:
    if number not in m.tables:
        return m
    return replace(m, tables={**m.tables, number: change(m.tables[number])})
