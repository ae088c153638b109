"""Reading what people typed, field by field: what cannot be used is said beside its field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from textwrap import shorten
from typing import Any, TypeVar

from facilitation.domain.agreement import Rule
from facilitation.domain.refusals import Refused
from facilitation.domain.rules import clean
from facilitation.domain.scales import SCALES
from facilitation.languages import ENGLISH, LANGUAGES

TITLE_LIMIT, QUESTION_LIMIT, MOST_QUESTIONS, MOST_TABLES = 120, 200, 12, 60
GROUP_LIMIT, MOST_GROUPS = 60, 12
NOTICE_LIMIT, PROMPT_LIMIT, MOST_PROMPTS, MOST_MINUTES = 1000, 200, 8, 240

FARTHEST = 3660
"""Days until an event at most: a year that was typed wrongly is found on the same day."""

T = TypeVar("T")
U = TypeVar("U")


class Wanted(Refused):
    """What was typed cannot become an event.

    ``problems``: (field, words) of everything that is wrong, in the form's order; ``field``
    is the first.
    """

    def __init__(self, field: str, words: str, others: Sequence[tuple[str, str]] = ()) -> None:
        self.problems = [(field, words), *others]
        super().__init__("bad_message", " ".join(said for _, said in self.problems))
        self.field = field


class Gathering:
    """Reads field after field, so that all that is wrong is said at once, and not one by one."""

    def __init__(self) -> None:
        self.problems: list[tuple[str, str]] = []

    def read(self, reader: Callable[[], T], instead: U) -> T | U:
        """What ``reader`` finds, or ``instead`` while it is known why that cannot be used."""
        try:
            return reader()
        except Wanted as problem:
            self.problems += problem.problems
            return instead

    def finish(self) -> None:
        """Raises Wanted if anything was wrong."""
        if self.problems:
            (field, words), *others = self.problems
            raise Wanted(field, words, others)


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


def under(limit: int, what: str, words: str) -> str:
    """Why ``words`` cannot be used, if they are too long: how long they may be, and are. Or ""."""
    # Fields take more than that: a browser would cut what is pasted, and say nothing.
    over = len(words) > limit
    return f"Keep {what} under {limit:,} letters. It has {len(words):,}." if over else ""


def title_in(value: Any) -> str:
    title = words_in(value)
    if not title:
        raise Wanted("title", "Give the event a title.")
    if words := under(TITLE_LIMIT, "the title", title):
        raise Wanted("title", words)
    return title


def in_a_while(days: int = 60) -> str:
    """A day to show as an example: one that is still to come."""
    return (date.today() + timedelta(days=days)).isoformat()


def passed(day: str) -> str:
    """Why ``day`` (ISO) cannot be chosen, with what to do; "" if it is still to come, or today.

    Where the organiser is it may still be the day before: a server's clock is often elsewhere.
    """
    today = date.today()
    if day >= in_a_while(-1):
        return ""
    return f"That day has passed. Today is {today:%-d %B %Y}. Check the day, month and year."


def day_in(value: Any, settled: str = "") -> str:
    """The day of an event. ``settled``: the day that it had, which may have passed since."""
    try:
        day = date.fromisoformat(str(value or "").strip()).isoformat()
    except ValueError:
        words = f"Give the day of the event, for example {in_a_while()}."
        raise Wanted("date", words) from None
    if day != settled and (words := passed(day)):
        raise Wanted("date", words)
    if day != settled and day > in_a_while(FARTHEST):
        raise Wanted("date", "That is more than ten years away. Check the year.")
    return day


def deletion_in(value: Any, day: str, settled: str = "") -> str:
    """The day of deletion: after the event, or none. ``settled``: the day that it had."""
    typed = str(value or "").strip()
    if not typed:
        return ""
    try:
        found = date.fromisoformat(typed).isoformat()
    except ValueError:
        words = f"Give a day, for example {in_a_while(150)}, or none."
        raise Wanted("delete_after", words) from None
    if found <= day:
        raise Wanted("delete_after", "Choose a day after the event.")
    # The app would delete the event at once.
    if found != settled and (words := passed(found)):
        raise Wanted("delete_after", words)
    return found


def language_in(value: Any) -> str:
    """Of the big screen: one that phones have too."""
    chosen = str(value or ENGLISH.id)
    if chosen not in {language.id for language in LANGUAGES}:
        raise Wanted("language", "Choose one of the languages.")
    return chosen


def notice_in(value: Any) -> str:
    notice = words_in(value)
    if words := under(NOTICE_LIMIT, "the notice", notice):
        raise Wanted("notice", words)
    return notice


def questions_in(value: Any) -> tuple[str, ...]:
    questions = lines_in(value)
    if not questions:
        raise Wanted("questions", "Write at least one question to talk about.")
    if len(questions) > MOST_QUESTIONS:
        raise Wanted("questions", f"Keep to {MOST_QUESTIONS} questions or fewer.")
    for long in (q for q in questions if len(q) > QUESTION_LIMIT):
        words = f"Keep each question under {QUESTION_LIMIT} letters."
        raise Wanted(
            "questions", f"{words} “{shorten(long, 32, placeholder='…')}” has {len(long):,}."
        )
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
    # Thousands of figures would take long to read.
    if not (typed.isascii() and typed.isdigit()) or len(typed) > 9:
        raise Wanted(field, words)
    if not least <= int(typed) <= most:
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
    found = Gathering()

    def share(name: str) -> Fraction:
        percent = number_in(values.get(name), name, 0, 100, "Give a whole number from 0 to 100.")
        before: Fraction = getattr(now, name)
        return before if percent == int(100 * before) else Fraction(percent, 100)

    shares = {name: found.read(partial(share, name), Fraction(0)) for name in SHARES}
    words = "Give a number from 1 to 60."
    least = found.read(lambda: number_in(values.get("least"), "least", 1, 60, words), 1)
    wrong = {field for field, _ in found.problems}
    if not wrong & {"agreed", "worries"} and shares["agreed"] < shares["worries"]:
        words = "“Agreed, with worries” must not need more than “Agreed”."
        found.problems.append(("worries", words))
    if "agreed" not in wrong and 2 * shares["agreed"] <= 1:
        words = "“Agreed” must need more than half of those who voted."
        found.problems.append(("agreed", words))
    found.finish()
    return Rule(least=least, **shares)
