"""The state of one event, folded from its facts: ``meeting = fold(facts)``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from facilitation.domain import facts as f
from facilitation.domain import point_facts as pf
from facilitation.domain.big_screen import BigScreen, evolve_screen
from facilitation.domain.parts import (
    CLOSING,
    ENDED,
    LOBBY,
    LOCKED,
    OPEN,
    REVEALED,
    ROOM,
    TABLE,
    Check,
    Message,
    Point,
    Question,
    Row,
    Split,
    Table,
    Timer,
)
from facilitation.domain.point_state import change_points
from facilitation.domain.room import EventSettings, evolve_room, without_timers
from facilitation.domain.room_facts import RoomFact
from facilitation.domain.story import Story, evolve_story
from facilitation.domain.story_facts import StoryFact
from facilitation.domain.theme_facts import ThemeFact
from facilitation.domain.theme_state import Statement, Theme, change_statement, evolve_themes

__all__ = ["CLOSING", "ENDED", "LOBBY", "LOCKED", "OPEN", "REVEALED", "ROOM", "TABLE"]
__all__ += ["FIRST_STEP", "Check", "Meeting", "Point", "Question", "Table"]
__all__ += ["evolve", "fold", "link_key"]

FIRST_STEP = "opening"


@dataclass(frozen=True, slots=True)
class Meeting:
    """``points`` are in their tables' order, ``checks`` as they were made, ``themes`` as told.

    ``groups``: what people may say they come as; empty, and nobody is asked.
    ``placed``: theme by point. ``moderated``: "held" or "hidden" by point or statement.
    ``unlike``: pairs of points that somebody found not alike. ``asked``: the room's vote on
    statements that the big screen shows in place of its step, "" for none.
    ``paused_at``: ms since which the room has a pause, None if it has none. ``stood_still``: ms
    of all pauses that are over. ``stage_at``: ms since which the room is at its stage.
    ``stories``: by stage. ``behind``: items that do not go forward. ``published``: whether
    the page to take away can be read.
    ``removed``: tables that take no further part, by number.
    """

    id: str = ""
    title: str = ""
    date: str = ""
    code: str = ""
    scale: str = "three"
    questions: tuple[Question, ...] = ()
    tables: Mapping[int, Table] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    stage: str = LOBBY
    step: str = FIRST_STEP
    reached: int = 0
    points: dict[str, Point] = field(default_factory=dict)
    checks: dict[str, Check] = field(default_factory=dict)
    generations: Mapping[str, int] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    placed: Mapping[str, str] = field(default_factory=dict)
    moderated: Mapping[str, str] = field(default_factory=dict)
    unlike: frozenset[tuple[str, str]] = frozenset()
    asked: str = ""
    settings: EventSettings = field(default_factory=EventSettings)
    timer: Timer | None = None
    message: Message | None = None
    paused_at: int | None = None
    stood_still: int = 0
    stage_at: int = 0
    big: BigScreen = field(default_factory=BigScreen)
    stories: Mapping[str, Story] = field(default_factory=dict)
    behind: frozenset[str] = frozenset()
    published: bool = False
    removed: Mapping[int, Table] = field(default_factory=dict)


def link_key(role: str, table: int | None) -> str:
    """The name under which a link's generation is kept: "organiser", "facilitator:4"."""
    return role if table is None else f"{role}:{table}"


def fold(recorded: Iterable[tuple[int, f.Fact]], meeting: Meeting | None = None) -> Meeting:
    """Apply ``(at in ms, fact)`` pairs in order, to a new meeting or to the one given."""
    state = meeting or Meeting()
    for at, fact in recorded:
        state = evolve(state, fact, at)
    return state


def evolve(m: Meeting, fact: f.Fact, at: int) -> Meeting:
    """The state after one more fact. Facts were decided already: nothing is refused here."""
    match fact:
        case f.MeetingMade():
            return Meeting(
                id=fact.meeting,
                title=fact.title,
                date=fact.date,
                code=fact.code,
                scale=fact.scale,
                questions=tuple(Question(i, q) for i, q in enumerate(fact.questions, 1)),
                tables={n: Table(n) for n in range(1, fact.tables + 1)},
                groups=fact.groups,
            )
        case f.StageMoved():
            number = int(fact.to.partition("-")[2] or 0)
            moved = replace(
                m,
                stage=fact.to,
                stage_at=at,
                step=FIRST_STEP,
                asked="",
                reached=max(m.reached, number),
                big=evolve_screen(m.big, fact),
            )
            return without_timers(moved)
        case f.StepShown():
            return replace(m, step=fact.step, asked="", big=evolve_screen(m.big, fact))
        case f.ScreenHeld() | f.ScreenSet() | f.ReadAloud():
            return replace(m, big=evolve_screen(m.big, fact))
        case f.HeadcountSet():
            return _change_table(m, fact.table, at, headcount=fact.people)
        case f.HelpCalled():
            return _change_table(m, fact.table, at, help=fact.on)
        case f.TableNamed():
            return _change_table(m, fact.table, at, name=fact.text)
        case f.LinkReplaced():
            name = link_key(fact.role, fact.table)
            generation = m.generations.get(name, 0) + 1
            return replace(m, generations={**m.generations, name: generation})
        case _ if isinstance(fact, RoomFact):
            return evolve_room(m, fact, at)
        case _ if isinstance(fact, ThemeFact):
            return evolve_themes(m, fact)
        case _ if isinstance(fact, StoryFact):
            return evolve_story(m, fact)
        case _:
            return _evolve_point(m, fact, at)


