"""The screen, the spoken script, the phones and the page to take away tell the same figures."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader

from facilitation.domain import facts as f
from facilitation.domain.closing import steps
from facilitation.domain.faces import Seen, display, followed, organiser, phone
from facilitation.domain.meeting import evolve
from facilitation.domain.presence import Presence
from facilitation.domain.proposing import propose
from facilitation.domain.saying import sentences
from facilitation.languages import LANGUAGES, Language, script_words
from facilitation.reports.outcome import outcome_page
from facilitation.web.outcome import in_words
from facilitation.web.words import own_words
from tests.domain.histories import TABLES, History, histories, seen
from tests.domain.talking import Talk

ROOT = Path(__file__).parents[2]
PAGES = Environment(loader=FileSystemLoader(ROOT / "templates"), autoescape=True)
PAGES.globals["asset"] = lambda name: name
PAGES.globals["own_words"] = own_words
PAGES.filters["day"] = lambda iso, lang: iso
AT = 1_800_000_000_000
VOID = {"meta", "link", "img", "br", "hr", "input"}


class Paragraphs(HTMLParser):
    """The text of each element that has a class, by the nearest id above it."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, str, str]] = []
        self.found: dict[tuple[str, str], str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        named = dict(attrs)
        above = self.stack[-1][1] if self.stack else ""
        found = named.get("id") or ""
        here = found if found.startswith("item-") or found == "answer" else above
        self.stack.append((tag, here, named.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.stack:
            _, place, kind = self.stack[-1]
            self.found[place, kind] = self.found.get((place, kind), "") + data


def numbers(words: str) -> set[int]:
    found = re.findall(r"\b(?:one\b|\d[\d,\u00a0]*)", words.lower())
    return {1 if n == "one" else int(re.sub(r"\D", "", n)) for n in found}


def figures(result: dict[str, Any]) -> set[int]:
    """What the bar on the big screen shows, nothing left out."""
    counts = {c["n"] for c in result["counts"]}
    return (counts | {result["skipped"], result["not_answered"]}) - {0}


def may_be_said(result: dict[str, Any]) -> set[int]:
    """Sums of what is shown: "9 in 10", "2 of 8"."""
    votes = [c["n"] for c in result["counts"]]
    sums = {sum(votes[:end]) for end in range(1, len(votes) + 1)}
    return figures(result) | sums | {result["present"], *range(11)}


def ours(script: list[str], words: list[str]) -> list[str]:
    """The sentences that are not of people's own words."""
    theirs = {said.lower() for text in words for said in sentences(text)}
    return [s for s in script if "words-of" not in s and s.lower() not in theirs]


@settings(max_examples=50, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(histories(), st.booleans(), st.sampled_from(LANGUAGES[1:]))
def test_four_tellings_one_set_of_figures(
    lived: tuple[History, Presence], composed: bool, language: Language
) -> None:
    words = script_words(language.id)
    now = at_the_closing(seen(*lived), composed)
    reader = taken_away(now)
    for step in steps(now.meeting):
        here = replace(now, meeting=evolve(now.meeting, f.StepShown(step.key), AT), kept={})
        screen = display(here, "venue.example/j")["screen"]
        assert organiser(here)["screen"]["spoken"] == screen["spoken"]
        result = screen.get("result")
        for table in range(1, TABLES + 1):
            step = phone(here, table)["step"]
            assert step.get("result") == result
            assert step["spoken"] == screen["spoken"]
            for name in ("dissent", "reasons"):
                assert step.get(name) == screen.get(name)
        translated = followed(here, words)["spoken"]
        assert numbers(" ".join(translated)) - {1} == numbers(" ".join(screen["spoken"])) - {1}
        if screen["kind"] not in ("point", "vote") or not result:
            continue
        own = " ".join(ours(translated, [screen["text"]]))
        if "Everyone agree" not in own or len(figures(result)) > 1:
            assert figures(result) <= numbers(own) | _from(screen), "all of them"
        place = "answer" if screen["kind"] == "vote" else f"item-{screen['id']}"
        told = reader.found[place, "outcome-words"]
        assert told == result["sentence"]
        written = reader.found.get((place, "outcome-counts"), "")
        assert numbers(written) == figures(result), "the page has the figures of the bar"
        heard = " ".join(ours(screen["spoken"], [screen["text"]]))
        if "Everyone agree" not in heard or len(figures(result)) > 1:
            assert figures(result) <= numbers(heard) | _from(screen), "all figures are heard"
        assert numbers(heard) <= may_be_said(result) | _from(screen), "and no others"
        assert result["sentence"].split(". ")[0].rstrip(".") in heard


def page_of(now: Seen, language: str = "en") -> str:
    """The page to take away."""
    page = outcome_page(replace(now, words=script_words(language)))
    return PAGES.get_template("outcome.html").render(
        outcome=page,
        meeting=page,
        link="https://venue.example/r/1/a",
        page={},
        **in_words(language),
    )


def taken_away(now: Seen) -> Paragraphs:
    """What the page to take away says."""
    html = page_of(now)
    reader = Paragraphs()
    reader.feed(html)
    return reader


CAME_AS = ("Carers", "Staff", "Visitors", "Drivers", "Trustees")
few_or_many = st.integers(0, 4) | st.integers(5, 30)
votes_by_group = st.dictionaries(
    st.sampled_from([*CAME_AS, None]),
    st.fixed_dictionaries(dict.fromkeys(("agree", "unsure", "disagree", "skip"), few_or_many)),
    min_size=2,
)


@settings(deadline=None)
@given(st.lists(st.tuples(votes_by_group, st.integers(0, 3)), min_size=1, max_size=3))
def test_groups_have_the_same_figures_in_all_four(asked: list[tuple[Any, int]]) -> None:
    talk = Talk("question-2", groups=CAME_AS)
    votes: dict[str, Any] = {}
    for by_group, hands in asked:
        point = talk.point(f"words-of-{len(votes)}")
        check = talk.check(point, by=None)
        for group, answers in by_group.items():
            talk.vote_as(check, group, **answers)
        talk.hands(check, agree=hands)
        talk.reveal(check, present=1_000)
        votes[point] = by_group
    talk.do([propose(talk.seen, "closing")])
    talk.go("closing")
    reader = taken_away(talk.seen)
    told = {s.point for s in steps(talk.meeting) if s.kind == "groups"}
    for point, by_group in votes.items():
        place = f"item-{point}"
        if point not in told:
            assert (place, "outcome-shared") not in reader.found
            continue
        talk.show(f"groups:{point}")
        screen = display(talk.seen, "venue.example/j")["screen"]
        rows = {row["group"]: (row["agree"], row["answered"]) for row in screen["rows"]}
        for group, (agree, answered) in rows.items():
            cast = by_group[group]
            assert (agree, answered) == (cast["agree"], sum(cast.values()))
            heard = [s for s in screen["spoken"] if s.startswith(f"{group}: ")]
            assert [numbers(s) for s in heard] == [{agree, answered}]
            assert heard[0] == f"{group}: {agree} of {answered} agree."
        followed = phone(talk.seen, 1)["step"]
        assert followed == organiser(talk.seen)["screen"] == screen
        written = reader.found[place, "outcome-group"]
        assert written == "".join(row["words"] for row in screen["rows"])
        assert reader.found[place, "outcome-shared"] == screen["shared"]
        assert set(sentences(screen["shared"])) < set(screen["spoken"])
        assert reader.found.get((place, "outcome-not-shown"), "") == screen["not_shown"]
        hidden = {g for g, cast in by_group.items() if g and sum(cast.values())} - rows.keys()
        names = screen["not_shown"].split(":")[0]
        assert set(filter(None, names.split(", "))) == hidden
        assert not numbers(screen["not_shown"]), "what is hidden has no number"


def at_the_closing(before: Seen, composed: bool) -> Seen:
    m = evolve(before.meeting, f.StageMoved("closing"), AT)
    if composed:
        m = evolve(m, propose(replace(before, meeting=m, kept={}), "closing"), AT)
    return replace(before, meeting=m, kept={})


def _from(screen: dict[str, Any]) -> set[int]:
    """ "From Table 4." """
    return numbers(screen.get("from", ""))
