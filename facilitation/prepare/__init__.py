"""Making a new event: from a form, from a template, from a CSV, or like an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from facilitation.desk import now
from facilitation.domain.facts import Fact, MeetingMade
from facilitation.domain.meeting import Meeting
from facilitation.domain.room import rule_fact
from facilitation.domain.room_facts import QuestionSet, SettingsSet
from facilitation.prepare import wanted
from facilitation.prepare.from_csv import Sheet, WrongLines, read_sheet
from facilitation.prepare.templates import TEMPLATES, deleted_on, usual
from facilitation.prepare.wanted import (
    GROUP_LIMIT,
    MOST_GROUPS,
    MOST_QUESTIONS,
    MOST_TABLES,
    QUESTION_LIMIT,
    TITLE_LIMIT,
    Gathering,
    Wanted,
)
from facilitation.storage.catalogue import Catalogue
from facilitation.storage.jobs import Append

__all__ = ["GROUP_LIMIT", "MOST_GROUPS", "MOST_QUESTIONS", "MOST_TABLES", "QUESTION_LIMIT"]
__all__ += ["TITLE_LIMIT", "Plan", "Wanted", "WrongLines", "like", "plan_from_csv", "prepare"]
__all__ += ["read_wanted"]

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Plan:
    """A checked event: ``date`` ISO, ``questions`` in order.

    ``settled``: what goes beyond the words of the questions, as it will be recorded.
    """

    title: str
    date: str
    questions: tuple[str, ...]
    tables: int
    scale: str
    groups: tuple[str, ...] = ()
    settled: tuple[Fact, ...] = ()

    @property
    def delete_after(self) -> str:
        found = [fact.delete_after for fact in self.settled if isinstance(fact, SettingsSet)]
        return found[-1] if found else ""


def read_wanted(values: Mapping[str, Any], earlier: Callable[[str], Meeting] | None = None) -> Plan:
    """The plan in a form's values. ``questions``: a list, or lines of text. Raises Wanted.

    ``start``: "" for one's own questions, a template's id, or "copy:" and an earlier event's
    id, which ``earlier`` finds. Questions that were typed take the place of the template's.
    """
    found = Gathering()
    title = found.read(lambda: wanted.title_in(values.get("title")), "")
    day = found.read(lambda: wanted.day_in(values.get("date")), date.today().isoformat())
    tables = found.read(lambda: wanted.tables_in(values.get("tables")), 1)
    start = str(values.get("start") or "")
    begun = found.read(lambda: _begun(start, day, earlier), Begun())
    typed = wanted.lines_in(values.get("questions"))
    texts = tuple(q.text for q in begun.questions)
    if typed or not start:
        texts = found.read(lambda: wanted.questions_in(values.get("questions")), ())
    scale = found.read(lambda: wanted.scale_in(values.get("scale")), "")
    groups = found.read(lambda: wanted.groups_in(values.get("groups")), ())
    found.finish()
    asked = _timed_like(begun.questions, texts) if typed else begun.questions
    settled = (*asked, *begun.settled)
    return Plan(title, day, texts, tables, begun.scale or scale, groups or begun.groups, settled)


@dataclass(frozen=True, slots=True)
class Begun:
    """What an event starts from, beside what is typed. ``scale``: "" where that is asked."""

    questions: tuple[QuestionSet, ...] = ()
    settled: tuple[Fact, ...] = ()
    groups: tuple[str, ...] = ()
    scale: str = ""


def _begun(start: str, day: str, earlier: Callable[[str], Meeting] | None) -> Begun:
    if start in TEMPLATES:
        template = TEMPLATES[start]
        return Begun(template.questions, usual(day), template.groups)
    if start.startswith("copy:") and earlier is not None:
        m = earlier(start.removeprefix("copy:"))
        return Begun(_asked(m), _settled(m, day), m.groups, m.scale)
    if start:
        raise Wanted("start", "Choose what to start from.")
    return Begun(settled=usual(day))


def _timed_like(ready: tuple[QuestionSet, ...], texts: tuple[str, ...]) -> tuple[Fact, ...]:
    """Own questions keep the times of those whose places they take: the day's plan is the same.

    Easy words and prompts belong to the words that were there, and go with them.
    """
    placed = zip(ready, texts, strict=False)
    return tuple(QuestionSet(q.number, text, minutes=q.minutes) for q, text in placed if q.minutes)


def plan_from_csv(text: str) -> Plan:
    """The plan in a CSV. Raises WrongLines, which names the line of everything that is wrong."""
    return _Lines(read_sheet(text)).plan()


def like(m: Meeting, title: str, delete_after: str) -> Plan:
    """The plan of an event that is like another in all but its name and its end."""
    said = SettingsSet(m.settings.notice, delete_after, m.settings.language)
    settled: tuple[Fact, ...] = (*_asked(m), said, rule_fact(m.settings.rule))
    texts = tuple(q.text for q in m.questions)
    return Plan(title, m.date, texts, len(m.tables), m.scale, m.groups, settled)


def prepare(catalogue: Catalogue, plan: Plan, rehearsal: bool = False) -> str:
    """Make the event's file and list it. Gives the event's id.

    It is in the list when its file is whole: an event that nobody could open must not be there.
    """
    at = now()
    with catalogue.all_or_nothing():
        listed = catalogue.add(plan.title, plan.date, at, plan.delete_after, rehearsal)
        made = MeetingMade(
            listed.id,
            plan.title,
            plan.date,
            listed.code,
            plan.scale,
            plan.questions,
            plan.tables,
            plan.groups,
        )
        try:
            with closing(catalogue.open(listed.id)) as store:
                [(outcome, _)] = store.commit([Append(at, [made, *plan.settled])])
            if isinstance(outcome, Exception):
                raise outcome
        except Exception:
            # A full disk: of what was begun nothing stays.
            catalogue.forget(listed.id)
            raise
    return listed.id


def _asked(m: Meeting) -> tuple[QuestionSet, ...]:
    return tuple(QuestionSet(q.number, q.text, q.easy, q.minutes, q.prompts) for q in m.questions)


def _settled(m: Meeting, day: str) -> tuple[Fact, ...]:
    """What an earlier event had settled. It is kept as long after the event as that one was."""
    s = m.settings
    [said] = usual(day)
    assert isinstance(said, SettingsSet)
    if s.delete_after:
        days = date.fromisoformat(s.delete_after) - date.fromisoformat(m.date)
        said = SettingsSet(s.notice, deleted_on(day, days))
    return (replace(said, language=s.language), rule_fact(s.rule))


class _Lines:
    """A sheet made into a plan: each problem is gathered with the line it stands on."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.wrong = list(sheet.wrong)

    def plan(self) -> Plan:
        sheet = self.sheet
        title = self._once("title", wanted.title_in)
        day = self._once("date", wanted.day_in)
        tables = self._once("tables", wanted.tables_in)
        scale = self._once("scale", wanted.scale_in)
        notice = self._once("notice", wanted.notice_in)
        after = self._once("delete_after", lambda value: wanted.deletion_in(value, day or ""))
        questions = [self._question(i, row) for i, row in enumerate(sheet.questions, 1)]
        if not questions:
            self.wrong.append((1, "There is no question. Add a line that begins with: question"))
        elif len(questions) > MOST_QUESTIONS:
            line = int(sheet.questions[MOST_QUESTIONS]["line"])
            self.wrong.append((line, f"Keep to {MOST_QUESTIONS} questions or fewer."))
        groups = self._groups()
        if self.wrong:
            raise WrongLines(self.wrong)
        [usually] = usual(day)
        assert isinstance(usually, SettingsSet)
        said = SettingsSet(notice or usually.text, after or usually.delete_after)
        texts = tuple(q.text for q in questions)
        return Plan(title, day, texts, tables, scale, groups, (*questions, said))

    def _at(self, line: int, read: Callable[[], T], instead: U) -> T | U:
        """What ``read`` finds; what is wrong is told of this line."""
        try:
            return read()
        except Wanted as problem:
            self.wrong += [(line, words) for _, words in problem.problems]
            return instead

    def _once(self, name: str, read: Callable[[Any], Any]) -> Any:
        value, line = self.sheet.once.get(name), self.sheet.lines.get(name, 1)
        # What has a line but no words was told of already.
        return None if value == "" else self._at(line, lambda: read(value), None)

    def _groups(self) -> tuple[str, ...]:
        for line, name in self.sheet.groups:
            self._at(line, partial(wanted.groups_in, [name]), ())
        names = list(dict.fromkeys(wanted.words_in(name) for _, name in self.sheet.groups))
        if len(names) > MOST_GROUPS:
            first = next(
                n for n, at in self.sheet.groups if wanted.words_in(at) == names[MOST_GROUPS]
            )
            self.wrong.append((first, f"Keep to {MOST_GROUPS} groups or fewer."))
        return tuple(names)

    def _question(self, number: int, row: Mapping[str, str]) -> QuestionSet:
        """Every cell of the row is read, whatever is wrong with the others."""
        line = int(row["line"])
        text = wanted.words_in(row["words"])
        if row["words"]:
            self._at(line, lambda: wanted.questions_in([text]), ())
        easy = wanted.words_in(row.get("easy"))
        if words := wanted.under(QUESTION_LIMIT, "the easy words", easy):
            self.wrong.append((line, words))
        minutes = self._at(line, lambda: wanted.minutes_in(row.get("minutes"), "minutes"), 0)
        prompts = (row.get("prompts") or "").split("|")
        asked = self._at(line, lambda: wanted.prompts_in(prompts, "prompts"), ())
        return QuestionSet(number, text, easy, minutes, asked)
