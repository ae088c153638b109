"""A view's version says what is in it: devices drop their own copy of a point for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitation import operations as op
from facilitation.access import FACILITATOR, PHONE, Speaker
from facilitation.desk import Desk, now
from facilitation.domain.facts import CheckOpened, MeetingMade, PointCaptured, StageMoved
from facilitation.domain.refusals import Refused
from facilitation.storage.event import Done, EventStore
from facilitation.storage.jobs import Append, Job, Join

TABLET = Speaker("event-1", FACILITATOR, 1)
PERSON = "person-1"
PHONE_OF = Speaker("event-1", PHONE, people=(PERSON,))
VOTE = op.Vote(id="vote-0001", n=1, who=PERSON, check="check-01", answer="agree")


class Watched:
    """A desk whose file is always a moment ahead: ``between`` runs after each commit."""

    def __init__(self, store: EventStore) -> None:
        self.between: Callable[[], object] = lambda: None
        self._store = store
        self.desk = Desk(store, self._submit)
        self.views: list[tuple[int, bool]] = []

    def look(self) -> None:
        """Note a view that is made just now: its sequence, and whether it has the point."""
        seen = self.desk.seen()
        self.views.append((seen.version[1], "point-02" in seen.meeting.points))

    def capture(self) -> int:
        """The sequence at which the point was acknowledged."""
        ack = self.desk.perform(
            TABLET, op.CapturePoint(id="point-02", n=2, question=1, kind="idea", text="A ramp.")
        )
        return int(ack["version"][1])

    def _submit(self, job: Job) -> Done:
        [done] = self._store.commit([job])
        between, self.between = self.between, lambda: None
        between()
        return done


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    store = EventStore(tmp_path / "event.db")
    made = MeetingMade("event-1", "Care", "2026-11-24", "123456", "three", ("What?",), 2)
    facts = [
        made,
        StageMoved("question-1"),
        PointCaptured("point-01", 1, 1, "idea", "A bench."),
        CheckOpened("check-01", "point-01", "table", 1, "question-1"),
    ]
    store.commit([Append(now(), facts), Join(PERSON, 1, now())])
    yield Watched(store)
    store.close()


def test_no_view_claims_a_point_before_it_has_it(watched: Watched) -> None:
    watched.between = watched.look
    acknowledged = watched.capture()
    watched.look()
    assert watched.views[-1] == (acknowledged, True)
    assert [has for sequence, has in watched.views if sequence >= acknowledged] == [True]


def test_not_even_when_a_vote_is_stored_meanwhile(watched: Watched) -> None:
    def vote() -> None:
        assert watched.desk.perform(PHONE_OF, VOTE)["ok"]
        watched.look()

    watched.between = vote
    acknowledged = watched.capture()
    watched.look()
    assert [has for sequence, has in watched.views if sequence >= acknowledged] == [True]
    sequences = [sequence for sequence, _ in watched.views]
    assert sequences == sorted(sequences)
    assert sequences[-1] == watched.desk.store.sequence, "the vote's version is reached too"


def test_a_refused_change_holds_nothing_back(watched: Watched) -> None:
    def vote() -> None:
        assert watched.desk.perform(PHONE_OF, VOTE)["ok"]
        raise Refused("not_yet")

    watched.between = vote
    with pytest.raises(Refused):
        watched.capture()
    assert watched.desk.seen().version[1] == watched.desk.store.sequence
