"""A desk on a real file, and the people who speak to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from facilitation.access import DESK, DISPLAY, FACILITATOR, OFFICE, ORGANISER, PHONE, Speaker
from facilitation.desk import Ack, Desk
from facilitation.domain.faces import Seen, View
from facilitation.domain.facts import Fact
from facilitation.domain.meeting import Meeting
from facilitation.domain.presence import Presence
from facilitation.live.audiences import build
from facilitation.storage.event import Done, EventStore
from facilitation.storage.jobs import Append, Job
from tests.domain.histories import made

LEADER = Speaker("event-1", ORGANISER)
SCREEN = Speaker("event-1", DISPLAY)
THEMES_DESK = Speaker("event-1", DESK)
CLERK = Speaker("event-1", OFFICE)


def tablet(table: int = 1) -> Speaker:
    return Speaker("event-1", FACILITATOR, table)


def phone(*people: str) -> Speaker:
    return Speaker("event-1", PHONE, people=people)


class Event:
    """An event of two questions and three tables, at question 1.

    ``submit`` may be replaced, to fail or to lose an answer.
    """

    def __init__(self, path: Path, scale: str = "three") -> None:
        self.path = path
        self.sent = 0
        self.told: list[tuple[list[Fact], str | None]] = []
        self.foretold: tuple[Meeting, list[Fact], list[View]] = Meeting(), [], []
        self.presence = Presence()
        store = EventStore(path)
        if not store.facts():
            store.commit([Append(1, [made(scale)])])
        self._open(store)
        if self.desk.meeting.stage == "lobby":
            self.say(LEADER, "move_stage", **{"from": "lobby", "to": "question-1"})

    def _open(self, store: EventStore) -> None:
        self.store = store
        self.submit: Callable[[Job], Done] = lambda job: self.store.commit([job])[0]
        self.desk = Desk(
            store,
            lambda job: self.submit(job),
            lambda: self.presence,
            self._told,
            foretold=self._foretell,
        )

    def _told(self, facts: list[Fact], ballot: str | None) -> None:
        self.told.append((facts, ballot))

    def _foretell(self, after: Meeting, facts: list[Fact]) -> None:
        self.foretold = after, facts, self._views(replace(self.desk.seen(), meeting=after))

    def _views(self, seen: Seen) -> list[View]:
        """What the room and three tables' phones are shown, whatever the version."""
        audiences = [(DISPLAY, 0), *((PHONE, table) for table in seen.meeting.tables)]
        views = [build(seen, audience, "here/j") for audience in audiences]
        return [{name: view[name] for name in view if name != "version"} for view in views]

    def reopen(self) -> None:
        """What a restart leaves: only what is on disk."""
        self.store.close()
        self._open(EventStore(self.path))

    def close(self) -> None:
        self.store.close()

    def message(self, name: str, /, **fields: Any) -> dict[str, Any]:
        self.sent += 1
        return {"id": f"{name}-{self.sent:06}", "n": self.sent, "name": name, **fields}

    def answer(self, who: Speaker, sent: dict[str, Any]) -> Ack:
        self.foretold = Meeting(), [], []
        ack = self.desk.answer(who, sent)
        after, facts, views = self.foretold
        if self.told and self.told[-1][0] is facts:
            # What was made of the state before it was stored is what is made of it now.
            assert self.desk.meeting is after
            assert views == self._views(self.desk.seen())
        return ack

    def say(self, who: Speaker, name: str, /, **fields: Any) -> Ack:
        return self.answer(who, self.message(name, **fields))

    def done(self, who: Speaker, name: str, /, **fields: Any) -> str:
        """Say what must be accepted; the operation's id."""
        sent = self.message(name, **fields)
        ack = self.answer(who, sent)
        assert ack["ok"], ack
        return str(sent["id"])

    def point(self, table: int = 1, text: str = "A later bus.") -> str:
        return self.done(tablet(table), "capture_point", question=1, kind="idea", text=text)

    def check(self, point: str, by: Speaker | None = None) -> str:
        asked = by or tablet(self.desk.meeting.points[point].table)
        scope = "room" if asked.role == ORGANISER else "table"
        return self.done(asked, "open_check", point=point, scope=scope)

    def vote(self, person: str, check: str, answer: str = "agree") -> Ack:
        return self.say(phone(person), "vote", who=person, check=check, answer=answer)


@contextmanager
def new_event() -> Iterator[Event]:
    """An event in a folder of its own, for each example that Hypothesis tries."""
    with TemporaryDirectory() as folder:
        event = Event(Path(folder) / "event.db")
        try:
            yield event
        finally:
            event.close()
