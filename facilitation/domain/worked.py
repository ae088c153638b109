"""A worked example, at a table of eight: for the page and the guide that explain agreement.

Nothing in it is typed in: every figure comes from the functions that the app itself uses. What
results say is English here, as everywhere in the domain; the example's own words are the reader's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from facilitation.domain.agreement import STATUS_WORDS, USUAL, Result, Rule, work_out
from facilitation.domain.disclosure import shown_rows
from facilitation.domain.groups import Votes, consensus, polis_consensus
from facilitation.domain.parts import Row
from facilitation.domain.ranking import Candidate, rank
from facilitation.domain.saying import ENGLISH, Words
from facilitation.domain.scales import SCALES, THREE

PEOPLE = 8

SAID = ("agree", "agree", "agree", "agree", "agree", "agree", "unsure", "skip")
HANDS = 2
"""The first two raised a hand; the others used a phone."""

VOTES = ((3, 0, 1), (2, 2, 0))
"""Another point: agree, do not agree, not sure, by what the eight came as."""


def otherwise(w: Words = ENGLISH) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the eight said, and what they could have said."""
    return (
        (w.t("As above"), SAID),
        (w.t("The one who was not sure agrees"), (*SAID[:6], "agree", "skip")),
        (w.t("The one who was not sure does not agree"), (*SAID[:6], "disagree", "skip")),
        (w.t("Three more are not sure"), ("agree",) * 3 + ("unsure",) * 4 + ("skip",)),
        (w.t("Only three answer at all"), SAID[:3]),
    )


@dataclass(frozen=True, slots=True)
class Person:
    number: int
    how: str
    said: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way in which the eight may have answered. ``share``, ``low``, ``high``: in per cent."""

    what: str
    agree: int
    unsure: int
    disagree: int
    skipped: int
    not_answered: int
    share: int
    low: int
    high: int
    status: str
    sentence: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    name: str
    agree: int
    voted: int
    share: int


@dataclass(frozen=True, slots=True)
class Worked:
    """``polis``, ``ours``: agreement across the two groups, in per cent, both ways.

    ``split_shown``: whether the app would show this split by group. ``lone_low``,
    ``many_low``: what 3 of 3, and 19 of 20, count as in the ranking, in per cent.
    """

    point: str
    people: tuple[Person, ...]
    outcomes: tuple[Outcome, ...]
    groups: tuple[GroupLine, ...]
    polis: int
    ours: int
    split_shown: bool
    lone_low: int
    many_low: int


def worked_example(rule: Rule = USUAL, w: Words = ENGLISH) -> Worked:
    """The whole example, by a rule. Shares are rounded down, as all that we say is; a range
    outwards."""
    words = {a.id: a.words for a in (*THREE.answers, THREE.skip)}
    hand, phone = w.t("hand"), w.t("phone")
    names = (w.t("People who use care"), w.t("Staff"))
    votes = {name: Votes(*counts) for name, counts in zip(names, VOTES, strict=True)}
    rows = {name: Row(v.agree, v.voted - v.agree) for name, v in votes.items()}
    lone = Candidate("One table, 3 of 3", 3, 3, 3, 3)
    many = Candidate("Three tables, 19 of 20", 19, 20, 20, 20, 3)
    ranked = {r.id: r for r in rank([lone, many])}
    return Worked(
        point=w.t("The same small team should visit each week."),
        people=tuple(
            Person(number, hand if number <= HANDS else phone, words[said])
            for number, said in enumerate(SAID, 1)
        ),
        outcomes=tuple(_outcome(what, said, rule) for what, said in otherwise(w)),
        groups=tuple(
            GroupLine(name, v.agree, v.voted, _percent((v.agree + 1) / (v.voted + 2)))
            for name, v in votes.items()
        ),
        polis=_percent(polis_consensus(votes) or 0),
        ours=_percent(consensus(votes) or 0),
        split_shown=bool(shown_rows(rows, Row(0, 0), 0)),
        lone_low=_percent(ranked[lone.id].low),
        many_low=_percent(ranked[many.id].low),
    )


def _outcome(what: str, said: Sequence[str], rule: Rule) -> Outcome:
    result = eight(said, rule)
    return Outcome(
        what=what,
        agree=result.counts["agree"],
        unsure=result.counts["unsure"],
        disagree=result.counts["disagree"],
        skipped=result.skipped,
        not_answered=result.not_answered,
        share=_percent(result.share or 0),
        low=_percent(result.low or 0),
        high=ceil(100 * (result.high or 0) - 1e-9),
        status=STATUS_WORDS[result.status],
        sentence=result.sentence,
    )


def eight(said: Sequence[str], rule: Rule = USUAL) -> Result:
    """The result of a table of eight at which these answers were given."""
    hands, phones = Counter(said[:HANDS]), Counter(said[HANDS:])
    return work_out(SCALES["three"], phones, hands, PEOPLE, room=False, rule=rule)


def _percent(share: float) -> int:
    # A hair is added, since 0.29 x 100 is 28.999999999999996.
    return int(100 * share + 1e-9)
