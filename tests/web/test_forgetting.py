"""Deletion that is kept, and rehearsals that leave no trace."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from bench.client import Venue
from bench.server import Server, free_port
from facilitation.desk import now
from facilitation.domain.room_facts import SettingsSet
from facilitation.prepare import prepare, read_wanted
from facilitation.storage.catalogue import Catalogue
from facilitation.storage.database import sqlite3
from facilitation.storage.jobs import Append
from tests.web.browser import Browser, a_browser
from tests.web.test_prepare import NEW, made_from


def traces(instance: Path, event: str) -> list[str]:
    """Every file whose name or content names the event."""
    found = []
    for path in instance.rglob("*"):
        if event in path.name or (path.is_file() and event.encode() in path.read_bytes()):
            found.append(str(path.relative_to(instance)))
    # SQLite's own journal of the list may still hold the row that was taken out.
    return [name for name in found if not name.startswith("catalogue.db")]


YESTERDAY = (date.today() - timedelta(days=1)).isoformat()


def ends_on(catalogue: Catalogue, event: str, day: str, listed: str = "") -> None:
    """Let an event be deleted on a day that no form would take. ``listed``: what the list says."""
    store = catalogue.open(event)
    store.commit([Append(now(), [SettingsSet("A notice.", day)])])
    store.close()
    catalogue.change(event, "Care", NEW["date"], listed or day)


class TestCommand:
    def forget(self, instance: Path, name: str, said: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "facilitation", "forget", name],
            env={**os.environ, "INSTANCE": str(instance)},
            input=said,
            capture_output=True,
            text=True,
            check=False,
        )

    @pytest.fixture
    def event(self, tmp_path: Path) -> str:
        catalogue = Catalogue(tmp_path)
        event = prepare(catalogue, read_wanted({**NEW, "start": "table-talk"}))
        copies = catalogue.backups(event)
        copies.mkdir(parents=True)
        (copies / "copy.db").write_bytes(b"a copy")
        catalogue.path(event).with_suffix(".db.replaced").write_bytes(b"what a restore left")
        return event

    def test_nothing_is_left(self, tmp_path: Path, event: str) -> None:
        done = self.forget(tmp_path, event, "yes\n")
        assert done.returncode == 0, done.stderr
        assert traces(tmp_path, event) == []
        assert Catalogue(tmp_path).all() == []

    def test_it_asks_first(self, tmp_path: Path, event: str) -> None:
        assert self.forget(tmp_path, event, "no\n").returncode != 0
        assert Catalogue(tmp_path).path(event).exists()


async def test_on_its_day_the_app_deletes_an_event_by_itself(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    kept, gone = (prepare(catalogue, read_wanted({**NEW, "start": "table-talk"})) for _ in "ab")
    ends_on(catalogue, gone, YESTERDAY)
    with Server(tmp_path, free_port(), {}):
        await until(lambda: not catalogue.has(gone))
        assert traces(tmp_path, gone) == []
        assert catalogue.has(kept)
        assert catalogue.path(kept).exists()


async def test_one_that_cannot_be_deleted_keeps_no_other(tmp_path: Path) -> None:
    """It stays in the list, and is tried again: what was promised is not forgotten."""
    catalogue = Catalogue(tmp_path)
    made = [prepare(catalogue, read_wanted({**NEW, "start": "table-talk"})) for _ in range(3)]
    for event in made:
        ends_on(catalogue, event, YESTERDAY)
    stuck = [listed.id for listed in catalogue.all()][1]
    (in_the_way,) = [path.with_suffix(".folder") for path in [catalogue.path(stuck)]]
    in_the_way.mkdir()
    with Server(tmp_path, free_port(), {}) as server:
        await until(lambda: [listed.id for listed in catalogue.all()] == [stuck])
        assert {*made} - {stuck} == {event for event in made if traces(tmp_path, event) == []}
        in_the_way.rmdir()
        server.restart()
        await until(lambda: catalogue.all() == [])
        assert traces(tmp_path, stuck) == []


def test_copies_that_cannot_be_deleted_are_not_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = Catalogue(tmp_path)
    event = prepare(catalogue, read_wanted({**NEW, "start": "table-talk"}))
    copies = catalogue.backups(event)
    copies.mkdir(parents=True)
    with monkeypatch.context() as patched:
        patched.setattr("os.rmdir", refuse)
        with pytest.raises(OSError, match="busy"):
            catalogue.forget(event)
    assert catalogue.has(event)
    catalogue.forget(event)
    assert traces(tmp_path, event) == []


def refuse(*_: object, **__: object) -> None:
    raise OSError("busy")


async def test_the_day_that_phones_are_told_counts(tmp_path: Path) -> None:
    """The list may have missed a change: the app was ended between the event's file and it."""
    catalogue = Catalogue(tmp_path)
    early, late = (prepare(catalogue, read_wanted({**NEW, "start": "table-talk"})) for _ in "ab")
    ends_on(catalogue, early, YESTERDAY, listed=NEW["date"])
    told = catalogue.get(late)
    assert told
    catalogue.change(late, told.title, told.date, YESTERDAY)
    with Server(tmp_path, free_port(), {}) as server:
        # Whoever opens the office sees each event, and so it is opened.
        async with a_browser(server) as browser:
            await browser.enter_office(server)
            assert (await browser.get("/office")).status == 200
        await until(lambda: catalogue.get(late) == told)
        server.restart()
        await until(lambda: not catalogue.has(early))
    assert catalogue.path(late).exists()


