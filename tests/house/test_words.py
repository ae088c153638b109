"""The words of participants' pages are found in the code, all of them."""

from __future__ import annotations

import pytest

from tools.words.catalogues import distinct
from tools.words.gather import gather
from tools.words.javascript import NotALiteral, words_in


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('t("Saved.")', [("Saved.", None)]),
        (
            'html`<p>don\'t ${t("It’s {n}", { n })} ${t("Two")}</p>`',
            [("It’s {n}", None), ("Two", None)],
        ),
        ('tn("{n} person", "{n} people", 3)', [("{n} person", "{n} people")]),
        ('t(\n  "One " +\n    "line",\n)', [("One line", None)]),
        (r"t('don\'t \u2026')", [("don't …", None)]),
        ("t(`Plain`)", [("Plain", None)]),
        ('// t("not this")\n * t("nor this")', []),
        ('start("not this"); out.t("nor this"); function t(english) {}', []),
    ],
)
def test_calls_are_found_wherever_they_stand(
    source: str, found: list[tuple[str, str | None]]
) -> None:
    assert [(one, many) for _, one, many in words_in(source)] == found


@pytest.mark.parametrize("source", ["t(words)", 't("a" + b)', "t(`a ${b}`)", 'tn("one", n)'])
def test_what_could_not_be_found_is_an_error(source: str) -> None:
    with pytest.raises(NotALiteral):
        list(words_in(source))


def test_the_code_can_be_read() -> None:
    assert "This point is no longer here." in gather()


def test_two_texts_of_one_key_are_an_error() -> None:
    """Else a phone would say the one where it should say the other."""
    distinct(["Saved.", "Sent.", "Saved."])
    with pytest.raises(ValueError, match="one key"):
        distinct(["Text 179599", "Text 362382"])
