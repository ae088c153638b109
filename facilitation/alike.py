"""Points that may say the same, found by their words. A suggestion, said in words; never a merge.

Spelling is compared first (rapidfuzz). Where scikit-learn is installed (an optional extra:
``pip install -r requirements-opinion.txt``), words that are rare in this event weigh more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from rapidfuzz import fuzz

MOST = 60
"""Suggestions at a time: more than that nobody reads."""

LEAST_SCORE = 36
SAME_WORDS = 90
COMMON_WORDS = 4

OTHER_NUMBERS = 0.5
"""Where both name numbers, and not the same ones, they rarely say the same."""

ONE_SAYS_NOT = 0.85

Pair = tuple[str, str]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_THOUSANDS = re.compile(r"(?<=\d)[,.](?=\d{3}\b)")
_NOT = re.compile(r"\b(?:not|no|never|nobody|nothing|without)\b|n['’]t\b", re.IGNORECASE)

# Words that are in most sentences and say nothing of what a sentence is about.
_EMPTY = frozenset(
    re.findall(
        r"\S+",
        """
        a about above after again all also although always am an and another any anyone anything are
        as at be because been before being below between both but by can cannot could did do does
        doing done down each either else enough even ever every everyone everything few first for
        from further get gets getting give go goes going good got great had has have having he help
        her here him his how however i if important in instead into is it its itself just keep know
        less let like likely live lot lots made make makes making many may maybe me might more most
        much must my need needed needs never new no nobody nor not nothing now of off often on once
        one only onto or other others our out over own particularly people person place please point
        possible put rather really s same see seem she should since so some someone something still
        such take than that the their them then there therefore these they thing things think this
        those through to too under until up upon us use used using very want wants was way ways we
        well were what when where whether which while who why will with within without would you
        your don't doesn't isn't aren't can't won't it's they're i'm we're there's shouldn't didn't
        """,
    )
)


@dataclass(frozen=True, slots=True)
class Alike:
    """Two points by id. ``score`` from 0 to 100; ``why`` in words."""

    first: str
    second: str
    score: int
    why: str


def find_alike(
    texts: Mapping[str, str], besides: Iterable[Pair] = (), most: int = MOST
) -> list[Alike]:
    """The pairs that are most alike, strongest first. ``besides``: pairs not to name.

    score = the greater of (1) 100 x the words' weight in common over all their weight, mixed
    half and half with the likeness of spelling, and (2) with scikit-learn, 100 x the cosine of
    TF-IDF vectors. Deterministic: equal scores follow the ids.
    """
    read = {point: _stems(text) for point, text in texts.items()}
    weights = _weights(read.values())
    not_these = set(besides)
    cosines = _cosines(list(texts), [" ".join(read[p]) for p in texts])
    sharing = _pairs_that_share(read)
    found: list[tuple[float, str, str]] = []
    for first, second in sorted(sharing | set(cosines)):
        if (first, second) in not_these or (second, first) in not_these:
            continue
        spelt = _spelling(read[first], read[second], weights)
        score = max(spelt, 100 * cosines.get((first, second), 0.0))
        score *= _numbers(read[first], read[second])
        if _says_not(texts[first]) != _says_not(texts[second]):
            score *= ONE_SAYS_NOT
        if score >= LEAST_SCORE:
            found.append((-score, first, second))
    return [
        Alike(a, b, round(-score), _why(texts[a], texts[b], weights))
        for score, a, b in sorted(found)[:most]
    ]


def _stems(text: str) -> list[str]:
    """What a sentence is about: its words without the empty ones, their endings and marks."""
    words = (w.replace("’", "'") for w in _words(text))
    return [
        _stem(word) for word in words if word not in _EMPTY and (len(word) > 1 or word.isdigit())
    ]


def _words(text: str) -> list[str]:
    return _WORD.findall(_THOUSANDS.sub("", text.casefold()))


def _stem(word: str) -> str:
    """English plurals and the commonest endings; other languages keep their words whole."""
    word = word.removesuffix("'s")
    for ending, put in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) > 3 and not word.endswith("ss"):
            return word.removesuffix(ending).rstrip("e") + put
    return word.rstrip("e") if len(word) > 4 else word


def _weights(read: Iterable[Sequence[str]]) -> dict[str, float]:
    """By word, how much it tells: 1 / (1 + how many points have it, from the second on)."""
    count: Counter[str] = Counter()
    for words in read:
        count.update(set(words))
    return {word: 1 / (1 + 0.25 * (n - 1)) for word, n in count.items()}


def _pairs_that_share(read: Mapping[str, Sequence[str]]) -> set[Pair]:
    """Pairs with a word in common: all others cannot be alike by their words."""
    having: dict[str, list[str]] = {}
    for point, words in read.items():
        for word in set(words):
            having.setdefault(word, []).append(point)
    shared: Counter[Pair] = Counter()
    for points in having.values():
        ordered = sorted(points)
        for place, first in enumerate(ordered):
            shared.update((first, second) for second in ordered[place + 1 :])
    short = {point for point, words in read.items() if len(set(words)) < 3}
    return {pair for pair, n in shared.items() if n > 1 or pair[0] in short or pair[1] in short}


def _says_not(text: str) -> bool:
    return _NOT.search(text) is not None


def _numbers(first: Sequence[str], second: Sequence[str]) -> float:
    ours, theirs = ({w for w in words if w.isdigit()} for words in (first, second))
    return OTHER_NUMBERS if ours and theirs and ours != theirs else 1.0


def _spelling(first: Sequence[str], second: Sequence[str], weights: Mapping[str, float]) -> float:
    common, every = set(first) & set(second), set(first) | set(second)
    weight = sum(weights[w] for w in common) / (sum(weights[w] for w in every) or 1)
    return 50 * weight + 0.5 * fuzz.token_sort_ratio(" ".join(first), " ".join(second))


def _cosines(points: Sequence[str], texts: Sequence[str]) -> dict[Pair, float]:
    """TF-IDF likeness of the nearest pairs; {} where scikit-learn is not installed."""
    if find_spec("sklearn") is None or not any(texts):
        return {}
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors: Any = TfidfVectorizer(
        token_pattern=r"\S+", lowercase=False, sublinear_tf=True, ngram_range=(1, 2)
    ).fit_transform(texts)
    near = (vectors @ vectors.T).tocoo()
    return {
        (points[i], points[j]) if points[i] < points[j] else (points[j], points[i]): float(value)
        for i, j, value in zip(near.row, near.col, near.data, strict=True)
        if i < j and 100 * value >= LEAST_SCORE
    }


def _why(first: str, second: str, weights: Mapping[str, float]) -> str:
    """Why the two are thought alike, and what to look out for, for whoever has to judge it."""
    ours, theirs = _words(first), _words(second)
    apart = [w for w in ours if w not in theirs], [w for w in theirs if w not in ours]
    if fuzz.ratio(" ".join(ours), " ".join(theirs)) >= SAME_WORDS:
        said = "They are nearly word for word the same."
        if len(apart[0]) == len(apart[1]) == 1:
            said += f" One says “{apart[0][0]}” where the other says “{apart[1][0]}”."
    else:
        said = f"Both speak of {_in_common(ours, theirs, weights)}."
    if _says_not(first) != _says_not(second):
        said += " Take care: only one of them says “not” or “no”."
    return said


def _in_common(ours: Sequence[str], theirs: Sequence[str], weights: Mapping[str, float]) -> str:
    """ "“bus” and “late”": the words that tell most, as the first point has them."""
    others = {stem for word in theirs for stem in _stems(word)}
    common: dict[str, str] = {}
    for word in ours:
        for stem in _stems(word):
            if stem in others:
                common.setdefault(stem, word)
    told = sorted(common, key=lambda stem: (-weights.get(stem, 1), stem))[:COMMON_WORDS]
    said = [f"“{common[stem]}”" for stem in told]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
