"""Composing a story: a good order, and what the organiser makes of it."""

from __future__ import annotations

import pytest

from facilitation.domain import composing
from facilitation.domain.closing import blocks, forward_items, steps, taken_words
from facilitation.domain.faces import display, organiser
from facilitation.domain.proposing import propose
from tests.domain.talking import Talk, code_of

CLOSING = "closing"


def proposed(talk: Talk, stage: str = CLOSING) -> list[str]:
    talk.do([propose(talk.seen, stage)])
    return blocks(talk.meeting, stage)


def a_day() -> tuple[Talk, dict[str, str]]:
    """Four points: all agree, most with worries, divided, and one without a vote."""
    talk = Talk()
    points = {
        name: talk.point(f"{name}.", table=table)
        for name, table in (("divided", 1), ("worried", 2), ("unasked", 3), ("united", 3))
    }
    talk.checked(points["united"], agree=8)
    talk.checked(points["worried"], dissent="it costs money", agree=6, unsure=2)
    check = talk.check(points["divided"])
    talk.vote(check, agree=2, disagree=5)
    talk.reveal(check)
    return talk, points


class TestProposing:
    def test_what_unites_comes_first_and_what_divides_last(self) -> None:
        talk, points = a_day()
        assert proposed(talk) == [
            "opening",
            "heading:agree",
            f"point:{points['united']}",
            "heading:worry",
            f"point:{points['worried']}",
            "heading:differ",
            f"point:{points['divided']}",
            "heading:heard",
            f"point:{points['unasked']}",
            "heading:late",
            "map",
            "forward",
            "vote",
            "taken",
            "take",
            "thanks",
        ]

    def test_more_people_weigh_more_than_a_lone_vote(self) -> None:
        talk = Talk()
        few, many = talk.point("Few.", table=1), talk.point("Many.", table=2)
        talk.checked(few, agree=3)
        talk.checked(many, agree=30, unsure=1)
        order = proposed(talk)
        assert order.index(f"point:{many}") < order.index(f"point:{few}")

    def test_nobody_expected_what_one_table_said_and_the_room_agrees_with(self) -> None:
        talk, _ = a_day()
        lone = talk.point("A quiet room.", table=2)
        check = talk.check(lone, by=None)
        talk.vote(check, agree=20)
        talk.reveal(check)
        order = proposed(talk)
        assert order[order.index("heading:surprise") + 1] == f"point:{lone}"

    def test_what_divides_does_not_go_forward_unless_somebody_says_so(self) -> None:
        talk, points = a_day()
        proposed(talk)
        talk.go(CLOSING)
        assert points["divided"] not in {t.id for t in forward_items(talk.meeting)}
        talk.do(composing.choose_forward(talk.meeting, item=points["divided"], on=True))
        assert points["divided"] in {t.id for t in forward_items(talk.meeting)}

    def test_one_kind_of_result_needs_no_headings(self) -> None:
        talk = Talk()
        point = talk.point()
        assert proposed(talk)[:3] == ["opening", f"point:{point}", "heading:late"]
        assert [s.kind for s in steps(talk.meeting, CLOSING)][:3] == ["opening", "point", "forward"]

    def test_it_stands_and_what_comes_later_is_told_apart(self) -> None:
        talk, points = a_day()
        proposed(talk)
        late = talk.point("Late.", table=1)
        talk.checked(late, agree=9)
        order = [s.key for s in steps(talk.meeting, CLOSING)]
        at = order.index(f"point:{late}")
        assert order[at - 1 : at + 2] == ["heading:late", f"point:{late}", "map"]
        talk.remove(points["united"])
        assert f"point:{points['united']}" not in blocks(talk.meeting, CLOSING)


