"""Reading what people typed, field by field: what cannot be used is said beside its field."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from facilitation.domain.agreement import Rule
from facilitation.domain.refusals import Refused
from facilitation.domain.rules import clean
from facilitation.domain.scales import SCALES
from facilitation.languages import ENGLISH, LANGUAGES

TITLE_LIMIT, QUESTION_LIMIT, MOST_QUESTIONS, MOST_TABLES = 120, 200, 12, 60
GROUP_LIMIT, MOST_GROUPS = 60, 12
NOTICE_LIMIT, PROMPT_LIMIT, MOST_PROMPTS, MOST_MINUTES = 1000, 200, 8, 240


class Wanted(Refused):
    """What was typed cannot become an event; ``field`` says where."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__("bad_message", words)
        self.field = field


def words_in(value: Any) -> str:
    """Words on one line, without signs that no file can hold."""
    try:
        return clean(str(value or ""))
    except Refused as problem:
        # Too long is said by the field's own limit, in its own words.
        return "" if problem.code == "empty_text" else str(value)


def lines_in(value: Any) -> tuple[str, ...]:
    """The lines of a text, or the items of a list, without empty ones."""
    lines = value if isinstance(value, list | tuple) else str(value or "").splitlines()
    return tuple(line for line in map(words_in, lines) if line)


def title_in(value: Any) -> str:
    title = words_in(value)
    if not title:
        raise Wanted("title", "Give the event a title.")
    if len(title) > TITLE_LIMIT:
        raise Wanted("title", f"Keep the title under {TITLE_LIMIT} letters.")
    return title


def day_in(value: Any) -> str:
    try:
        return date.fromisoformat(str(value or "").strip()).isoformat()
    except ValueError:
        raise Wanted("date", "Give the day of the event, for example 2026-11-24.") from None


def deletion_in(value: Any, day: str) -> str:
    """The day of deletion: after the event, or none."""
    typed = str(value or "").strip()
    if not typed:
        return ""
    try:
        found = date.fromisoformat(typed).isoformat()
    except ValueError:
        raise Wanted("delete_after", "Give a day, for example 2027-02-24, or none.") from None
    if found <= day:
        raise Wanted("delete_after", "Choose a day after the event.")
    return found


def language_in(value: Any) -> str:
    """Of the big screen: one that phones have too."""
    chosen = str(value or ENGLISH.id)
    if chosen not in {language.id for language in LANGUAGES}:
        raise Wanted("language", "Choose one of the languages.")
    return chosen


def notice_in(value: Any) -> str:
    notice = words_in(value)
    if len(notice) > NOTICE_LIMIT:
        raise Wanted("notice", f"Keep the notice under {NOTICE_LIMIT:,} letters.")
    return notice


def questions_in(value: Any) -> tuple[str, ...]:
    questions = lines_in(value)
    if not questions:
        raise Wanted("questions", "Write at least one question to talk about.")
    if len(questions) > MOST_QUESTIONS:
        raise Wanted("questions", f"Keep to {MOST_QUESTIONS} questions or fewer.")
    if any(len(q) > QUESTION_LIMIT for q in questions):
        raise Wanted("questions", f"Keep each question under {QUESTION_LIMIT} letters.")
    return questions


def groups_in(value: Any) -> tuple[str, ...]:
    """What people may say they come as. Each once: two of one name could not be told apart."""
    groups = tuple(dict.fromkeys(lines_in(value)))
    if len(groups) > MOST_GROUPS:
        raise Wanted("groups", f"Keep to {MOST_GROUPS} groups or fewer.")
    if any(len(g) > GROUP_LIMIT for g in groups):
        raise Wanted("groups", f"Keep the name of each group under {GROUP_LIMIT} letters.")
    return groups


def number_in(value: Any, field: str, least: int, most: int, words: str) -> int:
    """A whole number; ``words`` say what is wanted if it is none, or out of bounds."""
    typed = str(value if value is not None else "").strip()
    if not (typed.isascii() and typed.isdigit()) or not least <= int(typed[:9]) <= most:
        raise Wanted(field, words)
    return int(typed)


def tables_in(value: Any) -> int:
    words = f"Give a number of tables from 1 to {MOST_TABLES}."
    return number_in(value, "tables", 1, MOST_TABLES, words)


def minutes_in(value: Any, field: str) -> int:
    if not str(value or "").strip():
        return 0
    words = f"Give minutes as a whole number, up to {MOST_MINUTES}."
    return number_in(value, field, 0, MOST_MINUTES, words)


def prompts_in(value: Any, field: str) -> tuple[str, ...]:
    prompts = lines_in(value)
    if len(prompts) > MOST_PROMPTS or any(len(p) > PROMPT_LIMIT for p in prompts):
        words = f"Keep to {MOST_PROMPTS} prompts, each under {PROMPT_LIMIT} letters."
        raise Wanted(field, words)
    return prompts


def scale_in(value: Any) -> str:
    scale = str(value or "three").strip()
    if scale not in SCALES:
        raise Wanted("scale", "Choose three answers or five.")
    return scale


SHARES = ("quorum", "agreed", "worries", "against_table", "against_room")


def rule_in(values: dict[str, Any], now: Rule) -> Rule:
    """The rule in a form of percentages. A share that reads as it did stays exact."""
    shares: dict[str, Fraction] = {}
    for name in SHARES:
        typed = values.get(name)
        percent = number_in(typed, name, 0, 100, "Give a whole number from 0 to 100.")
        before: Fraction = getattr(now, name)
        shares[name] = before if percent == int(100 * before) else Fraction(percent, 100)
    least = number_in(values.get("least"), "least", 1, 60, "Give a number from 1 to 60.")
    rule = Rule(least=least, **shares)
    if rule.agreed < rule.worries:
        raise Wanted("worries", "“Agreed, with worries” must not need more than “Agreed”.")
    if 2 * rule.agreed <= 1:
        raise Wanted("agreed", "“Agreed” must need more than half of those who voted.")
    return rule
