"""How numbers, results and reasons are said aloud, in plain sentences.

In English numbers are said as people say them: nobody, one, then figures (easier to read than
words); a code one figure at a time. ``Words`` is where another language comes in, at the edge:
there numbers are figures, and each count is a sentence of its own, so that nothing has to be
bent to stand inside another sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitation.domain.own_words import apart, language_of
from facilitation.domain.pages import in_sentences

Screen = Mapping[str, Any]

_CLOSED = (".", "!", "?", "…", "؟", "۔", "。", ":")

_SUPPORT = ("full", "agree", "live")


def _plain(text: str, /, **values: object) -> str:
    return text.format(**values) if values else text


def _plural(one: str, many: str, n: int, /, **values: object) -> str:
    return (one if n == 1 else many).format(n=number(n), **values)


@dataclass(frozen=True, slots=True)
class Words:
    """``t(text, **values)`` fills a sentence; ``n(one, many, number)`` chooses one of two.

    ``said(text)``: a sentence of ours that is in the screen already, like a result's.
    ``id``, ``lang``, ``dir``: of the language, as languages.py has them. ``stop``: its full stop.
    ``flowing``: whether counts are said in one sentence.
    """

    t: Callable[..., str] = _plain
    n: Callable[..., str] = _plural
    said: Callable[[str], str] = str
    id: str = "en"
    lang: str = "en"
    dir: str = "ltr"
    stop: str = "."
    flowing: bool = True

    def ours(self, text: str) -> list[str]:
        """Our own words as sentences to be said; an organiser's heading stays as it is."""
        return [self._ours(found) for found in in_sentences(text)]

    def _ours(self, text: str) -> str:
        said = self.said(text)
        if said == text:
            return self.quote(_closed(text, self.stop), self.lang)
        return _closed(said, self.stop)

    def quotes(self, text: str, usual: str = "en") -> list[str]:
        """What people wrote as sentences to be said, in the words that they were written in."""
        return [self.quote(found, usual) for found in sentences(text)]

    def figures(self, text: str) -> str:
        """A code or an address, which goes from left to right in every language (LRI, PDI)."""
        return f"\u2066{text}\u2069" if self.dir == "rtl" else text

    def quote(self, text: str, usual: str = "en") -> str:
        """The same inside a sentence of ours: set apart where it is in another language.

        ``usual``: the language of words that no letter tells.
        """
        return apart(text) if language_of(text, usual) != self.lang else text


ENGLISH = Words()


def number(n: int) -> str:
    """A number inside a sentence: "nobody", "one", "12", "1,204"."""
    return {0: "nobody", 1: "one"}.get(n, f"{n:,}")


def sentences(text: str) -> list[str]:
    """A text as sentences to be said, each with an end that a voice can hear."""
    return [_closed(found) for found in in_sentences(text)]


def _closed(sentence: str, stop: str = ".") -> str:
    return sentence if sentence.endswith(_CLOSED) else f"{sentence}{stop}"


def _count(answer: str, n: int, w: Words) -> str:
    """One count as a sentence. Written out, so that `make words` finds them."""
    match answer:
        case "full":
            return w.n("{n} fully agrees.", "{n} fully agree.", n)
        case "agree":
            return w.n("{n} agrees.", "{n} agree.", n)
        case "live":
            return w.n("{n} can live with it.", "{n} can live with it.", n)
        case "unsure":
            return w.n("{n} is not sure.", "{n} are not sure.", n)
        case "worry":
            return w.n("{n} has worries.", "{n} have worries.", n)
    return w.n("{n} does not agree.", "{n} do not agree.", n)


def _together(said: list[str], w: Words) -> list[str]:
    """ "94 agree, 6 are not sure and 4 do not agree." Or each by itself."""
    if not w.flowing or len(said) < 2:
        return said
    parts = [part.removesuffix(".") for part in said]
    return [f"{', '.join(parts[:-1])} and {parts[-1]}."]


def counts(result: Mapping[str, Any], w: Words = ENGLISH) -> list[str]:
    """Every answer that somebody gave, with how many. Answers that nobody gave are not said."""
    return _together([_count(c["id"], c["n"], w) for c in result["counts"] if c["n"]], w)


def absent(result: Mapping[str, Any], w: Words = ENGLISH) -> list[str]:
    """Silence is not consent: who skipped, and who has not answered."""
    skipped, missing = result["skipped"], result["not_answered"]
    said = [w.n("{n} skipped it.", "{n} skipped it.", skipped)] if skipped else []
    if missing:
        said.append(w.n("{n} has not answered.", "{n} have not answered.", missing))
    return _together(said, w)


def counts_said(result: Mapping[str, Any], w: Words = ENGLISH) -> str:
    """``counts`` as one text."""
    return " ".join(counts(result, w))


def absent_said(result: Mapping[str, Any], w: Words = ENGLISH) -> str:
    """``absent`` as one text."""
    return " ".join(absent(result, w))


def result_said(result: Mapping[str, Any], w: Words = ENGLISH) -> list[str]:
    """The sentence that the screen shows, then every count that is not in it yet."""
    whole = sentences(result["sentence"])
    split = sum(1 for c in result["counts"] if c["n"] and c["id"] in _SUPPORT) > 1
    if result["status"] == "too_few" and not split:
        # Its own words on who is missing would leave out who skipped.
        told = [s for s in whole if not s.endswith("not answered.")]
        return [*(w.said(s) for s in told), *absent(result, w)]
    votes = sum(c["n"] for c in result["counts"])
    each = counts(result, w)
    if sum(1 for c in result["counts"] if c["n"]) == 1:
        # "Everyone agrees. 8 agree." would sound like two things.
        known = str(votes) in whole[0]
        each = [] if known else [w.n("That is one person.", "That is {n} people.", votes)]
    return [w.said(whole[0]), *each, *absent(result, w)]


def dissent_said(reasons: Sequence[Mapping[str, Any]], w: Words = ENGLISH) -> list[str]:
    """The reason stays with the point, whoever reads it. A table is named in our own words."""
    said = [sentence for reason in reasons for sentence in _reason(reason, w)]
    if not said:
        return []
    first, *rest = said
    return [w.t("Not everyone agreed, because {reason}", reason=first), *rest]


def _reason(reason: Mapping[str, Any], w: Words) -> list[str]:
    if not reason["table"]:
        return w.quotes(reason["why"])
    *before, last = in_sentences(reason["why"])
    place = w.t("Table {n}", n=reason["table"])
    named = f"{w.quote(last.removesuffix('.'))} ({place}){w.stop}"
    return [*w.quotes(" ".join(before)), named]
