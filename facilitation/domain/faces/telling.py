"""What can be said of each thing that the room is told: its result, or those of its sources."""

from __future__ import annotations

from dataclasses import dataclass

from facilitation.domain.agreement import AGREED, NOT_AGREED, TOO_FEW, WORRIES, Result
from facilitation.domain.checks import LAST_QUESTION
from facilitation.domain.closing import FIXED, FORWARD, TAKEN, last_vote
from facilitation.domain.faces.shared import Seen, View, result_of, result_view
from facilitation.domain.meeting import REVEALED, ROOM, Check
from facilitation.domain.merged import merged_result
from facilitation.domain.scales import SCALES
from facilitation.domain.statements import Told, source_results, told_result

TAKEN_TITLES = {
    AGREED: FIXED[TAKEN],
    WORRIES: FIXED[TAKEN],
    NOT_AGREED: "We have not agreed on this",
}

NOT_CHECKED = "The table did not check agreement on this point."
NEVER_CHECKED = "Nobody voted on this yet."


@dataclass(frozen=True, slots=True)
class Outcome:
    """``check``: the vote on exactly these words, if there was one; ``words`` say its result.

    Without one, a statement has the votes on its sources, never added up. ``status``: what
    those who voted concluded, else what the rule says; "" where nobody voted. ``low``: the
    least share in support that any of its votes had, of ``support`` of ``voted`` people.
    ``wide``: whether the whole room was asked.
    """

    check: Check | None
    result: Result | None
    status: str
    words: str
    support: int = 0
    voted: int = 0
    answered: int = 0
    present: int = 0
    wide: bool = False


def outcome_of(seen: Seen, told: Told) -> Outcome:
    """How things stand with one told item. Only revealed votes are in it."""
    own = told_result(seen.meeting, told)
    if own is not None:
        return _of(seen, own, [own])
    by_source = source_results(seen.meeting, told)
    if told.statement is None or not by_source:
        return Outcome(None, None, "", NOT_CHECKED if told.statement is None else NEVER_CHECKED)
    return _of(seen, None, list(by_source.values()), told)


def source_views(seen: Seen, told: Told) -> list[View]:
    """Where a statement comes from: each point in its own words, with its own result."""
    m = seen.meeting
    found = []
    checks = source_results(m, told)
    for source in told.sources:
        point, check = m.points[source], checks.get(source)
        result = result_view(seen, check)
        found.append(
            {
                "table": point.table,
                "text": point.text,
                "sentence": result["sentence"] if result else "",
                "result": result,
                "dissent": check.dissent if check else "",
            }
        )
    return found


def answer_view(seen: Seen) -> View:
    """The last vote: how it stands, and the room's answer once it is shown."""
    check = last_vote(seen.meeting)
    return {
        "text": LAST_QUESTION,
        "state": check.state if check else "waiting",
        "result": result_view(seen, check),
        "dissent": check.dissent if check and check.state == REVEALED else "",
        "status": status_of(seen, check) if check and check.state == REVEALED else "",
    }


def taken_title(seen: Seen) -> str:
    """Over what was put to the last vote: only the room's answer makes it "we take forward"."""
    return TAKEN_TITLES.get(answer_view(seen)["status"], FIXED[FORWARD])


def status_of(seen: Seen, check: Check) -> str:
    """What people concluded stands before what the rule makes of the counts."""
    return check.outcome or result_of(seen, check).status


def _of(seen: Seen, own: Check | None, checks: list[Check], told: Told | None = None) -> Outcome:
    scale = SCALES[seen.meeting.scale]
    results = [(check, result_of(seen, check)) for check in checks]
    statuses = {status_of(seen, check) for check in checks} - {TOO_FEW}
    if not statuses:
        status = TOO_FEW
    elif statuses == {AGREED}:
        status = AGREED
    else:
        status = NOT_AGREED if NOT_AGREED in statuses else WORRIES
    by_share = [(_share(scale.supports, r), r) for _, r in results]
    _, least = min(by_share, key=lambda each: (each[1].status == TOO_FEW, each[0]))
    words = least.sentence
    if own is None:
        words = merged_result(scale, {c.id: r for c, r in results}).words
    return Outcome(
        check=own,
        result=least if own is not None else None,
        status=status,
        words=words,
        support=sum(least.counts[a] for a in scale.supports),
        voted=sum(least.counts.values()),
        answered=least.answered,
        present=least.present,
        wide=any(check.scope == ROOM for check in checks),
    )


def _share(supports: frozenset[str], result: Result) -> float:
    voted = sum(result.counts.values())
    return sum(result.counts[a] for a in supports) / voted if voted else 0.0
