"""Merging what tables said into statements, and back, without losing a word of it."""

from __future__ import annotations

from typing import Any

from facilitation.domain import facts as f
from facilitation.domain import theme_rules as desk
from facilitation.domain.closing import steps
from facilitation.domain.statements import (
    dissents,
    source_results,
    statement_of,
    told_items,
    told_result,
)
from tests.domain.talking import Talk, code_of


def merged(talk: Talk, *sources: str, text: str = "Later buses.", theme: str = "") -> str:
    new = f"statement-{len(talk.facts)}"
    facts = desk.make_statement(
        talk.meeting, statement=new, text=text, sources=sources, theme=theme
    )
    talk.do(facts)
    return new


def theme(talk: Talk, title: str) -> str:
    new = f"theme-{len(talk.facts)}"
    talk.do(desk.make_theme(talk.meeting, theme=new, title=title))
    return new


def unmerge(talk: Talk, statement: str) -> None:
    version = talk.meeting.statements[statement].version
    talk.do(desk.unmerge_statement(talk.meeting, statement=statement, version=version))


def asked(talk: Talk, statement: str) -> str:
    """A vote of the room on a statement, open."""
    new = f"check-{len(talk.facts)}"
    talk.do([f.CheckOpened(new, None, "room", None, talk.meeting.stage, statement)])
    return new


def texts(talk: Talk, question: int | None = None) -> list[str]:
    return [told.text for told in told_items(talk.meeting, question)]


class TestMerge:
    def test_one_statement_is_told_in_place_of_its_points(self) -> None:
        talk = Talk()
        first, second = talk.point("A later bus."), talk.point("Buses at night.", table=2)
        alone = talk.point("A ramp.", table=3)
        statement = merged(talk, first, second)
        assert texts(talk) == ["Later buses.", "A ramp."]
        assert statement_of(talk.meeting, second).id == statement  # type: ignore[union-attr]
        assert statement_of(talk.meeting, alone) is None
        [told, _] = told_items(talk.meeting)
        assert (told.tables, told.questions, told.sources) == ((1, 2), (1,), (first, second))

    def test_each_source_keeps_its_own_result_and_dissent(self) -> None:
        talk = Talk()
        first, second = talk.point("A later bus."), talk.point("Buses at night.", table=2)
        check = talk.checked(first, dissent="The last one is empty.", agree=5, disagree=1)
        other = talk.checked(second, agree=4)
        merged(talk, first, second)
        [told] = told_items(talk.meeting)
        assert told_result(talk.meeting, told) is None
        results = source_results(talk.meeting, told)
        assert {source: c.id for source, c in results.items()} == {first: check, second: other}
        assert dissents(talk.meeting, told) == [(1, "The last one is empty.")]

    def test_a_point_is_in_one_statement_at_most(self) -> None:
        talk = Talk()
        first, second, third = talk.point("a"), talk.point("b"), talk.point("c")
        statement = merged(talk, first, second)
        assert code_of(lambda: merged(talk, second, third)) == "already_merged"
        add = {"statement": merged(talk, third), "sources": [first]}
        assert code_of(lambda: desk.add_to_statement(talk.meeting, **add)) == "already_merged"
        again = desk.add_to_statement(talk.meeting, statement=statement, sources=[first])
        assert again == []

    def test_what_a_table_puts_aside_or_rewords_later_stays_behind_the_statement(self) -> None:
        talk = Talk()
        first, second = talk.point("A later bus."), talk.point("Buses at night.")
        statement = merged(talk, first, second)
        talk.remove(second)
        found = talk.meeting.statements[statement]
        assert found.sources == (first, second)
        assert found.heard == {first: "A later bus.", second: "Buses at night."}
        assert texts(talk) == ["Later buses."]

    def test_nothing_and_what_is_not_there_cannot_be_merged(self) -> None:
        talk = Talk()
        point, offered = talk.point("a"), talk.suggestion("b")
        assert code_of(lambda: merged(talk)) == "bad_message"
        assert code_of(lambda: merged(talk, point, offered)) == "unknown_point"
        assert code_of(lambda: merged(talk, point, "no-such-point")) == "unknown_point"
        assert code_of(lambda: merged(talk, point, text=" ")) == "empty_text"
        assert code_of(lambda: merged(talk, point, text="a" * 241)) == "statement_too_long"

    def test_the_last_source_taken_out_ends_the_statement(self) -> None:
        talk = Talk()
        first, second = talk.point("a"), talk.point("b")
        statement = merged(talk, first, second)
        for source in (first, first, second):
            take = {"statement": statement, "source": source}
            talk.do(desk.take_from_statement(talk.meeting, **take))
        assert talk.meeting.statements == {}
        assert texts(talk) == ["a", "b"]


