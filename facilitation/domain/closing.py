"""The ordered steps of a summary and of the closing: what the room is shown, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from textwrap import wrap

from facilitation.domain.latest import kept_for_latest
from facilitation.domain.meeting import CLOSING, FIRST_STEP, REVEALED, Check, Meeting, Point
from facilitation.domain.stages import stage_of

SHORT, LONG = 120, 240
"""Letters that fit the big screen with the result and the dissent; with the result alone."""

MORE = " …"

LINE, PAGE_LINES = 46, 7
"""Letters to a line, and lines to a page, of "What we take forward"."""


@dataclass(frozen=True, slots=True)
class Step:
    """``items``: the text of a part, or the points of a page. ``start``: number of the first."""

    key: str
    kind: str
    title: str = ""
    point: str | None = None
    part: int = 1
    parts: int = 1
    items: tuple[str, ...] = ()
    start: int = 1


def key_points(m: Meeting, question: int | None = None) -> list[Point]:
    """Key points in the order they are told: by question, table and number."""
    found = [
        p
        for p in m.points.values()
        if p.key and not p.aside and (question is None or p.question == question)
    ]
    return sorted(found, key=lambda p: (p.question, p.table, p.number))


def shown_check(m: Meeting, point: Point) -> Check | None:
    """The check whose result stands for the point: the latest revealed one of its words."""
    for check_id in reversed(point.checks):
        check = m.checks[check_id]
        if check.state == REVEALED and check.text == point.text:
            return check
    return None


def steps(m: Meeting) -> list[Step]:
    """The steps of the present stage; none while tables talk."""
    return list(_steps(m))


@kept_for_latest
def _steps(m: Meeting) -> list[Step]:
    stage = stage_of(m)
    if stage.kind == "summary":
        points = key_points(m, stage.number)
        return [Step(FIRST_STEP, "opening", "What we heard"), *_told(m, points)]
    if stage.id != CLOSING:
        return []
    points = key_points(m)
    return [
        Step(FIRST_STEP, "opening", "What we heard today"),
        *_told(m, points),
        *_forward(points),
        Step("vote", "vote", "Is this what we take forward?"),
        Step("thanks", "thanks", "Thank you"),
    ]


def current_step(m: Meeting) -> tuple[Step, int, int] | None:
    """The step on the screen, its place from 1, and how many there are.

    A step that has gone (its point is no key point any more) falls back to the opening.
    """
    order = steps(m)
    if not order:
        return None
    place = next((i for i, s in enumerate(order) if s.key == m.step), 0)
    return order[place], place + 1, len(order)


def _told(m: Meeting, points: list[Point]) -> list[Step]:
    told: list[Step] = []
    for point in points:
        texts = wrap(point.text, LONG, break_long_words=True) or [point.text]
        for part, text in enumerate(texts, 1):
            key = f"point:{point.id}" + (f":{part}" if part > 1 else "")
            told.append(
                Step(key, "point", point=point.id, part=part, parts=len(texts), items=(text,))
            )
        check = shown_check(m, point)
        if check and dissent_apart(point, check):
            told.append(Step(f"dissent:{point.id}", "dissent", point=point.id))
    return told


def dissent_apart(point: Point, check: Check) -> bool:
    """Whether words and dissent are too long for one page of the big screen."""
    return bool(check.dissent) and (len(point.text) > SHORT or len(check.dissent) > SHORT)


def _reminder(text: str) -> str:
    """A text cut to what fits a page, also where its script writes no blanks between words."""
    return text if len(text) <= LONG else f"{wrap(text, LONG - len(MORE))[0]}{MORE}"


def _forward(points: list[Point]) -> list[Step]:
    """Pages of "What we take forward": as many points as fit, never smaller letters."""
    pages: list[list[str]] = [[]]
    used = 0
    for point in points:
        # The whole text was on its own step before: a page only has to remind of it.
        text = _reminder(point.text)
        lines = ceil(len(text) / LINE)
        if pages[-1] and used + lines > PAGE_LINES:
            pages.append([])
            used = 0
        pages[-1].append(text)
        used += lines
    found: list[Step] = []
    start = 1
    for number, page in enumerate(pages, 1):
        found.append(
            Step(
                f"forward:{number}",
                "forward",
                "What we take forward",
                part=number,
                parts=len(pages),
                items=tuple(page),
                start=start,
            )
        )
        start += len(page)
    return found
