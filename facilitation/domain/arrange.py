"""What an organiser settles before the event, and may change late: questions, groups, the rule.

The rule for "agreed" and the answers stand still once anybody was asked anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from facilitation.domain import room_facts as f
from facilitation.domain.agreement import Rule
from facilitation.domain.facts import Fact
from facilitation.domain.lead import set_tables
from facilitation.domain.meeting import ENDED, Meeting
from facilitation.domain.parts import Question
from facilitation.domain.refusals import Refused
from facilitation.domain.room import rule_fact


@dataclass(frozen=True, slots=True)
class Arranged:
    """Everything that the page "Prepare" holds. Already checked, field by field.

    ``tables``: how many.
    """

    title: str
    date: str
    tables: int
    questions: tuple[Question, ...]
    groups: tuple[str, ...]
    scale: str
    notice: str
    delete_after: str
    language: str
    rule: Rule


def arranged(m: Meeting) -> Arranged:
    """What is settled now."""
    s = m.settings
    return Arranged(
        m.title,
        m.date,
        len(m.tables),
        m.questions,
        m.groups,
        m.scale,
        s.notice,
        s.delete_after,
        s.language,
        s.rule,
    )


def voting_began(m: Meeting) -> bool:
    """Whether anybody was asked anything: from then on the rule is fixed."""
    return bool(m.checks)


def arrange(m: Meeting, wanted: Arranged, people: Mapping[int, int]) -> list[Fact]:
    """The facts that make it so: only of what is different. ``people``: joined, by table."""
    if m.stage == ENDED:
        raise Refused("wrong_stage", "The event has ended. Nothing can be changed now.")
    if voting_began(m) and (wanted.rule, wanted.scale) != (m.settings.rule, m.scale):
        raise Refused("rule_fixed")
    if len(wanted.questions) < max(1, m.reached):
        raise Refused("question_used")
    found: list[Fact] = []
    if (wanted.title, wanted.date) != (m.title, m.date):
        found.append(f.EventNamed(wanted.title, wanted.date))
    found += set_tables(m, many=wanted.tables, people=people)
    for q in wanted.questions:
        if q not in m.questions:
            found.append(f.QuestionSet(q.number, q.text, q.easy, q.minutes, q.prompts))
    if len(wanted.questions) < len(m.questions):
        found.append(f.QuestionsCut(len(wanted.questions)))
    if wanted.groups != m.groups:
        found.append(f.GroupsSet(wanted.groups))
    if wanted.scale != m.scale:
        found.append(f.ScaleSet(wanted.scale))
    settled = f.SettingsSet(wanted.notice, wanted.delete_after, wanted.language)
    if settled != f.SettingsSet(m.settings.notice, m.settings.delete_after, m.settings.language):
        found.append(settled)
    if wanted.rule != m.settings.rule:
        found.append(rule_fact(wanted.rule))
    return found


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist. ``needed``: the event should not start without it.

    ``field``: where on the page "Prepare" it is settled: of the first question that lacks it.
    """

    words: str
    done: bool
    needed: bool
    field: str


def checklist(m: Meeting) -> list[Item]:
    """What is there and what is missing, as far as the event itself knows."""
    many, s = len(m.questions), m.settings
    found = [Item(f"Questions to talk about: {many}.", many > 0, True, "q1_text")]
    for part, words in (
        ("easy", "Each question in Easy Read"),
        ("minutes", "Time for each question"),
        ("prompts", "Prompts for facilitators"),
    ):
        lacking = [q.number for q in m.questions if not getattr(q, part)]
        words = f"{words}: {many - len(lacking)} of {many}."
        found.append(Item(words, not lacking, False, f"q{[*lacking, 1][0]}_{part}"))
    groups = "A list of what people may come as."
    if not m.groups:
        groups += " Without it, nobody is asked."
    deleted = "The day on which everything is deleted."
    if s.delete_after:
        day = date.fromisoformat(s.delete_after)
        deleted = f"Everything is deleted by itself on {day:%-d %B %Y}."
    notice = "A privacy notice, shown before people join."
    return [
        *found,
        Item(groups, bool(m.groups), False, "groups"),
        Item(notice, bool(s.notice), True, "notice"),
        Item(deleted, bool(s.delete_after), True, "delete_after"),
    ]