class TestAtOnce:
    def test_words_that_changed_meanwhile_are_not_overwritten(self) -> None:
        talk = Talk()
        statement = merged(talk, talk.point("a"), text="One.")
        talk.do(desk.reword_statement(talk.meeting, statement=statement, text="Two.", was="One."))

        def late(text: str) -> list[f.Fact]:
            return desk.reword_statement(talk.meeting, statement=statement, text=text, was="One.")

        assert code_of(lambda: late("Three.")) == "changed_words"
        assert late("Two.") == []

    def test_nor_is_a_themes_name(self) -> None:
        talk = Talk()
        buses = theme(talk, "Buses")
        talk.do(desk.rename_theme(talk.meeting, theme=buses, title="Travel", was="Buses"))
        late = {"theme": buses, "title": "Transport", "was": "Buses"}
        assert code_of(lambda: desk.rename_theme(talk.meeting, **late)) == "changed_words"

    def test_nor_where_something_was_put(self) -> None:
        talk = Talk()
        point, buses, money = talk.point("a"), theme(talk, "Buses"), theme(talk, "Money")
        talk.do(desk.sort_items(talk.meeting, items={point: ""}, theme=buses))
        late: dict[str, Any] = {"items": {point: ""}, "theme": money}
        assert code_of(lambda: desk.sort_items(talk.meeting, **late)) == "moved_since"
        assert desk.sort_items(talk.meeting, items={point: ""}, theme=buses) == []
        talk.do(desk.sort_items(talk.meeting, items={point: buses}, theme=money))
        assert [told.theme for told in told_items(talk.meeting)] == [money]

    def test_nor_is_taken_apart_what_somebody_works_on(self) -> None:
        talk = Talk()
        statement = merged(talk, talk.point("a"), text="One.")
        seen = talk.meeting.statements[statement].version
        talk.do(desk.reword_statement(talk.meeting, statement=statement, text="Two.", was="One."))
        late = {"statement": statement, "version": seen}
        assert code_of(lambda: desk.unmerge_statement(talk.meeting, **late)) == "changed_since"
        unmerge(talk, statement)
        assert desk.unmerge_statement(talk.meeting, **late) == []


class TestVoted:
    def test_it_stays_and_is_marked(self) -> None:
        talk = Talk()
        first, second = talk.point("a"), talk.point("b", table=2)
        statement = merged(talk, first, second, text="Both.")
        check = asked(talk, statement)
        unmerge(talk, statement)
        unmerge(talk, statement)
        found = talk.meeting.statements[statement]
        assert found.doubted
        assert found.voted
        assert found.sources == (first, second)
        assert texts(talk) == ["Both."]
        take = {"statement": statement, "source": first}
        assert code_of(lambda: desk.take_from_statement(talk.meeting, **take)) == "voted_on"
        add = {"statement": statement, "sources": [talk.point("c")]}
        assert code_of(lambda: desk.add_to_statement(talk.meeting, **add)) == "voted_on"
        new = {"statement": statement, "text": "New.", "was": "Both."}
        assert code_of(lambda: desk.reword_statement(talk.meeting, **new)) == "check_open"
        talk.do([f.CheckLocked(check, 8), f.CheckRevealed(check)])
        [told, _] = told_items(talk.meeting)
        assert told_result(talk.meeting, told) == talk.the_check(check)
        talk.do(desk.reword_statement(talk.meeting, **new))
        [told, _] = told_items(talk.meeting)
        assert told_result(talk.meeting, told) is None, "the result was of other words"

    def test_a_priority_vote_counts_as_one(self) -> None:
        talk = Talk()
        statement, alone = merged(talk, talk.point("a")), talk.point("b")
        opened = f.CheckOpened("c", None, "room", None, "question-1", None, (statement, alone), 3)
        talk.do([opened])
        assert talk.meeting.statements[statement].voted
        assert talk.the_check("c").words == {statement: "Later buses.", alone: "b"}
        assert not talk.the_check("c").forward


