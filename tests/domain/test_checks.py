"""The rules of a check of agreement, and each way in which it is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facilitation.domain import checks
from facilitation.domain.meeting import CLOSING, ENDED, LOBBY, LOCKED, OPEN, REVEALED
from facilitation.domain.rules import DISSENT_LIMIT, PEOPLE_LIMIT
from tests.domain.talking import Talk, code_of


def opening(talk: Talk, point: str, by: int | None, scope: str | None = None) -> str:
    """The code with which opening a check is refused."""
    said = scope or ("room" if by is None else "table")
    return code_of(
        lambda: checks.open_check(talk.meeting, by, check="new-check", point=point, scope=said)
    )


class TestOpen:
    def test_a_table_is_asked_by_its_facilitator_and_the_room_by_the_organiser(self) -> None:
        talk = Talk()
        point = talk.point()
        assert opening(talk, point, 1, "room") == "not_allowed"
        assert opening(talk, point, None, "table") == "not_allowed"
        assert opening(talk, point, 1, "building") == "bad_message"
        check = talk.the_check(talk.check(point))
        assert (check.scope, check.table, check.round, check.state) == ("table", 1, 1, OPEN)

    @pytest.mark.parametrize("by", [1, None])
    def test_only_about_a_point_that_a_table_stands_by(self, by: int | None) -> None:
        talk = Talk()
        aside = talk.point()
        talk.remove(aside)
        for point in (aside, talk.suggestion(), "no-such-point"):
            assert opening(talk, point, by) == "unknown_point"

    def test_not_about_another_tables_point(self) -> None:
        talk = Talk()
        assert opening(talk, talk.point(table=2), 1) == "unknown_point"

    @pytest.mark.parametrize("stage", [LOBBY, ENDED])
    def test_only_while_the_event_goes_on(self, stage: str) -> None:
        talk = Talk()
        point = talk.point()
        talk.go(stage)
        assert opening(talk, point, 1) == opening(talk, point, None) == "wrong_stage"

    def test_one_at_a_time_for_each_table_and_for_the_room(self) -> None:
        talk = Talk()
        first, second = talk.point(), talk.point()
        talk.check(first)
        assert opening(talk, second, 1) == "check_open"
        talk.check(talk.point(table=2), by=2)
        talk.check(second, by=None)
        assert opening(talk, talk.point(table=3), None) == "check_open"

    def test_a_point_is_asked_about_once_at_a_time(self) -> None:
        talk = Talk()
        point = talk.point()
        check = talk.check(point, by=None)
        assert opening(talk, point, 1) == "check_open"
        talk.lock(check)
        assert opening(talk, point, 1) == opening(talk, point, None) == "check_open"

    def test_the_next_round_can_begin_once_the_last_was_shown(self) -> None:
        talk = Talk()
        point = talk.point()
        talk.checked(point, agree=3)
        assert talk.the_check(talk.check(point)).round == 2
        assert len(talk.the_point(point).checks) == 2


class TestRoomVote:
    def test_only_in_the_closing(self) -> None:
        m = Talk("summary-2").meeting
        assert code_of(lambda: checks.open_room_vote(m, check="new-check")) == "wrong_stage"

    def test_once_at_a_time_and_again_when_it_was_shown(self) -> None:
        talk = Talk(CLOSING)
        first = talk.room_vote()
        assert code_of(talk.room_vote) == "check_open"
        talk.lock(first)
        assert code_of(talk.room_vote) == "check_open"
        talk.reveal(first)
        second = talk.room_vote()
        assert checks.last_vote(talk.meeting) == talk.the_check(second)

    def test_not_while_the_room_is_asked_about_a_point(self) -> None:
        talk = Talk()
        point = talk.point()
        talk.go(CLOSING)
        talk.check(point, by=None)
        assert code_of(talk.room_vote) == "check_open"


WAYS: dict[str, Callable[[Talk, int | None, str], object]] = {
    "hands": lambda t, by, c: checks.count_hands(
        t.meeting, by, check=c, hands={"agree": 1}, present=9
    ),
    "lock": lambda t, by, c: checks.lock_check(t.meeting, by, check=c, present=3),
    "reveal": lambda t, by, c: checks.reveal_check(t.meeting, by, check=c),
    "conclude": lambda t, by, c: checks.conclude_check(
        t.meeting, by, check=c, outcome="agreed", dissent=""
    ),
}


class TestWhoseCheck:
    @pytest.mark.parametrize("way", sorted(WAYS))
    def test_a_tables_check_is_its_own_and_the_rooms_the_organisers(self, way: str) -> None:
        talk = Talk()
        own = talk.check(talk.point())
        rooms = talk.check(talk.point(table=2), by=None)
        for by, check in ((2, own), (None, own), (1, rooms), (2, rooms), (1, "no-such-check")):
            assert code_of(lambda by=by, check=check: WAYS[way](talk, by, check)) == "unknown_check"

    @pytest.mark.parametrize("way", sorted(WAYS))
    def test_nothing_changes_after_the_end(self, way: str) -> None:
        talk = Talk()
        check = talk.check(talk.point())
        talk.go(ENDED)
        assert code_of(lambda: WAYS[way](talk, 1, check)) == "wrong_stage"


class TestHands:
    @pytest.mark.parametrize(
        ("hands", "present", "code"),
        [
            ({"perhaps": 1}, None, "unknown_answer"),
            ({"full": 1}, None, "unknown_answer"),
            ({"agree": -1}, None, "bad_number"),
            ({"agree": -1, "unsure": 2}, None, "bad_number"),
            ({"agree": PEOPLE_LIMIT, "unsure": 1}, None, "bad_number"),
            ({"agree": 2**70}, None, "bad_number"),
            ({"agree": 3, "unsure": 2}, 4, "bad_number"),
            ({"agree": 1}, 0, "bad_number"),
            ({"agree": 1}, None, "no_headcount"),
        ],
    )
    def test_refused(self, hands: dict[str, int], present: int | None, code: str) -> None:
        talk = Talk()
        check = talk.check(talk.point())
        fields = {"check": check, "hands": hands, "present": present}
        assert code_of(lambda: checks.count_hands(talk.meeting, 1, **fields)) == code

    def test_a_count_replaces_the_last_one(self) -> None:
        talk = Talk()
        check = talk.check(talk.point())
        talk.hands(check, agree=3, skip=1)
        talk.hands(check, agree=2, disagree=0)
        assert dict(talk.the_check(check).hands) == {"agree": 2}

    def test_the_same_count_changes_nothing(self) -> None:
        talk = Talk()
        check = talk.check(talk.point())
        talk.hands(check, agree=3)
        hands = {"agree": 3, "unsure": 0}
        again = checks.count_hands(talk.meeting, 1, check=check, hands=hands, present=None)
        assert again == []

    def test_fewer_hands_can_be_counted_when_phones_have_answered_since(self) -> None:
        talk = Talk()
        check = talk.check(talk.point())
        talk.hands(check, agree=5)
        fewer = checks.count_hands(talk.meeting, 1, check=check, hands={"agree": 4}, present=2)
        assert len(fewer) == 1

    def test_a_table_that_counts_nobody_any_more_can_take_hands_away(self) -> None:
        talk = Talk()
        check = talk.check(talk.point())
        talk.hands(check, agree=5)
        hands = {"agree": 2}
        assert checks.count_hands(talk.meeting, 1, check=check, hands=hands, present=None)

    def test_not_once_voting_has_closed(self) -> None:
        talk = Talk()
        check = talk.check(talk.point())
        talk.lock(check)
        assert code_of(lambda: talk.hands(check, agree=1)) == "check_locked"

    def test_a_room_may_hold_more_than_a_table(self) -> None:
        talk = Talk()
        check = talk.check(talk.point(), by=None)
        talk.hands(check, agree=PEOPLE_LIMIT + 40)
        assert talk.the_check(check).hands["agree"] == 100


class TestLockRevealConclude:
    def test_in_this_order_and_each_once(self) -> None:
        talk = Talk()
        check = talk.check(talk.point())
        assert code_of(lambda: WAYS["reveal"](talk, 1, check)) == "not_locked"
        assert code_of(lambda: talk.conclude(check)) == "not_revealed"
        talk.lock(check, present=9)
        assert (talk.the_check(check).state, talk.the_check(check).present) == (LOCKED, 9)
        assert code_of(lambda: talk.conclude(check)) == "not_revealed"
        assert WAYS["lock"](talk, 1, check) == []
        talk.reveal(check)
        assert talk.the_check(check).state == REVEALED
        assert WAYS["lock"](talk, 1, check) == WAYS["reveal"](talk, 1, check) == []

    @pytest.mark.parametrize("outcome", sorted(checks.OUTCOMES))
    def test_the_table_says_what_it_makes_of_it(self, outcome: str) -> None:
        talk = Talk()
        check = talk.checked(talk.point(), agree=3)
        talk.conclude(check, outcome, "  it is\ndear ")
        found = talk.the_check(check)
        assert (found.outcome, found.dissent) == (outcome, "it is dear")
        talk.conclude(check, outcome, " ")
        assert talk.the_check(check).dissent == ""

    def test_saying_the_same_again_changes_nothing(self) -> None:
        talk = Talk()
        check = talk.checked(talk.point(), agree=3, dissent="it is dear")
        again = checks.conclude_check(
            talk.meeting, 1, check=check, outcome="worries", dissent=" it is  dear"
        )
        assert again == []

    def test_refused(self) -> None:
        talk = Talk()
        check = talk.checked(talk.point(), agree=3)
        assert code_of(lambda: talk.conclude(check, "too_few")) == "bad_message"
        long = "a" * (DISSENT_LIMIT + 1)
        assert code_of(lambda: talk.conclude(check, "worries", long)) == "dissent_too_long"


class TestVote:
    def test_only_by_those_who_are_asked(self) -> None:
        talk = Talk()
        own = talk.check(talk.point())
        rooms = talk.check(talk.point(table=2), by=None)
        for check, table in ((own, 1), (rooms, 1), (rooms, 3)):
            found = checks.may_vote(talk.meeting, table, check=check, answer="agree")
            assert found.id == check
        for check in (own, "no-such-check"):
            refused = code_of(
                lambda check=check: checks.may_vote(talk.meeting, 2, check=check, answer="agree")
            )
            assert refused == "unknown_check"

    @pytest.mark.parametrize(
        ("scale", "answer", "allowed"),
        [
            ("three", "unsure", True),
            ("three", "skip", True),
            ("three", "live", False),
            ("five", "live", True),
            ("five", "disagree", False),
            ("five", "", False),
        ],
    )
    def test_only_an_answer_of_the_events_scale(
        self, scale: str, answer: str, allowed: bool
    ) -> None:
        talk = Talk(scale=scale)
        check = talk.check(talk.point())
        vote = {"check": check, "answer": answer}
        if allowed:
            checks.may_vote(talk.meeting, 1, **vote)
        else:
            assert code_of(lambda: checks.may_vote(talk.meeting, 1, **vote)) == "unknown_answer"

    def test_not_once_voting_has_closed(self) -> None:
        talk = Talk()
        check = talk.check(talk.point())
        vote = {"check": check, "answer": "agree"}
        talk.lock(check)
        assert code_of(lambda: checks.may_vote(talk.meeting, 1, **vote)) == "check_locked"
        talk.reveal(check)
        assert code_of(lambda: checks.may_vote(talk.meeting, 1, **vote)) == "check_locked"
