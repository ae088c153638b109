"""The report on an event of the database: what was revealed, by source, from a running app."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from facilitation.__main__ import main
from facilitation.domain.presence import Presence
from facilitation.storage.catalogue import Catalogue
from tests.desk.desks import LEADER, Event, phone, tablet


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str, Path]:
    """Id, join code and file of an event in the catalogue of an instance."""
    monkeypatch.setenv("INSTANCE", str(tmp_path))
    catalogue = Catalogue(tmp_path)
    found = catalogue.add("A day", "2026-11-24", 1)
    return found.id, found.code, catalogue.path(found.id)


@pytest.fixture
def event(listed: tuple[str, str, Path]) -> Iterator[Event]:
    """Six people by phone at each of three tables; the app stays open meanwhile."""
    opened = Event(listed[2])
    for table in (1, 2, 3):
        for n in range(6):
            opened.desk.join(f"person-{table}-{n}", table)
    people = frozenset(f"person-{table}-{n}" for table in (1, 2, 3) for n in range(6))
    opened.presence = Presence(phones={1: 6, 2: 6, 3: 6}, people=people)
    yield opened
    opened.close()


def printed(name: str) -> dict[str, Any]:
    done = CliRunner().invoke(main, ["agreement", name, "--json"])
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.output)
    return found


def reveal(event: Event, check: str, by: Any) -> None:
    event.done(by, "lock_check", check=check)
    event.done(by, "reveal_check", check=check)


def at_table(event: Event, point: str, answers: str, hands: dict[str, int] | None = None) -> str:
    """A table's check of six phones: a agrees, u is unsure, d disagrees, s skips, - is silent."""
    table = event.desk.meeting.points[point].table
    check = event.check(point)
    if hands:
        event.done(tablet(table), "set_headcount", people=20)
        event.done(tablet(table), "count_hands", check=check, hands=hands)
    for n, letter in enumerate(answers):
        if letter != "-":
            event.vote(f"person-{table}-{n}", check, WORDS[letter])
    reveal(event, check, tablet(table))
    return check


WORDS = {"a": "agree", "u": "unsure", "d": "disagree", "s": "skip"}


def test_a_points_figures_and_where_they_come_from(event: Event, listed: Any) -> None:
    point = event.point(table=1)
    at_table(event, point, "aaaus-", {"agree": 1, "disagree": 1})
    report = printed(listed[0])
    [figures] = report["points"]
    assert figures == {
        "id": point,
        "agree": 4,
        "disagree": 1,
        "pass": 1,
        "answered": 6,
        "share": pytest.approx(4 / 6),
        "low": pytest.approx(0.3000, abs=1e-4),
        "high": pytest.approx(0.9032, abs=1e-4),
        "group_consensus_polis": None,
        "group_consensus": None,
    }
    details = report["details"][point]
    assert (details["table"], details["question"], details["key"]) == (1, 1, False)
    [source] = details["sources"]
    assert source["counts"] == {"agree": 4, "unsure": 1, "disagree": 1}
    assert source["phones"] == {"agree": 3, "unsure": 1, "disagree": 0, "skip": 1}
    assert source["hands"] == {"agree": 1, "unsure": 0, "disagree": 1, "skip": 0}
    assert (source["skipped"], source["answered"], source["present"]) == (1, 7, 20)
    assert (source["scope"], source["round"], source["status"]) == ("table", 1, "too_few")


def test_join_code_and_id_name_the_same_event(event: Event, listed: Any) -> None:
    at_table(event, event.point(), "aaaaaa")
    assert printed(listed[0]) == printed(listed[1])


def test_there_are_no_groups_and_it_says_so(event: Event, listed: Any) -> None:
    report = printed(listed[1])
    assert report["groups"] == {}
    assert "which group they come as" in report["groups_note"]
    assert report["suppressed"] is False
    assert (report["points"], report["not_revealed"]) == ([], [])


def in_groups(event: Event, answers: dict[str, str]) -> str:
    """A vote of the whole room by people who said what they come as; the point's id."""
    event.desk.meeting = replace(event.desk.meeting, groups=tuple(answers))
    for table, (group, letters) in enumerate(answers.items(), 1):
        for n, _ in enumerate(letters):
            event.desk.join(f"person-{group}-{n}", table, group)
    point = event.point()
    check = event.check(point, LEADER)
    for group, letters in answers.items():
        for n, letter in enumerate(letters):
            event.vote(f"person-{group}-{n}", check, WORDS[letter])
    reveal(event, check, LEADER)
    return point


