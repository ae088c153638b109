"""What a view must not hold, over random histories of an event."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from facilitation.domain.faces import Seen, View
from facilitation.domain.meeting import LOCKED, OPEN, REVEALED, ROOM, TABLE, Check
from facilitation.domain.presence import Presence
from facilitation.domain.scales import SCALES
from tests.domain.histories import History, histories, seen, views

Lived = tuple[History, Presence]

WORDS = re.compile(r"words-of-(\d+)-no-\d+")
IDS = re.compile(r"(?:point|check)-(\d+)-\d{6}")


def tables_told(view: View) -> set[int]:
    """The tables whose words or ids are anywhere in a view; 0 stands for the room."""
    packed = json.dumps(view)
    return {int(n) for n in (*WORDS.findall(packed), *IDS.findall(packed))}


def fields_of(view: Any, inside: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every field in a view."""
    if isinstance(view, Mapping):
        for key, value in view.items():
            yield (*inside, key)
            yield from fields_of(value, (*inside, key))
    elif isinstance(view, list):
        for value in view:
            yield from fields_of(value, inside)


def hidden(history: History) -> list[Check]:
    return [c for c in history.meeting.checks.values() if c.state in (OPEN, LOCKED)]


def turned(answers: Mapping[str, int], ids: list[str], steps: int) -> Counter[str]:
    """As many people, who answered something else."""
    return Counter({ids[(ids.index(a) + steps) % len(ids)]: n for a, n in answers.items()})


@given(histories(), st.integers(1, 5))
def test_no_view_depends_on_what_phones_answered_before_the_reveal(
    lived: Lived, steps: int
) -> None:
    history, presence = lived
    scale = SCALES[history.meeting.scale]
    ids = [a.id for a in (*scale.answers, scale.skip)]
    now = seen(history, presence)
    other = dict(history.ballots)
    for check in hidden(history):
        other[check.id] = turned(history.tally(check.id), ids, steps)
    event(f"hidden answers: {any(history.tally(c.id) for c in hidden(history))}")
    then = Seen(now.meeting, now.version, lambda c: other.get(c, Counter()), presence)
    assert views(now) == views(then)


@given(histories(), st.integers(1, 4))
def test_hands_are_seen_only_by_who_counts_them_before_the_reveal(lived: Lived, steps: int) -> None:
    history, presence = lived
    m = history.meeting
    ids = [a.id for a in SCALES[m.scale].answers]
    changed = {c.id: replace(c, hands=turned(c.hands, ids, steps)) for c in hidden(history)}
    now = seen(history, presence)
    then = replace(now, meeting=replace(m, checks={**m.checks, **changed}))
    counting = {
        "organiser" if c.scope == ROOM else f"facilitator {c.table}"
        for c in hidden(history)
        if c.hands
    }
    event(f"hands in {len(counting)} views")
    before, after = views(now), views(then)
    for audience in set(before) - counting:
        assert before[audience] == after[audience], audience


@given(histories())
def test_only_a_revealed_check_has_a_result(lived: Lived) -> None:
    history, presence = lived
    revealed = [c for c in history.meeting.checks.values() if c.state == REVEALED]
    found = views(seen(history, presence))
    results = [
        path for v in found.values() for path in fields_of(v) if path[-1] in ("counts", "sentence")
    ]
    if not revealed:
        assert results == []
    for view in found.values():
        for check in _checks_in(view):
            assert (check["result"] is not None) is (check["state"] == REVEALED)


@given(histories())
def test_a_facilitator_sees_no_other_table(lived: Lived) -> None:
    history, presence = lived
    found = views(seen(history, presence))
    for table in history.meeting.tables:
        assert tables_told(found[f"facilitator {table}"]) <= {table, 0}


@given(histories())
def test_a_phone_sees_of_other_tables_only_what_the_room_is_told(lived: Lived) -> None:
    history, presence = lived
    m = history.meeting
    found = views(seen(history, presence))
    asked = {c.point for c in m.checks.values() if c.scope == ROOM}
    # What was put to a vote stays as it was then, whatever a table marks since.
    asked |= {item for c in m.checks.values() if c.scope == ROOM for item in c.words}
    for table in m.tables:
        others = {p for p in m.points.values() if p.table != table}
        private = {p.id for p in others if not (p.key and not p.aside) and p.id not in asked}
        packed = json.dumps(found[f"phone {table}"])
        assert private.isdisjoint(re.findall(r"point-\d+-\d{6}", packed))
        shown = {m.points[p].text for p in private} & set(_strings(found[f"phone {table}"]))
        assert shown == set()


