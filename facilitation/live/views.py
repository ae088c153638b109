"""Views on their way to the screens: built, encoded and framed once for a whole audience.

An ordinary broadcast costs each client a queue, a greenlet's turn and a timer, 90 us in all.
Here the same bytes go to one socket after the other: what is left is the system's own send.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

import msgspec
from engineio import packet

from facilitation.access import DESK, DISPLAY, FACILITATOR, ORGANISER, PHONE
from facilitation.domain.faces import Seen, View
from facilitation.live import green
from facilitation.live.audiences import Audience, build
from facilitation.live.frames import text_frame
from facilitation.live.presence import Registry

log = logging.getLogger(__name__)

GAP = 0.12
"""Seconds between two rounds of views: a screen changes at most about eight times a second."""

TURN = 250
"""Sockets written to before others have their turn: about 2 ms."""

_encode = msgspec.json.encode


TURNS = {DISPLAY: 0, PHONE: 1, FACILITATOR: 2, DESK: 3, ORGANISER: 4}
"""The big screen first: a room looks at it. Last those whose views take longest to make."""


def _by_turn(audience: Audience) -> tuple[int, int]:
    role, table = audience
    return TURNS[role], table


class Message(packet.Packet):  # type: ignore[misc]
    """A view for engine.io, and the ``frame`` of it that a WebSocket is sent as it is.

    The text is made only for those who need it: long polling, and tests.
    """

    def __init__(self, text: bytes) -> None:
        self.frame = text_frame(b"4" + text)
        self.packet_type, self.binary, self.encode_cache = packet.MESSAGE, False, None
        self._text = text

    @property
    def data(self) -> str:
        return self._text.decode()


class Views:
    """What each audience of one event is shown. ``seen``: what views are made from, now.

    Whatever may change a view must be told to ``touch``.
    """

    def __init__(
        self,
        seen: Callable[[], Seen],
        version: Callable[[], tuple[int, int]],
        registry: Registry,
        join_words: str,
    ) -> None:
        self._look, self._version = seen, version
        self._seen: Seen | None = None
        self._registry = registry
        self._join_words = join_words
        self._touched: set[Audience] = set()
        self._flushing = False
        self._stopped = False
        self._written = 0
        self._views: dict[Audience, tuple[View, bytes]] = {}
        self._sent: dict[Audience, bytes] = {}

    def of(self, audience: Audience) -> View:
        """The current view of an audience, for one of it."""
        view, body = self._made(audience)
        # Should all be as it was again by the next round, then this one must be told of it.
        if self._sent.get(audience) != body:
            self._sent.pop(audience, None)
        # A view that no change concerned since it was made is as good as a new one, and must
        # not look older to a device than what it was acknowledged or shown before.
        return {"version": list(self._version()), **view}

    def message(self, audience: Audience, own: View) -> Message:
        """The current view. ``own``: what is one person's alone."""
        more = b"," + _encode(own)[1:] if own else b"}"
        body = self._made(audience)[1][1:-1]
        text = b'2["view",{"version":[%d,%d],%b%b]' % (*self._version(), body, more)
        return Message(text)

    def stop(self) -> None:
        """The event is deleted: there is nothing to make a view of any more."""
        self._stopped = True

    def touch(self, audiences: Iterable[Audience]) -> None:
        """Some views may have changed: build and send them soon, once for each audience."""
        if self._stopped:
            return
        self._seen = None
        for audience in audiences:
            self._touched.add(audience)
            self._views.pop(audience, None)
        if not self._flushing:
            self._flushing = True
            green.spawn(self._flush)

    def _made(self, audience: Audience) -> tuple[View, bytes]:
        """The view without its version, and the same as JSON."""
        found = self._views.get(audience)
        if found is None:
            # One for all faces, until something changes: they share what is made from it.
            self._seen = self._seen or self._look()
            view = build(self._seen, audience, self._join_words)
            del view["version"]
            found = self._views[audience] = view, _encode(view)
        return found

    def _flush(self) -> None:
        """The first change goes out at once; those that follow closely go out together."""
        try:
            while self._touched and not self._stopped:
                touched, self._touched = self._touched, set()
                for audience in sorted(touched, key=_by_turn):
                    self._publish(audience)
                green.sleep(GAP)
        finally:
            self._flushing = False

    def _publish(self, audience: Audience) -> None:
        try:
            # Who comes while others have their turn gets a first view of its own.
            lane = self._registry.of(audience)
            members = lane.members()
            if not members:
                self._sent.pop(audience, None)
            for start in range(0, len(members), TURN):
                if self._stopped:
                    return
                body = self._made(audience)[1]
                if start == 0 and body == self._sent.get(audience):
                    return
                # If it changed during a turn of others, the next round is for all again.
                self._sent[audience] = body if start == 0 or body == self._sent[audience] else b""
                # The version may have changed as well, and must not go back for anyone.
                end = min(start + TURN, len(members))
                lane.send(self.message(audience, {}), members, start, end)
                self._give_way(end - start)
        except Exception:
            # One audience's trouble must not leave the others with an old screen.
            log.exception("a view could not be sent")

    def _give_way(self, written: int) -> None:
        self._written += written
        if self._written >= TURN:
            self._written = 0
            green.sleep(0)
