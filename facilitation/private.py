"""Which rows an operation changes beside the log: what is one person's or one table's alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitation import operations as op
from facilitation.access import Speaker
from facilitation.domain import cards, composing, rules, worries
from facilitation.domain.facts import Fact
from facilitation.domain.meeting import Meeting
from facilitation.domain.refusals import Refused
from facilitation.storage.jobs import Job
from facilitation.storage.rows import (
    AnswerOffer,
    Doubt,
    DropCard,
    LowerCard,
    NoteForTable,
    Offer,
    Private,
    RaiseCard,
)
from facilitation.storage.worries import AddWorry
from facilitation.story_operations import NotMeant


@dataclass(frozen=True, slots=True)
class Beside:
    """``rows`` to change; ``table`` whose tablets see it; ``person`` whose phones see it."""

    rows: tuple[Job, ...] = ()
    table: int | None = None
    person: str | None = None


def rows_for(
    m: Meeting,
    kept: Private,
    participants: Mapping[str, int],
    speaker: Speaker,
    o: op.AnyOperation,
    at: int,
) -> Beside:
    """The rows of an operation that its speaker may send. Raises Refused."""
    person, table = o.who, speaker.table
    match o:
        case op.SuggestPoint() if person:
            rules.may_offer(m, (point for point, (who, _) in kept.offers.items() if who == person))
            return Beside((Offer(o.id, person),), None, person)
        case op.AddWorry() if person:
            text = worries.add_worry(m, _seat(participants, person), check=o.check, text=o.text)
            row_of = AddWorry(o.check, person, text)
            return Beside((row_of,), worries.table_of(m, o.check), person)
        case op.RaiseCard() if person:
            words = cards.raise_card(m, card=o.card, words=o.words)
            row = RaiseCard(o.id, person, o.card, words, at)
            return Beside((row,), _seat(participants, person), person)
        case op.LowerCard() if person:
            cards.lower_card(card=o.card)
            return Beside((LowerCard(person, o.card),), _seat(participants, person), person)
        case NotMeant() if person:
            words = composing.not_meant(m, item=o.item, words=o.words)
            row__ = Doubt(person, o.item, words, at)
            return Beside((row__,), _seat(participants, person), person)
        case op.AnswerCard():
            owner = kept.owner(o.card)
            # Answered already by the other tablet, or lowered: then nothing is left to do.
            if owner is None or participants.get(owner) != table:
                return Beside()
            return Beside((DropCard(o.card),), table, owner)
        case op.NoteForTable() if table:
            text = cards.note_for_table(m, about=o.about, text=o.text)
            return Beside((NoteForTable(table, o.about, text),), table)
        case op.SetAsideSuggestion():
            offer = kept.offers.get(o.point)
            words = rules.kind_words(o.words)
            row_ = (AnswerOffer(o.point, words),) if offer else ()
            return Beside(row_, table, offer[0] if offer else None)
    return Beside()


def suggesters(kept: Private, facts: Sequence[Fact]) -> set[str]:
    """The people whose own suggestions these facts concern: their phones say what became of it."""
    about = {getattr(fact, "point", None) for fact in facts}
    about |= {p for fact in facts for p in getattr(fact, "sources", ())}
    return {kept.offers[p][0] for p in about if p in kept.offers}


def _seat(participants: Mapping[str, int], person: str) -> int:
    """Where a person sits. Refused: ``not_here``."""
    if person not in participants:
        raise Refused("not_here")
    return participants[person]