def test_groups_are_compared_where_none_is_small(event: Event, listed: Any) -> None:
    point = in_groups(event, {"Carer": "a" * 18 + "d" * 6, "Provider": "a" * 6 + "du" * 9})
    report = printed(listed[0])
    assert report["groups"] == {"Carer": 24, "Provider": 24}
    [source] = report["details"][point]["sources"]
    assert source["groups"] == {
        "shown": {"Carer": {"agree": 18, "others": 6}, "Provider": {"agree": 6, "others": 18}},
        "hidden": [],
    }
    [figures] = report["points"]
    assert figures["group_consensus_polis"] == pytest.approx(19 / 26 * 7 / 26)
    [dividing] = report["most_dividing"]
    assert (dividing["most"], dividing["least"]) == (["Carer"], ["Provider"])
    assert [r["says"] for r in report["representative"]["Carer"]] == ["agree"]
    assert "whole room only" in report["groups_note"]


def test_what_was_published_by_group_stands_whoever_comes_as_another(
    event: Event, listed: Any
) -> None:
    point = in_groups(event, {"Carer": "a" * 18 + "d" * 6, "Provider": "a" * 6 + "du" * 9})
    before = printed(listed[0])["details"][point]["sources"][0]["groups"]
    check = event.desk.meeting.points[point].checks[-1]
    split = event.desk.meeting.checks[check].split
    log = " ".join(repr(fact) for _, fact in event.store.facts())
    assert "person-" not in log, "no fact names a person"
    # Had it been counted anew, the difference would tell how this person answered.
    event.desk.join("person-Carer-0", 1, "Provider")
    event.desk.join("person-Provider-0", 2, "")
    assert event.vote("person-Carer-1", check, "disagree")["code"] == "check_locked"
    assert printed(listed[0])["details"][point]["sources"][0]["groups"] == before
    event.reopen()
    assert event.desk.meeting.checks[check].split == split


def test_a_small_group_hides_itself_and_the_comparison(event: Event, listed: Any) -> None:
    point = in_groups(event, {"Carer": "a" * 12 + "d" * 12, "Provider": "addd"})
    report = printed(listed[0])
    assert report["groups"] == {"Carer": 24, "Provider": None}
    [source] = report["details"][point]["sources"]
    # The other one is hidden as well: from it and the total the small one could be had.
    assert source["groups"] == {"shown": {}, "hidden": ["Carer", "Provider"]}
    assert report["points"][0]["group_consensus"] is None
    assert (report["most_dividing"], report["representative"]) == ([], {})


def test_a_tables_own_vote_is_not_told_by_group(event: Event, listed: Any) -> None:
    event.desk.meeting = replace(event.desk.meeting, groups=("Carer",))
    for n in range(6):
        event.desk.join(f"person-1-{n}", 1, "Carer")
    point = event.point()
    at_table(event, point, "aaaaaa")
    report = printed(listed[0])
    assert report["details"][point]["sources"][0]["groups"] is None
    assert report["points"][0]["group_consensus"] is None


def test_what_is_not_revealed_stays_hidden(event: Event, listed: Any) -> None:
    point = event.point()
    check = event.check(point)
    event.vote("person-1-0", check)
    event.done(tablet(), "lock_check", check=check)
    report = printed(listed[0])
    assert (report["points"], report["not_revealed"]) == ([], [point])
    assert check not in json.dumps(report)


def test_sources_are_kept_apart_and_the_latest_is_the_points_own(event: Event, listed: Any) -> None:
    point = event.point(table=2)
    at_table(event, point, "aadddd")
    room = event.check(point, LEADER)
    for table in (1, 2, 3):
        for n in range(5):
            event.vote(f"person-{table}-{n}", room, "agree" if n else "unsure")
    event.done(LEADER, "count_hands", check=room, hands={"agree": 2})
    reveal(event, room, LEADER)
    report = printed(listed[0])
    [figures] = report["points"]
    assert (figures["agree"], figures["pass"], figures["answered"]) == (14, 3, 17)
    first, second = report["details"][point]["sources"]
    assert (first["scope"], first["status"], first["tables"]) == ("table", "not_agreed", 1)
    assert (second["scope"], second["status"], second["tables"]) == ("room", "agreed", 3)
    [ranked] = report["ranking"]
    assert (ranked["place"], ranked["status"]) == (1, "ranked")
    assert ranked["why"].startswith("14 of 17 agree, at 3 tables")


