"""Three events to start from. The words are ours; every one of them can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from facilitation.domain.facts import Fact
from facilitation.domain.room_facts import QuestionSet, SettingsSet

KEPT_DAYS = 90
"""How long after the event everything is deleted, unless the organiser says otherwise."""

NOTICE = (
    "A person at your table writes down what people say. We use it to make services better. "
    "We do not write down names. Please do not say private things about other people."
)

GROUPS = (
    "I use care or support",
    "I care for someone",
    "I work in care or support",
    "I work for the council or the health service",
    "I am from a voluntary group",
    "Something else",
)


@dataclass(frozen=True, slots=True)
class Template:
    """``words``: what is in it, in very few words."""

    id: str
    name: str
    words: str
    questions: tuple[QuestionSet, ...]
    groups: tuple[str, ...] = GROUPS


def usual(day: str) -> tuple[Fact, ...]:
    """What every new event has: a notice, and a day on which it is deleted."""
    return (SettingsSet(NOTICE, deleted_on(day)),)


def deleted_on(day: str, kept: timedelta = timedelta(days=KEPT_DAYS)) -> str:
    """So long after the event; an event of the past is not deleted as soon as it is made."""
    return (max(date.fromisoformat(day), date.today()) + kept).isoformat()


WELL = QuestionSet(
    1,
    "What works well for you now, and should stay?",
    "What is good in your life now? What should we keep?",
    25,
    (
        "Tell us about a good day. What made it good?",
        "Who or what helps you most?",
        "Has everybody had a turn?",
    ),
)
STOPS = QuestionSet(
    2,
    "What gets in the way of the life you want?",
    "What stops you from doing what you want to do?",
    25,
    (
        "When did you last have to wait, or ask twice?",
        "Is this the same for others at the table?",
        "Who is not here, and what would they say?",
    ),
)
FIRST = QuestionSet(
    3,
    "What should change first, and who needs to do it?",
    "What should we do first? Who should do it?",
    25,
    (
        "If only one thing changed, which one?",
        "Who could start next week?",
        "How would you notice that it is better?",
    ),
)

TWO_HOURS = Template(
    "two-hours",
    "Two-hour event",
    "3 questions",
    (WELL, STOPS, FIRST),
)
HALF_DAY = Template(
    "half-day",
    "Half-day event",
    "4 questions",
    (
        QuestionSet(1, WELL.text, WELL.easy, 30, WELL.prompts),
        QuestionSet(2, STOPS.text, STOPS.easy, 30, STOPS.prompts),
        QuestionSet(
            3,
            "What would good support look like in a year from now?",
            "Think of next year. What would good help be like?",
            30,
            (
                "What would you see, hear or feel?",
                "What would be different for your family or friends?",
                "What would you no longer need?",
            ),
        ),
        QuestionSet(4, FIRST.text, FIRST.easy, 30, FIRST.prompts),
    ),
)
TABLE_TALK = Template(
    "table-talk",
    "Table talk",
    "1 question",
    (
        QuestionSet(
            1,
            "What matters most to you about getting help when you need it?",
            "You need help. What matters most to you?",
            20,
            (
                "Think of a time when it went well. What happened?",
                "What would you tell someone who is new to this?",
            ),
        ),
    ),
)

TEMPLATES: Mapping[str, Template] = {t.id: t for t in (TWO_HOURS, HALF_DAY, TABLE_TALK)}
