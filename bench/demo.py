"""A ready event with simulated people, to look at all faces at once. ``make demo``."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from bench.client import Json, Venue
from bench.people import People
from bench.server import Server, ServerDied
from bench.talk import QUESTIONS, TABLES, TITLE
from facilitation.settings import ROOT
from facilitation.storage.lock import InUse, hold

YOURS = max(TABLES)
"""The table whose facilitator only captures: opening its votes is left to the visitor."""


def main() -> int:
    """Start the server on a folder of its own, fill it with people, say what to open."""
    try:
        instance = emptied(os.environ)
    except InUse as problem:
        print(problem, file=sys.stderr)
        return 1
    given = {name: os.environ[name] for name in ("HOST", "PUBLIC_URL") if os.environ.get(name)}
    server = Server(instance, int(os.environ.get("PORT") or 5000), given)
    try:
        with server:
            asyncio.run(play(server))
    except KeyboardInterrupt:
        print("\nThe demo has ended.")
    except ServerDied as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def emptied(env: Mapping[str, str]) -> Path:
    """The demo's own folder: new each time, so what a visitor tried is not kept. Raises InUse.

    Always one below the folder of real events, which may be what INSTANCE names.
    """
    folder = Path(env.get("INSTANCE") or ROOT / "instance") / "demo"
    with hold(folder):
        shutil.rmtree(folder)
    folder.mkdir()
    return folder


async def play(server: Server) -> None:
    """Make the event and let the people talk, until the server or the visitor stops."""
    async with Venue(server.url) as venue:
        made = await make_event(venue, server.office_url)
        people = People(venue, made, left_open=frozenset({YOURS}))
        await people.arrive()
        organiser = await (await venue.enter(made["organiser"])).connect()
        await organiser.must("move_stage", **{"from": "lobby", "to": "question-1"})
        await organiser.close()
        print("\n".join(what_to_open(made, server.office_url)), flush=True)
        await people.live()
        # The talk is over, but the visitor may still lead the closing.
        await asyncio.Event().wait()


async def make_event(venue: Venue, office_url: str) -> Json:
    """The demo's event: its links, as docs/protocol.md shows them."""
    # The printed link may name the public address; the people here come in by the back door.
    office = f"{venue.url}/office#{urlsplit(office_url).fragment}"
    return await venue.create_event(
        office,
        title=TITLE,
        date=date.today().isoformat(),
        questions=list(QUESTIONS),
        tables=len(TABLES),
        scale="three",
    )


def what_to_open(made: Json, office_url: str) -> list[str]:
    """The demo's links, in the order in which a visitor would like to see them."""
    code = f"{made['code'][:3]} {made['code'][3:]}"
    yours = made["tables"][YOURS - 1]
    return [
        "",
        "The Common Table demo is running: four tables, twenty simulated people.",
        "",
        f"  Organiser, lead the room: {made['organiser']}",
        f"  The big screen:           {made['display']}",
        f"  A table's tablet:         {yours['facilitator']}",
        f"    (Table {YOURS} is yours: its people talk, and wait for you to check agreement.)",
        f"  A phone at that table:    {yours['join']}",
        f"    (or open {urlsplit(made['join']).netloc} and type {code})",
        "",
        f"  All events:               {office_url}",
        "",
        "Open each in a window of its own. The first points come within ten seconds.",
        "When the tables have talked, move the room on. Stop with Ctrl+C.",
        "",
    ]


if __name__ == "__main__":
    sys.exit(main())
