"""What each device has seen in the end, whatever changed while others had their turn."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from facilitation.access import PHONE, Speaker
from facilitation.domain.faces import Seen
from facilitation.live import green, views
from facilitation.live.presence import Device, Registry
from facilitation.live.views import TURN, Views
from tests.domain.talking import Talk

PHONES = (PHONE, 1)


class Hall:
    """One table's phones, and a clock that stands still between two turns of the hub."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.talk = Talk(stage="question-1", tables=2)
        self.sequence = 1
        self.registry = Registry()
        self.screens: dict[str, list[dict[str, Any]]] = {}
        self.work: list[Callable[[], None]] = []
        self.meanwhile: list[Callable[[], None]] = []
        """What happens in the turns that a round leaves to others."""
        monkeypatch.setattr(green, "spawn", self.work.append)
        monkeypatch.setattr(green, "sleep", self.pause)
        monkeypatch.setattr(green, "give_way", lambda: self.pause(0))
        self.views = Views(self.seen, lambda: (1, self.sequence), self.registry, "here/j")

    def pause(self, seconds: float) -> None:
        if self.meanwhile:
            self.meanwhile.pop(0)()

    def seen(self) -> Seen:
        t = self.talk
        return Seen(t.meeting, (1, self.sequence), lambda check: {}, t.presence)

    def arrive(self, count: int) -> None:
        for _ in range(count):
            sid = f"phone-{len(self.screens)}"
            self.screens[sid] = []
            self.registry.add(self.device(sid, self.screens[sid]))

    def device(self, sid: str, screen: list[dict[str, Any]]) -> Device:
        def send(message: Any) -> None:
            assert message.frame.endswith(message.data.encode())
            screen.append(json.loads(message.data[1:])[1])

        return Device(sid, Speaker("event", PHONE), sid, 1, send)

    def show(self, sid: str) -> None:
        self.views.of(PHONES)
        self.registry.devices[sid].send(self.views.message(PHONES, {"who": sid}))

    def ask(self, text: str) -> Callable[[], None]:
        """A change that every phone is to see."""

        def change() -> None:
            t = self.talk
            for check in [c for c in t.meeting.checks.values() if c.state == "open"]:
                t.lock(check.id)
            t.check(t.point(text))
            self.sequence += 1
            self.views.touch([PHONES])

        return change

    def rounds(self) -> None:
        while self.work:
            self.work.pop(0)()


@pytest.fixture
def hall(monkeypatch: pytest.MonkeyPatch) -> Hall:
    return Hall(monkeypatch)


def last_texts(hall: Hall) -> set[str]:
    return {screen[-1]["checks"][0]["text"] for screen in hall.screens.values()}


def test_all_get_the_same_bytes_once(hall: Hall) -> None:
    hall.arrive(3)
    hall.ask("A bench.")()
    hall.rounds()
    assert last_texts(hall) == {"A bench."}
    hall.views.touch([PHONES])
    hall.rounds()
    assert {len(screen) for screen in hall.screens.values()} == {1}, "nothing new, nothing sent"


def test_a_change_while_a_large_audience_is_written_to_reaches_everyone(hall: Hall) -> None:
    hall.arrive(TURN * 3)
    hall.meanwhile.append(hall.ask("Second."))
    hall.ask("First.")()
    hall.rounds()
    assert last_texts(hall) == {"Second."}
    for screen in hall.screens.values():
        versions = [view["version"] for view in screen]
        assert versions == sorted(versions), "no device is sent back in time"


def test_who_is_moved_while_a_crowd_is_written_to_is_not_shown_the_old_table_last(
    hall: Hall,
) -> None:
    hall.arrive(TURN * 2)
    mover = hall.registry.devices[f"phone-{TURN + 1}"]

    def move() -> None:
        hall.registry.seat(mover, 2)
        hall.views.of((PHONE, 2))
        mover.send(hall.views.message((PHONE, 2), {}))

    hall.meanwhile.append(move)
    hall.ask("A bench.")()
    hall.rounds()
    texts = [[check["text"] for check in view["checks"]] for view in hall.screens[mover.sid]]
    assert texts == [[]], "only what table 2 is shown, where nothing is asked"


def test_it_is_sent_again_when_it_changed_back_in_between(hall: Hall) -> None:
    hall.arrive(2)
    before = hall.talk.meeting
    hall.views.touch([PHONES])
    hall.rounds()
    hall.ask("Only for a moment.")()
    hall.arrive(1)
    hall.show("phone-2")
    assert hall.screens["phone-2"][-1]["who"] == "phone-2"
    hall.talk.meeting = before
    hall.views.touch([PHONES])
    hall.rounds()
    assert hall.screens["phone-2"][-1]["checks"] == []


