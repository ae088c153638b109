"""Agreement in an event of the database: every revealed result, by its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitation.domain.agreement import STATUS_WORDS, Result, work_out
from facilitation.domain.checks import LAST_QUESTION
from facilitation.domain.closing import shown_check
from facilitation.domain.disclosure import LEAST, shown_consensus
from facilitation.domain.groups import ByGroup, Votes
from facilitation.domain.meeting import REVEALED, ROOM, Check, Meeting, fold
from facilitation.domain.ranking import Candidate
from facilitation.domain.room_votes import priorities
from facilitation.domain.scales import SCALES, Scale
from facilitation.reports.agreement import (
    UNSUPPRESSED,
    Report,
    across_groups,
    opinion,
    point_figures,
    ranking,
)
from facilitation.storage.backup import take_backup
from facilitation.storage.event import EventStore

NO_GROUPS = "Nobody has said which group they come as, so nothing is compared across groups."
GROUPS = (
    "Groups are compared on votes of the whole room only. Where a small number could be worked "
    "out, a group is not shown, and then the point is not compared."
)


@dataclass(frozen=True, slots=True)
class Record:
    """What an event's file holds. ``answers``: by check, then by participant, phones only.

    ``groups``: what participants come as, of those who said.
    """

    meeting: Meeting
    answers: Mapping[str, Mapping[str, str]]
    tables: Mapping[str, int]
    groups: Mapping[str, str] = field(default_factory=dict)


def read_record(file: Path) -> Record:
    """Read an event's file from a copy of it, so that the app may be running meanwhile."""
    with TemporaryDirectory() as folder:
        store = EventStore(take_backup(file, Path(folder), "agreement", kept=0))
        try:
            tables = store.participants()
            answers: dict[str, dict[str, str]] = {}
            for person in tables:
                for check, answer in store.answers_of(person).items():
                    answers.setdefault(check, {})[person] = answer
            return Record(fold(store.facts()), answers, tables, store.groups())
        finally:
            store.close()


def event_report(record: Record) -> Report:
    """Everything about an event. A point's figures are those of its latest revealed check.

    Results that are not revealed stay hidden here too. Earlier ones (another round, or the
    table before the room) stand in ``details`` by their source, and are never summed.
    Groups are told only as ``disclosure`` let them be when the check was revealed.
    """
    m = record.meeting
    shown = {
        point.id: check
        for point in m.points.values()
        if not point.aside and (check := shown_check(m, point)) is not None
    }
    return {
        "points": [_figures(record, p, c) for p, c in shown.items()],
        "groups": _sizes(record),
        "groups_note": GROUPS if record.groups else NO_GROUPS,
        "suppressed": False,
        "note": UNSUPPRESSED,
        "event": {"id": m.id, "code": m.code, "title": m.title, "scale": m.scale},
        "details": {p: _details(record, p) for p in shown},
        "room_votes": [
            {"text": LAST_QUESTION, **_source(record, check)}
            for check in m.checks.values()
            if check.forward and check.state == REVEALED
        ],
        "priorities": [_priority(record, check) for check in m.checks.values() if check.choices],
        "not_revealed": [
            p.id for p in m.points.values() if not p.aside and not p.suggested and p.id not in shown
        ],
        "ranking": ranking(
            [_candidate(record, p, c) for p, c in shown.items()], len(m.tables), m.settings.rule
        ),
        **across_groups({p: _by_group(c) for p, c in shown.items()}),
        "opinion": _opinion(record, {p: c for p, c in shown.items() if c.scope == ROOM}),
    }


def _priority(record: Record, check: Check) -> Report:
    """A vote on what matters most: its choices with the most votes first, once it is revealed."""
    cast = Counter(record.answers.get(check.id, {}).values())
    found = priorities(check, cast, check.present or 0) if check.state == REVEALED else []
    return {
        "check": check.id,
        "votes_each": check.votes,
        "revealed": check.state == REVEALED,
        "choices": [
            {
                "id": row.point,
                "text": check.words[row.point],
                "votes": row.votes,
                "people": row.people,
                "place": row.place,
            }
            for row in found
        ],
    }


