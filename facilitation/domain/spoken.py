"""What is said aloud at each screen: one script for captions, speech, presenter and phones.

It is made from the screen that everyone is shown, so that no figure can differ. Numbers are
said as people say them: nobody, one, then figures (easier to read than words); a code one
figure at a time. ``Words`` is where another language comes in, at the edge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Screen = Mapping[str, Any]

_ENDS = re.compile(r"(?<=[.!?…؟。])\s+")
_CLOSED = (".", "!", "?", "…", "؟", "。", ":")


_SUPPORT = ("full", "agree", "live")


def _plain(text: str, **values: object) -> str:
    return text.format(**values) if values else text


def _plural(one: str, many: str, n: int, **values: object) -> str:
    return (one if n == 1 else many).format(n=number(n), **values)


@dataclass(frozen=True, slots=True)
class Words:
    """``t(text, **values)`` fills a sentence; ``n(one, many, number)`` chooses one of two."""

    t: Callable[..., str] = _plain
    n: Callable[..., str] = _plural


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


MAP_SAID = 6
"""Points of the map that are said; the others are in its table."""


def number(n: int) -> str:
    """A number inside a sentence: "nobody", "one", "12", "1,204"."""
    return {0: "nobody", 1: "one"}.get(n, f"{n:,}")


def sentences(text: str) -> list[str]:
    """A text as sentences to be said, each with an end that a voice can hear."""
    found = [s for s in _ENDS.split(text.strip()) if s]
    return [s if s.endswith(_CLOSED) else f"{s}." for s in found]


def spoken(screen: Screen, join: Mapping[str, str] | None = None, w: Words = ENGLISH) -> list[str]:
    """The sentences of a screen. ``join``: how to join, where the screen says so."""
    say = _SCREENS.get(screen["kind"])
    said = say(screen, w) if say else sentences(str(screen.get("title", "")))
    if join and screen["kind"] == "lobby":
        said[1:1] = _joining(join, w)
    elif join and screen["kind"] == "talk":
        # The address and the code come last: captions show the end of what is said.
        how = _joining(join, w)
        said += [*how[2:], *how[:2]]
    return [_capital(s) for s in said]


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


def _joining(join: Mapping[str, str], w: Words) -> list[str]:
    code = join["code"].replace(" ", "")
    digits = ", ".join(" ".join(part) for part in (code[:3], code[3:]) if part)
    return [
        w.t("To join, go to {address}.", address=join["words"]),
        w.t("The code is {code}.", code=digits),
        w.t("You need no name and no e-mail."),
        w.t("No phone?"),
        w.t("Put your hand up when we vote, and we count it."),
    ]


def _lobby(screen: Screen, w: Words) -> list[str]:
    """What to expect comes last: how to join is in large letters on the screen itself."""
    today = w.n(
        "Today we talk at tables about one question.",
        "Today we talk at tables about {n} questions.",
        screen["questions"],
    )
    said = [w.t("Welcome."), w.t("We start soon.")]
    return [*said, today, w.t("Then we agree together what to take forward.")]


def _talk(screen: Screen, w: Words) -> list[str]:
    question = screen["question"]
    return [w.t("Question {n}.", n=question["number"]), *sentences(question["text"])]


def _opening(screen: Screen, w: Words) -> list[str]:
    said = sentences(screen["title"])
    if screen["question"]:
        said += [w.t("We asked:"), *sentences(screen["question"]["text"])]
    points, tables = screen["points"], screen["tables"]
    if not points:
        return [*said, w.t("There are no key points yet.")]
    from_tables = w.n("from one table", "from {n} tables", tables)
    return [
        *said,
        w.n("One key point, {tables}.", "{n} key points, {tables}.", points, tables=from_tables),
        w.t("Please speak up if we heard it wrong."),
    ]


def _point(screen: Screen, w: Words) -> list[str]:
    said = [w.t("From {place}.", place=screen["from"])] if screen.get("from") else []
    if screen["part"] > 1:
        said = [w.t("Part {part} of {parts}.", part=screen["part"], parts=screen["parts"])]
    said += sentences(screen["text"])
    if screen["part"] < screen["parts"]:
        return [*said, w.t("The rest comes next.")]
    if screen["result"]:
        said += result_said(screen["result"], w)
    elif screen["result_words"]:
        said += sentences(screen["result_words"])
    return said + dissent_said(screen["dissent"], w)


def _dissent(screen: Screen, w: Words) -> list[str]:
    return [*dissent_said(screen["dissent"], w), w.t("The reason stays with the point.")]


def _map(screen: Screen, w: Words) -> list[str]:
    """The same as the picture: where each point stands, the most agreed first."""
    said = sentences(screen["title"])
    for item in screen["items"][:MAP_SAID]:
        # One sentence to the end, so that no caption has the point without its figures.
        *before, last = sentences(item["text"])
        point = f"{last[:-1]}:" if last.endswith(".") else last
        share = item["share"] if point.endswith(":") else _capital(item["share"])
        one, many = "{point} {share}, from one table.", "{point} {share}, from {n} tables."
        said += [*before, w.n(one, many, item["tables"], point=point, share=share)]
    return said


def _groups(screen: Screen, w: Words) -> list[str]:
    """What is shared, then each group; who is in none comes last. A title is said once."""
    said = sentences(screen["title"]) if screen["part"] == 1 else []
    said += [*sentences(screen["text"]), *sentences(screen["shared"])]
    # One sentence each, so that no caption has the group without its figures.
    said += [f"{row['group']}: {row['words']}" for row in screen["rows"]]
    return [*said, *filter(None, [screen["not_shown"]]), *sentences(screen["note"])]


def _forward(screen: Screen, w: Words) -> list[str]:
    said = sentences(screen["title"])
    if screen["parts"] > 1:
        said.append(w.t("Page {part} of {parts}.", part=screen["part"], parts=screen["parts"]))
    if not screen["items"]:
        return [*said, w.t("There are no key points yet.")]
    for at, item in enumerate(screen["items"], screen["start"]):
        said += [w.t("Number {n}.", n=at), *sentences(item)]
    return said


def _vote(screen: Screen, w: Words) -> list[str]:
    said = sentences(screen["text"])
    if screen.get("result"):
        return [*said, *result_said(screen["result"], w), *dissent_said(screen["dissent"], w)]
    if screen["state"] == "waiting":
        return [*said, w.t("We vote on this next."), w.t("Please have your phone ready.")]
    if screen["state"] == "locked":
        return [*said, w.t("The voting has closed."), w.t("The result comes next.")]
    return [
        *said,
        w.t("Please vote now on your phone."),
        w.t("No phone?"),
        w.t("Put your hand up, and we count it."),
    ]


def _take(screen: Screen, w: Words) -> list[str]:
    said = sentences(screen["title"])
    if not screen["link"]:
        return [*said, w.t("Everything we agreed will be on a page of its own.")]
    return [
        *said,
        w.t("Everything we agreed is on a page of its own."),
        w.t("Scan the code, or use the link on your phone."),
        w.t("No phone?"),
        w.t("Ask for a print."),
    ]


def _priority(screen: Screen, w: Words) -> list[str]:
    said = sentences(screen["title"])
    if screen.get("results"):
        for row in screen["results"]:
            if row["place"]:
                said.append(w.t("Place {n}.", n=row["place"]))
            people = w.n("from one person", "from {n} people", row["people"])
            votes = w.n("One vote, {people}.", "{n} votes, {people}.", row["votes"], people=people)
            said += [*sentences(row["text"]), votes if row["votes"] else w.t("No votes.")]
        return said
    if screen["state"] == "locked":
        return [*said, w.t("The voting has closed."), w.t("The result comes next.")]
    votes = w.n("You have one vote.", "You have {n} votes to spread.", screen["votes"])
    return [*said, votes, w.t("Please vote now on your phone.")]


def _thanks(screen: Screen, w: Words) -> list[str]:
    return [w.t("Thank you for coming, and for what you said.")]


def _ended(screen: Screen, w: Words) -> list[str]:
    return [w.t("This event has ended."), w.t("Thank you for what you said.")]


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


_SCREENS: dict[str, Callable[[Screen, Words], list[str]]] = {
    "lobby": _lobby,
    "talk": _talk,
    "opening": _opening,
    "point": _point,
    "dissent": _dissent,
    "map": _map,
    "groups": _groups,
    "forward": _forward,
    "vote": _vote,
    "take": _take,
    "priority": _priority,
    "thanks": _thanks,
    "ended": _ended,
}
