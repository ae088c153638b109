"""Views on their way to the screens: built, encoded and framed once for a whole audience.

An ordinary broadcast costs each client a queue, a greenlet's turn and a timer, 90 us in all.
Here the same bytes go to one socket after the other: what is left is the system's own send.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator

import msgspec
from engineio import packet

from facilitation.access import DESK, DISPLAY, FACILITATOR, ORGANISER, PHONE
from facilitation.domain.faces import Seen, View, followed
from facilitation.domain.meeting import Meeting
from facilitation.languages import script_words
from facilitation.live import green
from facilitation.live.audiences import Audience, build
from facilitation.live.frames import text_frame
from facilitation.live.presence import Registry

log = logging.getLogger(__name__)

GAP = 0.12
"""Seconds between two rounds of views: a screen changes at most about eight times a second."""

TURN = 250
"""Sockets written to before others have their turn: about 2 ms."""

FORETELLING = 0.003
"""Seconds after which no further view is begun while the disk writes: others wait meanwhile."""

MAKING = 10
"""What making a view counts for in that."""

_encode = msgspec.json.Encoder().encode


NOTHING: tuple[None, dict[Audience, Made]] = None, {}

TURNS = {DISPLAY: 0, PHONE: 1, FACILITATOR: 2, DESK: 3, ORGANISER: 4}
"""The big screen first: a room looks at it. Last those whose views take longest to make."""


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


class Made:
    """A view without its version, and the same as JSON in ``body``."""

    def __init__(self, view: View) -> None:
        self.view, self.body = view, _encode(view)
        self._said: tuple[tuple[int, int], Message] | None = None

    def message(self, version: tuple[int, int]) -> Message:
        """The view for all of its audience, made once for a version."""
        if self._said is None or self._said[0] != version:
            self._said = version, self.message_with(version, b"}")
        return self._said[1]

    def message_with(self, version: tuple[int, int], more: bytes) -> Message:
        """The same for one: ``more`` is the rest of the object."""
        body = self.body[1:-1]
        return Message(b'2["view",{"version":[%d,%d],%b%b]' % (*version, body, more))


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
        self._written = self._touches = 0
        self._foretold: tuple[Meeting | None, dict[Audience, Made]] = NOTHING
        self._views: dict[Audience, Made] = {}
        self._sent: dict[Audience, bytes] = {}

    def of(self, audience: Audience) -> View:
        """The current view of an audience, for one of it."""
        made = self._made(audience)
        # Should all be as it was again by the next round, then this one must be told of it.
        if self._sent.get(audience) != made.body:
            self._sent.pop(audience, None)
        # A view that no change concerned since it was made is as good as a new one, and must
        # not look older to a device than what it was acknowledged or shown before.
        return {"version": list(self._version()), **made.view}

    def message(self, audience: Audience, own: View) -> Message:
        """The current view. ``own``: what is one person's alone."""
        made, version = self._made(audience), self._version()
        return made.message_with(version, b"," + _encode(own)[1:]) if own else made.message(version)

    def script(self, language: str) -> bytes:
        """The script for phones in a language, as JSON: made and encoded when the first of them
        asks, and kept for all until something changes. A room's phones ask at every step."""
        seen = self._seen = self._seen or self._look()
        return seen.once(
            f"script {language}",
            lambda: _encode({"ok": True, **followed(seen, script_words(language))}),
        )

    def stop(self) -> None:
        """The event is deleted: there is nothing to make a view of any more."""
        self._stopped = True

    def foretell(self, seen: Seen, audiences: Iterable[Audience]) -> None:
        """Make the views that are sent first, of a state that is only just being stored.

        They are used if the next ``touch`` is of that state: nothing else changed meanwhile.
        ``seen`` has the version that it will likely have: with another, messages are made anew.
        """
        if self._flushing:
            # One change follows another: most views would be made for nothing.
            return
        made: dict[Audience, Made] = {}
        self._foretold = seen.meeting, made
        until = time.monotonic() + FORETELLING
        for audience in sorted(audiences, key=lambda one: TURNS[one[0]]):
            role, table = audience
            if role not in (DISPLAY, PHONE) or time.monotonic() > until:
                return
            if table in self._registry.lane(role).tables():
                made[audience] = self._make(seen, audience)
                made[audience].message(seen.version)

    def touch(self, audiences: Iterable[Audience], of: Meeting | None = None) -> None:
        """Some views may have changed: build and send them soon, once for each audience.

        ``of``: the state that it is, where nothing but the state changed.
        """
        if self._stopped:
            return
        self._seen = None
        self._touches += 1
        (foretold, made), self._foretold = self._foretold, NOTHING
        for audience in audiences:
            self._touched.add(audience)
            self._views.pop(audience, None)
            if of is not None and of is foretold and audience in made:
                self._views[audience] = made[audience]
        if not self._flushing:
            self._flushing = True
            green.spawn(self._flush)

    def _made(self, audience: Audience) -> Made:
        found = self._views.get(audience)
        if found is None:
            # One for all faces, until something changes: they share what is made from it.
            self._seen = self._seen or self._look()
            found = self._views[audience] = self._make(self._seen, audience)
        return found

    def _make(self, seen: Seen, audience: Audience) -> Made:
        view = build(seen, audience, self._join_words)
        del view["version"]
        return Made(view)

    def _flush(self) -> None:
        """The first change goes out at once; those that follow closely go out together."""
        try:
            while self._touched and not self._stopped:
                touched, self._touched = self._touched, set()
                for role in sorted({role for role, _ in touched}, key=TURNS.__getitem__):
                    self._publish(role, [table for of, table in touched if of == role])
                green.sleep(GAP)
        finally:
            self._flushing = False

    def _publish(self, role: str, tables: Iterable[int]) -> None:
        # Who comes while others have their turn gets a first view of its own.
        lane = self._registry.lane(role)
        members = lane.members()
        going = list(self._going(role, tables, lane.tables()))
        made_of: object = None
        messages: dict[int, Message] = {}
        for start in range(0, len(members) if going else 0, TURN):
            if self._stopped:
                return
            # The version may have changed as well, and must not go back for anyone.
            if made_of != (self._version(), self._touches):
                made_of = self._version(), self._touches
                messages = self._messages(going)
            end = min(start + TURN, len(members))
            lane.send(messages, members, start, end)
            self._give_way(end - start)

    def _going(self, role: str, tables: Iterable[int], here: frozenset[int]) -> Iterator[Audience]:
        """Those of the role whose view is not what they were all sent last."""
        for table in sorted(tables):
            audience = role, table
            if table not in here:
                self._sent.pop(audience, None)
                continue
            try:
                body = self._made(audience).body
            except Exception:
                # One audience's trouble must not leave the others with an old screen.
                log.exception("a view could not be made")
                continue
            if body != self._sent.get(audience):
                self._sent[audience] = body
                yield audience
            self._give_way(MAKING)

    def _messages(self, audiences: Iterable[Audience]) -> dict[int, Message]:
        """What each table of a role is sent just now."""
        messages: dict[int, Message] = {}
        for audience in audiences:
            try:
                # If it changed during a turn of others, the next round is for all again.
                if self._made(audience).body != self._sent.get(audience):
                    self._sent[audience] = b""
                messages[audience[1]] = self.message(audience, {})
            except Exception:
                log.exception("a view could not be sent")
        return messages

    def _give_way(self, written: int) -> None:
        self._written += written
        if self._written >= TURN:
            self._written = 0
            green.give_way()