def test_what_one_table_loves_has_no_place_before_the_room(event: Event, listed: Any) -> None:
    at_table(event, event.point(table=3), "aaaaaa")
    [ranked] = printed(listed[0])["ranking"]
    assert (ranked["place"], ranked["why"]) == (None, "Only 1 table answered, and 2 are needed.")


def test_a_point_that_was_put_aside_is_left_out(event: Event, listed: Any) -> None:
    point = event.point()
    at_table(event, point, "aaaaaa")
    event.done(tablet(), "remove_point", point=point)
    assert printed(listed[0])["points"] == []


def test_the_last_vote_of_the_room_is_no_point(event: Event, listed: Any) -> None:
    for stage in ("question-1", "summary-1", "question-2", "summary-2"):
        here = event.desk.meeting.stage
        if here != stage:
            event.say(LEADER, "move_stage", **{"from": here, "to": stage})
    event.done(LEADER, "move_stage", **{"from": event.desk.meeting.stage, "to": "closing"})
    vote = event.done(LEADER, "open_room_vote")
    for n in range(6):
        event.vote(f"person-1-{n}", vote)
    reveal(event, vote, LEADER)
    report = printed(listed[0])
    assert report["points"] == []
    [told] = report["room_votes"]
    assert (told["counts"]["agree"], told["present"], told["not_answered"]) == (6, 18, 12)


def test_people_read_it_in_lines(event: Event, listed: Any) -> None:
    at_table(event, event.point(text="A later bus."), "aaaaaa")
    done = CliRunner().invoke(main, ["agreement", listed[1]])
    assert done.exit_code == 0
    assert "– A later bus.\n   Only 1 table answered" in done.output
    assert "which group they come as" in done.output


def test_five_steps_are_told_as_three(listed: Any) -> None:
    event = Event(listed[2], scale="five")
    for n in range(6):
        event.desk.join(f"person-1-{n}", 1)
    here = frozenset(f"person-1-{n}" for n in range(6))
    event.presence = Presence(phones={1: 6}, people=here)
    point = event.point()
    check = event.check(point)
    for n, answer in enumerate(("full", "agree", "live", "live", "worry", "against")):
        event.vote(f"person-1-{n}", check, answer)
    reveal(event, check, tablet())
    [figures] = printed(listed[0])["points"]
    event.close()
    assert (figures["agree"], figures["disagree"], figures["pass"]) == (4, 2, 0)


def test_reading_leaves_the_instance_as_it_was(event: Event, listed: Any, tmp_path: Path) -> None:
    at_table(event, event.point(), "aaaaaa")
    before = sorted(p.name for p in tmp_path.rglob("*") if p.is_file())
    printed(listed[0])
    after = sorted(p.name for p in tmp_path.rglob("*") if p.is_file())
    assert set(after) - set(before) <= {"secret.key"}


def test_what_matters_most_is_told_once_it_was_revealed(event: Event, listed: Any) -> None:
    first, second = event.point(text="A later bus."), event.point(2, "A ramp.")
    for table, point in ((1, first), (2, second)):
        event.done(tablet(table), "mark_key", point=point, key=True)
    asked = {"choices": [first, second], "votes": 3}
    check = event.done(LEADER, "ask_priority", **asked)
    for table, votes in ((1, {second: 3}), (2, {second: 2, first: 1})):
        for n in range(6):
            person = f"person-{table}-{n}"
            event.done(phone(person), "spread_votes", check=check, votes=votes, who=person)
    [hidden] = printed(listed[0])["priorities"]
    assert (hidden["revealed"], hidden["choices"]) == (False, [])
    reveal(event, check, LEADER)
    [told] = printed(listed[0])["priorities"]
    assert (told["check"], told["votes_each"], told["revealed"]) == (check, 3, True)
    assert told["choices"] == [
        {"id": second, "text": "A ramp.", "votes": 30, "people": 12, "place": 1},
        {"id": first, "text": "A later bus.", "votes": 6, "people": 6, "place": 2},
    ]
