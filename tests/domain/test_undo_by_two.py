"""Two tablets of one table, in any order: what is taken back is exactly as it was, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.domain import arranging, checks, rules
from facilitation.domain.facts import Fact
from facilitation.domain.in_room import in_room, places
from facilitation.domain.meeting import Meeting
from facilitation.domain.point_state import order_of
from facilitation.domain.refusals import Refused
from facilitation.domain.undo import undo
from tests.domain.talking import Talk

REFUSALS = {"cannot_undo", "changed_since", "wrong_stage"}
WORDS = ["A later bus.", "A ramp.", "One number.", "People we know."]
ACTS = ["capture", "suggest", "take", "reword", "remove", "mark", "move", "merge", "split", "short"]
ACTS += ["confirm", "kind", "send", "take_back", "check", "headcount", "undo", "undo", "undo"]
Turn = tuple[str, int, int, int]
turns = st.lists(
    st.tuples(st.sampled_from(ACTS), *[st.integers(0, 7)] * 3), min_size=6, max_size=40
)


def facts_of(m: Meeting, turn: Turn, new: str) -> list[Fact]:
    name, a, b, c = turn
    there = [p.id for p in m.points.values() if not p.aside]
    offers = [p.id for p in m.points.values() if p.suggested and not p.aside]
    one = there[a % len(there)] if there else "none"
    offer = offers[a % len(offers)] if offers else "none"
    two = there[b % len(there)] if there else "none"
    text = WORDS[c % len(WORDS)]
    keys = arranging.said_points(m, 1, 1)
    acts: dict[str, Any] = {
        "capture": lambda: rules.capture_point(m, 1, point=new, question=1, kind="idea", text=text),
        "suggest": lambda: rules.suggest_point(m, 1, point=new, text=text),
        "take": lambda: rules.take_suggestion(m, 1, point=offer),
        "reword": lambda: rules.reword_point(m, 1, point=one, text=text),
        "remove": lambda: rules.remove_point(m, 1, point=one),
        "mark": lambda: rules.mark_key(m, 1, point=one, key=c % 3 > 0),
        "move": lambda: arranging.move_point(m, 1, point=one, before=two if c % 3 else None),
        "merge": lambda: arranging.merge_points(m, 1, point=new, points=[one, two], text=text),
        "split": lambda: arranging.split_point(
            m, 1, point=one, new=new, first=text, second=WORDS[b % 4]
        ),
        "short": lambda: arranging.shortlist_point(m, 1, point=one, on=c % 3 > 0),
        "confirm": lambda: arranging.confirm_point(
            m, 1, point=one, text=m.points[one].text if there else "", on=c % 3 > 0
        ),
        "kind": lambda: arranging.change_kind(m, 1, point=one, kind=list(rules.KINDS)[c % 6]),
        "send": lambda: arranging.send_to_room(
            m, 1, question=1, points=[p.id for p in keys if p.key][: c + 1]
        ),
        "take_back": lambda: arranging.take_back(m, 1, point=one),
        "check": lambda: checked(m, one, new),
        "headcount": lambda: rules.set_headcount(m, 1, people=a),
    }
    found: list[Fact] = acts[name]()
    return found


def checked(m: Meeting, point: str, new: str) -> list[Fact]:
    """Something that stays: a vote that was opened."""
    return checks.open_check(m, 1, check=new, point=point, scope="table")


def shown(m: Meeting, point: str) -> tuple[object, ...] | None:
    """All that the tablet shows of a point by itself; None where it is not in the list."""
    p = m.points.get(point)
    if p is None or p.aside:
        return None
    confirmed = p.confirmed == p.text
    marks = (p.key, p.short, confirmed, p.suggested)
    return p.text, p.kind, p.number, p.sources, p.checks, *marks, in_room(m, p)


def told(m: Meeting) -> list[str]:
    place = places(m)
    keys = [p for p in m.points.values() if in_room(m, p)]
    return [p.id for p in sorted(keys, key=lambda p: place[p.id])]


@given(turns)
@settings(max_examples=150)
def test_taken_back_is_as_it_was_or_refused_in_words(sequence: Sequence[Turn]) -> None:
    talk = Talk()
    acts: list[tuple[Meeting, Meeting, list[Fact]]] = []
    refused: list[Refused] = []
    for number, turn in enumerate(sequence):
        now = talk.meeting
        if turn[0] != "undo":
            try:
                facts = facts_of(now, turn, f"new-point-{number:03}")
            except Refused:
                continue
            talk.do(facts)
            if facts and turn[0] not in ("suggest", "check"):
                acts.append((now, talk.meeting, facts))
            continue
        if not acts:
            continue
        # One of the last twenty of either tablet, not always the last: the other goes on.
        before, after, facts = acts.pop(-1 - turn[1] % min(len(acts), 4))
        try:
            back = undo(before, facts, now)
        except Refused as problem:
            refused.append(problem)
            continue
        talk.do(back)
        held(before, after, now, talk.meeting)
    assert {problem.code for problem in refused} <= REFUSALS
    assert all(problem.words.endswith(".") for problem in refused)
    assert_whole(talk.meeting)


def held(before: Meeting, after: Meeting, now: Meeting, then: Meeting) -> None:
    """What the act had changed is as before it; what it had not is as it was just now."""
    for point in now.points:
        changed = shown(before, point) != shown(after, point)
        if not changed:
            assert shown(then, point) == shown(now, point), "somebody else's work"
            continue
        was, left = shown(before, point), shown(after, point)
        got, had = shown(then, point), shown(now, point)
        if was is None or left is None or got is None or had is None:
            assert (got is None) == (was is None)
            continue
        for i, (b, a, n, g) in enumerate(zip(was, left, had, got, strict=True)):
            if i < len(was) - 1:
                assert g == (b if a != b else n)
    order_before, order_after, order_now, order_then = (
        order_of(m.points, 1, 1, before.points) for m in (before, after, now, then)
    )
    assert order_then == (order_before if order_before != order_after else order_now)
    for table in before.tables:
        if before.tables[table].headcount != after.tables[table].headcount:
            assert then.tables[table].headcount == before.tables[table].headcount
        if before.tables[table].sent != after.tables[table].sent:
            assert then.tables[table].sent == before.tables[table].sent


def assert_whole(m: Meeting) -> None:
    """Whatever was taken back: nothing is in two places, and nothing is lost on the way."""
    visible = [p for p in m.points.values() if not p.aside and not p.suggested]
    numbers = [(p.question, p.number) for p in visible]
    assert len(numbers) == len(set(numbers))
    for point in m.points.values():
        if point.into:
            assert point.aside
            assert point.id in m.points[point.into].sources
    assert len(told(m)) == len(set(told(m)))
