"""docs/protocol.md is held against the code: someone may write another client from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given

from facilitation.access import ALLOWED, OFFICE
from facilitation.domain.agreement import STATUS_WORDS
from facilitation.domain.checks import OUTCOMES
from facilitation.domain.presence import Presence
from facilitation.domain.refusals import LATER, WORDS
from facilitation.domain.rules import DISSENT_LIMIT, KINDS, TEXT_LIMIT
from facilitation.domain.scales import SCALES
from facilitation.domain.stages import stages
from facilitation.operation import Operation
from facilitation.operations import KINDS as OPERATIONS
from tests.domain.histories import History, histories, seen, views
from tests.domain.talking import Talk

PAGE = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text()
NAME = re.compile(r"`([a-z_]+)`")


def table(heading: str, page: str = PAGE) -> list[list[str]]:
    """The rows of the table whose head begins with ``heading``."""
    rows = page[page.index(f"| {heading} |") :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split(" |")] for row in rows]


def names(cell: str) -> set[str]:
    """What a cell names: `words` outside of brackets."""
    return set(NAME.findall(re.sub(r"\(.*?\)", "", cell)))


def name_of(kind: type[Operation]) -> str:
    return str(kind.__struct_config__.tag)


COMMON = {f.encode_name for f in msgspec.structs.fields(Operation)}
OPERATION_ROWS = {next(iter(names(row[0]))): row for row in table("`name` | Role")}
CODE_ROWS = {code: row[1] for row in table("Code") for code in names(row[0])}


class TestOperations:
    def test_the_page_lists_all_of_them_and_no_other(self) -> None:
        assert set(OPERATION_ROWS) == {name_of(kind) for kind in OPERATIONS}

    @pytest.mark.parametrize("kind", OPERATIONS, ids=name_of)
    def test_with_their_fields(self, kind: type[Operation]) -> None:
        fields = {f.encode_name for f in msgspec.structs.fields(kind)}
        assert names(OPERATION_ROWS[name_of(kind)][2]) == fields - COMMON

    @pytest.mark.parametrize("kind", OPERATIONS, ids=name_of)
    def test_with_who_may(self, kind: type[Operation]) -> None:
        said = {role.strip() for role in OPERATION_ROWS[name_of(kind)][1].split(",")}
        assert said == {role for role, allowed in ALLOWED.items() if kind in allowed}

    def test_with_what_all_of_them_have(self) -> None:
        listed = {name for row in table("Field") for name in names(row[0])}
        assert listed == COMMON | {"name"}


class TestRoles:
    def test_the_page_lists_every_role(self) -> None:
        assert {row[0] for row in table("Role")} == {*ALLOWED, OFFICE}


class TestCodes:
    def test_the_page_lists_all_of_them_and_no_other(self) -> None:
        assert set(CODE_ROWS) == set(WORDS)

    def test_and_says_which_are_to_be_sent_again(self) -> None:
        again = {code for code, means in CODE_ROWS.items() if "send it again" in means}
        assert again == LATER

    def test_and_the_limits(self) -> None:
        assert f"over {TEXT_LIMIT:,} characters" in CODE_ROWS["text_too_long"]
        assert f"over {DISSENT_LIMIT} characters" in CODE_ROWS["dissent_too_long"]


class TestWords:
    """The words of the protocol: whoever writes a client meets no other."""

    def test_scales(self) -> None:
        line = PAGE[PAGE.index("Scales. ") :].splitlines()[0]
        parts = re.split(r"`(\w+)`: ", line)[1:]
        said = dict(zip(parts[::2], parts[1::2], strict=True))
        assert set(said) == set(SCALES)
        for name, scale in SCALES.items():
            listed = re.findall(r'`(\w+)`(?: "([^"]+)")?(?: \((?:shape )?(\w+)\))?', said[name])
            assert [i for i, _, _ in listed] == [a.id for a in (*scale.answers, scale.skip)]
            for answer, (_, words, shape) in zip(scale.answers, listed, strict=False):
                assert (words, shape) == (answer.words, answer.shape)

    @pytest.mark.parametrize(
        "words",
        [
            "|".join(STATUS_WORDS),
            "|".join(OUTCOMES),
            " ".join(KINDS),
            "|".join(dict.fromkeys(s.kind for s in stages(Talk().meeting))),
        ],
    )
    def test_lists_of_words(self, words: str) -> None:
        assert words in PAGE


def fields_of(view: Any) -> Iterator[str]:
    if isinstance(view, Mapping):
        for key, value in view.items():
            yield key
            # Its fields are answers, not words of the protocol.
            yield from () if key == "hands" else fields_of(value)
    elif isinstance(view, list):
        for value in view:
            yield from fields_of(value)


class TestViews:
    @given(histories())
    def test_every_field_of_every_view_is_on_the_page(
        self, lived: tuple[History, Presence]
    ) -> None:
        shown = PAGE[PAGE.index("## 3. Out: views") :]
        for audience, view in views(seen(*lived)).items():
            missing = {key for key in fields_of(view) if f'"{key}"' not in shown}
            assert missing == set(), audience

    @given(histories())
    def test_every_kind_of_screen_is_on_the_page(self, lived: tuple[History, Presence]) -> None:
        screen = views(seen(*lived))["display"]["screen"]
        assert f'"kind":"{screen["kind"]}"' in PAGE


def test_a_gap_is_found() -> None:
    page = "| Code | Means |\n| --- | --- |\n| `one`, `two` (`three`) | a | b |\n\nMore `four`."
    [[codes, *_]] = table("Code", page)
    assert names(codes) == {"one", "two"}