def test_one_that_comes_after_all_have_left_is_not_forgotten(hall: Hall) -> None:
    hall.arrive(1)
    hall.views.touch([PHONES])
    hall.rounds()
    hall.registry.remove("phone-0")
    before = hall.talk.meeting
    hall.ask("Nobody is here.")()
    hall.rounds()
    hall.arrive(1)
    hall.show("phone-1")
    hall.talk.meeting = before
    hall.views.touch([PHONES])
    hall.rounds()
    assert hall.screens["phone-1"][-1]["checks"] == []


def test_views_made_while_the_disk_writes_are_the_ones_sent(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.arrive(2)
    before, made = hall.talk.meeting, 0
    build = views.build

    def counted(seen: Seen, audience: tuple[str, int], words: str) -> Any:
        nonlocal made
        made += 1
        return build(seen, audience, words)

    monkeypatch.setattr(views, "build", counted)
    hall.talk.check(hall.talk.point("A bench."))
    after = hall.seen()
    hall.views.foretell(after, [PHONES])
    hall.sequence += 1
    hall.views.touch([PHONES], of=after.meeting)
    hall.rounds()
    assert last_texts(hall) == {"A bench."}
    assert made == 1
    # The version was not yet the one that it came to have.
    assert {screen[-1]["version"][1] for screen in hall.screens.values()} == {hall.sequence}
    # It was not stored, or something else came first: then they are made anew.
    hall.views.foretell(replace(after, meeting=before), [PHONES])
    hall.views.touch([])
    hall.views.touch([PHONES], of=before)
    hall.rounds()
    assert (last_texts(hall), made) == ({"A bench."}, 3)
    # While a round is under way nothing is made for the next: one change may follow another.
    hall.views.touch([PHONES])
    hall.views.foretell(after, [PHONES])
    assert made == 3


def test_what_is_sent_is_ready_when_the_disk_has_it(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.arrive(2)
    hall.talk.check(hall.talk.point("A bench."))
    after = replace(hall.seen(), version=(1, hall.sequence + 1))
    hall.views.foretell(after, [PHONES])
    hall.sequence += 1
    monkeypatch.setattr(views, "Message", lambda text: pytest.fail("made after the commit"))
    hall.views.touch([PHONES], of=after.meeting)
    hall.rounds()
    assert last_texts(hall) == {"A bench."}
    assert {screen[-1]["version"][1] for screen in hall.screens.values()} == {hall.sequence}


def test_a_script_is_made_once_for_all_phones_of_a_language(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = views.followed

    def counted(seen: Seen, words: Any) -> Any:
        made.append(words.id)
        return real(seen, words)

    monkeypatch.setattr(views, "followed", counted)
    hall.talk.go("summary-1")
    first = hall.views.script("pl")
    assert all(hall.views.script("pl") is first for _ in range(5))
    assert json.loads(first)["ok"]
    assert json.loads(first)["spoken"][0] == "Co usłyszeliśmy."
    assert "usłyszeliśmy".encode() in first, "letters as they are: half the bytes"
    assert json.loads(hall.views.script("cy"))["spoken"][0] == "Beth glywsom."
    assert made == ["pl", "cy"]
    hall.views.touch({PHONES})
    assert hall.views.script("pl") == first
    assert made == ["pl", "cy", "pl"], "made anew after a change"


def test_trouble_with_one_audience_leaves_the_others_alone(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.arrive(1)
    build = views.build

    def trouble(seen: Seen, audience: tuple[str, int], words: str) -> Any:
        if audience != PHONES:
            raise ValueError(audience)
        return build(seen, audience, words)

    monkeypatch.setattr(views, "build", trouble)
    display = Device("display", Speaker("event", "display"), None, None, lambda message: None)
    hall.registry.add(display)
    hall.views.touch([("display", 0)])
    hall.ask("A bench.")()
    hall.rounds()
    assert last_texts(hall) == {"A bench."}


def test_a_deleted_event_shows_nothing_more(hall: Hall) -> None:
    hall.arrive(2)
    hall.views.touch([PHONES])
    hall.views.stop()
    hall.views.touch([PHONES])
    hall.rounds()
    assert [screen for screen in hall.screens.values() if screen] == []
