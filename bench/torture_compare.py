"""The ledger of a torture run against the event's database, read by plain sqlite3."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.client import Json
from bench.torture_ledger import Entry, Ledger

ONCE = {
    "capture_point": ("PointCaptured", "point", "id"),
    "suggest_point": ("PointSuggested", "point", "id"),
    "take_suggestion": ("SuggestionTaken", "point", "point"),
    "open_check": ("CheckOpened", "check", "id"),
    "lock_check": ("CheckLocked", "check", "check"),
    "reveal_check": ("CheckRevealed", "check", "check"),
}
"""Facts that exist once for each thing: their name, its field in the fact, in the operation."""

Subject = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """A result on a screen: where, of which check, and people by answer id."""

    where: str
    check: str
    counts: Counter[str]


@dataclass(slots=True)
class Findings:
    """What differs, with words for each."""

    lost: int = 0
    doubled: int = 0
    wrong: int = 0
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Stored:
    """An event's file as plain rows.

    ``ballots``: check, participant, answer, operation, n. ``facts``: name and body, the text
    in the body.
    """

    ballots: list[tuple[str, str, str, str, int]]
    facts: list[tuple[str, Json]]
    operations: set[str]
    people: set[str]
    sequence: int
    sound: bool

    def tallies(self) -> dict[str, Counter[str]]:
        """By check: people by answer, counted from ballots and the last count of hands."""
        hands = {b["check"]: b["hands"] for name, b in self.facts if name == "HandsCounted"}
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for check, counted in hands.items():
            found[check].update(counted)
        for check, _, answer, _, _ in self.ballots:
            found[check][answer] += 1
        return found


def read_stored(database: Path) -> Stored:
    """All rows that matter, once the server has let go of the file."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:

        def column(query: str) -> Iterator[Any]:
            return (row[0] for row in db.execute(query))

        facts = db.execute(
            "SELECT f.name, f.body, t.body FROM facts f LEFT JOIN texts t USING (seq) ORDER BY seq"
        )
        return Stored(
            ballots=list(
                db.execute("SELECT check_id, participant_id, answer, operation_id, n FROM ballots")
            ),
            facts=[(name, {**json.loads(body), "text": text}) for name, body, text in facts],
            operations=set(column("SELECT id FROM operations")),
            people=set(column("SELECT id FROM participants")),
            sequence=next(column("SELECT value FROM meta WHERE key = 'sequence'")),
            sound=next(column("PRAGMA integrity_check")) == "ok",
        )


def compare(ledger: Ledger, stored: Stored, screens: Iterable[Seen] = ()) -> Findings:
    """Everything acknowledged is there once, with its last acknowledged value; nothing else is."""
    found = Findings()
    _ballots(ledger, stored, found)
    _things(ledger, stored, found)
    _values(ledger, stored, found)
    for person in ledger.people - stored.people:
        found.lost += 1
        found.words.append(f"participant {person} has joined and is not stored")
    if ledger.highest > stored.sequence:
        found.lost += 1
        found.words.append(f"sequence {ledger.highest} was shown, {stored.sequence} is stored")
    if not stored.sound:
        found.wrong += 1
        found.words.append("the database's own check fails")
    tallies = stored.tallies()
    for seen in screens:
        if seen.counts != tallies[seen.check]:
            found.wrong += 1
            found.words.append(
                f"{seen.where} shows {dict(seen.counts)} for {seen.check}, "
                f"the rows say {dict(tallies[seen.check])}"
            )
    return found


