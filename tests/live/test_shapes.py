"""The checker of views itself finds what is wrong: else the other tests could not fail."""

from __future__ import annotations

from typing import Any

import pytest

from bench.client import Json
from tests.live.misfits import misfits

OWN: Json = {
    "mine": {"check": "a"},
    "who": "p",
    "my_cards": ["slow"],
    "my_suggestions": [],
    "my_worries": {},
    "my_doubts": [],
}


def a_view() -> Json:
    return {
        "version": [1, 7],
        "face": "phone",
        "event": {"id": "e", "title": "T", "date": "2026-11-24", "code": "123456"},
        "stage": {"id": "closing", "kind": "closing", "number": 0, "name": "C", "question": ""},
        "timer": None,
        "message": {"text": "Hello.", "at": 1},
        "paused": False,
        "table": 1,
        "table_name": "",
        "now": "",
        "next": "",
        "easy": "",
        "answers": [{"id": "a", "words": "A", "short": "a", "shape": "full", "side": 1}],
        "checks": [],
        "step": {"key": "thanks", "kind": "thanks", "title": "Thank you", "spoken": ["Thanks."]},
    }


def test_a_proper_view_fits() -> None:
    assert misfits(a_view()) == []
    assert misfits({**a_view(), **OWN}, own=True) == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"secret": 1}, "phone: has ['secret']"),
        ({"mine": {}}, "phone: has ['mine']"),
        ({"version": "1"}, "phone.version"),
        ({"table": True}, "phone.table"),
        ({"answers": [{}]}, "phone.answers[0]"),
        ({"step": {"kind": "dance"}}, "phone.step"),
        ({"step": {"key": "k", "kind": "thanks"}}, "phone.step"),
        ({"checks": None}, "phone.checks"),
    ],
)
def test_what_does_not_fit_is_found(change: dict[str, Any], where: str) -> None:
    [found] = misfits({**a_view(), **change})
    assert found.startswith(where)


def test_a_field_that_is_missing_is_found() -> None:
    view = a_view()
    del view["now"]
    assert misfits(view) == ["phone: has [] too many, ['now'] too few"]
    assert misfits(a_view(), own=True) == [
        "phone: has [] too many, "
        "['mine', 'my_cards', 'my_doubts', 'my_suggestions', 'my_worries', 'who'] too few"
    ]
