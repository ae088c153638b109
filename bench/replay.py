"""Play a real conversation through the real server, and compare every tally and every ballot.

python -m bench.replay FOLDER [--tables N] [--db FILE] [--themes]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from bench.client import Device, Json, Venue
from bench.conversation import AGREE, DISAGREE, PASS, Conversation, Point, read_conversation
from bench.server import raise_file_limit, start_server

ANSWERS = {AGREE: "agree", DISAGREE: "disagree", PASS: "unsure"}
"""The answer of the scale "three" that stands for a vote of the export."""

JOINING_AT_ONCE = 20
MOST_DIFFERENCES = 20

Ballot = tuple[str, str, str]
"""A row of the database: check, participant, answer."""


@dataclass
class Played:
    """What the clients know after a replay; points and voters by the conversation's ids."""

    event: str = ""
    points: dict[str, str] = field(default_factory=dict)
    """By the app's id of a point: the conversation's."""
    checks: dict[str, str] = field(default_factory=dict)
    """By point: the id of the check on it."""
    people: dict[str, str] = field(default_factory=dict)
    """By voter: the participant."""
    shown: dict[str, Counter[str]] = field(default_factory=dict)
    """By point: people by answer id, skips too, as the big screen showed them in the closing."""
    alike: list[Json] = field(default_factory=list)
    """Pairs that the theme desk suggests as saying the same, by the app's ids."""
    sent: int = 0
    acked: int = 0


class Room:
    """Everybody's devices at one event: organiser, display, facilitators by table, phones."""

    def __init__(self, venue: Venue, made: Json) -> None:
        self.venue, self.made = venue, made
        self.phones: dict[str, Device] = {}
        self.facilitators: list[Device] = []
        self.organiser: Device
        self.display: Device

    async def open(self, voters: Sequence[str]) -> None:
        """Open all links, and let every voter join a table by the code."""
        self.organiser = await (await self.venue.enter(self.made["organiser"])).connect()
        self.display = await (await self.venue.enter(self.made["display"])).connect()
        tables = self.made["tables"]
        for table in tables:
            facilitator = await self.venue.enter(table["facilitator"])
            self.facilitators.append(await facilitator.connect())
        door = asyncio.Semaphore(JOINING_AT_ONCE)

        async def join(seat: int, voter: str) -> None:
            async with door:
                number = tables[seat % len(tables)]["number"]
                phone = await self.venue.join(self.made["code"], number)
                self.phones[voter] = await phone.connect()

        await asyncio.gather(*(join(seat, voter) for seat, voter in enumerate(voters)))

    async def move(self, to: str) -> None:
        """Lead the room to a stage, and wait until organiser and display are there."""
        here = self.organiser.view["stage"]["id"]
        await self.organiser.must("move_stage", **{"from": here, "to": to})
        for device in (self.organiser, self.display):
            await device.wait_for(lambda view: view["stage"]["id"] == to)

    async def vote_on(self, point: Point, facilitator: Device, played: Played) -> None:
        """One point from capture to key point.

        Each vote is sent when the one before it was acknowledged, as in the file.
        """
        captured = await facilitator.must(
            "capture_point", question=1, kind="point", text=point.text
        )
        check = await self.organiser.must("open_check", point=captured, scope="room")
        played.points[captured], played.checks[point.id] = point.id, check
        for vote in point.votes:
            played.sent += 1
            phone = self.phones[vote.voter]
            ack = await phone.send("vote", check=check, answer=ANSWERS[vote.vote])
            if ack.get("ok"):
                played.acked += 1
            else:
                say(f"a vote on point {point.id} was refused: {ack}")
        await self.organiser.must("lock_check", check=check)
        await self.organiser.must("reveal_check", check=check)
        await facilitator.must("mark_key", point=captured, key=True)

    async def close(self) -> dict[str, Counter[str]]:
        """Show every step of the closing: the tallies on the big screen, by the app's point id."""
        await self.move("summary-1")
        await self.move("closing")
        view = await self.organiser.wait_for(lambda view: view["steps"])
        shown: dict[str, Counter[str]] = {}
        for step in [s["key"] for s in view["steps"]]:
            await self.organiser.must("show_step", step=step)
            screen = (await self.display.wait_for(showing(step)))["screen"]
            # The result of a point on several steps is on the last of them.
            if screen["kind"] == "point" and screen.get("result"):
                shown[screen["id"]] = tally(screen["result"])
        return shown


def showing(step: str) -> Callable[[Json], bool]:
    """Whether a display's view is at ``step``."""
    return lambda view: bool(view["screen"].get("key") == step)


def tally(result: Json) -> Counter[str]:
    """People by answer id from a ``result`` of the protocol, without the zeros."""
    counts = Counter({c["id"]: int(c["n"]) for c in result["counts"]})
    counts["skip"] += int(result["skipped"])
    return +counts


