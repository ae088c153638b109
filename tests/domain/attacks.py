"""An attacker with linear programming, who has everything that is published of a room vote."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import linprog

from facilitation.domain.disclosure import LEAST, Ballot, Published, publish
from facilitation.domain.meeting import REVEALED, ROOM
from facilitation.domain.parts import Split
from facilitation.domain.scales import FIVE, THREE, Scale

Cell = tuple[str, str]


@dataclass(frozen=True)
class Room:
    """What really happened, which the attacker does not have."""

    scale: Scale
    ballots: list[Ballot]
    hands: dict[str, int]

    def publish(self, state: str = REVEALED, before: Published | None = None) -> Published | None:
        return publish(self.scale, self.ballots, self.hands, scope=ROOM, state=state, before=before)

    def name(self, ballot: Ballot, by: str) -> str:
        return str(ballot.table) if by == "table" else ballot.group or "(no group)"


@st.composite
def rooms(draw: st.DrawFn) -> Room:
    """Rooms of all kinds; each group leans its own way, so that some are of one mind."""
    scale = draw(st.sampled_from([THREE, FIVE]))
    answers = [a.id for a in (*scale.answers, scale.skip)]
    names = draw(st.sampled_from([(), ("a", "b"), ("a", "b", "c"), ("a", "b", "c", "d", None)]))
    ballots = []
    for group in names or (None,):
        for answer in draw(st.sampled_from([answers, answers[:2], answers[:1], answers[-2:]])):
            for n in range(draw(st.integers(0, 14) | st.integers(5, 14))):
                ballots.append(Ballot(answer, n % 3 + 1, group))
    hands = {a: draw(st.integers(0, 3)) for a in draw(st.sampled_from([(), tuple(answers)]))}
    return Room(scale, ballots, hands)


class Attack:
    """Everything that is published or may be known, as linear equations over the cells.

    Unknown: people by (row, answer), at least zero. Known: the room's total; that hands were
    raised, and how; how many of each row answered; and what ``insiders`` answered themselves.
    """

    def __init__(self, room: Room, packets: list[Published], insiders: list[Ballot]) -> None:
        by = packets[0].split.by
        truth = Counter((room.name(b, by), b.answer) for b in room.ballots)
        self.rows = sorted({row for row, _ in truth})
        self.answers = list(packets[0].counts)
        self.cells = list(itertools.product(self.rows, self.answers))
        self.equations: list[tuple[set[Cell], int]] = []
        for packet in packets:
            for answer, number in packet.counts.items():
                column = {(row, answer) for row in self.rows}
                self.equations.append((column, number - room.hands.get(answer, 0)))
        for row in self.rows:
            answered = sum(truth[row, answer] for answer in self.answers)
            self.equations.append(({(row, answer) for answer in self.answers}, answered))
        self.least = Counter((room.name(b, by), b.answer) for b in insiders)

    def add(self, room: Room, split: Split) -> None:
        for name, row in split.shown.items():
            agree = {(name, a) for a in self.answers if a in room.scale.supports}
            others = {(name, a) for a in self.answers} - agree
            self.equations += [(agree, row.agree), (others, row.others)]

    def bounds(self, wanted: set[Cell]) -> tuple[float, float]:
        """The least and the greatest number of people that the equations allow in the cells."""
        matrix = [[float(c in cells) for c in self.cells] for cells, _ in self.equations]
        aim = np.array([float(c in wanted) for c in self.cells])
        ends = []
        for sign in (1, -1):
            found = linprog(
                sign * aim,
                A_eq=matrix,
                b_eq=[number for _, number in self.equations],
                bounds=[(self.least[c], None) for c in self.cells],
            )
            assert found.success, found.message
            ends.append(sign * found.fun)
        return ends[0], ends[1]

    def known(self, wanted: set[Cell]) -> int | None:
        """The number of people in the cells, if it can be worked out."""
        low, high = self.bounds(wanted)
        return round(low) if high - low < 1e-6 else None


def found_out(room: Room, packets: list[Published], insiders: list[Ballot]) -> list[str]:
    """Hidden numbers that can be worked out from the split, and not without it."""
    if not any(packet.split.shown for packet in packets):
        return []
    without = Attack(room, packets, insiders)
    attack = Attack(room, packets, insiders)
    for packet in packets:
        attack.add(room, packet.split)
    shown = packets[0].split.shown
    found = []
    for row in attack.rows:
        agree = {(row, a) for a in attack.answers if a in room.scale.supports}
        others = {(row, a) for a in attack.answers} - agree
        for cells in (agree, others, *({(row, a)} for a in attack.answers)):
            number = attack.known(cells)
            if number is None or without.known(cells) is not None:
                continue
            if row not in shown or (number < LEAST and not insiders):
                found.append(f"{row}: {number} of {sorted(a for _, a in cells)}")
    return found
