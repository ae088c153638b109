"""Cards, help, notes and kind words: rows and facts that say nothing of who."""

from __future__ import annotations

import json
from typing import Any

from facilitation.domain.faces import facilitator, organiser, phone
from facilitation.domain.rules import OFFERS
from tests.desk.desks import LEADER, Event, tablet
from tests.desk.desks import phone as phone_of

ANNE, BERT, CARL = "anne-0001", "bert-0001", "carl-0001"


def raised(event: Event, person: str, card: str = "slow", words: str = "") -> Any:
    return event.say(phone_of(person), "raise_card", who=person, card=card, words=words)


def cards(event: Event, table: int = 1) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = facilitator(event.desk.seen(), table)["cards"]
    return found


class TestCards:
    def test_a_card_is_seen_at_its_own_table_and_never_whose_it_is(self, event: Event) -> None:
        assert raised(event, ANNE, "slow", "  Bitte\nlangsam. ")["ok"]
        [card] = cards(event)
        assert (card["kind"], card["words"]) == ("slow", "Bitte langsam.")
        assert cards(event, 2) == []
        seen = event.desk.seen()
        for view in (facilitator(seen, 1), organiser(seen), phone(seen, 1)):
            assert "anne" not in json.dumps(view)
        # The story of the talk, and who did what in it, know nothing of it.
        assert "slow" not in json.dumps([str(fact) for _, fact in event.store.facts()])
        assert event.desk.own(ANNE)["my_cards"] == ["slow"]
        assert event.desk.own(BERT)["my_cards"] == []

    def test_one_of_each_kind_a_person_with_the_last_words(self, event: Event) -> None:
        for words in ("One.", "Two.", ""):
            raised(event, ANNE, "question", words)
        raised(event, BERT, "question", "Mine.")
        assert [c["words"] for c in cards(event)] == ["", "Mine."]

    def test_answered_or_lowered_it_is_gone_and_nothing_is_kept(self, event: Event) -> None:
        raised(event, ANNE, "slow")
        raised(event, ANNE, "break")
        event.done(tablet(), "answer_card", card=cards(event)[0]["id"])
        event.done(phone_of(ANNE), "lower_card", who=ANNE, card="break")
        assert cards(event) == []
        assert event.desk.own(ANNE)["my_cards"] == []
        assert event.store.private().cards == ()

    def test_a_card_that_was_answered_does_not_come_back_by_itself(self, event: Event) -> None:
        sent = event.message("raise_card", who=ANNE, card="slow", words="")
        event.desk.answer(phone_of(ANNE), sent)
        event.done(tablet(), "answer_card", card=cards(event)[0]["id"])
        assert event.desk.answer(phone_of(ANNE), sent)["again"]
        assert cards(event) == []

    def test_another_tables_card_is_not_mine_to_answer(self, event: Event) -> None:
        raised(event, CARL)
        event.done(tablet(1), "answer_card", card=cards(event, 2)[0]["id"])
        assert len(cards(event, 2)) == 1

    def test_it_goes_with_a_person_who_moves(self, event: Event) -> None:
        raised(event, ANNE)
        event.desk.join(ANNE, 3)
        assert (len(cards(event)), len(cards(event, 3))) == (0, 1)

    def test_it_is_there_after_a_restart(self, event: Event) -> None:
        raised(event, ANNE, "speak", "After Ben.")
        before = cards(event)
        event.reopen()
        assert cards(event) == before != []

    def test_the_organiser_sees_how_many_of_each_kind(self, event: Event) -> None:
        raised(event, ANNE)
        raised(event, BERT)
        rows = {t["number"]: t for t in organiser(event.desk.seen())["tables"]}
        assert (rows[1]["cards"], rows[2]["cards"]) == ({"slow": 2}, {})

    def test_what_is_no_card_is_refused(self, event: Event) -> None:
        assert raised(event, ANNE, "ace")["code"] == "bad_message"
        assert raised(event, ANNE, "slow", "x" * 201)["code"] == "card_too_long"
        assert raised(event, "gone-0001")["code"] == "not_here"
        event.say(LEADER, "move_stage", **{"from": "question-1", "to": "ended"})
        assert raised(event, ANNE)["code"] == "wrong_stage"


