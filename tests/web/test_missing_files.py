"""Events that are not whole: made while the power went, or without their file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from bench.server import Server, free_port
from facilitation.prepare import prepare, read_wanted
from facilitation.storage.catalogue import Catalogue
from facilitation.storage.database import sqlite3
from facilitation.storage.event import EventStore
from tests.web.browser import a_browser
from tests.web.test_office import TYPED


async def test_an_event_without_its_file_hides_no_other(tmp_path: Path) -> None:
    """A power cut while it was made, or a file that somebody took away."""
    catalogue = Catalogue(tmp_path)
    whole, gone, empty = (prepare(catalogue, read_wanted(TYPED)) for _ in "abc")
    for event in (gone, empty):
        catalogue.path(event).unlink()
    catalogue.open(empty).close()
    with Server(tmp_path, free_port(), {}) as running:
        async with a_browser(running) as browser:
            await browser.enter_office(running)
            office = await browser.get("/office")
            assert office.status == 200
            assert f"/o/{whole}#" in office.text
            assert office.text.count("damaged") == 2
            for event in (gone, empty):
                assert (await browser.get(f"/d/{event}")).status == 503
    assert not catalogue.path(gone).exists(), "no empty file in its place"
    said = running.output.partition("Stop with Ctrl+C.")[2]
    assert "Traceback" not in said


def test_an_event_is_in_the_list_when_its_file_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever ends the app in the middle of making one."""
    seen: list[int] = []

    def commit(store: EventStore, jobs: object) -> object:
        seen.append(len(Catalogue(tmp_path).all()))
        raise KeyboardInterrupt

    monkeypatch.setattr(EventStore, "commit", commit)
    catalogue = Catalogue(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        prepare(catalogue, read_wanted(TYPED))
    assert (seen, catalogue.all()) == ([0], [])


async def test_a_list_that_cannot_be_written_is_said_in_words(server: Server) -> None:
    catalogue = server.instance / "catalogue.db"
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        with closing(sqlite3.connect(str(catalogue))) as other:
            other.execute("BEGIN IMMEDIATE")
            made = await browser.post("/office/events", data=TYPED)
        assert made.status == 503
        assert "Another program holds" in made.text
        assert (await browser.post("/office/events", data=TYPED)).status == 303
