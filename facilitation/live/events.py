"""The events that are open in this process: each with its desk, its devices and its views."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterable
from dataclasses import replace

from facilitation.access import (
    DISPLAY,
    FACILITATOR,
    ORGANISER,
    PHONE,
    Pass,
    Speaker,
    speaker,
)
from facilitation.desk import Desk
from facilitation.domain.faces import Seen, View
from facilitation.domain.facts import Fact, LinkReplaced, StageMoved
from facilitation.domain.meeting import Meeting, link_key
from facilitation.domain.presence import Presence
from facilitation.domain.refusals import Refused
from facilitation.domain.room_facts import PeopleMoved
from facilitation.domain.room_votes import as_votes
from facilitation.domain.showing import MOST_PAGES
from facilitation.languages import script_words
from facilitation.live import green, metrics
from facilitation.live.audiences import (
    Audience,
    audience_of,
    everyone,
    touched_by_ballot,
    touched_by_facts,
    touched_by_presence,
)
from facilitation.live.committer import Committer, Then
from facilitation.live.copies import Copies
from facilitation.live.presence import Device, Paged, Registry, a_range
from facilitation.live.views import Views
from facilitation.private import Beside
from facilitation.storage.catalogue import Catalogue
from facilitation.storage.event import Done
from facilitation.storage.jobs import Job
from facilitation.storage.talk import Damaged

log = logging.getLogger(__name__)

RETRY = 2.0
"""Seconds between two attempts to write a file that could not be written."""

TurnAway = Callable[[str, Refused], None]
"""Says to a socket why it is closed, and closes it."""


class LiveEvent:
    """One open event."""

    def __init__(
        self,
        catalogue: Catalogue,
        event: str,
        turn_away: TurnAway,
        join_words: str,
        outcome_link: Callable[[Meeting], str] = lambda m: "",
    ) -> None:
        """Raises Damaged, or an error of SQLite's."""
        if not catalogue.path(event).is_file():
            raise Damaged("the file of this event is not there")
        self.registry = Registry()
        store = catalogue.open(event)
        self._presence: Presence | None = None
        try:
            self.desk = Desk(
                store, self._submit, self.presence, self._told, self._told_aside, self._foretold
            )
            if not self.event:
                raise Damaged("nothing was written to this event")
        except BaseException:
            # A damaged file is asked for again and again: each time it must be let go.
            store.close()
            raise
        self._committer = Committer(store.commit, metrics.commits.add)
        self._turn_away = turn_away
        self._outcome_link = outcome_link
        self._views = Views(self.seen, self.desk.version, self.registry, join_words)
        self._troubled = self._gone = False
        self._copies = Copies(store.path, catalogue.backups(event))

    def seen(self) -> Seen:
        """What views are made from, with what only the outside knows: an address, a language."""
        return self._seen_of(self.desk.meeting)

    def _seen_of(self, m: Meeting) -> Seen:
        link, words = self._outcome_link(m), script_words(m.settings.language)
        return replace(self.desk.seen(), meeting=m, outcome_link=link, words=words)

    def _submit(self, job: Job) -> Done:
        return self._committer.submit(job)

    def submit_then(self, job: Job, then: Then) -> None:
        """Store a job without waiting: ``then`` gets its outcome."""
        self._committer.submit_then(job, then)

    @property
    def event(self) -> str:
        return self.desk.meeting.id

    def presence(self) -> Presence:
        """Counted anew only when somebody came or went."""
        if self._presence is None:
            self._presence = self.registry.presence(self.desk.participants)
        return self._presence

    def speaker(self, device: Pass, face: str, table: int | None) -> Speaker:
        """Who a device is. Refused: ``not_here``, ``wrong_link``."""
        self.reseat(device)
        return speaker(self.desk.meeting, device, face, table)

    def reseat(self, device: Pass) -> None:
        """After a restore: who had joined since the copy was taken sits down again."""
        if self.desk.store.epoch == 1:
            return
        for person, (table, group) in device.seats.items():
            if person in device.people and person not in self.desk.participants:
                with contextlib.suppress(Refused):
                    self.desk.join(person, table, group)

    def person(self, who: Speaker, wanted: str | None = None) -> tuple[str | None, int | None]:
        """The person a phone is for now, and their table. Refused: ``not_here``."""
        if who.role != PHONE:
            return None, who.table
        person = wanted if wanted in who.people else who.people[-1]
        if person not in self.desk.participants:
            raise Refused("not_here")
        return person, self.desk.participants[person]

    def arrive(self, device: Device) -> None:
        self.registry.add(device)
        self._met(device)

    def leave(self, sid: str) -> None:
        device = self.registry.remove(sid)
        if device:
            self._met(device)

    def write(self, sid: str, writing: bool) -> None:
        """A tablet's sentence is half typed, or not any more."""
        device = self.registry.devices.get(sid)
        if device and device.writing != writing:
            device.writing = writing
            self._met(device)

    def set_in_pages(self, sid: str, step: object, pages: object, said: object) -> None:
        """A display says into how many pages it has to set the step that it shows.

        ``said``: [from, until] of the sentences that it says now; else it is all of them.
        """
        device = self.registry.devices.get(sid)
        if device is None or device.speaker.role != DISPLAY or isinstance(pages, bool):
            return
        if isinstance(step, str) and len(step) <= 200 and isinstance(pages, int):
            told = Paged(step, min(max(pages, 1), MOST_PAGES), a_range(said))
            if device.paged != told:
                device.paged = told
                self._met(device)

    def view(self, who: Speaker, person: str | None, table: int | None) -> View:
        """The current view of one device, with what is its own person's alone."""
        view = self._views.of(audience_of(who, table))
        return {**view, **self._own(person)}

    def script(self, language: str) -> bytes:
        """The script of the step that phones follow, in the language of one of them, as JSON."""
        return self._views.script(language)

    def show(self, device: Device, **more: object) -> None:
        """Send a device its current view, and ``more`` with it."""
        device.send(self._views.message(device.audience, {**self._own(device.who), **more}))

    def touch(self, audiences: Iterable[Audience]) -> None:
        """Some views may have changed: send them soon."""
        self._views.touch(audiences)

    def _own(self, person: str | None) -> View:
        """What is added to a phone's view for its own person; in broadcasts there is none of it.

        All answers: the room may go back, and a broadcast then shows an earlier vote again."""
        if person is None:
            return {}
        answers = self.desk.store.answers_of(person)
        mine = {check: as_votes(answer) for check, answer in answers.items()}
        return {"mine": mine, **self.desk.own(person), "who": person}

    def hand_to(self, device: Device, person: str) -> None:
        """A shared phone's socket is for ``person`` now. Refused: ``not_here``: connect anew."""
        known = person in device.speaker.people
        if not known or self.desk.participants.get(person) != device.table:
            raise Refused("not_here")
        device.who = person

    def _met(self, device: Device) -> None:
        self._presence = None
        self.touch(touched_by_presence(device.table))

    def _foretold(self, after: Meeting, facts: list[Fact]) -> None:
        """The hub would only wait for the disk: meanwhile it makes the views that go out first."""
        if facts:
            self._committer.meanwhile = lambda: self._views.foretell(
                replace(self._seen_of(after), version=self.desk.store.next_version),
                touched_by_facts(after, facts),
            )

    def _told(self, facts: list[Fact], ballot: str | None) -> None:
        m = self.desk.meeting
        if ballot is not None:
            self.touch(touched_by_ballot(m, ballot))
        elif facts:
            self._views.touch(touched_by_facts(m, facts), of=m)
            if any(isinstance(fact, LinkReplaced) for fact in facts):
                # Afterwards: it may be the link of the one who is still to be answered.
                green.spawn(self._turn_old_links_away)
            if any(isinstance(fact, PeopleMoved) for fact in facts):
                self._presence = None
                green.spawn(self._seat_anew)
            if any(isinstance(fact, StageMoved) for fact in facts):
                green.spawn(self._back_up)
        else:
            self._presence = None
            self.touch(everyone(m))
        if self.desk.store.trouble and not self._troubled:
            self._troubled = True
            log.error("an event cannot be written: %s", self.desk.store.trouble)
            green.spawn(self._wait_for_the_disk)

    def _told_aside(self, beside: Beside) -> None:
        """Rows that one table's tablets and one person's phones are shown, and nobody else."""
        if beside.table:
            self.touch({(FACILITATOR, beside.table), (ORGANISER, 0)})
        if beside.person:
            green.spawn(lambda: self._tell_person(beside.person))

    def _tell_person(self, person: str | None) -> None:
        """Personal parts are in no broadcast: they go to this person's own sockets."""
        for device in list(self.registry.devices.values()):
            if not self._gone and device.who is not None and device.who == person:
                try:
                    self.show(device)
                except Exception:
                    log.exception("a person's view could not be sent")

    def send_away(self, why: Refused) -> None:
        """Close every socket of the event, for good."""
        self._gone = True
        self._views.stop()
        self._committer.end()
        for device in list(self.registry.devices.values()):
            self._turn_away(device.sid, why)

    def close(self) -> None:
        """Close the file, when what was on its way to it has been answered and no copy is made.

        After ``send_away``.
        """
        while self._committer.at_work or self._copies.at_work:
            green.sleep(0.02)
        self.desk.store.close()

    def _seat_anew(self) -> None:
        """Phones whose person was moved go on at the other table, without joining again."""
        for device in list(self.registry.devices.values()):
            table = self.desk.participants.get(device.who or "")
            if table is not None and device.table != table:
                self.registry.seat(device, table)
                self._tell_person(device.who)
        self._presence = None
        self.touch(everyone(self.desk.meeting))

    def _wait_for_the_disk(self) -> None:
        """Try until the cause is gone, so that the organiser's page says so by itself."""
        while not self._gone and not self.desk.try_to_write():
            green.sleep(RETRY)
        self._troubled = False
        log.warning("the event can be written again")

    def _back_up(self) -> None:
        """A copy at each change of stage: the moments one would want to go back to."""
        if not self._gone:
            self._copies.take(self.desk.meeting.stage)

    def _turn_old_links_away(self) -> None:
        """Close the sockets whose link was replaced."""
        current = self.desk.meeting.generations
        for device in list(self.registry.devices.values()):
            who = device.speaker
            if who.role != PHONE and who.generation != current.get(
                link_key(who.role, who.table), 0
            ):
                self._turn_away(device.sid, Refused("wrong_link"))
