"""The door that every change passes through: applied once, acknowledged when it is on disk."""

from __future__ import annotations

import json
from typing import Any

import pytest

from facilitation.access import ALLOWED, Speaker
from facilitation.desk import now, refusal
from facilitation.domain import rules
from facilitation.domain.faces import display, facilitator, organiser, phone
from facilitation.domain.facts import CheckLocked, CheckOpened, LinkReplaced, PointCaptured
from facilitation.domain.meeting import Meeting, fold
from facilitation.domain.presence import Presence
from facilitation.domain.refusals import LATER, WORDS, Refused
from facilitation.operations import KINDS, Operation
from facilitation.storage.jobs import Cast
from tests.desk.conftest import SEATS
from tests.desk.desks import CLERK, LEADER, SCREEN, THEMES_DESK, Event, tablet
from tests.desk.desks import phone as phone_of
from tests.desk.test_operations import RIGHT

SPEAKERS = [CLERK, LEADER, THEMES_DESK, SCREEN, tablet(), phone_of("anne-0001")]


def code(ack: dict[str, Any]) -> str:
    assert ack["ok"] is False
    return str(ack["code"])


def asked(event: Event) -> str:
    return event.check(event.point())


class TestWhoMay:
    @pytest.mark.parametrize("who", SPEAKERS, ids=lambda who: who.role)
    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__struct_config__.tag)
    def test_a_role_is_let_through_to_its_own_operations_only(
        self, event: Event, who: Speaker, kind: type[Operation]
    ) -> None:
        name = str(kind.__struct_config__.tag)
        before = event.store.sequence
        own: dict[str, Any] = {"who": "anne-0001"} if who.people else {}
        if name == "open_check" and who == LEADER:
            own = {"scope": "room"}
        ack = event.say(who, name, **{**RIGHT[name], **own})
        allowed = kind in ALLOWED.get(who.role, set())
        assert (ack.get("code") == "not_allowed") is not allowed
        if not allowed:
            assert (event.store.sequence, event.told) == (before, [])

    def test_someone_elses_vote_is_not_theirs_to_send(self, event: Event) -> None:
        check = asked(event)
        vote = {"who": "bert-0001", "check": check, "answer": "agree"}
        assert code(event.say(phone_of("anne-0001"), "vote", **vote)) == "not_allowed"
        assert event.store.tally(check) == {}

    def test_a_phone_of_several_people_votes_for_each(self, event: Event) -> None:
        check = asked(event)
        shared = phone_of("anne-0001", "bert-0001")
        for person in shared.people:
            event.done(shared, "vote", who=person, check=check, answer="agree")
        assert event.desk.tally(check) == {"agree": 2}

    def test_a_replaced_link_is_shut_at_once(self, event: Event) -> None:
        event.desk.decide_alone(lambda m: rules.replace_link(m, role="facilitator", table=1))
        before = event.store.sequence
        assert code(event.say(tablet(), "set_headcount", people=8)) == "wrong_link"
        assert event.store.sequence == before
        assert event.told == [([LinkReplaced("facilitator", 1)], None)]

    def test_who_has_not_joined_has_no_vote_and_no_suggestion(self, event: Event) -> None:
        check = asked(event)
        assert code(event.vote("zoe-00001", check)) == "not_here"
        suggestion = {"who": "zoe-00001", "text": "A ramp."}
        assert code(event.say(phone_of("zoe-00001"), "suggest_point", **suggestion)) == "not_here"


class TestOnce:
    def test_the_same_message_again_changes_nothing(self, event: Event) -> None:
        sent = event.message("capture_point", question=1, kind="idea", text="A ramp.")
        first = event.desk.answer(tablet(), sent)
        event.done(tablet(), "set_headcount", people=8)
        event.told.clear()
        before = event.desk.meeting
        assert event.desk.answer(tablet(), sent) == {**first, "again": True}
        assert (event.desk.meeting, event.told) == (before, [])
        event.reopen()
        assert event.desk.answer(tablet(), sent) == {**first, "again": True}
        assert event.desk.meeting == before

    def test_the_same_id_for_something_else_is_a_conflict(self, event: Event) -> None:
        sent = event.message("capture_point", question=1, kind="idea", text="A ramp.")
        event.desk.answer(tablet(), sent)
        before = event.desk.meeting
        assert code(event.desk.answer(tablet(), {**sent, "text": "A lift."})) == "conflict"
        assert code(event.desk.answer(tablet(2), sent)) == "conflict"
        assert event.desk.meeting == before

    def test_another_order_number_is_no_other_operation(self, event: Event) -> None:
        sent = event.message("set_headcount", people=8)
        event.desk.answer(tablet(), sent)
        assert event.desk.answer(tablet(), {**sent, "n": 10_000})["again"] is True

    def test_a_refused_one_may_be_sent_again_when_it_is_possible(self, event: Event) -> None:
        point = event.point()
        check = event.check(point)
        sent = event.message("reword_point", point=point, text="A ramp.")
        assert code(event.desk.answer(tablet(), sent)) == "check_open"
        event.done(tablet(), "lock_check", check=check)
        event.done(tablet(), "reveal_check", check=check)
        assert event.desk.answer(tablet(), sent)["ok"]

    def test_versions_rise_and_a_view_has_the_version_of_what_it_shows(self, event: Event) -> None:
        versions = []
        for people in (5, 6, 6, 7):
            versions.append(event.say(tablet(), "set_headcount", people=people)["version"])
            assert list(event.desk.seen().version) == versions[-1]
        assert versions == sorted(versions)
        assert len({tuple(v) for v in versions}) == len(versions)


