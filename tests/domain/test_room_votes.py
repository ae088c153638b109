"""The whole room is asked about statements: agreement, and votes to spread; hidden until shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain import checks, room_votes, showing
from facilitation.domain import theme_rules as desk
from facilitation.domain.checks import LAST_QUESTION
from facilitation.domain.faces import View, display, organiser
from facilitation.domain.faces.mine import my_answers
from facilitation.domain.presence import Presence, present_for
from facilitation.domain.priorities import PRIORITY_TITLE
from facilitation.domain.room_votes import as_answer, as_votes, priorities
from facilitation.languages import script_words, speech
from tests.domain.histories import views
from tests.domain.talking import Talk, code_of
from tests.domain.test_statements import merged


def weighed(talk: Talk, *choices: str, votes: int = 3) -> str:
    """A priority vote, open."""
    new = f"check-{len(talk.facts)}"
    talk.do(room_votes.ask_priority(talk.meeting, check=new, choices=choices, votes=votes))
    return new


def asked(talk: Talk, statement: str) -> str:
    new = f"check-{len(talk.facts)}"
    talk.do(room_votes.ask_statement(talk.meeting, check=new, statement=statement))
    return new


def spread(talk: Talk, check: str, *people: dict[str, int]) -> None:
    for votes in people:
        room_votes.may_spread(talk.meeting, check=check, votes=votes)
        talk.ballots.setdefault(check, Counter())[as_answer(votes)] += 1


def screen(talk: Talk) -> View:
    found: View = views(talk.seen)["display"]["screen"]
    return found


def room() -> tuple[Talk, str, str]:
    """Two statements of a room of three tables."""
    talk = Talk()
    first = merged(talk, talk.point("a"), talk.point("b", table=2), text="Later buses.")
    second = merged(talk, talk.point("c", table=3), text="A ramp.")
    talk.presence = Presence(phones={1: 4, 2: 4, 3: 4})
    return talk, first, second


class TestAgreement:
    def test_every_phone_is_asked_and_the_screen_shows_it_in_place_of_the_talk(self) -> None:
        talk, first, _ = room()
        check = asked(talk, first)
        found = views(talk.seen)
        for table in (1, 2, 3):
            [one] = found[f"phone {table}"]["checks"]
            assert (one["id"], one["text"], one["choices"]) == (check, "Later buses.", [])
            assert found[f"facilitator {table}"]["room"]["text"] == "Later buses."
        assert (screen(talk)["kind"], screen(talk)["text"]) == ("vote", "Later buses.")

    def test_the_result_is_shown_until_it_is_put_away(self) -> None:
        talk, first, _ = room()
        check = asked(talk, first)
        away = lambda: room_votes.put_away_vote(talk.meeting)  # noqa: E731
        assert code_of(away) == "not_revealed"
        talk.vote(check, agree=9, disagree=1)
        assert screen(talk)["result"] is None
        talk.reveal(check, present=12)
        assert screen(talk)["result"]["answered"] == 10
        talk.do(away())
        assert screen(talk)["kind"] == "talk"
        assert away() == []

    def test_a_step_takes_its_place(self) -> None:
        talk, first, _ = room()
        talk.go("closing")
        talk.reveal(asked(talk, first))
        assert screen(talk)["kind"] == "vote"
        talk.do(showing.show_step(talk.meeting, step=talk.meeting.step))
        assert screen(talk)["kind"] == "opening"

    def test_what_is_held_back_is_not_asked_and_what_is_hidden_leaves_the_screen(self) -> None:
        talk, first, second = room()
        talk.do(desk.moderate(talk.meeting, item=first, how="held"))
        assert code_of(lambda: asked(talk, first)) == "held_back"
        asked(talk, second)
        talk.do(desk.moderate(talk.meeting, item=second, how="hidden"))
        assert screen(talk)["kind"] == "talk"

    def test_one_vote_of_the_room_at_a_time(self) -> None:
        talk, first, second = room()
        asked(talk, first)
        assert code_of(lambda: asked(talk, second)) == "check_open"
        assert code_of(lambda: weighed(talk, first, second)) == "check_open"


class TestItsWords:
    """Somebody's words are told from ours: not translated, with a voice of their own."""

    def said(self, talk: Talk, language: str) -> list[str]:
        now = replace(talk.seen, words=script_words(language))
        told: list[str] = display(now, "venue.example/j")["screen"]["spoken"]
        assert organiser(now)["screen"]["spoken"] == told
        return told

    def test_a_statement_stays_in_the_language_that_it_was_written_in(self) -> None:
        talk, first, _ = room()
        asked(talk, first)
        assert self.said(talk, "en")[0] == "Later buses."
        for language in ("cy", "pl", "ar", "ur"):
            assert self.said(talk, language)[0] == "\u2068Later buses.\u2069"

    def test_a_statement_that_reads_like_a_sentence_of_ours_is_not_translated(self) -> None:
        talk, _, _ = room()
        same = merged(talk, talk.point("d"), text="Everyone agrees.")
        check = asked(talk, same)
        assert self.said(talk, "pl")[0] == "\u2068Everyone agrees.\u2069"
        assert self.said(talk, "easy")[0] == "Everyone agrees."
        assert screen(talk)["point"] == same
        talk.reveal(check, present=12)
        [one] = views(talk.seen)["phone 1"]["checks"]
        assert (one["id"], one["point"], one["may_worry"]) == (check, same, False)

    def test_ones_own_answers_say_what_was_asked(self) -> None:
        talk, first, second = room()
        talk.reveal(asked(talk, first), present=12)
        talk.reveal(weighed(talk, first, second), present=12)
        talk.go("closing")
        talk.reveal(talk.room_vote(), present=12)
        asked_about = [one["text"] for one in my_answers(talk.seen, 1, {}, {})]
        assert asked_about == ["Later buses.", PRIORITY_TITLE, LAST_QUESTION]

    def test_a_question_of_ours_is_said_in_the_rooms_language(self) -> None:
        talk, first, second = room()
        weighed(talk, first, second)
        assert screen(talk)["point"] is None
        assert self.said(talk, "cy")[0] == speech("cy").said(PRIORITY_TITLE)
        assert self.said(talk, "cy")[0] != PRIORITY_TITLE


