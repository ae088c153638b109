"""The ordered steps of a summary and of the closing."""

from __future__ import annotations

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.closing import (
    Step,
    current_step,
    dissent_words,
    shown_check,
    steps,
)
from facilitation.domain.faces import display
from facilitation.domain.pages import LINE, LONG, PAGE_LINES, SHORT, reminder
from facilitation.domain.presence import Presence
from facilitation.domain.rules import TEXT_LIMIT, clean
from facilitation.domain.statements import told_items
from tests.domain.histories import History, histories
from tests.domain.talking import Talk
from tests.domain.test_statements import merged

Lived = tuple[History, Presence]

SCRIPTS = "abc -éß会議क्षسل👩\u200d👧—"
texts = (
    st.text(SCRIPTS, min_size=1, max_size=TEXT_LIMIT)
    | st.lists(st.text("abc-", min_size=1, max_size=300), min_size=1, max_size=60).map(" ".join)
).filter(lambda text: any(map(str.isprintable, text.replace(" ", ""))) and len(text) <= TEXT_LIMIT)


def keys(talk: Talk) -> list[str]:
    return [s.key for s in steps(talk.meeting)]


def place(talk: Talk) -> tuple[str, int, int]:
    found = current_step(talk.meeting)
    assert found is not None
    return found[0].key, found[1], found[2]


def pieces_of(talk: Talk, point: str) -> list[Step]:
    return [s for s in steps(talk.meeting) if s.kind == "point" and s.point == point]


def joined(pieces: list[str], text: str) -> bool:
    """Whether the pieces are the text in order, with at most one blank between two."""
    at = 0
    for piece in pieces:
        at += text[at : at + 1] == " "
        if not text.startswith(piece, at):
            return False
        at += len(piece)
    return at == len(text)


class TestOrder:
    def test_there_are_no_steps_while_tables_talk(self) -> None:
        for stage in ("lobby", "question-1", "ended"):
            talk = Talk(stage)
            assert steps(talk.meeting) == []
            assert current_step(talk.meeting) is None

    def test_points_are_told_by_question_table_and_number(self) -> None:
        talk = Talk("question-2")
        late = talk.point(table=1, question=2)
        second = talk.point(table=2)
        first = talk.point(table=1)
        third = talk.point(table=2)
        talk.point(table=1, key=False)
        assert [t.id for t in told_items(talk.meeting)] == [first, second, third, late]
        talk.go("closing")
        told = [f"point:{p}" for p in (first, second, third, late)]
        assert keys(talk) == ["opening", *told, "forward:1", "vote", "taken:1", "take", "thanks"]

    def test_a_summary_tells_its_own_question_only(self) -> None:
        talk = Talk("question-2")
        first, second = talk.point(), talk.point(question=2)
        talk.go("summary-1")
        assert keys(talk) == ["opening", f"point:{first}"]
        talk.go("summary-2")
        assert keys(talk) == ["opening", f"point:{second}"]

    def test_a_closing_without_key_points_still_votes_and_thanks(self) -> None:
        assert [s.kind for s in steps(Talk("closing").meeting)] == [
            "opening",
            "forward",
            "vote",
            "forward",
            "take",
            "thanks",
        ]

    @given(histories())
    def test_of_any_event_each_key_is_there_once(self, lived: Lived) -> None:
        m = lived[0].meeting
        found = [s.key for s in steps(m)]
        assert len(found) == len(set(found))
        told = [s.point for s in steps(m) if s.kind == "point" and s.part == 1]
        number = None if m.stage == "closing" else int(m.stage[-1:]) if found else 0
        assert told == [t.id for t in told_items(m, number)]


class TestPlace:
    def test_the_step_shown_and_its_place(self) -> None:
        talk = Talk()
        point = talk.point()
        talk.go("closing")
        assert place(talk) == ("opening", 1, 7)
        talk.show(f"point:{point}")
        assert place(talk) == (f"point:{point}", 2, 7)
        talk.show("thanks")
        assert place(talk) == ("thanks", 7, 7)

    def test_a_step_whose_point_is_gone_falls_back_to_the_opening(self) -> None:
        talk = Talk()
        point = talk.point()
        talk.go("summary-1")
        talk.show(f"point:{point}")
        talk.remove(point)
        assert place(talk) == ("opening", 1, 1)

    def test_another_key_point_does_not_move_the_screen(self) -> None:
        talk = Talk()
        point = talk.point(table=2)
        talk.go("summary-1")
        talk.show(f"point:{point}")
        talk.point(table=1)
        assert place(talk) == (f"point:{point}", 3, 3)


