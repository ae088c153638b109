"""Small numbers: what may be shown of a room vote, so that nobody's answer can be worked out.

A point's own result at its own table is shown by the table's consent and is not a split. A
split is a room vote told by group or by table. ``publish`` is the only way to one: what it
gives may go to every face and every export, and nothing else of a split may.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from facilitation.domain.groups import consensus
from facilitation.domain.meeting import REVEALED, ROOM, Check, Meeting
from facilitation.domain.parts import Row, Split
from facilitation.domain.scales import SCALES, Scale

LEAST = 5
"""No count under this is shown, nor can one be worked out by subtraction."""

FEW_PHONES = 3

HIDDEN_WORDS = "{groups}: not shown, so that nobody's answer can be worked out."


@dataclass(frozen=True, slots=True)
class Ballot:
    """One phone's answer, with where its person sat and what they came as (if they said)."""

    answer: str
    table: int
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """All that is public of a room vote. ``counts``: by answer with skips, hands included."""

    counts: Mapping[str, int]
    answered: int
    split: Split


def publish(
    scale: Scale,
    ballots: Iterable[Ballot],
    hands: Mapping[str, int],
    *,
    scope: str,
    state: str,
    before: Published | None = None,
) -> Published | None:
    """What may be shown of a vote, or None: a table's own vote, or one not yet revealed.

    ``before``: what was published already. It stands, whoever has moved since: the difference
    of two snapshots would tell how those who moved had answered. A vote is split by group
    where anybody said one, else by table, and never by both.
    """
    if before is not None:
        return before
    if scope != ROOM or state != REVEALED:
        return None
    cast = list(ballots)
    by = "group" if any(b.group is not None for b in cast) else "table"
    rows: dict[str | None, list[str]] = {}
    for ballot in cast:
        rows.setdefault(ballot.group if by == "group" else str(ballot.table), []).append(
            ballot.answer
        )
    counts = {
        a.id: sum(b.answer == a.id for b in cast) + hands.get(a.id, 0)
        for a in (*scale.answers, scale.skip)
    }
    nobodys = _row(scale, rows.pop(None, []))
    named = {name: _row(scale, answers) for name, answers in rows.items() if name is not None}
    shown = shown_rows(named, nobodys, sum(hands.values()))
    hidden = tuple(sorted(named.keys() - shown.keys()))
    return Published(counts, sum(counts.values()), Split(by, shown, hidden))


def at_reveal(m: Meeting, check: Check, ballots: Callable[[str], Iterable[Ballot]]) -> Split | None:
    """What the room may be told by group of a check that is being revealed now, else None.

    It is worked out once and goes into the fact of the reveal, so that it stands: ballots
    cannot change after the lock, but a person may join again as another group.
    """
    if check.scope != ROOM or check.choices or not m.groups:
        return None
    scale = SCALES[m.scale]
    published = publish(scale, ballots(check.id), check.hands, scope=check.scope, state=REVEALED)
    return published.split if published and published.split.by == "group" else None


def shown_rows(rows: Mapping[str, Row], nobodys: Row, hands: int) -> dict[str, Row]:
    """The rows that may be shown beside the room's total. All others are hidden alike.

    ``nobodys``: phones in no row. ``hands``: people, who belong to no row either.

    Rule, with LEAST = 5 people:
    1. A row is shown only if agree >= 5 and others >= 5. So no count is under 5, and no row
       is of one mind (unanimity tells what each of its people said).
    2. Total minus shown rows is what the hidden rows say together. That, too, must have
       agree >= 5 and others >= 5, and at least 5 people beside its largest row. Else one more
       row is hidden, the smallest first (equal ones together), until it holds.
    3. Hands are not to be told from phones: where there are hands, some rows are hidden.
    So even four people who put together what they know, and who have seen the hands and know
    how many of each group answered, cannot work out a hidden number.
    Source: cell suppression with a threshold and secondary suppression, as official
    statistics use it (Hundepool et al., Statistical Disclosure Control, 2012, ch. 4); rule 2
    is ours, and simpler than an optimal choice of cells: it hides more, in words that can be
    explained.
    """
    shown = {name: row for name, row in rows.items() if _large(row)}
    while shown and not _protected([*_rest(rows, shown), nobodys], hands):
        smallest = min((row.answered, row.agree) for row in shown.values())
        shown = {n: r for n, r in shown.items() if (r.answered, r.agree) != smallest}
    return shown


def shown_consensus(split: Split) -> float | None:
    """Agreement across groups (``groups.consensus``) where the public may know it, else None.

    Worked out from the rows that are shown, and only if all are: a score over hidden rows
    would be an equation for them.
    """
    if split.by != "group" or split.hidden or len(split.shown) < 2:
        return None
    return consensus(split.votes)


def phones_warning(phones: int) -> str | None:
    """For the facilitator, before voting opens: fewer than three phones would vote alone.

    Hands are seen by all, so what the phones said is the result minus the hands.
    """
    if phones == 0 or phones >= FEW_PHONES:
        return None
    who = "Only one phone would vote" if phones == 1 else f"Only {phones} phones would vote"
    return f"{who} here, so the answer could be guessed. Perhaps all raise hands this time."


def _row(scale: Scale, answers: list[str]) -> Row:
    agree = sum(a in scale.supports for a in answers)
    return Row(agree, len(answers) - agree)


def _large(row: Row) -> bool:
    return row.agree >= LEAST and row.others >= LEAST


def _rest(rows: Mapping[str, Row], shown: Mapping[str, Row]) -> list[Row]:
    return [row for name, row in rows.items() if name not in shown]


def _protected(hidden: list[Row], hands: int) -> bool:
    """Whether subtraction finds nothing: nobody is hidden, or enough people together."""
    together = Row(sum(r.agree for r in hidden), sum(r.others for r in hidden))
    if together.answered == 0:
        return hands == 0
    beside = together.answered - max(r.answered for r in hidden)
    return _large(together) and beside >= LEAST
