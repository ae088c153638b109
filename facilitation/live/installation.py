"""Every event of this installation: opened when it is needed, deleted for good when it is time."""

from __future__ import annotations

import logging
from collections import Counter

from facilitation.access import Access
from facilitation.domain.meeting import Meeting
from facilitation.domain.refusals import Refused
from facilitation.live.events import LiveEvent, TurnAway
from facilitation.storage.catalogue import Catalogue, Listed
from facilitation.storage.database import SqliteError
from facilitation.storage.talk import Damaged

log = logging.getLogger(__name__)


class LiveEvents:
    """Every event of this installation; opened when it is first needed."""

    def __init__(
        self,
        catalogue: Catalogue,
        access: Access,
        turn_away: TurnAway,
        join_words: str,
        base_url: str = "",
    ) -> None:
        self._base_url = base_url
        self.catalogue = catalogue
        self.access = access
        self._turn_away = turn_away
        self._join_words = join_words
        self._open: dict[str, LiveEvent] = {}
        self._going: set[str] = set()
        self.rehearsal_of: dict[str, str] = {}
        """The event that a rehearsal is of. A restart deletes rehearsals, so memory is enough."""

    def open(self) -> list[LiveEvent]:
        """Those that are open now."""
        return list(self._open.values())

    def has(self, event: str) -> bool:
        return event in self._open

    def is_rehearsal(self, event: str) -> bool:
        listed = self.catalogue.get(event)
        return listed is not None and bool(listed.rehearsal)

    def rehearsals_of(self, event: str) -> list[str]:
        """Those of an event that are not ended yet, the latest last."""
        return [made for made, of in self.rehearsal_of.items() if of == event and self.has(made)]

    def forget(self, event: str) -> None:
        """Delete an event for good. Whoever is connected is told that it is not here any more.

        Raises OSError where something cannot be deleted: it stays in the list, to be tried again.
        """
        if event in self._going:
            return
        live = self._open.pop(event, None)
        # A device that comes back meanwhile must not open it again.
        self._going.add(event)
        try:
            if live is not None:
                live.send_away(Refused("unknown_event"))
                live.close()
            self.catalogue.forget(event)
        finally:
            self._going.discard(event)

    def get(self, event: object) -> LiveEvent:
        """Refused: ``unknown_event``, ``damaged``."""
        if not isinstance(event, str):
            raise Refused("bad_message")
        if event not in self._open:
            listed = None if event in self._going else self.catalogue.get(event)
            if listed is None:
                raise Refused("unknown_event")
            # Opening does not yield, so that two first visitors cannot open it twice.
            try:
                live = LiveEvent(
                    self.catalogue, event, self._turn_away, self._join_words, self.outcome_link
                )
            except (Damaged, SqliteError) as problem:
                log.error("event %s cannot be opened: %s", event, problem)
                raise Refused("damaged") from problem
            self._open[event] = live
            self.correct(listed)
        return self._open[event]

    def correct(self, listed: Listed) -> None:
        """Let the list say of an open event what its file says.

        The app may have been ended between the two: it must not be deleted on another day than
        the one that people were told.
        """
        if live := self._open.get(listed.id):
            m = live.desk.meeting
            told = m.title, m.date, m.settings.delete_after
            if told != (listed.title, listed.date, listed.delete_after):
                self.catalogue.change(listed.id, *told)

    def outcome_link(self, m: Meeting) -> str:
        """The address of an event's page to take away."""
        return f"{self._base_url}/r/{m.code}/{self.access.outcome_secret(m)}"

    def connected(self) -> Counter[str]:
        """Devices by role, over all events."""
        return Counter(
            device.speaker.role
            for live in self._open.values()
            for device in live.registry.devices.values()
        )