class TestVotes:
    def test_a_vote_is_told_and_answered_with_what_was_saved(self, event: Event) -> None:
        check = asked(event)
        event.told.clear()
        ack = event.vote("anne-0001", check, "unsure")
        assert (ack["ok"], ack["mine"]) == (True, {check: "unsure"})
        assert event.told == [([], check)]
        assert event.desk.tally(check) == {"unsure": 1}

    def test_a_changed_mind_replaces_the_vote_and_an_overtaken_one_does_not(
        self, event: Event
    ) -> None:
        check = asked(event)
        late = event.message("vote", who="anne-0001", check=check, answer="disagree")
        event.vote("anne-0001", check, "agree")
        ack = event.desk.answer(phone_of("anne-0001"), late)
        assert (ack["ok"], ack["superseded"], "mine" in ack) == (True, True, False)
        assert ack["n"] > late["n"], "the number of the answer that stands"
        assert event.desk.tally(check) == {"agree": 1}
        event.vote("anne-0001", check, "unsure")
        assert event.desk.tally(check) == {"unsure": 1}

    def test_sent_again_after_the_lock_a_saved_vote_is_still_saved(self, event: Event) -> None:
        check = asked(event)
        sent = event.message("vote", who="anne-0001", check=check, answer="agree")
        event.desk.answer(phone_of("anne-0001"), sent)
        event.done(tablet(), "lock_check", check=check)
        ack = event.desk.answer(phone_of("anne-0001"), sent)
        assert (ack["again"], ack["mine"]) == (True, {check: "agree"})
        assert code(event.vote("anne-0001", check, "disagree")) == "check_locked"
        assert event.desk.tally(check) == {"agree": 1}

    def test_only_those_at_the_table_are_asked(self, event: Event) -> None:
        check = asked(event)
        assert code(event.vote("carl-0001", check)) == "unknown_check"
        event.desk.join("carl-0001", 1)
        assert event.vote("carl-0001", check)["ok"]
        rooms = event.check(event.point(2), LEADER)
        for person in SEATS:
            assert event.vote(person, rooms)["ok"]
        assert event.desk.tally(rooms) == {"agree": 4}

    def test_a_lock_fixes_how_many_could_answer(self, event: Event) -> None:
        event.done(tablet(), "set_headcount", people=8)
        check = asked(event)
        event.presence = Presence(phones={1: 2})
        event.done(tablet(), "lock_check", check=check)
        event.done(tablet(), "set_headcount", people=20)
        assert event.desk.meeting.checks[check].present == 8

    def test_hands_are_for_people_who_did_not_answer_by_phone(self, event: Event) -> None:
        event.done(tablet(), "set_headcount", people=3)
        check = asked(event)
        event.vote("anne-0001", check)
        hands = {"check": check, "hands": {"agree": 3}}
        assert code(event.say(tablet(), "count_hands", **hands)) == "bad_number"
        event.done(tablet(), "count_hands", check=check, hands={"agree": 2})

    def test_hands_wait_until_a_table_has_said_how_many_it_is(self, event: Event) -> None:
        event.presence = Presence(phones={1: 4})
        check = asked(event)
        ack = event.say(tablet(), "count_hands", check=check, hands={"agree": 1})
        assert ack["words"] == "First say how many people are at the table."
        event.done(tablet(), "set_headcount", people=4)
        event.done(tablet(), "count_hands", check=check, hands={"agree": 1})

    def test_phones_that_are_more_than_the_headcount_make_no_room_for_hands(
        self, event: Event
    ) -> None:
        event.done(tablet(), "set_headcount", people=2)
        event.presence = Presence(phones={1: 5})
        check = asked(event)
        hands = {"check": check, "hands": {"agree": 3}}
        assert code(event.say(tablet(), "count_hands", **hands)) == "bad_number"
        for person in ("anne-0001", "bert-0001"):
            assert event.vote(person, check)["ok"]
        event.desk.join("carl-0001", 1)
        assert event.vote("carl-0001", check)["ok"], "a phone's vote is never refused for it"


