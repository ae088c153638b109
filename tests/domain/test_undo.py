"""Taking back one's own act, and each way in which that is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given

from facilitation.domain import facts as f
from facilitation.domain import rules
from facilitation.domain.meeting import Meeting, Point
from facilitation.domain.presence import Presence
from facilitation.domain.undo import undo
from tests.domain.histories import History, histories
from tests.domain.talking import Talk, code_of

Act = Callable[[Talk, str], object]

ACTS: dict[str, Act] = {
    "capture": lambda t, p: t.point(key=False),
    "reword": lambda t, p: t.do(rules.reword_point(t.meeting, 1, point=p, text="Other words.")),
    "remove": lambda t, p: t.remove(p),
    "mark": lambda t, p: t.do(rules.mark_key(t.meeting, 1, point=p, key=False)),
    "headcount": lambda t, p: t.do(rules.set_headcount(t.meeting, 1, people=9)),
}


def doing(talk: Talk, act: Callable[[], object]) -> tuple[Meeting, list[f.Fact]]:
    """The state an act was decided on, and its facts."""
    before, already = talk.meeting, len(talk.facts)
    act()
    return before, [fact for _, fact in talk.facts[already:]]


def told(m: Meeting) -> tuple[list[Point], list[int]]:
    """What people see of tables: points that are there, and headcounts."""
    return [p for p in m.points.values() if not p.aside], [t.headcount for t in m.tables.values()]


@pytest.mark.parametrize("name", sorted(ACTS))
def test_an_act_is_taken_back(name: str) -> None:
    talk = Talk()
    point = talk.point()
    act = doing(talk, lambda: ACTS[name](talk, point))
    assert told(talk.meeting) != told(act[0])
    talk.do(undo(*act, talk.meeting))
    assert told(talk.meeting) == told(act[0])


def test_a_point_taken_back_by_mistake_can_come_back() -> None:
    talk = Talk()
    act = doing(talk, lambda: talk.point(key=False))
    after = told(talk.meeting)
    back = doing(talk, lambda: talk.do(undo(*act, talk.meeting)))
    talk.do(undo(*back, talk.meeting))
    assert told(talk.meeting) == after


def test_hands_go_back_to_the_last_count_while_voting_is_open() -> None:
    talk = Talk()
    check = talk.check(talk.point())
    talk.hands(check, agree=1)
    act = doing(talk, lambda: talk.hands(check, agree=4))
    talk.do(undo(*act, talk.meeting))
    assert dict(talk.the_check(check).hands) == {"agree": 1}
    again = doing(talk, lambda: talk.hands(check, agree=4))
    talk.lock(check)
    assert code_of(lambda: undo(*again, talk.meeting)) == "changed_since"


def test_a_suggestion_taken_by_mistake_is_one_again() -> None:
    talk = Talk()
    offered = talk.suggestion()
    act = doing(talk, lambda: talk.do(rules.take_suggestion(talk.meeting, 1, point=offered)))
    talk.do(undo(*act, talk.meeting))
    assert (talk.the_point(offered).suggested, talk.the_point(offered).number) == (True, 0)


def test_what_is_only_a_suggestion_again_gets_no_mark() -> None:
    talk = Talk()
    point = talk.suggestion()
    taking = doing(talk, lambda: talk.do(rules.take_suggestion(talk.meeting, 1, point=point)))
    talk.do(rules.mark_key(talk.meeting, 1, point=point, key=True))
    unmark = doing(talk, lambda: talk.do(rules.mark_key(talk.meeting, 1, point=point, key=False)))
    talk.do(undo(*taking, talk.meeting))
    assert code_of(lambda: undo(*unmark, talk.meeting)) == "changed_since"


SINCE: dict[str, tuple[str, Act]] = {
    "a point was voted on": ("capture", lambda t, p: t.check(p)),
    "a point was marked": ("capture", ACTS["mark"]),
    "a point was reworded": ("capture", ACTS["reword"]),
    "words changed again": (
        "reword",
        lambda t, p: t.do(rules.reword_point(t.meeting, 1, point=p, text="Third words.")),
    ),
    "new words were voted on": ("reword", lambda t, p: t.checked(p, agree=3)),
    "new words are being voted on": ("reword", lambda t, p: t.check(p)),
    "the reworded was put aside": ("reword", ACTS["remove"]),
    "the unmarked was put aside": ("mark", ACTS["remove"]),
    "people were counted again": (
        "headcount",
        lambda t, p: t.do(rules.set_headcount(t.meeting, 1, people=5)),
    ),
}


@pytest.mark.parametrize("since", sorted(SINCE))
def test_not_if_it_has_changed_since(since: str) -> None:
    name, then = SINCE[since]
    talk = Talk()
    if name == "capture":
        act = doing(talk, lambda: talk.point(key=False))
        point = list(talk.meeting.points)[-1]
        if since == "a point was marked":
            talk.do(rules.mark_key(talk.meeting, 1, point=point, key=True))
        else:
            then(talk, point)
    else:
        point = talk.point()
        act = doing(talk, lambda: ACTS[name](talk, point))
        then(talk, point)
    assert code_of(lambda: undo(*act, talk.meeting)) == "changed_since"


@pytest.mark.parametrize("way", ["open", "lock", "reveal", "conclude", "nothing"])
def test_a_check_has_no_way_back(way: str) -> None:
    talk = Talk()
    point = talk.point()
    acts = {"nothing": (talk.meeting, [])}
    acts["open"] = doing(talk, lambda: talk.check(point))
    check = talk.the_point(point).checks[0]
    acts["lock"] = doing(talk, lambda: talk.lock(check))
    acts["reveal"] = doing(talk, lambda: talk.reveal(check))
    acts["conclude"] = doing(talk, lambda: talk.conclude(check))
    assert code_of(lambda: undo(*acts[way], talk.meeting)) == "cannot_undo"


def test_nothing_is_taken_back_after_the_end() -> None:
    talk = Talk()
    act = doing(talk, talk.point)
    talk.go("ended")
    assert code_of(lambda: undo(*act, talk.meeting)) == "wrong_stage"


@given(histories())
def test_no_check_and_no_ballot_is_touched(lived: tuple[History, Presence]) -> None:
    history, _ = lived
    for before, facts in history.acts:
        found = _try(lambda before=before, facts=facts: undo(before, facts, history.meeting))
        states = {
            name for name in (type(fact).__name__ for fact in found) if name.startswith("Check")
        }
        assert states == set()


def _try(rule: Callable[[], list[f.Fact]]) -> list[f.Fact]:
    try:
        return rule()
    except rules.Refused:
        return []
