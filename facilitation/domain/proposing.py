"""A good order for a story: what unites first, then the worries, then what divides.

It is worked out once and then stands: what the presenter has practised does not move on stage.
"""

from __future__ import annotations

from collections.abc import Mapping

from facilitation.domain import facts as f
from facilitation.domain.agreement import AGREED, NOT_AGREED, WORRIES
from facilitation.domain.closing import HEADING, ITEM, LAST, LATE, items_of
from facilitation.domain.faces.shared import Seen
from facilitation.domain.faces.telling import Outcome, outcome_of
from facilitation.domain.meeting import CLOSING, FIRST_STEP
from facilitation.domain.ranking import Candidate, rank
from facilitation.domain.statements import Told

AGREE, WORRY, DIFFER, SURPRISE, HEARD = "agree", "worry", "differ", "surprise", "heard"

SECTIONS = {
    AGREE: "Where we agree most",
    WORRY: "Where we agree, with worries",
    DIFFER: "Where we differ",
    SURPRISE: "What nobody expected",
    HEARD: "What we heard, without a vote",
}
"""In the order in which they are told."""

LATE_WORDS = "What we also heard"


def propose(seen: Seen, stage: str) -> f.StoryProposed:
    """The order of a stage's story, as the results stand now."""
    told = items_of(seen.meeting, stage)
    outcomes = {item: outcome_of(seen, each) for item, each in told.items()}
    place = _places(outcomes)
    sections: dict[str, list[str]] = {name: [] for name in SECTIONS}
    for item in sorted(told, key=lambda item: place[item]):
        sections[_section(told[item], outcomes[item])].append(item)
    order, headings = [FIRST_STEP], {LATE: LATE_WORDS}
    several = sum(bool(items) for items in sections.values()) > 1
    for name, items in sections.items():
        if items and several:
            order.append(f"{HEADING}{name}")
            headings[order[-1]] = SECTIONS[name]
        order += [f"{ITEM}{item}" for item in items]
    order.append(LATE)
    if stage == CLOSING:
        order += LAST
    behind = tuple(item for item, o in outcomes.items() if o.status == NOT_AGREED)
    return f.StoryProposed(stage, tuple(order), headings, behind)


def _section(told: Told, outcome: Outcome) -> str:
    """Unexpected: one table said it, the whole room was asked, and the room stands behind it."""
    if outcome.status in (AGREED, WORRIES) and outcome.wide and len(told.tables) == 1:
        return SURPRISE
    return {AGREED: AGREE, WORRIES: WORRY, NOT_AGREED: DIFFER}.get(outcome.status, HEARD)


def _places(outcomes: Mapping[str, Outcome]) -> dict[str, int]:
    """By item, its place in the order that a lone vote cannot win; told order among equals."""
    candidates = [
        Candidate(item, o.support, o.voted, o.answered, o.present) for item, o in outcomes.items()
    ]
    told = {item: at for at, item in enumerate(outcomes)}
    ranked = sorted(
        rank(candidates), key=lambda r: (r.place is None, r.place or 0, -r.low, told[r.id])
    )
    return {r.id: at for at, r in enumerate(ranked)}
