"""An event in a few words, for tests by example: everything goes through the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from facilitation.domain import checks, rules, showing
from facilitation.domain.disclosure import Ballot
from facilitation.domain.faces import Seen
from facilitation.domain.facts import Fact
from facilitation.domain.meeting import Check, Meeting, Point, evolve
from facilitation.domain.presence import Presence
from facilitation.domain.refusals import Refused
from tests.domain.histories import made


class Talk:
    """An event of two questions, at ``stage``. ``presence`` says who is connected."""

    def __init__(
        self,
        stage: str = "question-1",
        scale: str = "three",
        tables: int = 3,
        groups: tuple[str, ...] = (),
    ) -> None:
        self.meeting = Meeting()
        self.facts: list[tuple[int, Fact]] = []
        self.ballots: dict[str, Counter[str]] = {}
        self.presence = Presence()
        self.cast: dict[str, list[Ballot]] = {}
        self.do([replace(made(scale, tables), groups=groups)])
        if stage != "lobby":
            # A room at the closing has been at both questions.
            for step in ("question-1", "question-2", stage):
                self.go(step)
                if step == stage:
                    break

    def do(self, facts: list[Fact]) -> list[Fact]:
        for fact in facts:
            at = 1_000 + len(self.facts)
            self.facts.append((at, fact))
            self.meeting = evolve(self.meeting, fact, at)
        return facts

    def go(self, stage: str) -> None:
        self.do(rules.move_stage(self.meeting, from_=self.meeting.stage, to=stage))

    def show(self, step: str, page: int = 1) -> None:
        self.do(showing.show_step(self.meeting, step=step, page=page))

    def point(
        self,
        text: str = "A later bus.",
        table: int = 1,
        question: int = 1,
        key: bool = True,
    ) -> str:
        new = f"point-{len(self.facts)}"
        kind = "idea"
        fields: dict[str, Any] = {"point": new, "question": question, "kind": kind, "text": text}
        self.do(rules.capture_point(self.meeting, table, **fields))
        if key:
            self.do(rules.mark_key(self.meeting, table, point=new, key=True))
        return new

    def remove(self, point: str) -> None:
        table = self.meeting.points[point].table
        self.do(rules.remove_point(self.meeting, table, point=point))

    def suggestion(self, text: str = "A ramp.", table: int = 1) -> str:
        new = f"suggestion-{len(self.facts)}"
        self.do(rules.suggest_point(self.meeting, table, point=new, text=text))
        return new

    def check(self, point: str, by: int | None = 1) -> str:
        """Open a check; ``by`` None asks the whole room."""
        new = f"check-{len(self.facts)}"
        scope = "room" if by is None else "table"
        self.do(checks.open_check(self.meeting, by, check=new, point=point, scope=scope))
        return new

    def room_vote(self) -> str:
        new = f"check-{len(self.facts)}"
        self.do(checks.open_room_vote(self.meeting, check=new))
        return new

    def vote(self, check: str, **answers: int) -> None:
        self.ballots.setdefault(check, Counter()).update(answers)

    def vote_as(self, check: str, group: str | None, **answers: int) -> None:
        """Votes of people who came as ``group``."""
        self.vote(check, **answers)
        cast = self.cast.setdefault(check, [])
        cast += [Ballot(answer, 1, group) for answer, n in answers.items() for _ in range(n)]

    def hands(self, check: str, **answers: int) -> None:
        table = self.meeting.checks[check].table
        most = 60 if table else None
        self.do(checks.count_hands(self.meeting, table, check=check, hands=answers, present=most))

    def lock(self, check: str, present: int = 0) -> None:
        table = self.meeting.checks[check].table
        self.do(checks.lock_check(self.meeting, table, check=check, present=present))

    def reveal(self, check: str, present: int = 0) -> None:
        """Close the voting and show the result."""
        self.lock(check, present)
        table = self.meeting.checks[check].table
        ballots = self.cast.get
        self.do(
            checks.reveal_check(self.meeting, table, check=check, ballots=lambda c: ballots(c, []))
        )

    def conclude(self, check: str, outcome: str = "agreed", dissent: str = "") -> None:
        table = self.meeting.checks[check].table
        found = checks.conclude_check(
            self.meeting, table, check=check, outcome=outcome, dissent=dissent
        )
        self.do(found)

    def checked(self, point: str, dissent: str = "", **answers: int) -> str:
        """A whole round at the point's table."""
        check = self.check(point, self.meeting.points[point].table)
        self.vote(check, **answers)
        self.reveal(check)
        self.conclude(check, "worries" if dissent else "agreed", dissent)
        return check

    def room_by_group(self, point: str, **groups: dict[str, int]) -> str:
        """A whole vote of the room on a point, by group. Underlines stand for blanks."""
        check = self.check(point, by=None)
        for group, answers in groups.items():
            self.vote_as(check, group.replace("_", " "), **answers)
        self.reveal(check, present=sum(self.ballots[check].values()))
        return check

    def the_point(self, point: str) -> Point:
        return self.meeting.points[point]

    def the_check(self, check: str) -> Check:
        return self.meeting.checks[check]

    def seen_with(self, outcome_link: str) -> Seen:
        return replace(self.seen, outcome_link=outcome_link)

    @property
    def seen(self) -> Seen:
        version = (1, len(self.facts))
        return Seen(self.meeting, version, lambda c: self.ballots.get(c, Counter()), self.presence)


def code_of(rule: Callable[[], object]) -> str:
    """The code with which a rule refuses."""
    with pytest.raises(Refused) as refused:
        rule()
    assert refused.value.words.endswith(".")
    return refused.value.code