def _evolve_point(m: Meeting, fact: f.Fact, at: int) -> Meeting:
    if isinstance(fact, pf.KeyPointsSent):
        return _send(m, fact.table, at, fact.question, fact.points)
    if isinstance(fact, pf.PointTakenBack):
        point = m.points[fact.point]
        had = m.tables[point.table].sent.get(point.question) or ()
        left = tuple(p for p in had if p != point.id)
        return _send(m, point.table, at, point.question, left)
    changed = change_points(m.points, fact)
    if changed is None:
        return _evolve_check(m, fact, at)
    after = replace(m, points=changed[0])
    # What a phone offers is not the table's own doing.
    if isinstance(fact, f.PointSuggested):
        return after
    return _saved(after, after.points[changed[1]].table, at)


def _send(
    m: Meeting, table: int, at: int, question: int, points: tuple[str, ...] | None
) -> Meeting:
    others = {q: ids for q, ids in m.tables[table].sent.items() if q != question}
    sent = others if points is None else {**others, question: points}
    return _change_table(m, table, at, sent=sent)


def _evolve_check(m: Meeting, fact: f.Fact, at: int) -> Meeting:
    match fact:
        case f.CheckOpened():
            return _opened(m, fact, at)
        case f.HandsCounted():
            counted = {**m.checks[fact.check].counted, fact.table: fact}
            together: Counter[str] = Counter()
            for part in counted.values():
                together.update(part.hands)
            return _change_check(m, fact.check, at, hands=dict(together), counted=counted)
        case f.CheckLocked():
            return _change_check(m, fact.check, at, state=LOCKED, present=fact.present)
        case f.CheckRevealed():
            rows = {group: Row(*counts) for group, counts in fact.shown.items()}
            told = Split("group", rows, fact.hidden) if rows or fact.hidden else None
            return _change_check(m, fact.check, at, state=REVEALED, split=told)
        case f.CheckConcluded():
            return _change_check(m, fact.check, at, outcome=fact.outcome, dissent=fact.text)
    raise TypeError(f"no way to evolve {type(fact).__name__}")


def _opened(m: Meeting, fact: f.CheckOpened, at: int) -> Meeting:
    about = m.points.get(fact.point or "") or m.statements.get(fact.statement or "")
    earlier = about.checks if about else ()
    check = Check(
        id=fact.check,
        point=fact.point,
        scope=fact.scope,
        table=fact.table,
        stage=fact.stage,
        round=len(earlier) + 1,
        text=about.text if about else "",
        statement=fact.statement,
        choices=fact.choices,
        words={c: (m.statements.get(c) or m.points[c]).text for c in (*fact.choices, *fact.items)},
        votes=fact.votes,
    )
    on_screen = check.id if fact.statement or fact.choices else ""
    asked = on_screen if check.scope == ROOM else m.asked
    opened = replace(m, checks={**m.checks, check.id: check}, asked=asked)
    for choice in fact.choices:
        if choice in opened.statements:
            opened = change_statement(opened, choice, voted=True)
    if fact.statement is not None:
        checks = (*earlier, check.id)
        return change_statement(opened, fact.statement, checks=checks, voted=True)
    if fact.point is not None:
        return _change_point(opened, fact.point, at, checks=(*earlier, check.id))
    return opened


def _change_point(m: Meeting, point_id: str, at: int, **changes: Any) -> Meeting:
    point = replace(m.points[point_id], **changes)
    return _saved(replace(m, points={**m.points, point.id: point}), point.table, at)


def _change_check(m: Meeting, check_id: str, at: int, **changes: Any) -> Meeting:
    check = replace(m.checks[check_id], **changes)
    changed = replace(m, checks={**m.checks, check_id: check})
    return changed if check.table is None else _saved(changed, check.table, at)


def _change_table(m: Meeting, table: int, at: int, **changes: Any) -> Meeting:
    changed = replace(m.tables[table], **changes)
    return _saved(replace(m, tables={**m.tables, table: changed}), table, at)


def _saved(m: Meeting, table: int, at: int) -> Meeting:
    if table not in m.tables:
        # The room may still be asked about a point of a table that was taken away.
        return m
    return replace(m, tables={**m.tables, table: replace(m.tables[table], saved_at=at)})