class TestComposing:
    def test_a_block_moves_and_its_pages_move_with_it(self) -> None:
        talk, points = a_day()
        proposed(talk)
        block = f"point:{points['divided']}"
        talk.do(composing.move_block(talk.meeting, stage=CLOSING, block=block, before="opening"))
        assert blocks(talk.meeting, CLOSING)[0] == block
        talk.do(composing.move_block(talk.meeting, stage=CLOSING, block=block, before=""))
        assert blocks(talk.meeting, CLOSING)[-1] == block
        assert composing.move_block(talk.meeting, stage=CLOSING, block=block, before="") == []

    def test_a_block_is_left_out_and_comes_back(self) -> None:
        talk, points = a_day()
        proposed(talk)
        block = f"point:{points['united']}"
        talk.do(composing.leave_out(talk.meeting, stage=CLOSING, block=block, out=True))
        assert block not in {s.key for s in steps(talk.meeting, CLOSING)}
        assert points["united"] not in {t.id for t in forward_items(talk.meeting)}
        talk.do(propose_again := [propose(talk.seen, CLOSING)])
        assert propose_again
        assert block not in {s.key for s in steps(talk.meeting, CLOSING)}, "left out stays out"
        talk.do(composing.leave_out(talk.meeting, stage=CLOSING, block=block, out=False))
        assert block in {s.key for s in steps(talk.meeting, CLOSING)}

    def test_what_is_left_out_while_it_is_told_lets_the_story_go_on(self) -> None:
        talk, points = a_day()
        talk.go(CLOSING)
        told = [s.key for s in steps(talk.meeting)]
        united = f"point:{points['united']}"
        after = told[told.index(united) + 1]
        talk.show(united)
        talk.do(composing.leave_out(talk.meeting, stage=CLOSING, block=united, out=True))
        assert talk.meeting.step == after
        talk.do(composing.leave_out(talk.meeting, stage=CLOSING, block=united, out=False))
        assert talk.meeting.step == after, "what is told again waits for its turn"
        talk.do(composing.leave_out(talk.meeting, stage="summary-1", block="opening", out=True))
        assert talk.meeting.step == after, "another stage's story"

    def test_a_heading_of_ones_own(self) -> None:
        talk, _ = a_day()
        proposed(talk)
        write = composing.write_heading
        found = write(
            talk.meeting, stage=CLOSING, block="", text="And now?", before="vote", new="new-0001"
        )
        talk.do(found)
        shown = steps(talk.meeting, CLOSING)
        at = next(i for i, s in enumerate(shown) if s.key == "heading:new-0001")
        assert (shown[at].title, shown[at + 1].key) == ("And now?", "vote")
        block = "heading:new-0001"
        talk.do(write(talk.meeting, stage=CLOSING, block=block, text="So?", before="", new="x"))
        assert next(s for s in steps(talk.meeting, CLOSING) if s.key == block).title == "So?"

    def test_notes_are_the_presenters_and_never_on_a_big_screen(self) -> None:
        talk, points = a_day()
        proposed(talk)
        talk.go(CLOSING)
        key = f"point:{points['united']}"
        talk.do(composing.write_notes(talk.meeting, stage=CLOSING, step=key, text="Ask Mo."))
        talk.show(key)
        assert organiser(talk.seen)["present"]["notes"] == "Ask Mo."
        assert "Ask Mo." not in str(display(talk.seen, "venue.example/j"))
        talk.do(composing.write_notes(talk.meeting, stage=CLOSING, step=key, text=" "))
        assert organiser(talk.seen)["present"]["notes"] == ""

    def test_the_answer_belongs_to_the_words_that_were_put_to_the_vote(self) -> None:
        talk, points = a_day()
        proposed(talk)
        talk.go(CLOSING)
        check = talk.room_vote()
        m = talk.meeting
        choose = composing.choose_forward
        assert code_of(lambda: choose(m, item=points["united"], on=False)) == "check_open"
        talk.vote(check, agree=9)
        talk.reveal(check)
        talk.do(choose(talk.meeting, item=points["united"], on=False))
        assert "united." in taken_words(talk.meeting)

    @pytest.mark.parametrize("stage", ["lobby", "question-1", "ended"])
    def test_only_what_is_told_in_steps_is_composed(self, stage: str) -> None:
        m = Talk().meeting
        code = code_of(lambda: composing.leave_out(m, stage=stage, block="opening", out=True))
        assert code == "wrong_stage"

    def test_the_page_to_take_away_opens_from_the_closing_on(self) -> None:
        talk = Talk()
        assert code_of(lambda: composing.publish_outcome(talk.meeting, on=True)) == "wrong_stage"
        talk.go(CLOSING)
        talk.show("take")
        assert display(talk.seen, "x")["screen"]["link"] == ""
        talk.do(composing.publish_outcome(talk.meeting, on=True))
        assert composing.publish_outcome(talk.meeting, on=True) == []


class TestDoubts:
    def test_not_meant_is_about_what_is_told(self) -> None:
        talk = Talk()
        point = talk.point()
        rule = composing.not_meant
        assert code_of(lambda: rule(talk.meeting, item=point, words="")) == "wrong_stage"
        talk.go("summary-1")
        assert rule(talk.meeting, item=point, words=" We said later. ") == "We said later."
        assert rule(talk.meeting, item=point, words="") == ""
        assert code_of(lambda: rule(talk.meeting, item="nothing", words="")) == "unknown_point"
        long = "x" * 201
        assert code_of(lambda: rule(talk.meeting, item=point, words=long)) == "doubt_too_long"
