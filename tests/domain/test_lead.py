"""Timers, messages and a pause: they tell people something, and close nothing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain import lead
from facilitation.domain import room_facts as f
from facilitation.domain.agreement import Rule
from facilitation.domain.arrange import arrange, arranged, checklist
from facilitation.domain.faces import display, facilitator, organiser, phone
from facilitation.domain.facts import HeadcountSet
from facilitation.domain.meeting import evolve
from facilitation.domain.room import rule_fact, rule_of
from facilitation.domain.rules import move_stage
from tests.domain.talking import Talk, code_of

NOW = 1_790_000_000_000


class TestTimers:
    def test_the_rooms_timer_is_on_every_screen(self) -> None:
        talk = Talk()
        talk.do(lead.set_timer(talk.meeting, table=None, seconds=600, at=NOW))
        shown = {"ends_at": NOW + 600_000, "seconds": 600}
        seen = talk.seen
        for view in (phone(seen, 1), facilitator(seen, 2), display(seen, ""), organiser(seen)):
            assert view["timer"] == shown

    def test_a_tables_own_is_its_own(self) -> None:
        talk = Talk()
        talk.do(lead.set_timer(talk.meeting, table=None, seconds=600, at=NOW))
        talk.do(lead.add_time(talk.meeting, table=2, seconds=120, at=NOW))
        assert facilitator(talk.seen, 2)["timer"]["ends_at"] == NOW + 720_000
        assert phone(talk.seen, 2)["timer"]["ends_at"] == NOW + 720_000
        assert facilitator(talk.seen, 1)["timer"]["ends_at"] == NOW + 600_000
        talk.do(lead.set_timer(talk.meeting, table=2, seconds=0, at=NOW))
        assert facilitator(talk.seen, 2)["timer"]["ends_at"] == NOW + 600_000

    def test_a_tablet_knows_whether_the_timer_is_its_own_to_stop(self) -> None:
        talk = Talk()
        talk.do(lead.set_timer(talk.meeting, table=None, seconds=600, at=NOW))
        assert facilitator(talk.seen, 2)["own_timer"] is False
        talk.do(lead.add_time(talk.meeting, table=2, seconds=120, at=NOW))
        assert [facilitator(talk.seen, n)["own_timer"] for n in (1, 2)] == [False, True]
        talk.do(lead.pause(talk.meeting, on=True))
        assert facilitator(talk.seen, 2)["own_timer"] is False, "in a pause there is none to see"

    def test_time_added_when_it_is_over_counts_from_now(self) -> None:
        talk = Talk()
        talk.do(lead.set_timer(talk.meeting, table=None, seconds=60, at=NOW))
        talk.do(lead.add_time(talk.meeting, table=None, seconds=120, at=NOW + 300_000))
        assert display(talk.seen, "")["timer"] == {"ends_at": NOW + 420_000, "seconds": 120}

    def test_a_question_with_a_time_starts_it_and_the_next_stage_ends_it(self) -> None:
        talk = Talk(stage="lobby")
        talk.do([f.QuestionSet(1, "What helps?", "What helps you?", 20, ("Who else?",))])
        talk.do(move_stage(talk.meeting, from_="lobby", to="question-1", at=NOW))
        assert facilitator(talk.seen, 1)["timer"] == {"ends_at": NOW + 1_200_000, "seconds": 1200}
        talk.do(lead.set_timer(talk.meeting, table=2, seconds=60, at=NOW))
        talk.do(move_stage(talk.meeting, from_="question-1", to="summary-1", at=NOW))
        assert all(facilitator(talk.seen, table)["timer"] is None for table in (1, 2))

    @pytest.mark.parametrize("seconds", [-1, lead.LONGEST_TIME + 1])
    def test_times_that_cannot_be(self, seconds: int) -> None:
        talk = Talk()
        set_it = {"table": None, "seconds": seconds, "at": NOW}
        assert code_of(lambda: lead.set_timer(talk.meeting, **set_it)) == "bad_number"
        assert code_of(lambda: lead.add_time(talk.meeting, **set_it)) == "bad_number"

    def test_a_table_that_is_not_there(self) -> None:
        talk = Talk()
        assert (
            code_of(lambda: lead.set_timer(talk.meeting, table=9, seconds=60, at=NOW))
            == "unknown_table"
        )

    @given(st.integers(1, 10_000_000), st.integers(1, 3_600))
    def test_a_pause_costs_nobody_any_time(self, pause_ms: int, seconds: int) -> None:
        m = Talk().meeting
        for fact in lead.set_timer(m, table=None, seconds=seconds, at=NOW):
            m = evolve(m, fact, NOW)
        for on, at in ((True, NOW + 1), (False, NOW + 1 + pause_ms)):
            for fact in lead.pause(m, on=on):
                m = evolve(m, fact, at)
        assert m.timer is not None
        assert m.timer.ends_at == NOW + 1000 * seconds + pause_ms
        assert m.timer.seconds == seconds

    def test_in_a_pause_no_screen_counts(self) -> None:
        talk = Talk()
        talk.do(lead.set_timer(talk.meeting, table=None, seconds=600, at=NOW))
        talk.do(lead.pause(talk.meeting, on=True))
        view = phone(talk.seen, 1)
        assert (view["timer"], view["paused"]) == (None, True)
        assert lead.pause(talk.meeting, on=True) == []


class TestMessages:
    @pytest.mark.parametrize(
        ("to", "hear"),
        [
            ("tables", {"facilitator 1", "facilitator 2", "organiser"}),
            ("room", {"display", "organiser"}),
            (
                "everyone",
                {"facilitator 1", "facilitator 2", "phone 1", "phone 2", "display", "organiser"},
            ),
        ],
    )
    def test_reach_those_they_are_for(self, to: str, hear: set[str]) -> None:
        talk = Talk()
        talk.do(lead.send_message(talk.meeting, table=None, text="  Two\nminutes left. ", to=to))
        assert {name for name, text in heard(talk).items() if text} == hear
        assert set(heard(talk).values()) <= {"Two minutes left.", None}
        talk.do(lead.clear_message(talk.meeting, table=None))
        assert set(heard(talk).values()) == {None}

    def test_one_table_alone_hears_the_later_one(self) -> None:
        talk = Talk()
        talk.do(lead.send_message(talk.meeting, table=None, text="Wrap up.", to="everyone"))
        talk.do(lead.send_message(talk.meeting, table=2, text="I am coming.", to="tables"))
        found = heard(talk)
        assert found["facilitator 2"] == "I am coming."
        assert found["facilitator 1"] == found["phone 2"] == "Wrap up."

    def test_words_that_cannot_be_sent(self) -> None:
        m = Talk().meeting
        for text, to, table, code in (
            ("", "tables", None, "empty_text"),
            ("a" * 201, "tables", None, "message_too_long"),
            ("Hello.", "nobody", None, "bad_message"),
            ("Hello.", "room", 1, "bad_message"),
            ("Hello.", "tables", 9, "unknown_table"),
        ):
            send = {"text": text, "to": to, "table": table}
            assert code_of(lambda send=send: lead.send_message(m, **send)) == code


def heard(talk: Talk) -> dict[str, str | None]:
    seen = talk.seen
    views = {"display": display(seen, ""), "organiser": organiser(seen)}
    for table in (1, 2):
        views[f"phone {table}"] = phone(seen, table)
        views[f"facilitator {table}"] = facilitator(seen, table)
    return {
        name: view["message"]["text"] if view["message"] else None for name, view in views.items()
    }


@given(
    st.builds(
        Rule,
        quorum=st.fractions(0, 1, max_denominator=100),
        least=st.integers(0, 60),
        agreed=st.fractions(0, 1, max_denominator=100),
    )
)
def test_a_rule_is_kept_exactly(rule: Rule) -> None:
    assert rule_of(rule_fact(rule)) == rule


class TestTables:
    def test_a_number_is_never_used_twice(self) -> None:
        talk = Talk()
        talk.do(lead.add_table(talk.meeting))
        assert list(talk.meeting.tables) == [1, 2, 3, 4]
        talk.do(lead.remove_table(talk.meeting, table=4, people=0))
        talk.do(lead.add_table(talk.meeting))
        assert list(talk.meeting.tables) == [1, 2, 3, 5]

    def test_what_a_removed_table_said_stays_and_the_room_can_be_asked(self) -> None:
        talk = Talk()
        point = talk.point(table=2)
        talk.do(lead.remove_table(talk.meeting, table=2, people=0))
        talk.go("summary-1")
        check = talk.check(point, by=None)
        talk.vote(check, agree=5)
        talk.reveal(check, 5)
        assert display(talk.seen, "")["screen"]["kind"]
        assert [t["number"] for t in organiser(talk.seen)["tables"]] == [1, 3]
        assert talk.meeting.points[point].text == "A later bus."

    def test_not_while_people_sit_there_or_vote(self) -> None:
        talk = Talk()
        m = talk.meeting
        assert code_of(lambda: lead.remove_table(m, table=2, people=3)) == "table_used"
        talk.check(talk.point(table=1))
        m = talk.meeting
        assert code_of(lambda: lead.remove_table(m, table=1, people=0)) == "check_open"
        assert code_of(lambda: lead.move_people(m, table=1, to=2)) == "check_open"
        assert code_of(lambda: lead.move_people(m, table=2, to=9)) == "unknown_table"
        talk = Talk(tables=1)
        m = talk.meeting
        assert code_of(lambda: lead.remove_table(m, table=1, people=0)) == "last_table"

    def test_those_who_move_are_counted_where_they_go(self) -> None:
        talk = Talk()
        talk.do([HeadcountSet(1, 4), HeadcountSet(2, 6)])
        talk.do(lead.move_people(talk.meeting, table=1, to=2))
        assert [t.headcount for t in talk.meeting.tables.values()] == [0, 10, 0]


class TestArranging:
    def test_only_what_differs_is_recorded(self) -> None:
        m = Talk().meeting
        assert arrange(m, arranged(m), {}) == []
        wanted = replace(arranged(m), groups=("Carers",), questions=m.questions[:1])
        assert arrange(m, wanted, {}) == [f.QuestionsCut(1), f.GroupsSet(("Carers",))]

    def test_a_question_that_was_talked_about_cannot_be_left_out(self) -> None:
        m = Talk(stage="question-2").meeting
        wanted = replace(arranged(m), questions=m.questions[:1])
        assert code_of(lambda: arrange(m, wanted, {})) == "question_used"

    def test_the_rule_is_fixed_by_the_first_vote_and_decides_it(self) -> None:
        talk = Talk()
        strict = Rule(agreed=Fraction(9, 10))
        talk.do(arrange(talk.meeting, replace(arranged(talk.meeting), rule=strict), {}))
        check = talk.check(talk.point())
        m = talk.meeting
        wanted = replace(arranged(m), rule=Rule())
        assert code_of(lambda: arrange(m, wanted, {})) == "rule_fixed"
        talk.vote(check, agree=8, unsure=2)
        talk.reveal(check, 10)
        [shown] = phone(talk.seen, 1)["checks"]
        assert shown["result"]["status"] == "worries"

    def test_the_list_of_what_is_missing(self) -> None:
        talk = Talk()
        assert any(item.needed and not item.done for item in checklist(talk.meeting))
        talk.do([f.SettingsSet("We keep it for a month.", "2027-01-01")])
        assert not any(item.needed and not item.done for item in checklist(talk.meeting))