class TestUndo:
    def test_ones_own_act_once(self, event: Event) -> None:
        act = event.done(tablet(), "set_headcount", people=8)
        assert code(event.say(tablet(2), "undo", operation=act)) == "cannot_undo"
        event.done(tablet(), "undo", operation=act)
        assert event.desk.meeting.tables[1].headcount == 0
        assert code(event.say(tablet(), "undo", operation=act)) == "cannot_undo"
        assert code(event.say(tablet(), "undo", operation="no-such-act")) == "cannot_undo"

    def test_sent_twice_it_is_undone_once(self, event: Event) -> None:
        act = event.done(tablet(), "set_headcount", people=8)
        sent = event.message("undo", operation=act)
        event.desk.answer(tablet(), sent)
        event.done(tablet(), "set_headcount", people=8)
        assert event.desk.answer(tablet(), sent)["again"] is True
        assert event.desk.meeting.tables[1].headcount == 8


class TestJoin:
    def test_a_person_has_one_seat(self, event: Event) -> None:
        event.desk.join("anne-0001", 3)
        assert event.desk.participants == {**SEATS, "anne-0001": 3} == event.store.participants()

    def test_at_a_table_that_there_is(self, event: Event) -> None:
        with pytest.raises(Refused, match="unknown_table"):
            event.desk.join("zoe-00001", 4)

    def test_not_after_the_end(self, event: Event) -> None:
        event.done(LEADER, "move_stage", **{"from": "question-1", "to": "ended"})
        with pytest.raises(Refused, match="wrong_stage"):
            event.desk.join("zoe-00001", 1)
        event.desk.join("anne-0001", 1)
        assert event.store.participants() == SEATS


def test_every_view_keeps_who_voted_what_to_itself(event: Event) -> None:
    check = asked(event)
    for person in ("anne-0001", "bert-0001"):
        event.vote(person, check)
    event.done(tablet(), "lock_check", check=check)
    event.done(tablet(), "reveal_check", check=check)
    seen = event.desk.seen()
    views = [organiser(seen), display(seen, "x"), facilitator(seen, 1), phone(seen, 1)]
    packed = json.dumps(views)
    assert not [person for person in SEATS if person in packed]
    assert facilitator(seen, 1)["points"][0]["check"]["result"]["counts"][0]["n"] == 2


def test_facts_say_what_happened_and_ballots_are_none_of_them(event: Event) -> None:
    check = asked(event)
    event.vote("anne-0001", check)
    event.done(tablet(), "lock_check", check=check)
    facts = [fact for _, fact in event.store.facts()]
    assert [type(f) for f in facts[2:]] == [PointCaptured, CheckOpened, CheckLocked]
    assert "anne-0001" not in repr(facts)
    assert fold(event.store.facts()) == event.desk.meeting


def test_a_refusal_says_whether_to_send_it_again() -> None:
    for name in WORDS:
        ack = refusal(Refused(name))
        assert (ack["ok"], ack["code"], ack["words"]) == (False, name, WORDS[name])
        assert ack.get("later", False) is (name in LATER)


def test_clock_is_in_milliseconds() -> None:
    assert 1_700_000_000_000 < now() < 10_000_000_000_000
    assert Cast("check-01", "anne", "agree", "vote-0001", "digest", now()).n > 0


class TestForetold:
    """What is true once the disk has it; ``Event.answer`` compares it with what is true then."""

    def test_a_change_of_facts_alone_is_told_before_it_is_stored(self, event: Event) -> None:
        event.point(text="A ramp.")
        after, facts, _ = event.foretold
        assert after is event.desk.meeting
        assert [fact.text for fact in facts if isinstance(fact, PointCaptured)] == ["A ramp."]

    def test_where_more_changes_than_facts_nothing_is(self, event: Event) -> None:
        nothing = Meeting(), [], []
        event.done(phone_of("anne-0001"), "suggest_point", who="anne-0001", text="A ramp.")
        assert event.foretold == nothing
        event.done(LEADER, "move_people", leave=1, join=2)
        assert event.foretold == nothing
