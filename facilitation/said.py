"""Every sentence that the server says to participants, as a pattern to translate.

The domain speaks English and knows no languages. Where its words leave for a participant (the
phone's screens, the pages that need no script) they are translated by these patterns: {n} is a
number, {other} any words, and a text of several sentences is translated one by one.
tests/web/test_said.py looks at everything that phones are sent, and finds what is missing here.
"""

from __future__ import annotations

from collections.abc import Iterator

from facilitation.domain import by_group
from facilitation.domain.agreement import STATUS_WORDS
from facilitation.domain.checks import LAST_QUESTION, OUTCOMES
from facilitation.domain.closing import FIXED
from facilitation.domain.disclosure import HIDDEN_WORDS
from facilitation.domain.faces.telling import NEVER_CHECKED, TAKEN_TITLES
from facilitation.domain.proposing import LATE_WORDS, SECTIONS
from facilitation.domain.refusals import WORDS
from facilitation.domain.scales import SCALES, Scale

Texts = tuple[str, str | None]
"""One and many; many is None where no number decides."""

_NOW_NEXT = [
    "The whole room votes on a point",
    "The whole room votes",
    "Your table votes on a point",
    "Your table votes",
    "We see the result",
    "People are joining",
    "We talk about question {n}",
    "We vote on what matters most",
    "The closing",
    "We hear what was said on question {n}",
    "We hear what matters most",
    "We agree what to take forward",
    "The event has ended",
    "You can close this page",
]

_STAGES = ["Lobby", "Question {n}", "Summary of question {n}", "Closing", "Ended"]

_STEPS = [
    "What we heard today",
    "Table {n}",
    "Tables {other} and {n}",
    *FIXED.values(),
    *SECTIONS.values(),
    *TAKEN_TITLES.values(),
    LATE_WORDS,
    "No common ground yet",
    "One point is our common ground",
    "{n} points are our common ground",
    NEVER_CHECKED,
    *(
        words.format(groups=groups)
        for groups in (by_group.ALL, by_group.SHOWN)
        for words in (by_group.SHARED, by_group.FEWER)
    ),
    by_group.SOME_MORE,
    by_group.DIFFER,
    by_group.UNCLEAR,
    by_group.BY_PHONE,
    by_group.NO_HANDS,
    HIDDEN_WORDS.format(groups="{other}"),
    "Not enough answers to say.",
    "The table did not check agreement on this point.",
    "Do you agree?",
    "How do you feel about it?",
    LAST_QUESTION,
]

TO_STAFF = frozenset(
    [
        "unknown_question",
        "unknown_stage",
        "unknown_step",
        "name_too_long",
        "notes_too_long",
        "bad_number",
        "check_open",
        "not_locked",
        "not_revealed",
        "stale_stage",
        "cannot_undo",
        "changed_since",
        "unknown_theme",
        "theme_exists",
        "theme_too_long",
        "theme_not_empty",
        "unknown_statement",
        "statement_too_long",
        "already_merged",
        "voted_on",
        "changed_words",
        "moved_since",
        "other_question",
        "in_statement",
        "list_full",
        "held_back",
        "rule_fixed",
        "question_used",
        "table_used",
        "table_spoke",
        "last_table",
        "no_headcount",
        "too_many_tables",
        "heading_too_long",
    ]
)
"""Refusals that no phone can meet: those who lead read English."""

_REFUSALS = [
    "That answer belongs to someone on another phone.",
    "Choose your table, then join.",
    "The event has ended. Nobody can join it any more.",
    "The event has ended. Nothing can be changed now.",
    "The event has ended. Nothing more can be added.",
    "The room has not started yet. Points open with question 1.",
    "You have answered again since. Your newer answer stands.",
    *(words for code, words in WORDS.items() if code not in TO_STAFF),
]

_TITLES = [
    "We cannot find that page",
    "We cannot find that event",
    "We do not know that code",
    "There is no such table",
    "This link does not work",
    "Please open your link again",
    "We cannot save just now",
    "This event cannot be opened",
    "That did not work",
]

_WHO = ("", " who answered", " who voted")


def _answers(scale: Scale) -> Iterator[Texts]:
    for a in (*scale.answers, scale.skip):
        yield a.words, None
        yield a.short, None
        if a.one != a.many:
            yield f"{{n}} {a.one}.", f"{{n}} {a.many}."


def _results(scale: Scale) -> Iterator[Texts]:
    """What ``agreement.sentence`` can say."""
    one, many = scale.one, scale.many
    yield f"Everyone {one}.", None
    yield f"{{n}} of {{n2}} {one}.", f"{{n}} of {{n2}} {many}."
    for who in _WHO:
        those = f" of those{who}" if who else ""
        if who:
            yield f"The one{who} {one}.", None
            yield f"All {{n}}{who} {many}.", None
        yield f"Nobody{who} {one}.", None
        yield f"Most{who} {many}.", None
        yield f"Half{those} {many}.", None
        yield f"Fewer than half{those} {many}.", None
        yield f"More than half{those} {many}.", None
        yield f"Fewer than 1 in 10{who} {many}.", None
        yield f"{{n}} in 10{who} {many}.", None


def _ground(scale: Scale) -> Iterator[Texts]:
    """How many of those asked agree, on the common-ground map."""
    for least in ("", "at least "):
        for verb in dict.fromkeys((scale.one, scale.many)):
            told = f"asked, {least}{{n2}} {verb}"
            yield f"of {{n}} person {told}", f"of {{n}} people {told}"


def _all() -> Iterator[Texts]:
    plain = [*_NOW_NEXT, *_STAGES, *_STEPS, *_REFUSALS, *_TITLES]
    plain += ["Nobody has voted on this.", "Everyone who answered skipped."]
    plain += [*STATUS_WORDS.values(), *OUTCOMES.values()]
    for text in plain:
        yield text, None
    yield "{n} has not answered.", "{n} have not answered."
    for scale in SCALES.values():
        yield from _answers(scale)
        yield from _results(scale)
        yield from _ground(scale)


SAID: list[Texts] = list(dict.fromkeys(_all()))

ON_SCREEN = frozenset(
    [
        *_TITLES,
        WORDS["not_found"],
        *(one for scale in SCALES.values() for one, _ in _ground(scale)),
    ]
)
"""Of these, what no script on a phone needs: only the big screen shows it, or a whole page."""
