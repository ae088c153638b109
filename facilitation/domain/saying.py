"""How numbers, results and reasons are said aloud, in plain sentences.

Numbers are said as people say them: nobody, one, then figures (easier to read than words); a
code one figure at a time. ``Words`` is where another language comes in, at the edge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from facilitation.domain.pages import in_sentences

Screen = Mapping[str, Any]

_CLOSED = (".", "!", "?", "…", "؟", "۔", "。", ":")

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")

_SUPPORT = ("full", "agree", "live")


def _plain(text: str, **values: object) -> str:
    return text.format(**values) if values else text


def _plural(one: str, many: str, n: int, **values: object) -> str:
    return (one if n == 1 else many).format(n=number(n), **values)


@dataclass(frozen=True, slots=True)
class Words:
    """``t(text, **values)`` fills a sentence; ``n(one, many, number)`` chooses one of two.

    ``said(text)``: a sentence of ours that is in the screen already, like a result's.
    """

    t: Callable[..., str] = _plain
    n: Callable[..., str] = _plural
    said: Callable[[str], str] = str


ENGLISH = Words()

_VERBS = {
    "full": ("{n} fully agrees", "{n} fully agree"),
    "agree": ("{n} agrees", "{n} agree"),
    "live": ("{n} can live with it", "{n} can live with it"),
    "unsure": ("{n} is not sure", "{n} are not sure"),
    "worry": ("{n} has worries", "{n} have worries"),
    "disagree": ("{n} does not agree", "{n} do not agree"),
    "against": ("{n} does not agree", "{n} do not agree"),
}


def number(n: int) -> str:
    """A number inside a sentence: "nobody", "one", "12", "1,204"."""
    return {0: "nobody", 1: "one"}.get(n, f"{n:,}")


def sentences(text: str) -> list[str]:
    """A text as sentences to be said, each with an end that a voice can hear."""
    return [s if s.endswith(_CLOSED) else f"{s}." for s in in_sentences(text)]


def apart(text: str) -> str:
    """Words from right to left inside a sentence of ours, so that its figures keep their order.

    In the signs that Unicode has for it (FSI, PDI): captions are plain text.
    """
    return f"\u2068{text}\u2069" if _RIGHT_TO_LEFT.search(text) else text


def counts_said(result: Mapping[str, Any], w: Words = ENGLISH) -> str:
    """ "94 agree, 6 are not sure and 4 do not agree." Answers that nobody gave are not said."""
    said = [w.n(*_VERBS[c["id"]], c["n"]) for c in result["counts"] if c["n"]]
    if not said:
        return ""
    if len(said) == 1:
        return f"{said[0]}."
    return w.t("{list} and {last}.", list=", ".join(said[:-1]), last=said[-1])


def absent_said(result: Mapping[str, Any], w: Words = ENGLISH) -> str:
    """Silence is not consent: who skipped, and who has not answered."""
    skipped, missing = result["skipped"], result["not_answered"]
    said = [w.n("{n} skipped it", "{n} skipped it", skipped)] if skipped else []
    if missing:
        said.append(w.n("{n} has not answered", "{n} have not answered", missing))
    return f"{w.t(' and ').join(said)}." if said else ""


def result_said(result: Mapping[str, Any], w: Words = ENGLISH) -> list[str]:
    """The sentence that the screen shows, then every count that is not in it yet."""
    whole = sentences(result["sentence"])
    split = sum(1 for c in result["counts"] if c["n"] and c["id"] in _SUPPORT) > 1
    if result["status"] == "too_few" and not split:
        # Its own words on who is missing would leave out who skipped.
        told = [s for s in whole if not s.endswith("not answered.")]
        return [*told, *filter(None, [absent_said(result, w)])]
    votes = sum(c["n"] for c in result["counts"])
    counts = counts_said(result, w)
    if sum(1 for c in result["counts"] if c["n"]) == 1:
        # "Everyone agrees. 8 agree." would sound like two things.
        known = str(votes) in whole[0]
        counts = "" if known else w.n("That is one person.", "That is {n} people.", votes)
    return [whole[0], *filter(None, (counts, absent_said(result, w)))]


def dissent_said(dissent: str, w: Words = ENGLISH) -> list[str]:
    """The reason stays with the point, whoever reads it."""
    if not dissent:
        return []
    first, *rest = sentences(dissent)
    return [w.t("Not everyone agreed, because {reason}", reason=first), *rest]
