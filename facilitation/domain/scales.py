"""The answers that a person can give, as data.

Three answers are what a room can count by hand. Five steps are "gradients of agreement"
(Kaner, Facilitator's Guide to Participatory Decision-Making, 1996), cut to five words, and
the same five as a hand shows them in "fist to five" (Fletcher, FireStarter, 2002).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """``side``: 1 for, 0 between, -1 against. ``one``/``many``: "… of N" in a sentence."""

    id: str
    words: str
    short: str
    shape: str
    side: int
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Scale:
    """``answers`` from most to least agreeing. ``supports``: which count as agreement."""

    id: str
    answers: tuple[Answer, ...]
    supports: frozenset[str]
    one: str
    many: str
    worded: str
    skip: Answer


SKIP = Answer("skip", "Skip this one", "skipped", "skip", 0, "skipped", "skipped")

_FULL_WORDS = ("fully agrees", "fully agree")
_LIVE = "can live with it"
_WORRY_WORDS = ("has worries", "have worries")
_AGAINST_WORDS = ("does not agree", "do not agree")

THREE = Scale(
    id="three",
    answers=(
        Answer("agree", "I agree", "agree", "full", 1, "agrees", "agree"),
        Answer("unsure", "I am not sure", "not sure", "middle", 0, "is not sure", "are not sure"),
        Answer("disagree", "I do not agree", "do not agree", "not", -1, *_AGAINST_WORDS),
    ),
    supports=frozenset({"agree"}),
    one="agrees",
    many="agree",
    worded="I agree, I am not sure, I do not agree",
    skip=SKIP,
)

FIVE = Scale(
    id="five",
    answers=(
        Answer("full", "I fully agree", "fully agree", "full", 1, *_FULL_WORDS),
        Answer("agree", "I agree", "agree", "agree", 1, "agrees", "agree"),
        Answer("live", "I can live with it", _LIVE, "middle", 0, _LIVE, _LIVE),
        Answer("worry", "I have worries", "have worries", "worry", -1, *_WORRY_WORDS),
        Answer("against", "I do not agree", "do not agree", "not", -1, *_AGAINST_WORDS),
    ),
    supports=frozenset({"full", "agree", "live"}),
    one="agrees or can live with it",
    many="agree or can live with it",
    worded="I fully agree, I agree, I can live with it, I have worries, I do not agree",
    skip=SKIP,
)

SCALES = {scale.id: scale for scale in (THREE, FIVE)}


def answer_ids(scale: Scale) -> frozenset[str]:
    """Every answer that a ballot may hold, skip included."""
    return frozenset(a.id for a in scale.answers) | {scale.skip.id}
