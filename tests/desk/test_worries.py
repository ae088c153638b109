"""Private worries: read after the vote, by the table they concern, and never with who."""

from __future__ import annotations

import json
from typing import Any

from facilitation.domain.faces import facilitator, organiser, phone
from facilitation.domain.faces.mine import my_answers
from tests.desk.desks import LEADER, Event, tablet
from tests.desk.desks import phone as phone_of

ANNE, BERT, CARL = "anne-0001", "bert-0001", "carl-0001"
"""Anne and Bert sit at table 1, Carl at table 2."""


def worry(event: Event, person: str, check: str, text: str) -> Any:
    return event.say(phone_of(person), "add_worry", who=person, check=check, text=text)


def shown(event: Event, table: int = 1) -> list[list[str]]:
    points = facilitator(event.desk.seen(), table)["points"]
    return [p["check"]["worries"] for p in points if p["check"]]


def reveal(event: Event, check: str, by: Any = None) -> None:
    event.done(by or tablet(), "lock_check", check=check)
    event.done(by or tablet(), "reveal_check", check=check)


class TestWorries:
    def test_they_are_read_after_the_vote_and_never_with_who(self, event: Event) -> None:
        check = event.check(event.point())
        assert worry(event, ANNE, check, "  Who pays\nfor it? ")["ok"]
        assert worry(event, BERT, check, "Too late in the day.")["ok"]
        assert shown(event) == [[]], "not while people are voting"
        reveal(event, check)
        [found] = shown(event)
        assert sorted(found) == ["Too late in the day.", "Who pays for it?"]
        seen = event.desk.seen()
        for view in (facilitator(seen, 1), organiser(seen), phone(seen, 1)):
            assert "anne" not in json.dumps(view)
        assert "pays" not in json.dumps(phone(seen, 1))
        # The story of the talk knows nothing of it.
        assert "pays" not in json.dumps([str(fact) for _, fact in event.store.facts()])

    def test_the_order_tells_nothing_of_who_came_first(self, event: Event) -> None:
        found = []
        for order in ((ANNE, BERT), (BERT, ANNE)):
            check = event.check(event.point())
            for person in order:
                worry(event, person, check, f"Words of {person[:1]}.")
            reveal(event, check)
            found.append(shown(event)[-1])
        assert found[0] == found[1]

    def test_one_a_person_the_last_words_stand_and_empty_ones_take_it_back(
        self, event: Event
    ) -> None:
        check = event.check(event.point())
        sent = event.message("add_worry", who=ANNE, check=check, text="One.")
        assert event.desk.answer(phone_of(ANNE), sent)["ok"]
        worry(event, ANNE, check, "Two.")
        # Sent again by a phone that did not hear the answer: it is not new.
        assert event.desk.answer(phone_of(ANNE), sent)["again"]
        assert event.desk.own(ANNE)["my_worries"] == {check: "Two."}
        assert event.desk.own(BERT)["my_worries"] == {}
        event.reopen()
        assert event.desk.own(ANNE)["my_worries"] == {check: "Two."}
        worry(event, ANNE, check, " ")
        reveal(event, check)
        assert shown(event) == [[]]
        # It may still be written while the table talks about the result.
        assert worry(event, ANNE, check, "Three.")["ok"]
        assert shown(event) == [["Three."]]

    def test_only_who_was_asked(self, event: Event) -> None:
        check = event.check(event.point())
        assert worry(event, CARL, check, "Mine.")["code"] == "unknown_check"
        assert worry(event, ANNE, "no-such-check", "Mine.")["code"] == "unknown_check"
        assert worry(event, ANNE, check, "x" * 501)["code"] == "dissent_too_long"
        stranger = event.say(phone_of(ANNE), "add_worry", who=BERT, check=check, text="Mine.")
        assert stranger["code"] == "not_allowed"

    def test_of_the_whole_room_the_points_own_table_reads_them(self, event: Event) -> None:
        check = event.check(event.point(), LEADER)
        assert worry(event, CARL, check, "Not for us.")["ok"]
        reveal(event, check, LEADER)
        assert shown(event) == [["Not for us."]]
        room = organiser(event.desk.seen())["room_check"]
        assert room["worries"] == ["Not for us."]


class TestMyAnswers:
    def test_all_that_one_was_asked_with_what_one_said(self, event: Event) -> None:
        first = event.check(event.point(text="A later bus."))
        event.vote(ANNE, first, "agree")
        worry(event, ANNE, first, "Who pays?")
        reveal(event, first)
        second = event.check(event.point(text="A ramp."))
        store, seen = event.store, event.desk.seen()
        mine = my_answers(seen, 1, store.answers_of(ANNE), store.worries_of(ANNE))
        assert [(a["check"], a["text"], a["answer"], a["worry"]) for a in mine] == [
            (first, "A later bus.", "agree", "Who pays?"),
            (second, "A ramp.", None, ""),
        ]
        assert mine[0]["sentence"]
        assert mine[1]["sentence"] == ""
        assert my_answers(seen, 2, {}, {}) == []
        # Someone who has moved still finds what they answered.
        assert [a["check"] for a in my_answers(seen, 2, store.answers_of(ANNE), {})] == [first]