def _figures(record: Record, point: str, check: Check) -> Report:
    votes = _votes(SCALES[record.meeting.scale], _result(record, check))
    return point_figures(point, votes, _by_group(check))


def _sizes(record: Record) -> Report:
    """People by group. A group under the least number is named without its number."""
    sizes = Counter(record.groups.values())
    return {name: n if n >= LEAST else None for name, n in sorted(sizes.items())}


def _by_group(check: Check) -> ByGroup:
    """Votes by group where every group may be shown, else none: half a comparison misleads."""
    split = check.split
    if split is None or shown_consensus(split) is None:
        return {}
    return split.votes


def _split(check: Check) -> Report | None:
    """As it was published when the check was revealed, whatever people come as now."""
    if check.split is None:
        return None
    shown = {
        name: {"agree": row.agree, "others": row.others}
        for name, row in sorted(check.split.shown.items())
    }
    return {"shown": shown, "hidden": list(check.split.hidden)}


def _details(record: Record, point_id: str) -> Report:
    point = record.meeting.points[point_id]
    checks = [record.meeting.checks[c] for c in point.checks]
    return {
        "table": point.table,
        "question": point.question,
        "text": point.text,
        "key": point.key,
        "sources": [_source(record, c) for c in checks if c.state == REVEALED],
    }


def _source(record: Record, check: Check) -> Report:
    """One result with where it comes from: counts by answer and channel, status and words."""
    result = _result(record, check)
    return {
        "check": check.id,
        "scope": check.scope,
        "round": check.round,
        "counts": dict(result.counts),
        "skipped": result.skipped,
        "phones": dict(result.phones),
        "hands": dict(result.hands),
        "answered": result.answered,
        "not_answered": result.not_answered,
        "present": result.present,
        "tables": _tables(record, check),
        "groups": _split(check),
        "share": result.share,
        "low": result.low,
        "high": result.high,
        "status": result.status,
        "status_words": STATUS_WORDS[result.status],
        "sentence": result.sentence,
        "outcome": check.outcome,
        "dissent": check.dissent,
    }


def _result(record: Record, check: Check) -> Result:
    phones: dict[str, int] = {}
    for answer in record.answers.get(check.id, {}).values():
        phones[answer] = phones.get(answer, 0) + 1
    # A revealed check was locked, which fixed how many could have answered.
    present = check.present or 0
    scale = SCALES[record.meeting.scale]
    return work_out(
        scale, phones, check.hands, present, check.scope == ROOM, record.meeting.settings.rule
    )


def _votes(scale: Scale, result: Result) -> Votes:
    """Five steps as three: support, and of the rest what is against or between."""
    rest = [a for a in scale.answers if a.id not in scale.supports]
    return Votes(
        agree=sum(result.counts[a] for a in scale.supports),
        disagree=sum(result.counts[a.id] for a in rest if a.side < 0),
        unsure=sum(result.counts[a.id] for a in rest if a.side >= 0),
    )


def _tables(record: Record, check: Check) -> int:
    """Different tables that votes came from. Hands in a room vote belong to no table."""
    if check.scope != ROOM:
        return 1
    skip = SCALES[record.meeting.scale].skip.id
    cast = record.answers.get(check.id, {})
    return len({record.tables[who] for who, answer in cast.items() if answer != skip})


def _candidate(record: Record, point: str, check: Check) -> Candidate:
    result = _result(record, check)
    votes = _votes(SCALES[record.meeting.scale], result)
    return Candidate(
        id=point,
        support=votes.agree,
        voted=votes.voted,
        answered=result.answered,
        present=result.present,
        tables=_tables(record, check),
    )


def _opinion(record: Record, asked: Mapping[str, Check]) -> Report:
    """Only for the whole room: a table's own votes are nobody else's matter."""
    scale = SCALES[record.meeting.scale]
    worth = {a.id: 1.0 if a.id in scale.supports else float(min(a.side, 0)) for a in scale.answers}
    cast = [record.answers.get(check.id, {}) for check in asked.values()]
    rows = [[worth.get(votes.get(who, "")) for votes in cast] for who in record.tables]
    return opinion(list(asked), rows)
