"""Cards that a phone raises, help that a table calls, and what a table notes for itself.

Who raised a card is in the rows alone: no view holds it, unless the words say it.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitation.domain import facts as f
from facilitation.domain.meeting import ENDED, Meeting
from facilitation.domain.refusals import Refused
from facilitation.domain.rules import clean

CARDS = {
    "question": "I have a question",
    "slow": "Slow down, please",
    "speak": "I would like to speak",
    "break": "I need a break",
    "format": "I need this in another way",
}
"""Kinds of cards, and what each says."""

CARD_LIMIT = 200
NAME_LIMIT = 40
NOTES_LIMIT = 1000

NOTES = ("access", "no_phone")
"""What a table notes for itself: what people need, and who has no phone."""


@dataclass(frozen=True, slots=True)
class Card:
    """One raised card; never who. ``at``: ms."""

    id: str
    table: int
    kind: str
    words: str
    at: int


def raise_card(m: Meeting, *, card: str, words: str) -> str:
    """The words of a card as they are kept. Refused: ``bad_message``, ``card_too_long``."""
    _going_on(m)
    if card not in CARDS:
        raise Refused("bad_message")
    return clean(words, CARD_LIMIT, "card_too_long") if words.strip() else ""


def lower_card(*, card: str) -> None:
    """A card can always be taken down. Refused: ``bad_message``."""
    if card not in CARDS:
        raise Refused("bad_message")


def call_help(m: Meeting, table: int, *, on: bool) -> list[f.Fact]:
    """Ask the organiser to come to the table, or say that it is all right again."""
    _going_on(m)
    return [] if m.tables[table].help == on else [f.HelpCalled(table, on)]


def name_table(m: Meeting, table: int, *, text: str) -> list[f.Fact]:
    """The name a table goes by, beside its number; "" for none."""
    _going_on(m)
    name = clean(text, NAME_LIMIT, "name_too_long") if text.strip() else ""
    return [] if m.tables[table].name == name else [f.TableNamed(table, name)]


def note_for_table(m: Meeting, *, about: str, text: str) -> str:
    """A table's note as it is kept; lines stay lines. Refused: ``notes_too_long``."""
    _going_on(m)
    if about not in NOTES:
        raise Refused("bad_message")
    lines = [clean(line) if line.strip() else "" for line in text.splitlines()]
    kept = "\n".join(lines).strip()
    if len(kept) > NOTES_LIMIT:
        raise Refused("notes_too_long")
    return kept


def _going_on(m: Meeting) -> None:
    if m.stage == ENDED:
        raise Refused("wrong_stage", "The event has ended. Nothing can be changed now.")
