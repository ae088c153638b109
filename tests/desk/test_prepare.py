"""Making a new event from what somebody typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.meeting import fold
from facilitation.domain.refusals import Refused
from facilitation.prepare import (
    MOST_QUESTIONS,
    MOST_TABLES,
    QUESTION_LIMIT,
    TITLE_LIMIT,
    Plan,
    Wanted,
    prepare,
    read_wanted,
)
from facilitation.prepare.templates import usual
from facilitation.prepare.wanted import in_a_while
from facilitation.storage.catalogue import Catalogue
from facilitation.storage.event import EventStore
from tests.desk.test_operations import anything

DAY = in_a_while()
TYPED: dict[str, Any] = {
    "title": "Care at home",
    "date": DAY,
    "questions": ["What helps?", "What is in the way?"],
    "tables": 4,
    "scale": "five",
}
USUAL = {"settled": usual(DAY)}
ASKED = ("What helps?", "What is in the way?")
PLAN = Plan("Care at home", DAY, ASKED, 4, "five", **USUAL)


def test_what_was_typed_becomes_a_plan() -> None:
    assert read_wanted(TYPED) == PLAN


def test_a_forms_lines_are_questions_and_three_answers_are_usual() -> None:
    form = {
        "title": "  Care \n at home ",
        "date": DAY,
        "questions": "\r\n What helps? \r\n\r\nWhat  is in the way?\n",
        "tables": " 4 ",
    }
    assert read_wanted(form) == Plan(PLAN.title, PLAN.date, ASKED, 4, "three", **USUAL)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "  "),
        ("title", None),
        ("title", "a" * (TITLE_LIMIT + 1)),
        ("date", ""),
        ("date", "24.11.2026"),
        ("date", "2026-02-30"),
        ("date", None),
        ("date", "9999-12-31"),
        ("date", "2206-11-24"),
        ("questions", ""),
        ("questions", []),
        ("questions", [" "]),
        ("questions", None),
        ("questions", ["a"] * (MOST_QUESTIONS + 1)),
        ("questions", ["a" * (QUESTION_LIMIT + 1)]),
        ("tables", 0),
        ("tables", MOST_TABLES + 1),
        ("tables", "four"),
        ("tables", 4.5),
        ("tables", None),
        ("tables", "000000002000"),
        ("scale", "seven"),
    ],
)
def test_what_cannot_be_says_which_field_and_how_to_put_it_right(field: str, value: Any) -> None:
    with pytest.raises(Wanted) as wanted:
        read_wanted({**TYPED, field: value})
    assert (wanted.value.field, wanted.value.code) == (field, "bad_message")
    assert wanted.value.words.endswith(".")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "a" * TITLE_LIMIT),
        ("questions", ["a" * QUESTION_LIMIT] * MOST_QUESTIONS),
        ("tables", MOST_TABLES),
        ("tables", 1),
    ],
)
def test_the_greatest_that_can_be(field: str, value: Any) -> None:
    read_wanted({**TYPED, field: value})


@given(st.dictionaries(st.sampled_from(sorted(TYPED)), anything))
def test_anything_else_is_wanted_or_a_plan(changed: dict[str, Any]) -> None:
    try:
        plan = read_wanted({**TYPED, **changed})
    except Wanted:
        return
    assert 0 < len(plan.title) <= TITLE_LIMIT
    assert 0 < len(plan.questions) <= MOST_QUESTIONS
    assert 1 <= plan.tables <= MOST_TABLES


def test_the_event_is_listed_and_its_file_says_what_the_list_says(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    event = prepare(catalogue, PLAN)
    [listed] = catalogue.all()
    store = catalogue.open(event)
    m = fold(store.facts())
    store.close()
    assert (m.id, m.code, m.title, m.date) == (event, listed.code, listed.title, listed.date)
    assert ([q.text for q in m.questions], list(m.tables)) == (list(PLAN.questions), [1, 2, 3, 4])
    assert (m.scale, m.stage, m.reached) == ("five", "lobby", 0)


@pytest.mark.parametrize("problem", [Refused("not_yet"), OSError("disk")])
def test_an_event_that_could_not_be_stored_is_not_in_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    fail: Callable[..., Any] = lambda store, jobs: [(problem, 0)]  # noqa: E731
    monkeypatch.setattr(EventStore, "commit", fail)
    catalogue = Catalogue(tmp_path)
    with pytest.raises(type(problem)):
        prepare(catalogue, PLAN)
    assert catalogue.all() == []
    assert list(tmp_path.glob("events/*")) == []
