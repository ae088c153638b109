"""Leading the big screen: which step and page, held or not, how it is set up and read aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from facilitation.domain import facts as f
from facilitation.domain.big_screen import (
    CAPTIONS,
    FASTEST,
    HOLDS,
    KEPT,
    LARGEST,
    READING,
    SLOWEST,
    SMALLEST,
    WORDS_LIMIT,
)
from facilitation.domain.closing import Step, current_step, steps
from facilitation.domain.meeting import Meeting
from facilitation.domain.presence import Presence
from facilitation.domain.refusals import Refused
from facilitation.domain.rules import clean
from facilitation.domain.stages import stage_of

MOST_PAGES = 99


def show_step(m: Meeting, *, step: str, page: int = 1) -> list[f.Fact]:
    """Show one step of a summary or of the closing on the big screen, or a page of it."""
    if stage_of(m).kind not in ("summary", "closing"):
        raise Refused("wrong_stage")
    if step not in {s.key for s in steps(m)}:
        raise Refused("unknown_step")
    if not 1 <= page <= MOST_PAGES:
        raise Refused("bad_number")
    held = m.big.held not in ("", "results")
    elsewhere = held or m.asked
    return [f.StepShown(step, page)] if elsewhere or (step, page) != (m.step, m.big.page) else []


def gone_on(m: Meeting, gone: Callable[[Step], bool]) -> list[f.Fact]:
    """What the big screen tells just now is told no more: the story goes on from there.

    Without this it would begin again. A vote in front of the story stays, and so does a hold.
    ``gone``: which steps there are no more.
    """
    place = current_step(m)
    if place is None or not gone(place[0]) or m.asked:
        return []
    order, at = steps(m), place[1] - 1
    on = next((s for s in order[at:] + order[:at][::-1] if not gone(s)), None)
    if on is None:
        return []
    big = m.big
    held = [f.ScreenHeld(big.held, big.words)] if big.held not in ("", "results") else []
    return [f.StepShown(on.key), *held]


def hold_screen(m: Meeting, *, how: str, words: str = "") -> list[f.Fact]:
    """Blank it, put up words or a break, show steps without results, or ("") let it go on."""
    if how not in HOLDS:
        raise Refused("bad_message")
    said = ""
    if how == "message" or (how == "break" and words.strip()):
        said = clean(words, WORDS_LIMIT)
    return [] if (how, said) == (m.big.held, m.big.words) else [f.ScreenHeld(how, said)]


def set_screen(
    m: Meeting,
    *,
    far: bool,
    captions: str,
    kept: str,
    kept_size: int,
    newest: bool,
    letters: bool,
) -> list[f.Fact]:
    """How the big screens of this event are set up; see ``BigScreen``."""
    if captions not in CAPTIONS or kept not in KEPT:
        raise Refused("bad_message")
    if not SMALLEST <= kept_size <= LARGEST:
        raise Refused("bad_number")
    return [f.ScreenSet(far, captions, kept, kept_size, newest, letters)]


def read_aloud(m: Meeting, *, how: str, speed: int, again: bool) -> list[f.Fact]:
    """Read the steps aloud, pause, or read the present one once more."""
    if how not in READING:
        raise Refused("bad_message")
    if not SLOWEST <= speed <= FASTEST:
        raise Refused("bad_number")
    if not again and (how, speed) == (m.big.aloud, m.big.speed):
        return []
    return [f.ReadAloud(how, speed, again)]


@dataclass(frozen=True, slots=True)
class Turn:
    """Where the room is in a step's pages, and what lies on each side: (step, page)."""

    page: int
    pages: int
    back: tuple[str, int] | None
    next: tuple[str, int] | None


def turn(m: Meeting, presence: Presence) -> Turn | None:
    """The way on and back; None where there are no steps.

    Pages are measured by the screens themselves: what fits differs with their shape. Where
    two differ, the room goes through as many pages as the one with most of them has.
    """
    found = current_step(m)
    if found is None:
        return None
    step, place, _ = found
    keys = [s.key for s in steps(m)]
    pages = max(1, presence.pages.get(step.key, 1))
    page = min(m.big.page if step.key == m.step else 1, pages)
    before = keys[place - 2] if place > 1 else None
    after = keys[place] if place < len(keys) else None
    return Turn(
        page,
        pages,
        (step.key, page - 1) if page > 1 else (before, 1) if before else None,
        (step.key, page + 1) if page < pages else (after, 1) if after else None,
    )