def test_a_table_that_calls_for_help_stands_first(event: Event) -> None:
    event.done(tablet(3), "call_help", on=True)
    first = organiser(event.desk.seen())["tables"][0]
    assert (first["number"], first["help"], first["attention"]) == (3, True, True)
    event.done(tablet(3), "call_help", on=False)
    assert not any(t["help"] for t in organiser(event.desk.seen())["tables"])


class TestNotes:
    def test_notes_stay_with_the_table_and_out_of_the_log(self, event: Event) -> None:
        event.done(tablet(), "note_for_table", about="access", text="Sam: needs to see lips.\n\nB")
        seen = event.desk.seen()
        assert facilitator(seen, 1)["notes"]["access"] == "Sam: needs to see lips.\n\nB"
        others = [facilitator(seen, 2), organiser(seen), phone(seen, 1)]
        story = [str(fact) for _, fact in event.store.facts()]
        assert "lips" not in json.dumps([others, story])
        event.reopen()
        assert facilitator(event.desk.seen(), 1)["notes"]["access"].startswith("Sam")
        event.done(tablet(), "note_for_table", about="access", text=" ")
        assert event.store.private().notes == {}

    def test_too_long_or_about_something_else(self, event: Event) -> None:
        long = event.say(tablet(), "note_for_table", about="access", text="x" * 1001)
        other = event.say(tablet(), "note_for_table", about="votes", text="x")
        assert (long["code"], other["code"]) == ("notes_too_long", "bad_message")

    def test_a_table_has_a_name(self, event: Event) -> None:
        event.done(tablet(), "name_table", text=" The window ")
        assert facilitator(event.desk.seen(), 1)["table_name"] == "The window"
        assert event.say(tablet(), "name_table", text="x" * 41)["code"] == "name_too_long"


class TestKindWords:
    def offered(self, event: Event) -> str:
        return event.done(phone_of(ANNE), "suggest_point", who=ANNE, text="A ramp.")

    def test_the_words_go_to_who_suggested_it_and_to_nobody_else(self, event: Event) -> None:
        offer = self.offered(event)
        assert event.desk.own(ANNE)["my_suggestions"][0]["state"] == "waiting"
        event.done(tablet(), "set_aside_suggestion", point=offer, words="Thank you. Later.")
        [mine] = event.desk.own(ANNE)["my_suggestions"]
        assert (mine["state"], mine["words"]) == ("aside", "Thank you. Later.")
        assert event.desk.own(BERT)["my_suggestions"] == []
        story = json.dumps([str(fact) for _, fact in event.store.facts()])
        assert "Later" not in story
        assert "anne" not in story

    def test_taken_is_said_as_well(self, event: Event) -> None:
        offer = self.offered(event)
        event.done(tablet(), "take_suggestion", point=offer)
        assert event.desk.own(ANNE)["my_suggestions"][0]["state"] == "taken"
        late = event.say(tablet(), "set_aside_suggestion", point=offer, words="No.")
        assert late["code"] == "changed_since"
        assert event.desk.own(ANNE)["my_suggestions"][0]["words"] == ""

    def test_a_phone_cannot_fill_its_tables_list(self, event: Event) -> None:
        sent = [
            event.message("suggest_point", who=ANNE, text=f"Idea {n}.") for n in range(OFFERS + 1)
        ]
        acks = [event.desk.answer(phone_of(ANNE), one) for one in sent]
        assert [ack["ok"] for ack in acks] == [True] * OFFERS + [False]
        assert (acks[-1]["code"], "later" in acks[-1]) == ("offers_wait", False)
        assert event.desk.answer(phone_of(ANNE), sent[0])["again"], "what was saved stays saved"
        assert event.say(phone_of(BERT), "suggest_point", who=BERT, text="Mine.")["ok"]
        # What the table has read makes room.
        offers = [s["id"] for s in facilitator(event.desk.seen(), 1)["suggestions"]]
        event.done(tablet(), "take_suggestion", point=offers[0])
        event.done(tablet(), "set_aside_suggestion", point=offers[1], words="")
        again = [event.message("suggest_point", who=ANNE, text=f"New {n}.") for n in range(3)]
        assert [event.desk.answer(phone_of(ANNE), one)["ok"] for one in again] == [
            True,
            True,
            False,
        ]

    def test_set_aside_twice_is_set_aside(self, event: Event) -> None:
        offer = self.offered(event)
        for _ in range(2):
            event.done(tablet(), "set_aside_suggestion", point=offer, words="")
