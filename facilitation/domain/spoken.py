"""What is said aloud at each screen: one script for captions, speech, presenter and phones.

It is made from the screen that everyone is shown, so that no figure can differ. Each sentence
knows which part of the screen it is of ("text", "result", "item:2" …): where a screen has to be
set in several pages, the big screen reads the sentences of the page that is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from facilitation.domain.own_words import OPENS
from facilitation.domain.saying import (
    ENGLISH,
    Screen,
    Words,
    dissent_said,
    result_said,
    sentences,
)

Line = tuple[str, str]
"""The part of the screen that a sentence is of, "" for none; and the sentence."""


def spoken(screen: Screen, join: Mapping[str, str] | None = None, w: Words = ENGLISH) -> list[str]:
    """The sentences of a screen. ``join``: how to join, where the screen says so."""
    return [sentence for _, sentence in script(screen, join, w)]


def script(screen: Screen, join: Mapping[str, str] | None = None, w: Words = ENGLISH) -> list[Line]:
    """The same, each sentence with its part of the screen."""
    say = _SCREENS.get(screen["kind"])
    said = say(screen, w) if say else _of("", w.ours(str(screen.get("title", ""))))
    if join and screen["kind"] == "lobby":
        said[1:1] = _of("", _joining(join, w))
    elif join and screen["kind"] == "talk":
        # The address and the code come last: captions show the end of what is said.
        how = _joining(join, w)
        said += _of("", [*how[2:], *how[:2]])
    return [(part, _capital(sentence)) for part, sentence in said]


def _of(part: str, said: Iterable[str]) -> list[Line]:
    return [(part, sentence) for sentence in said]


def _joining(join: Mapping[str, str], w: Words) -> list[str]:
    code = join["code"].replace(" ", "")
    digits = ", ".join(" ".join(part) for part in (code[:3], code[3:]) if part)
    return [
        w.t("To join, go to {address}.", address=w.figures(join["words"])),
        w.t("The code is {code}.", code=w.figures(digits)),
        w.t("You need no name and no e-mail."),
        w.t("No phone?"),
        w.t("Put your hand up when we vote, and we count it."),
    ]


def _lobby(screen: Screen, w: Words) -> list[Line]:
    """What to expect comes last: how to join is in large letters on the screen itself."""
    today = w.n(
        "Today we talk at tables about one question.",
        "Today we talk at tables about {n} questions.",
        screen["questions"],
    )
    said = [w.t("Welcome."), w.t("We start soon.")]
    return _of("", [*said, today, w.t("Then we agree what to take forward.")])


def _talk(screen: Screen, w: Words) -> list[Line]:
    question = screen["question"]
    return _of("", [w.t("Question {n}.", n=question["number"]), *_question(question, w)])


def _question(question: Mapping[str, str], w: Words) -> list[str]:
    """The organiser's words, taken for the room's language where no letter tells otherwise."""
    return w.quotes(question["text"], w.lang)


def _opening(screen: Screen, w: Words) -> list[Line]:
    said = _of("title", w.ours(screen["title"]))
    if screen["question"]:
        said += [("question", w.t("We asked:"))]
        said += _of("question", _question(screen["question"], w))
    points, tables = screen["points"], screen["tables"]
    if not points:
        return [*said, ("sum", w.t("There are no key points yet."))]
    from_tables = w.n("from one table", "from {n} tables", tables)
    found = w.n("One key point, {tables}.", "{n} key points, {tables}.", points, tables=from_tables)
    return [*said, *_of("sum", [found, w.t("Please speak up if we heard it wrong.")])]


def _point(screen: Screen, w: Words) -> list[Line]:
    said = [w.t("From {place}.", place=w.said(screen["from"]))] if screen.get("from") else []
    if screen["part"] > 1:
        said = [w.t("Part {part} of {parts}.", part=screen["part"], parts=screen["parts"])]
    lines = _of("text", [*said, *w.quotes(screen["text"])])
    if screen["part"] < screen["parts"]:
        return [*lines, ("text", w.t("The rest comes next."))]
    if screen["result"]:
        lines += _of("result", result_said(screen["result"], w))
    elif screen["result_words"]:
        lines += _of("result", w.ours(screen["result_words"]))
    return lines + _of("dissent", dissent_said(screen["reasons"], w))


def _dissent(screen: Screen, w: Words) -> list[Line]:
    said = [*dissent_said(screen["reasons"], w), w.t("The reason stays with the point.")]
    return _of("dissent", said)


def _map(screen: Screen, w: Words) -> list[Line]:
    """The same as the picture: where each point stands, the most agreed first."""
    said = _of("title", w.ours(screen["title"]))
    for at, item in enumerate(screen["items"], 1):
        # One sentence to the end, so that no caption has the point without its figures.
        *before, last = sentences(item["text"])
        point = f"{last[:-1]}:" if last.endswith(".") else last
        told = w.said(item["share"])
        last = w.n(
            "{point} {share}, from one table.",
            "{point} {share}, from {n} tables.",
            item["tables"],
            point=w.quote(point),
            share=told if point.endswith(":") else _capital(told),
        )
        said += _of(f"item:{at}", [*map(w.quote, before), last])
    return said


def _groups(screen: Screen, w: Words) -> list[Line]:
    """What is shared, then each group; who is in none comes last. A title is said once."""
    said = w.ours(screen["title"]) if screen["part"] == 1 else []
    lines = _of("text", [*said, *w.quotes(screen["text"])])
    lines += _of("shared", w.ours(screen["shared"]))
    # One sentence each, so that no caption has the group without its figures.
    for at, row in enumerate(screen["rows"], 1):
        lines.append((f"item:{at}", f"{w.quote(row['group'], w.lang)}: {w.said(row['words'])}"))
    notes = [w.said(screen["not_shown"])] if screen["not_shown"] else []
    return lines + _of("note", [*notes, *w.ours(screen["note"])])


def _forward(screen: Screen, w: Words) -> list[Line]:
    said = w.ours(screen["title"])
    if screen["parts"] > 1:
        said.append(w.t("Page {part} of {parts}.", part=screen["part"], parts=screen["parts"]))
    if not screen["items"]:
        said.append(w.t("There are no key points yet."))
    lines = _of("title", said)
    for at, item in enumerate(screen["items"], screen["start"]):
        lines += _of(f"item:{at}", [w.t("Number {n}.", n=at), *w.quotes(item)])
    return lines


def _vote(screen: Screen, w: Words) -> list[Line]:
    own = screen.get("point") is None  # our own question, not somebody's words
    said = _of("text", w.ours(screen["text"]) if own else w.quotes(screen["text"]))
    if screen.get("result"):
        said += _of("result", result_said(screen["result"], w))
        why = [{"why": screen["dissent"], "table": None}] if screen["dissent"] else []
        return said + _of("dissent", dissent_said(why, w))
    if screen["state"] == "waiting":
        return said + _of("", [w.t("We vote on this next."), w.t("Please have your phone ready.")])
    if screen["state"] != "open":
        return said + _of("", [w.t("The voting has closed."), w.t("The result comes next.")])
    how = [
        w.t("Please vote now on your phone."),
        w.t("No phone?"),
        w.t("Put your hand up, and we count it."),
    ]
    return said + _of("", how)


def _take(screen: Screen, w: Words) -> list[Line]:
    said = w.ours(screen["title"])
    if not screen["link"]:
        return _of("", [*said, w.t("Everything we agreed will be on a page of its own.")])
    return _of(
        "",
        [
            *said,
            w.t("Everything we agreed is on a page of its own."),
            w.t("Scan the code, or use the link on your phone."),
            w.t("No phone?"),
            w.t("Ask for a print."),
        ],
    )


def _priority(screen: Screen, w: Words) -> list[Line]:
    if screen.get("results"):
        return _weighed(screen, w)
    lines = _of("title", w.ours(screen["title"]))
    if screen["state"] == "open":
        votes = w.n("You have one vote.", "You have {n} votes to spread.", screen["votes"])
        lines += _of("", [votes, w.t("Please vote now on your phone.")])
    else:
        lines += _of("", [w.t("The voting has closed."), w.t("The result comes next.")])
    for at, text in enumerate(screen["list"], 1):
        lines += _of(f"item:{at}", w.quotes(text))
    return lines


def _weighed(screen: Screen, w: Words) -> list[Line]:
    lines = _of("title", w.ours(screen["title"]))
    for at, row in enumerate(screen["results"] or (), 1):
        said = [w.t("Place {n}.", n=row["place"])] if row["place"] else []
        people = w.n("from one person", "from {n} people", row["people"])
        votes = w.n("One vote, {people}.", "{n} votes, {people}.", row["votes"], people=people)
        said += [*w.quotes(row["text"]), votes if row["votes"] else w.t("No votes.")]
        lines += _of(f"item:{at}", said)
    return lines


def _thanks(screen: Screen, w: Words) -> list[Line]:
    return _of("", [w.t("Thank you for coming, and for what you said.")])


def _ended(screen: Screen, w: Words) -> list[Line]:
    return _of("", [w.t("This event has ended."), w.t("Thank you for what you said.")])


def _capital(sentence: str) -> str:
    start = 1 if sentence.startswith(OPENS) else 0
    return sentence[: start + 1].upper() + sentence[start + 1 :]


_SCREENS: dict[str, Callable[[Screen, Words], list[Line]]] = {
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
    "weighed": _weighed,
    "thanks": _thanks,
    "ended": _ended,
}
