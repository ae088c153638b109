"""Across the groups that people came as: which votes are told so, and in which words.

Only what ``disclosure`` let be shown when a vote of the room was revealed. A vote that could
only be split by table is not told: nobody came as a table.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitation.domain.between import most_dividing, most_shared
from facilitation.domain.disclosure import HIDDEN_WORDS
from facilitation.domain.meeting import Check, Meeting
from facilitation.domain.parts import Row, Split
from facilitation.domain.scales import SCALES
from facilitation.domain.statements import Told, told_result

LEAST_SHOWN = 2
"""Groups that must be shown: one alone is compared with nothing."""

BY_PHONE = "These are votes by phone, from people who named a group."
NO_HANDS = "Raised hands belong to no group."

ALL, SHOWN = "every group", "every group shown here"
SHARED = "More than half of {groups} agree."
SOME_MORE = "Some groups agree more."
DIFFER = "Some groups differ on this."
FEWER = "In {groups}, half or fewer agree."
UNCLEAR = "The groups do not clearly differ on this."


@dataclass(frozen=True, slots=True)
class Across:
    """``shared``: what the groups have in common, in one sentence. ``rows``: (group, counts,
    words), most agreeing first. ``not_shown``: which groups are not, "" for none. ``note``: who
    is in no group."""

    shared: str
    rows: tuple[tuple[str, Row, str], ...]
    not_shown: str
    note: str


def check_by_group(m: Meeting, told: Told) -> Check | None:
    """The vote that stands for an item, if it may be told by group; else None."""
    check = told_result(m, told)
    if check is None or check.split is None or len(check.split.shown) < LEAST_SHOWN:
        return None
    return check


def across(m: Meeting, check: Check) -> Across:
    """What is told of a check that ``check_by_group`` gave."""
    split = check.split
    assert split is not None
    rows = sorted(split.shown.items(), key=lambda r: (-r[1].agree / r[1].answered, r[0]))
    support = SCALES[m.scale].many
    return Across(
        shared=shared_words(split),
        rows=tuple(
            (group, row, f"{row.agree:,} of {row.answered:,} {support}.") for group, row in rows
        ),
        not_shown=HIDDEN_WORDS.format(groups=", ".join(split.hidden)) if split.hidden else "",
        note=f"{BY_PHONE} {NO_HANDS}" if check.raised else BY_PHONE,
    )


def shared_words(split: Split) -> str:
    """Whether the groups that are shown lean the same way.

    Shared: more than half of each agree (``between.most_shared``). Some differ: the share of
    the most and of the least agreeing group are apart at z > 1.96 (``most_dividing``). "Every
    group" is said only where none is hidden. Units: people; every answer but agreement, skips
    too, counts as "otherwise".
    """
    votes = {"": split.votes}
    groups = SHOWN if split.hidden else ALL
    differ = bool(most_dividing(votes))
    if most_shared(votes):
        words = SHARED.format(groups=groups)
        return f"{words} {SOME_MORE}" if differ else words
    if differ:
        return DIFFER
    if all(row.agree <= row.others for row in split.shown.values()):
        return FEWER.format(groups=groups)
    return UNCLEAR
