"""The common-ground map: where each item stands, and what is not on it."""

from __future__ import annotations

from typing import Any

from facilitation.domain import showing
from facilitation.domain.faces import display
from tests.domain.talking import Talk


def the_map(talk: Talk) -> dict[str, Any]:
    talk.show("map")
    shown: dict[str, Any] = display(talk.seen, "x")["screen"]
    return shown


def test_items_stand_by_those_asked_and_their_tables_most_agreeing_first() -> None:
    talk = Talk("question-1", tables=2)
    some = talk.point("Some agree.", table=1)
    talk.checked(some, agree=2, disagree=2)
    most = talk.point("Most agree.", table=2)
    talk.checked(most, agree=7, unsure=1)
    talk.point("Nobody was asked.", table=1)
    talk.go("closing")
    shown = the_map(talk)
    wanted = ("text", "percent", "share", "tables", "common")
    assert [tuple(item[k] for k in wanted) for item in shown["items"]] == [
        ("Most agree.", 87, "of 8 people asked, 7 agree", 1, True),
        ("Some agree.", 50, "of 4 people asked, 2 agree", 1, False),
    ]
    assert (shown["title"], shown["tables"]) == ("One point is our common ground", 2)
    assert "Most agree: of 8 people asked, 7 agree, from one table." in shown["spoken"]


def test_whoever_did_not_answer_does_not_agree() -> None:
    talk = Talk("question-1", tables=1)
    for _ in range(2):
        check = talk.check(talk.point())
        talk.vote(check, agree=6)
        talk.reveal(check, present=12)
    talk.go("closing")
    assert {item["percent"] for item in the_map(talk)["items"]} == {50}


def test_one_vote_makes_no_map() -> None:
    talk = Talk()
    talk.checked(talk.point(), agree=3)
    talk.go("closing")
    assert "map" not in {step["key"] for step in _steps(talk)}


def test_hidden_results_are_not_on_it() -> None:
    talk = Talk()
    for _ in range(2):
        talk.checked(talk.point(), agree=3)
    talk.go("closing")
    the_map(talk)
    talk.do(showing.hold_screen(talk.meeting, how="results"))
    shown = display(talk.seen, "x")["screen"]
    assert (shown["items"], shown["title"]) == ([], "Our common ground")


def _steps(talk: Talk) -> list[dict[str, Any]]:
    from facilitation.domain.faces import organiser

    found: list[dict[str, Any]] = organiser(talk.seen)["steps"]
    return found