async def test_an_event_is_listed_until_nothing_of_it_is_left(server: Server) -> None:
    """Else a server that is ended meanwhile would leave a file that nobody deletes any more."""
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        path = await made_from(browser, "table-talk", tables="1")
        rehearsal = (await browser.post(path.replace("/prepare", "/rehearse"), data={})).where
        event, catalogue = rehearsal.split("/")[2], Catalogue(server.instance)
        # Another program holds the file, so what is on its way there takes long.
        with closing(sqlite3.connect(str(catalogue.path(event)), timeout=20)) as other:
            other.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(1)
            ending = asyncio.create_task(browser.post(f"{rehearsal}/rehearse/end", data={}))
            while catalogue.has(event):
                await asyncio.sleep(0.01)
            assert traces(server.instance, event) == []
            async with asyncio.timeout(20):
                assert (await ending).status == 303


async def test_a_rehearsal_talks_votes_and_leaves_no_trace(server: Server) -> None:
    async with a_browser(server) as browser, Venue(server.url) as venue:
        await browser.enter_office(server)
        path = await made_from(browser, "two-hours", tables="2")
        before = Catalogue(server.instance).path(path.split("/")[2]).stat().st_size
        made = await browser.post(path.replace("/prepare", "/rehearse"), data={})
        assert made.status == 303, made.text
        event = made.where.rstrip("/").split("/")[-1]
        link = await organisers_link(browser, server, event)
        organiser = await (await venue.enter(link)).connect()
        assert organiser.view["event"]["title"].startswith("Rehearsal: ")
        assert organiser.view["people"]["phones"] == 16
        await organiser.must("move_stage", **{"from": "lobby", "to": "question-1"})
        await organiser.wait_for(
            lambda view: all(table["key_points"] for table in view["tables"]), timeout=30
        )
        # Its Live page says what it is, and can end it; the event's own page does not.
        assert '"rehearsal": true' in (await browser.get(f"/o/{event}")).text
        own = path.removesuffix("/prepare")
        assert '"rehearsal": false' in (await browser.get(own)).text
        ended = await browser.post(f"/o/{event}/rehearse/end", data={})
        assert (ended.status, ended.where) == (303, f"{path}?rehearsed"), "back at the event"
        said = "The rehearsal has ended. Nothing of it was kept."
        assert said in (await browser.get(ended.where)).text
        await until(lambda: traces(server.instance, event) == [])
        mine = Catalogue(server.instance).path(path.split("/")[2])
        assert mine.stat().st_size == before, "the event itself was not touched"
        # An event that is no rehearsal is never ended so.
        again = await browser.post(path.replace("/prepare", "/rehearse/end"))
        assert (again.status, again.where) == (303, path)
        assert (await browser.get(path)).status == 200


async def test_the_event_says_that_its_rehearsal_runs_and_can_end_it(server: Server) -> None:
    async with a_browser(server) as browser, a_browser(server) as colleague:
        await browser.enter_office(server)
        path = await made_from(browser, "table-talk", tables="1")
        begin, running = path.replace("/prepare", "/rehearse"), "A rehearsal is running"
        assert running not in (await browser.get(path)).text
        made = (await browser.post(begin, data={})).where
        assert f"copy:{made.split('/')[2]}" not in (await browser.get("/office")).text
        assert running in (await browser.get(path)).text
        assert (await browser.post(begin, data={})).where == made, "one at a time"
        # Whoever leads the event leads its rehearsal, on another device too.
        link = await organisers_link(browser, server, path.split("/")[2])
        entered = {"event": path.split("/")[2], "role": "organiser", "secret": link.split("#")[1]}
        assert (await colleague.get(begin)).status == 403
        assert (await colleague.post("/enter", json=entered)).status == 200
        assert (await colleague.get(begin)).where == made
        assert (await colleague.get(f"{made}/prepare")).status == 200
        ended = await colleague.post(f"{begin}/end", data={})
        assert ended.where == f"{path}?rehearsed"
        page = (await colleague.get(ended.where)).text
        assert ("Nothing of it was kept." in page, running in page) == (True, False)
        assert (await colleague.get(begin)).where == path
        await until(lambda: traces(server.instance, made.split("/")[2]) == [])


async def organisers_link(browser: Browser, server: Server, event: str) -> str:
    page = await browser.get("/office")
    return re.findall(rf"{server.url}/o/{event}#[a-z2-7]{{26}}", page.text)[0]


async def until(done: object, seconds: float = 20) -> None:
    assert callable(done)
    async with asyncio.timeout(seconds):
        while not done():
            await asyncio.sleep(0.05)