class TestHands:
    def test_each_table_counts_its_own(self) -> None:
        talk, first, _ = room()
        check = asked(talk, first)
        for table, agree in ((1, 2), (2, 1), (1, 3)):
            talk.do(
                checks.count_hands(
                    talk.meeting, table, check=check, hands={"agree": agree}, present=5
                )
            )
        assert talk.the_check(check).hands == {"agree": 4}
        found = views(talk.seen)
        assert found["facilitator 1"]["room"]["hands"] == {"agree": 3}
        assert found["facilitator 3"]["room"]["hands"] == {}
        assert found["organiser"]["room_check"]["by_hand"] == 4
        assert present_for(talk.meeting, talk.the_check(check), talk.presence) == 16

    def test_a_table_has_no_more_hands_than_people(self) -> None:
        talk, first, _ = room()
        check = asked(talk, first)
        many = {"check": check, "hands": {"agree": 3}, "present": 2}
        assert code_of(lambda: checks.count_hands(talk.meeting, 1, **many)) == "bad_number"  # type: ignore[arg-type]

    def test_votes_on_paper_are_no_more_than_the_people_have(self) -> None:
        talk, first, second = room()
        check = weighed(talk, first, second)

        def paper(people: int, **hands: int) -> object:
            given = dict(zip((first, second), hands.values(), strict=False))
            return checks.count_hands(
                talk.meeting, 1, check=check, hands=given, present=4, people=people
            )

        assert code_of(lambda: paper(1, a=2, b=2)) == "bad_votes"
        assert code_of(lambda: paper(5, a=1)) == "bad_number"
        assert code_of(lambda: paper(-1)) == "bad_number"
        assert paper(2, a=4, b=2)


class TestPriorities:
    def test_phones_and_paper_are_counted_together(self) -> None:
        talk, first, second = room()
        check = weighed(talk, first, second)
        spread(talk, check, *[{first: 2, second: 1}] * 3, {second: 3}, {})
        talk.do(
            checks.count_hands(talk.meeting, 2, check=check, hands={first: 4}, present=4, people=2)
        )
        talk.reveal(check, present=14)
        [one, two] = priorities(talk.the_check(check), talk.ballots[check], 14)
        assert (one.point, one.votes, one.people, one.place) == (first, 10, 5, 1)
        assert (two.point, two.votes, two.people, two.place) == (second, 6, 4, 2)
        shown = screen(talk)["results"]
        assert [row["votes"] for row in shown] == [10, 6]
        assert "10 votes, from 5 people." in screen(talk)["spoken"]

    def test_what_there_is_to_weigh_is_said_for_those_who_cannot_read_it(self) -> None:
        talk, first, second = room()
        check = weighed(talk, first, second)
        choices = ["Later buses.", "A ramp."]
        assert [said for said in screen(talk)["spoken"] if said in choices] == choices
        assert "You have 3 votes to spread." in screen(talk)["spoken"]
        talk.lock(check)
        assert [said for said in screen(talk)["spoken"] if said in choices] == choices

    def test_too_many_votes_and_strange_choices_are_refused(self) -> None:
        talk, first, second = room()
        check = weighed(talk, first, second)
        assert code_of(lambda: spread(talk, check, {first: 4})) == "bad_votes"
        assert code_of(lambda: spread(talk, check, {"else": 1})) == "bad_votes"
        assert code_of(lambda: spread(talk, check, {first: -1})) == "bad_votes"
        vote = {"check": check, "answer": "agree"}
        assert code_of(lambda: checks.may_vote(talk.meeting, 1, **vote)) == "unknown_check"
        talk.lock(check)
        assert code_of(lambda: spread(talk, check, {first: 1})) == "check_locked"

    def test_there_must_be_something_to_weigh(self) -> None:
        talk, first, second = room()
        assert code_of(lambda: weighed(talk, first)) == "bad_number"
        assert code_of(lambda: weighed(talk, first, second, votes=0)) == "bad_number"
        assert code_of(lambda: weighed(talk, first, "else")) == "unknown_statement"

    def test_a_statement_that_was_weighed_stays(self) -> None:
        talk, first, second = room()
        weighed(talk, first, second)
        version = talk.meeting.statements[first].version
        talk.do(desk.unmerge_statement(talk.meeting, statement=first, version=version))
        assert talk.meeting.statements[first].doubted


BALLOTS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12)


@given(BALLOTS, BALLOTS)
def test_before_the_reveal_no_view_tells_one_outcome_from_another(
    here: list[tuple[int, int]], there: list[tuple[int, int]]
) -> None:
    told = []
    many = min(len(here), len(there))
    for ballots in (here, there):
        talk, first, second = room()
        check = weighed(talk, first, second, votes=6)
        spread(talk, check, *({first: a, second: b} for a, b in ballots[:many]))
        told.append([views(talk.seen)])
        talk.lock(check, present=12)
        told[-1].append(views(talk.seen))
    assert told[0] == told[1]


@given(st.dictionaries(st.sampled_from("abc"), st.integers(0, 3)))
def test_an_allocation_comes_back_as_it_went(votes: dict[str, int]) -> None:
    assert as_votes(as_answer(votes)) == {k: n for k, n in votes.items() if n}
