"""The people of a rehearsal: what simulated tables say, and when. No names, no real words.

They speak through the desk as any tablet or phone does, so that a rehearsal shows what an event
shows. They follow the room: they talk when the organiser moves to a question, vote when asked.
"""

from __future__ import annotations

import random
import secrets
from dataclasses import dataclass
from typing import Any

from facilitation import operations as op
from facilitation.access import FACILITATOR, PHONE, Speaker
from facilitation.desk import Desk, now
from facilitation.domain.meeting import LOCKED, OPEN, ROOM, Check, Meeting
from facilitation.domain.refusals import Refused
from facilitation.domain.scales import SCALES

SAYINGS = (
    "The same person should come each time.",
    "A text when the visit will be late.",
    "Someone to call at the weekend.",
    "A bus that stops near the surgery.",
    "Forms that are short and easy to read.",
    "Carers need a night off now and then.",
    "More time in each visit, not only a quick look.",
    "Ask us before you change the plan.",
    "A ramp at the community centre.",
    "One number to ring for everything.",
    "Tell us what happened with our ideas.",
    "Meals that people like and know.",
    "Training by people who use services.",
    "A place to meet other families.",
    "Help with the computer at home.",
    "Somebody who knows the local groups.",
)
REASONS = ("it costs money that others need", "it may not work in the villages", "")
POINTS, CHECKED = 4, 2


@dataclass(slots=True)
class SimulatedTable:
    """One table: a tablet and people with phones. ``turn`` does the next small thing, if any."""

    number: int
    people: tuple[str, ...]
    chance: random.Random

    def tablet(self, desk: Desk) -> Speaker:
        generation = desk.meeting.generations.get(f"facilitator:{self.number}", 0)
        return Speaker(desk.meeting.id, FACILITATOR, self.number, generation)

    def turn(self, desk: Desk) -> None:
        m = desk.meeting
        asked = [c for c in m.checks.values() if c.state == OPEN]
        for check in asked:
            if check.scope == ROOM or check.table == self.number:
                self._vote(desk, check)
        if m.stage.startswith("question-") and self.number in m.tables and m.paused_at is None:
            self._talk(desk, m)

    def _talk(self, desk: Desk, m: Meeting) -> None:
        said = [p for p in m.points.values() if p.table == self.number and p.question == m.reached]
        if not m.tables[self.number].headcount:
            return self._do(desk, op.SetHeadcount(people=len(self.people) + 1, **_new()))
        mine = [c for c in m.checks.values() if c.table == self.number and c.scope != ROOM]
        for check in mine:
            if check.state == OPEN and self._all_voted(desk, check):
                return self._do(desk, op.LockCheck(check=check.id, **_new()))
            if check.state == LOCKED:
                return self._do(desk, op.RevealCheck(check=check.id, **_new()))
            if check.state != OPEN and check.outcome is None:
                return self._conclude(desk, m, check)
        if any(c.state == OPEN for c in mine):
            return None
        if len(said) < POINTS:
            text = self.chance.choice(SAYINGS)
            return self._do(
                desk, op.CapturePoint(question=m.reached, kind="idea", text=text, **_new())
            )
        unchecked = [p for p in said if not p.checks]
        if len(said) - len(unchecked) < CHECKED:
            point = unchecked[0].id
            return self._do(desk, op.OpenCheck(point=point, scope="table", **_new()))
        return None

    def _conclude(self, desk: Desk, m: Meeting, check: Check) -> None:
        against = desk.tally(check.id).get(SCALES[m.scale].answers[-1].id, 0)
        outcome = "worries" if against else "agreed"
        reason = self.chance.choice(REASONS) if against else ""
        self._do(desk, op.ConcludeCheck(check=check.id, outcome=outcome, dissent=reason, **_new()))
        assert check.point is not None
        self._do(desk, op.MarkKey(point=check.point, key=True, **_new()))

    def _vote(self, desk: Desk, check: Check) -> None:
        """Somebody who has not answered yet does; most agree."""
        answers = [a.id for a in SCALES[desk.meeting.scale].answers]
        voted = desk.store.voters(check.id)
        for person in [p for p in self.people if p not in voted][:2]:
            weights = [6, 2, *([1] * (len(answers) - 2))]
            [answer] = self.chance.choices(answers, weights)
            who = Speaker(desk.meeting.id, PHONE, people=(person,))
            self._do(desk, op.Vote(check=check.id, answer=answer, who=person, **_new()), who)

    def _all_voted(self, desk: Desk, check: Check) -> bool:
        return not set(self.people) - desk.store.voters(check.id)

    def _do(self, desk: Desk, operation: op.AnyOperation, who: Speaker | None = None) -> None:
        try:
            desk.perform(who or self.tablet(desk), operation)
        except Refused:
            return  # the room has moved on meanwhile, as it does with real people


def _new() -> dict[str, Any]:
    return {"id": secrets.token_hex(16), "n": now()}
