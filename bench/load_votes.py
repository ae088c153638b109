"""Votes of phones: sent as their message, with what came of each."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable

from bench.load_room import Phone, Room
from bench.wire import Json

ANSWERS = ("agree", "unsure", "disagree")

clock = time.perf_counter


def percentile(values: list[float], part: float) -> float | None:
    """In ms, to a tenth. None of nothing."""
    if not values:
        return None
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000, 1)


class Votes:
    """Operations of phones: sent, acknowledged, and when."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.took: list[float] = []
        self.refused: dict[str, int] = {}
        self.first_acks: list[tuple[list[int], float]] = []
        """(version, when) of each phone's first vote: a later one may change no count."""
        self.shown: list[tuple[list[int], int, float]] = []
        """(version, how many answered, when) of the display's views."""
        self._run = f"{random.getrandbits(64):016x}"
        self._sent = 0
        self._voted: set[str] = set()
        room.on_display = self._displayed

    def vote(self, phone: Phone, then: Callable[[], None] = lambda: None) -> None:
        """The one line of an operation: its message."""
        self.send(phone, b'"vote","check":"%b","answer":"%b"', then)

    def send(self, phone: Phone, message: bytes, then: Callable[[], None]) -> None:
        assert phone.wire is not None
        self._sent += 1
        n = time.time_ns() // 1_000_000
        answer = ANSWERS[self._sent % 3].encode()
        body = message % (self.room.check.encode(), answer)
        text = b'{"id":"%b-%d","n":%d,"who":"%b","name":%b}' % (
            self._run.encode(), self._sent, n, phone.who.encode(), body
        )  # fmt: skip
        began = clock()

        def answered(ack: bytes) -> None:
            at = clock()
            if b'"ok":true' in ack:
                self.took.append(at - began)
                if phone.who not in self._voted:
                    self._voted.add(phone.who)
                    self.first_acks.append((json.loads(ack)[0]["version"], at))
            else:
                code = str(json.loads(ack)[0].get("code"))
                self.refused[code] = self.refused.get(code, 0) + 1
            then()

        phone.wire.ask("operation", text, answered)

    def lags(self) -> list[float]:
        """From each first vote's acknowledgement until the display has a view with it."""
        found, at, everybody = [], 0, len(self._voted)
        for version, acked in sorted(self.first_acks):
            # A count may be there before its version is: nothing is sent for a version alone.
            while at < len(self.shown) and not (
                self.shown[at][0] >= version or self.shown[at][1] >= everybody
            ):
                at += 1
            if at < len(self.shown):
                found.append(max(0.0, self.shown[at][2] - acked))
        return found

    def _displayed(self, view: Json) -> None:
        answered = view["screen"].get("answered", 0)
        self.shown.append((view["version"], answered, clock()))

    def figures(self) -> Json:
        lags = self.lags()
        return {
            "acked": len(self.took),
            "refused": self.refused,
            "ack_p50_ms": percentile(self.took, 0.5),
            "ack_p99_ms": percentile(self.took, 0.99),
            "display_lag_p95_ms": percentile(lags, 0.95),
            "never_displayed": len(self.first_acks) - len(lags),
        }
