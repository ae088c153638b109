"""The events that are open in this process: each with its desk, its devices and its views."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable

from facilitation.access import FACILITATOR, ORGANISER, PHONE, Access, Pass, Speaker, speaker
from facilitation.desk import Desk
from facilitation.domain.faces import View
from facilitation.domain.facts import Fact, StageMoved
from facilitation.domain.meeting import link_key
from facilitation.domain.presence import Presence
from facilitation.domain.refusals import Refused
from facilitation.live import green
from facilitation.live.audiences import (
    Audience,
    audience_of,
    build,
    everyone,
    touched_by_ballot,
    touched_by_facts,
    touched_by_presence,
)
from facilitation.live.presence import Device, Registry
from facilitation.private import Beside
from facilitation.storage.backup import take_backup
from facilitation.storage.catalogue import Catalogue
from facilitation.storage.database import SqliteError
from facilitation.storage.event import Done
from facilitation.storage.jobs import Job
from facilitation.storage.talk import Damaged

log = logging.getLogger(__name__)

RETRY = 2.0
"""Seconds between two attempts to write a file that could not be written."""

GAP = 0.12
"""Seconds between two rounds of views: a screen changes at most about eight times a second."""

Send = Callable[[str, View, str], None]


class LiveEvent:
    """One open event. ``send(message, data, to)`` reaches a socket or an audience's room."""

    def __init__(self, catalogue: Catalogue, event: str, send: Send, join_words: str) -> None:
        self.registry = Registry()
        store = catalogue.open(event)
        self._presence: Presence | None = None
        try:
            self.desk = Desk(store, self._submit, self.presence, self._told, self._told_aside)
        except BaseException:
            # A damaged file is asked for again and again: each time it must be let go.
            store.close()
            raise
        self._committer = green.Committer(store.commit)
        self._send = send
        self._join_words = join_words
        self._touched: set[Audience] = set()
        self._flushing = False
        self._troubled = False
        self._backups = catalogue.backups(event)
        self._views: dict[Audience, View] = {}
        self._sent: dict[Audience, str] = {}

    def _submit(self, job: Job) -> Done:
        return self._committer.submit(job)

    def submit_then(self, job: Job, then: green.Then) -> None:
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
        return speaker(self.desk.meeting, device, face, table)

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

    def room(self, audience: Audience) -> str:
        """The socket room of an audience: named by us, never by a client."""
        return f"{self.event}/{audience[0]}/{audience[1]}"

    def view(self, who: Speaker, person: str | None, table: int | None) -> View:
        """The current view of one device, with what is its own person's alone."""
        view = self._view(audience_of(who, table))
        if person is None:
            return view
        answers = self.desk.store.answers_of(person)
        shown = {check["id"] for check in view["checks"]}
        mine = {check: answer for check, answer in answers.items() if check in shown}
        return {**view, "mine": mine, **self.desk.own(person), "who": person}

    def touch(self, audiences: Iterable[Audience]) -> None:
        """Some views may have changed: build and send them soon, once for each audience."""
        for audience in audiences:
            self._touched.add(audience)
            self._views.pop(audience, None)
        if not self._flushing:
            self._flushing = True
            green.spawn(self._flush)

    def _view(self, audience: Audience) -> View:
        if audience not in self._views:
            self._views[audience] = build(self.desk.seen(), audience, self._join_words)
        # A view that no change concerned since it was made is as good as a new one, and must
        # not look older to a device than what it was acknowledged or shown before.
        return {**self._views[audience], "version": list(self.desk.seen().version)}

    def _flush(self) -> None:
        try:
            green.sleep(GAP / 4)
            while self._touched:
                touched, self._touched = self._touched, set()
                here = {audience_of(d.speaker, d.table) for d in self.registry.devices.values()}
                for audience in touched & here:
                    self._publish(audience)
                green.sleep(GAP)
        finally:
            self._flushing = False

    def _publish(self, audience: Audience) -> None:
        try:
            view = self._view(audience)
            content = json.dumps({**view, "version": 0}, sort_keys=True)
            if self._sent.get(audience) != content:
                self._send("view", view, self.room(audience))
                self._sent[audience] = content
        except Exception:
            # One audience's trouble must not leave the others with an old screen.
            log.exception("a view could not be sent")

    def _met(self, device: Device) -> None:
        self._presence = None
        self.touch(touched_by_presence(device.table))

    def _told(self, facts: list[Fact], ballot: str | None) -> None:
        m = self.desk.meeting
        if ballot is not None:
            self.touch(touched_by_ballot(m, ballot))
        elif facts:
            self.touch(touched_by_facts(m, facts))
            # Afterwards: it may be the link of the one who is still to be answered.
            green.spawn(self._turn_away)
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
            if device.who is not None and device.who == person:
                try:
                    view = self.view(device.speaker, device.who, device.table)
                    self._send("view", view, device.sid)
                except Exception:
                    log.exception("a person's view could not be sent")

    def _wait_for_the_disk(self) -> None:
        """Try until the cause is gone, so that the organiser's page says so by itself."""
        while not self.desk.try_to_write():
            green.sleep(RETRY)
        self._troubled = False
        log.warning("the event can be written again")

    def _back_up(self) -> None:
        """A copy at each change of stage: the moments one would want to go back to."""
        try:
            green.on_a_thread(self._copy, self.desk.meeting.stage)
        except Exception:
            log.exception("a backup could not be taken")

    def _copy(self, label: str) -> None:
        take_backup(self.desk.store.path, self._backups, label)

    def _turn_away(self) -> None:
        """Close the sockets whose link was replaced."""
        current = self.desk.meeting.generations
        for device in list(self.registry.devices.values()):
            who = device.speaker
            if who.role != PHONE and who.generation != current.get(
                link_key(who.role, who.table), 0
            ):
                refused = Refused("wrong_link")
                self._send("problem", {"code": refused.code, "words": refused.words}, device.sid)


class LiveEvents:
    """Every event of this installation; opened when it is first needed."""

    def __init__(self, catalogue: Catalogue, access: Access, send: Send, join_words: str) -> None:
        self.catalogue = catalogue
        self.access = access
        self._send = send
        self._join_words = join_words
        self._open: dict[str, LiveEvent] = {}

    def get(self, event: object) -> LiveEvent:
        """Refused: ``unknown_event``, ``damaged``."""
        if not isinstance(event, str):
            raise Refused("bad_message")
        if event not in self._open:
            if not self.catalogue.has(event):
                raise Refused("unknown_event")
            # Opening does not yield, so that two first visitors cannot open it twice.
            try:
                live = LiveEvent(self.catalogue, event, self._send, self._join_words)
            except (Damaged, SqliteError) as problem:
                log.error("event %s cannot be opened: %s", event, problem)
                raise Refused("damaged") from problem
            self._open[event] = live
        return self._open[event]
