"""The state of the big screen besides its step: held or not, set up how, read aloud or not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facilitation.domain import facts as f

HOLDS = ("", "blank", "message", "break", "results")
"""Ways to hold the screen. "" shows what comes; "results" shows it without its results."""

CAPTIONS = ("foot", "top")
KEPT = ("none", "left", "right", "top", "foot")
READING = ("off", "on", "paused")

SMALLEST, LARGEST = 10, 40
"""Per cent of the screen's width (or height) that may be kept free."""

SLOWEST, FASTEST = 50, 150
"""Per cent of a voice's usual speed."""

WORDS_LIMIT = 200


@dataclass(frozen=True, slots=True)
class BigScreen:
    """``page``: of the present step, from 1; a screen with fewer pages shows its last.

    ``held``, ``words``: see HOLDS. ``far``: larger letters for a far back row. ``captions``:
    where the captions stand. ``kept``, ``kept_size``: a band or column that stays empty for
    the window of a captioner or interpreter, and how large. ``newest``: whether released
    points are shown while tables talk. ``letters``: whether single letters are keys.
    ``aloud``, ``speed``: reading aloud; ``again`` rises when a step is to be read once more.
    """

    page: int = 1
    held: str = ""
    words: str = ""
    far: bool = False
    captions: str = "foot"
    kept: str = "none"
    kept_size: int = 20
    newest: bool = False
    letters: bool = True
    aloud: str = "off"
    speed: int = 100
    again: int = 0


def evolve_screen(big: BigScreen, fact: f.Fact) -> BigScreen:
    """The big screen after one more fact; most facts do not concern it."""
    match fact:
        case f.StageMoved():
            return replace(big, page=1, held="", words="")
        case f.StepShown():
            # Going on ends a break, as it does with a clicker. Hidden results stay hidden.
            held = big.held if big.held == "results" else ""
            return replace(big, page=fact.page, held=held, words="")
        case f.ScreenHeld():
            return replace(big, held=fact.how, words=fact.text)
        case f.ScreenSet():
            return replace(
                big,
                far=fact.far,
                captions=fact.captions,
                kept=fact.kept,
                kept_size=fact.kept_size,
                newest=fact.newest,
                letters=fact.letters,
            )
        case f.ReadAloud():
            return replace(big, aloud=fact.how, speed=fact.speed, again=big.again + fact.again)
    return big
