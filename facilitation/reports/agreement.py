"""Agreement, written out for programs: ``python -m facilitation agreement EVENT|DIR --json``.

These are the organiser's own figures: nothing is held back. docs/agreement.md says what each is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from facilitation.domain.agreement import STATUS_WORDS, USUAL, Rule, work_out
from facilitation.domain.between import most_dividing, most_shared
from facilitation.domain.groups import (
    ByGroup,
    Votes,
    consensus,
    consensus_counting_disagreement,
    polis_consensus,
)
from facilitation.domain.ranking import LEAST_TABLES, Candidate, rank
from facilitation.domain.representative import representative_points
from facilitation.domain.scales import THREE
from facilitation.domain.wilson import interval
from facilitation.reports.exported import Exported
from facilitation.reports.opinion import Row, ways_of_seeing

Report = dict[str, Any]

UNSUPPRESSED = (
    "The organiser's own figures: small numbers are not held back. Do not publish them, and "
    "do not show them to a table."
)

CELLS = {"1": 1.0, "-1": -1.0, "0": 0.0, "": None}


def point_figures(point: str, votes: Votes, groups: ByGroup) -> Report:
    """The figures of one point, in the form that docs/agreement.md fixes.

    ``votes``: everybody's; ``groups``: those of people who came as a group. ``answered`` =
    agree + disagree + pass, ``share`` = agree / answered, ``low`` to ``high`` its 95 % Wilson
    interval; None where nobody answered, and for the last two where there are no groups.
    """
    low, high = interval(votes.agree, votes.voted) or (None, None)
    return {
        "id": point,
        "agree": votes.agree,
        "disagree": votes.disagree,
        "pass": votes.unsure,
        "answered": votes.voted,
        "share": votes.agree / votes.voted if votes.voted else None,
        "low": low,
        "high": high,
        "group_consensus_polis": polis_consensus(groups),
        "group_consensus": consensus(groups),
    }


def across_groups(points: Mapping[str, ByGroup]) -> Report:
    """The lists that compare groups: what all share, what divides, what sets each apart."""
    return {
        "most_shared": [asdict(shared) for shared in most_shared(points)],
        "most_dividing": [asdict(dividing) for dividing in most_dividing(points)],
        "representative": {
            group: [asdict(point) for point in listed]
            for group, listed in representative_points(points).items()
        },
    }


def ranking(
    candidates: Sequence[Candidate], tables: int = LEAST_TABLES, rule: Rule = USUAL
) -> list[Report]:
    """The order of points with the reason for each place. ``tables``: how many there are."""
    least = min(tables, LEAST_TABLES)
    return [asdict(ranked) for ranked in rank(candidates, rule, least)]


def opinion(points: Sequence[str], rows: Sequence[Row]) -> Report:
    """The ways of seeing it, or why they were not looked for."""
    return asdict(ways_of_seeing(points, rows))


def conversation_report(talk: Exported, look_for_opinions: bool = True) -> Report:
    """Everything about an exported conversation; its groups are the exported ones.

    An export says nothing of tables or of who was present, and shows each person other
    points: so those present at a point are those who answered it, and tables play no part.
    """
    by_group = talk.votes()
    sizes = talk.sizes()
    nobody = [Votes()] * len(talk.points)
    points, groups = {}, {}
    for place, point in enumerate(talk.points):
        groups[point] = {name: by_group[name][place] for name in sizes}
        points[point] = sum(groups[point].values(), by_group.get(None, nobody)[place])
    report: Report = {
        "points": [point_figures(p, points[p], groups[p]) for p in talk.points],
        "groups": sizes,
        "suppressed": False,
        "note": UNSUPPRESSED,
        "details": {p: _details(talk, p, points[p], groups[p]) for p in talk.points},
        "ranking": ranking([_candidate(p, points[p]) for p in talk.points]),
        **across_groups(groups),
    }
    if look_for_opinions:
        rows = [[CELLS[cell] for cell in row] for row in talk.rows]
        report["opinion"] = opinion(talk.points, rows)
    return report


def told(report: Report) -> Iterator[str]:
    """The same for people to read: a line for each point, in the order of the ranking."""
    yield report["note"]
    points = {point["id"]: point for point in report["points"]}
    for ranked in report["ranking"]:
        text = report["details"][ranked["id"]]["text"] or f"Point {ranked['id']}"
        place = f"{ranked['place']}." if ranked["place"] else "–"
        across = points[ranked["id"]]["group_consensus"]
        shared = "" if across is None else f" Across groups: {across:.2f} of 1."
        yield f"{place} {text}\n   {ranked['why']}{shared}"
    if note := report.get("groups_note"):
        yield note
    if "opinion" in report:
        yield report["opinion"]["words"]


def _details(talk: Exported, point: str, votes: Votes, groups: ByGroup) -> Report:
    said = {"agree": votes.agree, "unsure": votes.unsure, "disagree": votes.disagree}
    result = work_out(THREE, said, {}, votes.voted, room=True)
    return {
        "text": talk.texts.get(point, ""),
        "status": result.status,
        "status_words": STATUS_WORDS[result.status],
        "sentence": result.sentence,
        "group_consensus_counting_disagreement": consensus_counting_disagreement(groups),
        "groups": {
            name: {"agree": v.agree, "disagree": v.disagree, "pass": v.unsure}
            for name, v in groups.items()
        },
    }


def _candidate(point: str, votes: Votes) -> Candidate:
    return Candidate(point, votes.agree, votes.voted, votes.voted, votes.voted)