class TestLongTexts:
    @given(texts)
    def test_in_parts_that_join_to_the_text(self, text: str) -> None:
        talk = Talk()
        point = talk.point(text)
        talk.go("summary-1")
        parts = pieces_of(talk, point)
        assert joined([s.items[0] for s in parts], clean(text))
        assert all(0 < len(s.items[0]) <= LONG for s in parts)
        assert [(s.part, s.parts) for s in parts] == [
            (n, len(parts)) for n in range(1, len(parts) + 1)
        ]
        assert [s.key for s in parts][:2] == [f"point:{point}", f"point:{point}:2"][: len(parts)]

    def test_a_part_ends_where_a_sentence_ends_if_it_can(self) -> None:
        talk = Talk()
        wait = "We wait for a long time at the stop, and do not know if the next bus has room."
        long = f"{'One that has no end ' * 16}at all."
        point = talk.point(" ".join([wait] * 4 + [long, wait]))
        talk.go("summary-1")
        told = [s.items[0] for s in pieces_of(talk, point)]
        assert told[:2] == [f"{wait} {wait} {wait}", wait]
        assert told[2].startswith("One that has no end")
        assert told[3].endswith(f"at all. {wait}")
        assert len(told) == 4

    @pytest.mark.parametrize("length", [1, SHORT, LONG])
    def test_what_fits_stays_whole(self, length: int) -> None:
        talk = Talk()
        point = talk.point("a" * length)
        talk.go("summary-1")
        assert [s.items for s in pieces_of(talk, point)] == [("a" * length,)]

    def test_the_parts_of_one_point_are_shown_one_after_the_other(self) -> None:
        talk = Talk()
        first, second = talk.point("word " * 100), talk.point()
        talk.go("summary-1")
        parts = [f"point:{first}", f"point:{first}:2", f"point:{first}:3"]
        assert keys(talk) == ["opening", *parts, f"point:{second}"]


class TestDissent:
    def test_several_reasons_are_one_sentence(self) -> None:
        talk = Talk()
        said = [talk.point("A ramp."), talk.point("Ramps.", table=2)]
        for point, why in zip(said, ("small firms cannot pay. ", "who pays?"), strict=True):
            talk.checked(point, dissent=why, agree=5, disagree=1)
        statement = merged(talk, *said)
        told = {t.id: t for t in told_items(talk.meeting)}[statement]
        words = dissent_words(talk.meeting, told)
        assert words == "small firms cannot pay (Table 1); who pays? (Table 2)"

    @pytest.mark.parametrize(
        ("words", "dissent", "apart"),
        [
            (SHORT, SHORT, False),
            (SHORT + 1, 1, True),
            (1, SHORT + 1, True),
            (SHORT + 1, 0, False),
        ],
    )
    def test_on_a_step_of_its_own_where_both_do_not_fit(
        self, words: int, dissent: int, apart: bool
    ) -> None:
        talk = Talk()
        point = talk.point("a" * words)
        talk.checked(point, dissent="b" * dissent, agree=3)
        talk.go("summary-1")
        assert keys(talk) == ["opening", f"point:{point}", *[f"dissent:{point}"] * apart]

    def test_the_dissent_of_the_round_that_was_shown_last(self) -> None:
        talk = Talk()
        point = talk.point()
        first = talk.checked(point, dissent="b" * 200, agree=3)
        talk.check(point)
        talk.go("summary-1")
        assert keys(talk) == ["opening", f"point:{point}", f"dissent:{point}"]
        shown = shown_check(talk.meeting, talk.the_point(point))
        assert shown == talk.the_check(first)
        talk.reveal(talk.the_point(point).checks[-1])
        assert keys(talk) == ["opening", f"point:{point}"]


class TestForward:
    @given(st.lists(texts, max_size=12))
    def test_every_key_point_is_on_a_page_that_it_fits(self, said: list[str]) -> None:
        talk = Talk()
        for text in said:
            talk.point(text)
        talk.go("closing")
        pages = [s for s in steps(talk.meeting) if s.block == "forward"]
        items = [item for s in pages for item in s.items]
        assert len(items) == len(said)
        for item, text in zip(items, said, strict=True):
            assert item == clean(text)
        assert [s.key for s in pages] == [f"forward:{n}" for n in range(1, len(pages) + 1)]
        start = 1
        for s in pages:
            assert (s.start, s.parts) == (start, len(pages))
            start += len(s.items)
            lines = sum(ceil(len(item) / LINE) for item in s.items)
            assert lines <= PAGE_LINES or len(s.items) == 1

    @pytest.mark.parametrize("text", ["a " * 119 + "a", "会議" * 200, "word " * 399 + "end"])
    def test_each_text_is_whole_however_long(self, text: str) -> None:
        talk = Talk()
        talk.point(text)
        talk.go("closing")
        page = next(s for s in steps(talk.meeting) if s.kind == "forward")
        assert page.items == (text,)


class TestReminders:
    @given(texts)
    def test_whole_sentences_from_the_beginning_and_never_a_cut_one(self, text: str) -> None:
        whole = clean(text)
        kept = reminder(whole)
        assert kept
        if kept != whole:
            assert len(kept) <= LONG
            assert kept.endswith((".", "!", "?", "…", "؟", "۔", "。"))
            assert "".join(whole.split()).startswith("".join(kept.split()))

    def test_as_many_as_fit(self) -> None:
        first, second = "We need a later bus.", "It must stop at the hospital."
        assert reminder(f"{first} {second}") == f"{first} {second}"
        assert reminder(f"{first} {second} {'word ' * 60}") == f"{first} {second}"
        endless = "word " * 60
        assert reminder(endless) == endless

    def test_a_dissent_has_one_and_phones_the_whole_text(self) -> None:
        talk = Talk()
        text = f"We need a later bus. {'It must stop at the hospital. ' * 10}".strip()
        point = talk.point(text)
        talk.checked(point, agree=3, disagree=1, dissent="it costs more " * 20)
        talk.go("summary-1")
        talk.show(f"dissent:{point}")
        shown = display(talk.seen, "venue.example/j")["screen"]
        assert (shown["text"], shown["reminder"]) == (text, reminder(text))
        assert len(shown["reminder"]) <= LONG < len(text)