def _ballots(ledger: Ledger, stored: Stored, found: Findings) -> None:
    sent: dict[Subject, list[Entry]] = defaultdict(list)
    for entry in ledger.entries.values():
        if entry.op["name"] == "vote":
            sent[entry.op["check"], entry.op["who"]].append(entry)
    rows: dict[Subject, tuple[str, str, int]] = {}
    for check, person, answer, operation, n in stored.ballots:
        if (check, person) in rows:
            found.doubled += 1
            found.words.append(f"{person} has two ballots on {check}")
        rows[check, person] = (operation, answer, n)
    for pair in {*sent, *rows}:
        row = rows.get(pair)
        best = max((e for e in sent[pair] if e.ok), key=_order, default=None)
        if row is None:
            if best is not None:
                found.lost += 1
                found.words.append(f"vote {best.op} was acknowledged and is not stored")
            continue
        # What was not answered yet may have been stored, if it is newer.
        allowed = [
            e for e in sent[pair] if not e.answered and (not best or _order(e) > _order(best))
        ]
        allowed += [best] if best else []
        if row not in [(e.op["id"], e.op["answer"], e.op["n"]) for e in allowed]:
            found.wrong += 1
            last = best.op if best else "nothing"
            found.words.append(f"{pair}: {row} is stored, the last acknowledged is {last}")


def _order(entry: Entry) -> int:
    return int(entry.op["n"])


def _things(ledger: Ledger, stored: Stored, found: Findings) -> None:
    """Points and checks: each once, and none that was refused or never asked for."""
    kinds = {fact: (name, key) for name, (fact, key, _) in ONCE.items()}
    there = Counter((kinds[n][0], b[kinds[n][1]]) for n, b in stored.facts if n in kinds)
    asked: set[Subject] = set()
    for entry in ledger.entries.values():
        name = str(entry.op["name"])
        thing = (name, str(entry.op[ONCE[name][2]])) if name in ONCE else None
        if thing and (entry.ok or not entry.answered):
            asked.add(thing)
        if entry.ok and name != "vote":
            if entry.op["id"] not in stored.operations or (thing and not there[thing]):
                found.lost += 1
                found.words.append(f"{name} {entry.op['id']} was acknowledged and is not stored")
    for thing, times in there.items():
        if times > 1:
            found.doubled += times - 1
            found.words.append(f"{thing} is stored {times} times")
        if thing not in asked:
            found.wrong += 1
            found.words.append(f"{thing} is stored, and was refused or never asked for")


def _values(ledger: Ledger, stored: Stored, found: Findings) -> None:
    """Texts, counts and marks: what is stored is what was acknowledged last."""
    told: dict[Subject, object] = {}
    open_still: set[Subject] = set()
    for entry in ledger.entries.values():
        said = _value_of(entry.op, entry.table)
        if said and entry.ok:
            told[said[0]] = said[1]
        elif said and not entry.answered:
            open_still.add(said[0])
    there = dict(filter(None, (_value_in(name, body) for name, body in stored.facts)))
    for subject, wanted in told.items():
        value = there.get(subject)
        # No fact at all is how a mark that was never set, or no hands, are stored; and a
        # point that is not there was counted as lost already.
        absent = subject not in there and (subject[0] == "text" or not wanted)
        if value != wanted and not absent and subject not in open_still:
            found.wrong += 1
            found.words.append(f"{subject}: {value} is stored, last acknowledged was {wanted}")


def _value_of(op: Json, table: int | None) -> tuple[Subject, object] | None:
    match op["name"]:
        case "capture_point" | "suggest_point":
            return ("text", op["id"]), op["text"]
        case "count_hands":
            return ("hands", op["check"]), {a: n for a, n in op["hands"].items() if n}
        case "mark_key":
            return ("key", op["point"]), op["key"]
        case "conclude_check":
            return ("outcome", op["check"]), (op["outcome"], op["dissent"])
        case "set_headcount":
            return ("headcount", str(table)), op["people"]
    return None


def _value_in(name: str, body: Json) -> tuple[Subject, object] | None:
    match name:
        case "PointCaptured" | "PointSuggested":
            return ("text", body["point"]), body["text"]
        case "HandsCounted":
            return ("hands", body["check"]), body["hands"]
        case "PointMarked":
            return ("key", body["point"]), body["key"]
        case "CheckConcluded":
            return ("outcome", body["check"]), (body["outcome"], body["text"])
        case "HeadcountSet":
            return ("headcount", str(body["table"])), body["people"]
    return None
