"""Whatever the server says to participants can be said in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from facilitation.domain import by_group
from facilitation.domain.closing import steps
from facilitation.domain.faces import phone
from facilitation.domain.presence import Presence
from facilitation.domain.refusals import WORDS
from facilitation.languages import LANGUAGES, speech
from facilitation.said import TO_STAFF
from tests.domain.histories import TABLES, History, histories, seen
from tests.domain.talking import Talk

SCRIPT = Path(__file__).parents[2] / "static" / "js" / "parts" / "view-words.js"

OWN = set(re.findall(r'"([a-z_ ]{40,})"', SCRIPT.read_text())[0].split())
"""The fields that the browser translates; one list, there."""

PEOPLES = {
    "text",
    "question",
    "list",
    "items",
    "dissent",
    "why",
    "title",
    "spoken",
    "easy",
    "group",
}
PEOPLES |= {"reminder"}
"""What people wrote. ``title`` of a step is ours, that of the event is not."""

CODES = {"id", "kind", "face", "date", "code", "scope", "state", "point", "shape", "status", "key"}
CODES |= {"outcome", "check", "answers", "checks", "version", "address", "link", "qr"}

PSEUDO = re.compile(r"\[[^\[\]]*(\[[^\[\]]*\][^\[\]]*)*\]( \[[^\[\]]*(\[[^\[\]]*\][^\[\]]*)*\])*")


def texts(value: Any, key: str = "", parent: Mapping[str, Any] | None = None) -> Iterator[Any]:
    """Each text with its field and what the field is of."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from texts(inner, name, value)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key, parent)
    elif isinstance(value, str) and value:
        yield key, value, parent


def translated(text: str) -> bool:
    return bool(PSEUDO.fullmatch(speech("pseudo").said(text)))


# Not made shorter: the message says all, and shortening takes minutes.
@settings(max_examples=60, deadline=None, phases=[Phase.generate], print_blob=False)
@given(histories())
def test_every_word_of_the_phone(lived: tuple[History, Presence]) -> None:
    for table in range(1, TABLES + 1):
        view = phone(seen(*lived), table)
        view.pop("event")
        for field, text, parent in texts(view):
            assert field in OWN | PEOPLES | CODES, (
                f"{field!r} is new: put it into OWN in {SCRIPT.name} if the server speaks in it, "
                f"else into PEOPLES or CODES here"
            )
            ours = field in OWN or (field == "text" and (parent or {}).get("point", "") is None)
            if ours:
                assert translated(text), f"{field}: {text!r} is missing in facilitation/said.py"


@pytest.mark.parametrize("scale", ["three", "five"])
def test_every_word_of_what_is_told_by_group(scale: str) -> None:
    groups = ("Carers", "Staff", "Visitors", "Drivers", "Trustees")
    talk = Talk("question-2", scale=scale, groups=groups)
    check = talk.check(talk.point(), by=None)
    against = "unsure" if scale == "three" else "worry"
    for group, agree in zip(groups, (30, 16, 15, 9, 9), strict=True):
        talk.vote_as(check, group, agree=agree, **{against: 10})
    talk.hands(check, agree=2)
    talk.reveal(check)
    talk.go("closing")
    [step] = [s for s in steps(talk.meeting) if s.kind == "groups"]
    talk.show(step.key)
    told = phone(talk.seen, 1)["step"]
    assert told["rows"]
    for field in ("title", "shared", "not_shown", "note"):
        assert translated(told[field]), f"{told[field]!r} is missing in facilitation/said.py"
    assert all(translated(row["words"]) for row in told["rows"])
    for words in (by_group.SHARED, by_group.FEWER):
        for these in (by_group.ALL, by_group.SHOWN):
            assert translated(words.format(groups=these))
    for words in (by_group.SOME_MORE, by_group.DIFFER, by_group.UNCLEAR, by_group.NO_HANDS):
        assert translated(words)


@pytest.mark.parametrize("code", sorted(set(WORDS) - TO_STAFF))
def test_every_refusal_that_a_phone_can_meet(code: str) -> None:
    assert translated(WORDS[code])


def test_what_people_wrote_stays_theirs() -> None:
    assert speech("pseudo").said("More buses in the evening") == "More buses in the evening"


def test_what_is_filled_in_is_kept() -> None:
    said = speech("pseudo").said("7 in 10 who answered agree. 3 have worries.")
    assert "7 " in said
    assert "3 " in said


@pytest.mark.parametrize("language", [one.id for one in LANGUAGES])
@pytest.mark.parametrize("n", [0, 1, 2, 3, 6, 11, 100, 1204])
def test_each_language_has_a_form_for_each_number(language: str, n: int) -> None:
    there = speech(language)
    assert there.number(n) in there.tn("{n} has worries.", "{n} have worries.", n) or n < 3
