"""The answers that a person can give, as data.

Three answers are what a room can count by hand. Five steps are "gradients of agreement"
(Kaner, Facilitator's Guide to Participatory Decision-Making, 1996), cut to five words, and
the same five as a hand shows them in "fist to five" (Fletcher, FireStarter, 2002).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """``side``: 1 for, 0 between, -1 against. ``one``/``many``: "… of N" in a sentence.

    ``fingers``: what a raised hand shows for it, 0 for a fist; empty where a hand says only yes.
    """

    id: str
    words: str
    short: str
    shape: str
    side: int
    one: str
    many: str
    fingers: tuple[int, ...] = ()


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
        Answer("full", "I fully agree", "fully agree", "full", 1, *_FULL_WORDS, (5,)),
        Answer("agree", "I agree", "agree", "agree", 1, "agrees", "agree", (4,)),
        Answer("live", "I can live with it", _LIVE, "middle", 0, _LIVE, _LIVE, (3,)),
        Answer("worry", "I have worries", "have worries", "worry", -1, *_WORRY_WORDS, (2, 1)),
        Answer("against", "I do not agree", "do not agree", "not", -1, *_AGAINST_WORDS, (0,)),
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


def from_fingers(scale: Scale, shown: Mapping[int, int]) -> dict[str, int]:
    """People by answer, from people by number of fingers (0 a fist). ValueError: not of the scale.

    Fist to five has six signs: two fingers and one finger are both worries to talk about.
    """
    means = {number: a.id for a in scale.answers for number in a.fingers}
    hands: dict[str, int] = {}
    for number, people in shown.items():
        if number not in means:
            raise ValueError(f"{number} fingers are no answer here")
        hands[means[number]] = hands.get(means[number], 0) + people
    return hands