async def play(
    url: str, office_url: str, talk: Conversation, tables: int, themes: bool = False
) -> Played:
    """The whole event, from making it to the last step of its closing."""
    raise_file_limit()
    played = Played()
    async with Venue(url) as venue:
        made = await venue.create_event(
            office_url,
            title="Replay of a conversation",
            date=time.strftime("%Y-%m-%d"),
            questions=["What do you think?"],
            tables=tables,
            scale="three",
        )
        played.event = made["event"]
        room = Room(venue, made)
        await room.open(talk.voters)
        played.people = {v: str(phone.who) for v, phone in room.phones.items()}
        say(f"{len(room.phones)} voters have joined {tables} tables")
        await room.move("question-1")
        for number, point in enumerate(talk.points, 1):
            facilitator = room.facilitators[(number - 1) % tables]
            await room.vote_on(point, facilitator, played)
            if number % 10 == 0 or number == len(talk.points):
                say(f"point {number} of {len(talk.points)}, {played.acked} votes acknowledged")
        played.shown = {played.points[p]: counts for p, counts in (await room.close()).items()}
        say(f"{len(played.shown)} results seen on the big screen")
        if themes:
            played.alike = await (await venue.enter(made["desk"])).alike()
    return played


def stored_ballots(database: Path) -> list[Ballot]:
    """Every ballot row of an event's file, once the server has let go of it."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        return list(db.execute("SELECT check_id, participant_id, answer FROM ballots"))


def copy_database(database: Path, copy: Path) -> None:
    """A complete copy in one file, with what was still in the write-ahead log."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.unlink(missing_ok=True)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        # The copy takes over WAL mode, in which a reader would put files beside it.
        target.execute("PRAGMA journal_mode = DELETE")


def differences(talk: Conversation, played: Played, ballots: Sequence[Ballot]) -> list[str]:
    """Where the big screen or the database tell something else than the file; [] where nowhere."""
    found: list[str] = []
    for point, votes in talk.tallies().items():
        wanted = {ANSWERS[vote]: n for vote, n in votes.items()}
        shown = played.shown.get(point)
        if shown != wanted:
            found.append(f"point {point}: the screen showed {shown}, the file has {wanted}")
    expected = {
        (played.checks[point], played.people[voter]): ANSWERS[vote]
        for (point, voter), vote in talk.last_votes().items()
    }
    stored = {(check, person): answer for check, person, answer in ballots}
    for key in [*expected, *(stored.keys() - expected.keys())]:
        if expected.get(key) != stored.get(key):
            here, there = expected.get(key), stored.get(key)
            found.append(f"check and participant {key}: {there} is stored, the file has {here}")
    if len(stored) != len(ballots):
        found.append(f"{len(ballots) - len(stored)} ballots are stored twice")
    if played.acked != talk.votes:
        found.append(f"{talk.votes} votes in the file, {played.acked} acknowledged")
    return found


def print_alike(talk: Conversation, played: Played) -> None:
    """The suggestions, strongest first: score, the conversation's ids, why, and both texts."""
    texts = {point.id: point.text for point in talk.points}
    for pair in played.alike:
        ids = [played.points[pair[which]] for which in ("first", "second")]
        say(f"{pair['score']:3}  {ids[0]} and {ids[1]}: {pair['why']}")
        for point in ids:
            say(f"     {' '.join(texts[point].split())}")


def say(words: str) -> None:
    """Progress for whoever watches; standard output is for the one JSON line."""
    print(words, file=sys.stderr, flush=True)


def main(argv: Sequence[str] | None = None) -> int:
    """The command. 0 only when every tally and every ballot matches the file."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.replay",
        description="Plays an exported conversation through a server of its own with real "
        "Socket.IO clients, steps through the closing, and compares what the big screen and the "
        "database say with the last vote of each voter. Prints one JSON line.",
    )
    parser.add_argument("folder", type=Path, help="has comments.csv and votes.csv")
    parser.add_argument("--tables", type=int, default=4, help="tables to sit at (default 4)")
    parser.add_argument("--db", type=Path, metavar="FILE", help="keep the event's database here")
    parser.add_argument(
        "--themes", action="store_true", help="print what the theme desk suggests as alike"
    )
    options = parser.parse_args(argv)
    began = time.monotonic()
    talk = read_conversation(options.folder)
    with tempfile.TemporaryDirectory() as folder, start_server(Path(folder)) as server:
        played = asyncio.run(
            play(server.url, server.office_url, talk, options.tables, options.themes)
        )
        server.stop()
        database = Path(folder, "events", f"{played.event}.db")
        if options.db:
            copy_database(database, options.db)
        ballots = stored_ballots(database)
    found = differences(talk, played, ballots)
    for words in found[:MOST_DIFFERENCES]:
        say(words)
    print_alike(talk, played)
    line = {
        "points": len(talk.points),
        "voters": len(talk.voters),
        "votes_sent": played.sent,
        "votes_acked": played.acked,
        "pairs_stored": len(ballots),
        "tallies_match": not found,
        "seconds": round(time.monotonic() - began, 1),
    }
    print(json.dumps(line, separators=(",", ":")))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
