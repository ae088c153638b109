"""What a tally means: counts, a status by the event's rule, and words that never claim more.

Counts come from rows and hands, each time anew. Phones and hands weigh the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

from facilitation.domain.scales import Scale
from facilitation.domain.wilson import interval

AGREED, WORRIES, NOT_AGREED, TOO_FEW = "agreed", "worries", "not_agreed", "too_few"

STATUS_WORDS = {
    AGREED: "Agreed",
    WORRIES: "Agreed, with worries",
    NOT_AGREED: "Not agreed",
    TOO_FEW: "Not enough answers to say",
}

SMALL = 12
"""Up to this many votes are told as "most" and by number; above, as tenths."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When a point is agreed. The event's own, and fixed before anybody votes.

    ``quorum``: share of those present who must answer, and ``least`` how many at least.
    ``agreed``, ``worries``: least share in support, of those who voted. ``against_table``,
    ``against_room``: greatest share on the scale's last answer with which a point is agreed.
    """

    quorum: Fraction = Fraction(1, 2)
    least: int = 3
    agreed: Fraction = Fraction(3, 4)
    worries: Fraction = Fraction(3, 5)
    against_table: Fraction = Fraction(0)
    against_room: Fraction = Fraction(1, 20)

    def needed(self, present: int) -> int:
        """People who must answer: max(least, quorum x present, rounded up)."""
        return max(self.least, ceil(self.quorum * present))


USUAL = Rule()
"""The rule of an event that has not chosen another."""


@dataclass(frozen=True, slots=True)
class Result:
    """``counts``: by answer id without skips, phones and hands together.

    ``answered`` counts skips; ``not_answered`` is how many of ``present`` did not answer.
    ``share`` is support / voted, where a skip is no vote, and ``low`` to ``high`` its 95 %
    interval (Wilson 1927, see ``wilson.interval``); all None where nobody voted.
    ``phones``, ``hands``: by answer id with skips. Two results are equal whatever the
    channel, since a hand weighs what a phone weighs.
    """

    counts: Mapping[str, int]
    skipped: int
    answered: int
    not_answered: int
    present: int
    status: str
    sentence: str
    share: float | None
    low: float | None
    high: float | None
    phones: Mapping[str, int] = field(compare=False)
    hands: Mapping[str, int] = field(compare=False)


def work_out(
    scale: Scale,
    phones: Mapping[str, int],
    hands: Mapping[str, int],
    present: int,
    room: bool,
    rule: Rule = USUAL,
) -> Result:
    """The result of one check.

    ``phones``, ``hands``: people by answer id. ``present``: people who could answer (the
    greater of the headcount, and connected phones plus hands); it rises if more answered.
    ``room``: whether the whole room was asked.
    """
    counts = {a.id: phones.get(a.id, 0) + hands.get(a.id, 0) for a in scale.answers}
    skipped = phones.get(scale.skip.id, 0) + hands.get(scale.skip.id, 0)
    answered = sum(counts.values()) + skipped
    present = max(present, answered)
    status = status_of(scale, counts, answered, present, room, rule)
    support, voted = sum(counts[a] for a in scale.supports), sum(counts.values())
    low, high = interval(support, voted) or (None, None)
    ids = (*counts, scale.skip.id)
    return Result(
        counts=counts,
        skipped=skipped,
        answered=answered,
        not_answered=present - answered,
        present=present,
        status=status,
        sentence=sentence(scale, counts, skipped, present, status),
        share=support / voted if voted else None,
        low=low,
        high=high,
        phones={a: phones.get(a, 0) for a in ids},
        hands={a: hands.get(a, 0) for a in ids},
    )


def status_of(
    scale: Scale,
    counts: Mapping[str, int],
    answered: int,
    present: int,
    room: bool,
    rule: Rule = USUAL,
) -> str:
    """What the event's rule makes of the counts: one of ``STATUS_WORDS``.

    Usually: quorum half of those present, and at least 3; a skip counts for the quorum and
    not in the share. Agreed: 75 % in support and nobody on the last answer (in a room vote
    at most 1 in 20). Agreed with worries: 60 %. Else not agreed. Shares are exact fractions,
    so that 3 of 4 is 75 %.
    """
    voted = sum(counts.values())
    if answered < rule.needed(present) or voted == 0:
        return TOO_FEW
    share = Fraction(sum(counts[a] for a in scale.supports), voted)
    against = Fraction(counts[scale.answers[-1].id], voted)
    allowed = rule.against_room if room else rule.against_table
    if share >= rule.agreed and against <= allowed:
        return AGREED
    return WORRIES if share >= rule.worries else NOT_AGREED


def sentence(
    scale: Scale, counts: Mapping[str, int], skipped: int, present: int, status: str
) -> str:
    """The result said aloud: "Most who answered agree. 2 are not sure."

    Says "who answered" unless everyone present voted ("who voted" if somebody skipped: that
    is an answer too), and rounds support down, so that no sentence claims more than the counts.
    """
    voted = sum(counts.values())
    support = sum(counts[a] for a in scale.supports)
    missing = present - voted - skipped
    if voted == 0:
        return "Nobody has voted on this." if skipped == 0 else "Everyone who answered skipped."
    if status == TOO_FEW:
        verb = scale.one if support == 1 else scale.many
        first = f"{support} of {present} {verb}."
        return _join(first, _others(scale, counts), f"{_have(missing)} not answered.", missing)
    who = "" if voted == present else " who voted" if skipped else " who answered"
    first = _opening(scale, support, voted, who)
    if voted > SMALL:
        return first
    return _join(first, _others(scale, counts), "", 0)


def _opening(scale: Scale, support: int, voted: int, who: str) -> str:
    """``who``: " who answered" or " who voted"; "" if that is everyone present."""
    if support == voted:
        if not who:
            return f"Everyone {scale.one}."
        if voted == 1:
            return f"The one{who} {scale.one}."
        return f"All {voted}{who} {scale.many}."
    if support == 0:
        return f"Nobody{who} {scale.one}."
    if 2 * support == voted:
        return f"Half{' of those' if who else ''}{who} {scale.many}."
    if voted <= SMALL:
        size = "Most" if 2 * support > voted else "Fewer than half"
        return f"{size}{' of those' if who and size != 'Most' else ''}{who} {scale.many}."
    tenths = 10 * support // voted
    if tenths == 5:
        return f"More than half{' of those' if who else ''}{who} {scale.many}."
    if tenths == 0:
        return f"Fewer than 1 in 10{who} {scale.many}."
    return f"{tenths} in 10{who} {scale.many}."


def _others(scale: Scale, counts: Mapping[str, int]) -> str:
    """ "2 are not sure. 1 does not agree.", for every answer that is not support."""
    return " ".join(
        f"{counts[a.id]} {a.one if counts[a.id] == 1 else a.many}."
        for a in scale.answers
        if a.id not in scale.supports and counts[a.id]
    )


def _have(number: int) -> str:
    return f"{number} has" if number == 1 else f"{number} have"


def _join(first: str, others: str, last: str, show_last: int) -> str:
    return " ".join(part for part in (first, others, last if show_last else "") if part)