class TestThemes:
    def test_their_order_is_the_order_of_telling(self) -> None:
        talk = Talk()
        points = [talk.point(t, table=n) for n, t in enumerate("abc", 1)]
        buses, money = theme(talk, "Buses"), theme(talk, "Money")
        talk.do(desk.sort_items(talk.meeting, items={points[2]: ""}, theme=buses))
        talk.do(desk.sort_items(talk.meeting, items={points[1]: ""}, theme=money))
        assert texts(talk) == ["c", "b", "a"]
        talk.do(desk.move_theme(talk.meeting, theme=money, before=buses))
        assert texts(talk) == ["b", "c", "a"]
        talk.do(desk.move_theme(talk.meeting, theme=money, before=""))
        assert texts(talk) == ["c", "b", "a"]
        assert desk.move_theme(talk.meeting, theme=money, before=money) == []

    def test_two_of_one_name_are_refused(self) -> None:
        talk = Talk()
        theme(talk, "Buses")
        other = theme(talk, "Money")
        assert code_of(lambda: theme(talk, " buses ")) == "theme_exists"
        again = {"theme": other, "title": "BUSES", "was": "Money"}
        assert code_of(lambda: desk.rename_theme(talk.meeting, **again)) == "theme_exists"

    def test_only_an_empty_one_can_go(self) -> None:
        talk = Talk()
        buses, point = theme(talk, "Buses"), talk.point("a")
        talk.do(desk.sort_items(talk.meeting, items={point: ""}, theme=buses))
        assert code_of(lambda: desk.remove_theme(talk.meeting, theme=buses)) == "theme_not_empty"
        talk.do(desk.sort_items(talk.meeting, items={point: buses}, theme=""))
        talk.do(desk.remove_theme(talk.meeting, theme=buses))
        assert talk.meeting.themes == {}

    def test_a_statement_that_crosses_questions_is_told_in_both(self) -> None:
        talk = Talk("question-2")
        merged(talk, talk.point("a", question=1), talk.point("b", question=2))
        assert texts(talk, 1) == texts(talk, 2) == texts(talk) == ["Later buses."]


class TestModeration:
    def test_held_and_hidden_are_not_told_until_released(self) -> None:
        talk = Talk()
        point, statement = talk.point("a"), merged(talk, talk.point("b"))
        for how in ("held", "hidden"):
            talk.do(desk.moderate(talk.meeting, item=point, how=how))
            talk.do(desk.moderate(talk.meeting, item=statement, how=how))
            assert texts(talk) == []
        talk.do(desk.moderate(talk.meeting, item=point, how=""))
        assert texts(talk) == ["a"]
        assert code_of(lambda: desk.moderate(talk.meeting, item="x", how="")) == "unknown_point"

    def test_what_the_screen_tells_just_now_goes_on_and_not_back_to_the_beginning(self) -> None:
        talk = Talk()
        first, second, third = (talk.point(text, table=t) for t, text in enumerate("abc", 1))
        talk.do([f.StageMoved("closing")])
        talk.do([f.StepShown(f"point:{second}"), f.ScreenHeld("break", "Tea.")])
        talk.do(desk.moderate(talk.meeting, item=first, how="hidden"))
        assert talk.meeting.step == f"point:{second}", "only what is on the screen"
        talk.do(desk.moderate(talk.meeting, item=second, how="hidden"))
        assert talk.meeting.step == f"point:{third}"
        assert (talk.meeting.big.held, talk.meeting.big.words) == ("break", "Tea."), "still held"
        talk.do(desk.moderate(talk.meeting, item=second, how=""))
        assert talk.meeting.step == f"point:{third}"
        made = merged(talk, second)
        talk.do([f.StepShown(f"point:{made}")])
        unmerge(talk, made)
        assert talk.meeting.step in {s.key for s in steps(talk.meeting)} - {"opening"}
        # A vote that stands in front of the story stays where it is.
        check = f.CheckOpened("check-1", None, "room", None, "closing", None, (second, third), 3)
        talk.do([check])
        talk.do(desk.moderate(talk.meeting, item=third, how="held"))
        assert talk.meeting.asked == "check-1"

    def test_a_pair_is_dismissed_whichever_is_named_first(self) -> None:
        talk = Talk()
        first, second = talk.point("a"), talk.point("b")
        talk.do(desk.dismiss_pair(talk.meeting, first=second, second=first))
        assert desk.dismiss_pair(talk.meeting, first=first, second=second) == []