@given(histories())
def test_the_big_screen_never_shows_a_suggestion_or_what_was_put_aside(lived: Lived) -> None:
    history, presence = lived
    m = history.meeting
    asked = {c.point for c in m.checks.values() if c.scope == ROOM and c.state != REVEALED}
    shown = set(_strings(views(seen(history, presence))["display"]))
    for point in m.points.values():
        if (point.suggested or point.aside or not point.key) and point.id not in asked:
            assert point.text not in shown
            assert point.id not in shown


@given(histories())
def test_while_tables_talk_the_big_screen_shows_how_much_and_never_what(lived: Lived) -> None:
    history, presence = lived
    screen = views(seen(history, presence))["display"]["screen"]
    if screen["kind"] == "talk":
        assert tables_told(screen) == set()


@given(histories())
def test_a_phone_is_not_told_how_many_have_answered(lived: Lived) -> None:
    """Or a thousand phones would hear of each vote."""
    history, presence = lived
    for audience, view in views(seen(history, presence)).items():
        if audience.startswith("phone"):
            for path in fields_of(view):
                if path[-1] in ("answered", "present", "by_phone", "by_hand", "hands", "n"):
                    assert "result" in path, path


@given(histories())
def test_no_phones_view_changes_when_somebody_votes(lived: Lived) -> None:
    history, presence = lived
    before = views(seen(history, presence))
    for check in history.meeting.checks.values():
        if check.state == OPEN:
            history.ballots[check.id] = history.tally(check.id) + Counter({"agree": 1})
    after = views(seen(history, presence))
    for table in history.meeting.tables:
        assert before[f"phone {table}"] == after[f"phone {table}"]


@given(histories())
def test_every_view_is_plain_json(lived: Lived) -> None:
    history, presence = lived
    for audience, view in views(seen(history, presence)).items():
        assert json.loads(json.dumps(view, allow_nan=False)) == view, audience
        assert (view["face"], view["version"]) == (audience.split()[0], [1, len(history.facts)])


@given(histories())
def test_counts_add_up_in_every_view(lived: Lived) -> None:
    history, presence = lived
    for view in views(seen(history, presence)).values():
        for check in _checks_in(view):
            if "by_phone" in check:
                assert check["by_phone"] + check["by_hand"] == check["answered"]
                assert 0 <= check["answered"] <= check["present"]
        for result in _results_in(view):
            told = sum(c["n"] for c in result["counts"]) + result["skipped"]
            assert told == result["answered"]
            assert told + result["not_answered"] == result["present"]


def _checks_in(view: Any) -> Iterator[View]:
    return (d for d in _objects(view) if {"id", "round", "state", "result"} <= set(d))


def _results_in(view: Any) -> Iterator[View]:
    return (d for d in _objects(view) if "counts" in d)


def _objects(view: Any) -> Iterator[View]:
    if isinstance(view, Mapping):
        yield dict(view)
    for value in view.values() if isinstance(view, Mapping) else view:
        if isinstance(value, Mapping | list):
            yield from _objects(value)


def _strings(view: Any) -> Iterator[str]:
    if isinstance(view, str):
        yield view
    elif isinstance(view, Mapping):
        for value in view.values():
            yield from _strings(value)
    elif isinstance(view, list):
        for value in view:
            yield from _strings(value)


def test_the_histories_reach_what_these_tests_are_about() -> None:
    """A property over histories in which nothing happens would hold for any code."""
    reached: Counter[str] = Counter()

    @settings(derandomize=True)
    @given(histories())
    def look(lived: Lived) -> None:
        history, _ = lived
        m = history.meeting
        reached.update(f"{c.state} {c.scope}" for c in m.checks.values())
        reached[m.stage.split("-")[0]] += 1
        reached.update(type(fact).__name__ for _, fact in history.facts)
        reached["hidden"] += any(history.tally(c.id) for c in hidden(history))
        reached["hands"] += any(c.hands for c in hidden(history))

    look()
    wanted = {f"{state} {scope}" for state in (OPEN, LOCKED, REVEALED) for scope in (TABLE, ROOM)}
    wanted |= {"summary", "hidden", "hands", "PointMarked", "SuggestionTaken", "CheckConcluded"}
    assert wanted - set(reached) == set()
