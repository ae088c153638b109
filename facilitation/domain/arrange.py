"""What an organiser settles before the event, and may change late: questions, groups, the rule.

The rule for "agreed" and the answers stand still once anybody was asked anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitation.domain import room_facts as f
from facilitation.domain.agreement import Rule
from facilitation.domain.facts import Fact
from facilitation.domain.meeting import ENDED, Meeting
from facilitation.domain.parts import Question
from facilitation.domain.refusals import Refused
from facilitation.domain.room import rule_fact


@dataclass(frozen=True, slots=True)
class Arranged:
    """Everything that the page "Prepare" holds. Already checked, field by field."""

    title: str
    date: str
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


def arrange(m: Meeting, wanted: Arranged) -> list[Fact]:
    """The facts that make it so: only of what is different."""
    if m.stage == ENDED:
        raise Refused("wrong_stage", "The event has ended. Nothing can be changed now.")
    if voting_began(m) and (wanted.rule, wanted.scale) != (m.settings.rule, m.scale):
        raise Refused("rule_fixed")
    if len(wanted.questions) < max(1, m.reached):
        raise Refused("question_used")
    found: list[Fact] = []
    if (wanted.title, wanted.date) != (m.title, m.date):
        found.append(f.EventNamed(wanted.title, wanted.date))
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
    """One line of the checklist. ``needed``: the event should not start without it."""

    words: str
    done: bool
    needed: bool


def checklist(m: Meeting) -> list[Item]:
    """What is there and what is missing, as far as the event itself knows."""
    many = len(m.questions)
    easy = sum(bool(q.easy) for q in m.questions)
    timed = sum(bool(q.minutes) for q in m.questions)
    prompted = sum(bool(q.prompts) for q in m.questions)
    return [
        Item(f"Questions to talk about: {many}.", many > 0, True),
        Item(f"Each question in Easy Read: {easy} of {many}.", easy == many, False),
        Item(f"Time for each question: {timed} of {many}.", timed == many, False),
        Item(f"Prompts for facilitators: {prompted} of {many}.", prompted == many, False),
        Item(
            "A list of what people may come as."
            if m.groups
            else "A list of what people may come as. Without it, nobody is asked.",
            bool(m.groups),
            False,
        ),
        Item("A privacy notice, shown before people join.", bool(m.settings.notice), True),
        Item("The day on which everything is deleted.", bool(m.settings.delete_after), True),
    ]
