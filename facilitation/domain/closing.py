"""The steps of a summary and of the closing: what the room is shown, one at a time.

A story is a list of blocks in the order that its organiser composed; a block is one or more
steps. Without a composed order it is told plainly: the items one after the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitation.domain.by_group import check_by_group
from facilitation.domain.latest import kept_for_latest
from facilitation.domain.meeting import CLOSING, FIRST_STEP, REVEALED, Check, Meeting, Point
from facilitation.domain.pages import SHORT, in_pages, pieces, reminder
from facilitation.domain.priorities import PRIORITY_TITLE
from facilitation.domain.stages import stage_of
from facilitation.domain.statements import (
    Told,
    dissents,
    may_show,
    source_results,
    told_items,
    told_result,
)
from facilitation.domain.story import PLAIN, Story

HEADING, ITEM = "heading:", "point:"
LATE = f"{HEADING}late"
"""A proposed heading that is shown only where an item stands under it."""

MAP, GROUPS, WEIGHED = "map", "groups", "weighed"
FORWARD, VOTE, TAKEN, TAKE, THANKS = "forward", "vote", "taken", "take", "thanks"
LAST = (MAP, GROUPS, WEIGHED, FORWARD, VOTE, TAKEN, TAKE, THANKS)
FIXED = {
    FIRST_STEP: "What we heard",
    MAP: "Our common ground",
    GROUPS: "Across the groups people came as",
    WEIGHED: PRIORITY_TITLE,
    FORWARD: "What could go forward",
    VOTE: "Is this what we take forward?",
    TAKEN: "What we take forward",
    TAKE: "Take it with you",
    THANKS: "Thank you",
}


@dataclass(frozen=True, slots=True)
class Step:
    """``items``: the text of a part, or the words of a page. ``start``: number of the first.

    ``point``: the point or statement that is told. ``block``: of which block this step is.
    """

    key: str
    kind: str
    title: str = ""
    point: str | None = None
    part: int = 1
    parts: int = 1
    items: tuple[str, ...] = ()
    start: int = 1
    block: str = ""


def story_of(m: Meeting, stage: str | None = None) -> Story:
    return m.stories.get(stage or m.stage, PLAIN)


@kept_for_latest
def items_of(m: Meeting, stage: str | None = None) -> dict[str, Told]:
    """What a stage tells, by id: of a summary its own question's, of the closing all."""
    number = stage_of(m, stage).number or None
    return {told.id: told for told in told_items(m, number)}


@kept_for_latest
def forward_items(m: Meeting) -> list[Told]:
    """What the room is asked to take forward, in the order in which it is told."""
    told = items_of(m, CLOSING)
    shown = [b.removeprefix(ITEM) for b in blocks(m, CLOSING) if b.startswith(ITEM)]
    out = {b.removeprefix(ITEM) for b in story_of(m, CLOSING).out}
    return [told[item] for item in shown if item not in m.behind and item not in out]


def last_vote(m: Meeting) -> Check | None:
    """The latest "Is this what we take forward?"."""
    return next((c for c in reversed(m.checks.values()) if c.forward), None)


@kept_for_latest
def taken_words(m: Meeting) -> list[str]:
    """What was put to the last vote, in the words of that moment; before it, what would be."""
    check = last_vote(m)
    if check is not None and check.words:
        return [words for item, words in check.words.items() if may_show(m, item)]
    return [told.text for told in forward_items(m)]


def shown_check(m: Meeting, point: Point) -> Check | None:
    """The check whose result stands for the point: the latest revealed one of its words."""
    for check_id in reversed(point.checks):
        check = m.checks[check_id]
        if check.state == REVEALED and check.text == point.text:
            return check
    return None


def blocks(m: Meeting, stage: str) -> list[str]:
    """Every block of a stage's story in its order, also those that are left out.

    An item that came after the order was made stands at the end of the items, where a
    proposed story has a heading for it. Nothing is told by group where nothing may be.
    """
    story = story_of(m, stage)
    told = items_of(m, stage)
    items = [f"{ITEM}{item}" for item in told]
    closing = [b for b in (LAST if stage == CLOSING else (GROUPS,)) if _has(m, b, told)]
    known = {FIRST_STEP, *items, *story.headings, *closing}
    order = [b for b in story.order if b in known] or [FIRST_STEP]
    late = [b for b in items if b not in order]
    end = next((i for i, b in enumerate(order) if b in closing), len(order))
    order[end:end] = late
    for place, block in enumerate(closing):
        if block not in order:
            before = closing[place - 1] if place else ""
            order.insert(order.index(before) + 1 if before else len(order), block)
    return order


def _has(m: Meeting, block: str, told: Mapping[str, Told]) -> bool:
    """Whether there is something to tell in one of the closing's blocks."""
    if block == GROUPS:
        return any(check_by_group(m, each) for each in told.values())
    return block != WEIGHED or bool(weighed(m))


def weighed(m: Meeting) -> list[Check]:
    """The votes on what matters most whose result the room was shown, in their order."""
    return [
        check
        for check in m.checks.values()
        if check.state == REVEALED and any(may_show(m, each) for each in check.choices)
    ]


def steps(m: Meeting, stage: str | None = None) -> list[Step]:
    """The steps of a stage, by default the present one; none while tables talk."""
    return list(_steps_now(m)) if stage in (None, m.stage) else _steps(m, stage or "")


@kept_for_latest
def _steps_now(m: Meeting) -> list[Step]:
    return _steps(m, m.stage)


def _steps(m: Meeting, stage: str) -> list[Step]:
    if stage_of(m, stage).kind not in ("summary", "closing"):
        return []
    story, items = story_of(m, stage), items_of(m, stage)
    shown = [b for b in blocks(m, stage) if b not in story.out]
    found: list[Step] = []
    for block, after in zip(shown, [*shown[1:], ""], strict=True):
        if block != LATE or after.startswith(ITEM):
            found += _steps_of(m, stage, block, shown, items)
    return found


def current_step(m: Meeting) -> tuple[Step, int, int] | None:
    """The step on the screen, its place from 1, and how many there are.

    A step that has gone (its point is no key point any more) falls back to the opening.
    """
    order = steps(m)
    if not order:
        return None
    place = next((i for i, s in enumerate(order) if s.key == m.step), 0)
    return order[place], place + 1, len(order)


def _steps_of(
    m: Meeting, stage: str, block: str, shown: Sequence[str], items: Mapping[str, Told]
) -> list[Step]:
    """``shown``: all blocks of the story that are told, in order."""
    headings = story_of(m, stage).headings
    if block in headings:
        return [Step(block, "heading", headings[block], block=block)]
    if block.startswith(ITEM):
        return _told(m, items[block.removeprefix(ITEM)], block)
    title = FIXED[block]
    match block:
        case "opening":
            title = "What we heard today" if stage == CLOSING else title
            return [Step(block, "opening", title, block=block)]
        case "map":
            # Nothing is compared with itself.
            voted = [t for t in items.values() if told_result(m, t) or source_results(m, t)]
            return [Step(block, block, title, block=block)] if len(voted) > 1 else []
        case "groups":
            return _by_group(m, shown, items, title)
        case "weighed":
            return [Step(f"{WEIGHED}:{c.id}", WEIGHED, title, block=WEIGHED) for c in weighed(m)]
        case "forward":
            return _pages(block, title, [told.text for told in forward_items(m)])
        case "taken":
            return _pages(block, title, taken_words(m))
        case "vote":
            check = last_vote(m)
            apart = check is not None and check.state == REVEALED and len(check.dissent) > SHORT
            found = [Step(VOTE, VOTE, title, block=block)]
            return found + ([Step("dissent:vote", "dissent", title, block=block)] if apart else [])
    return [Step(block, block, title, block=block)]


def _told(m: Meeting, told: Told, block: str) -> list[Step]:
    texts = pieces(told.text)
    found = [
        Step(
            f"{ITEM}{told.id}" + (f":{part}" if part > 1 else ""),
            "point",
            point=told.id,
            part=part,
            parts=len(texts),
            items=(text,),
            block=block,
        )
        for part, text in enumerate(texts, 1)
    ]
    if dissent_apart(told.text, dissent_words(m, told)):
        found.append(Step(f"dissent:{told.id}", "dissent", point=told.id, block=block))
    return found


def _by_group(
    m: Meeting, shown: Sequence[str], items: Mapping[str, Told], title: str
) -> list[Step]:
    """A step for each item that may be told by group, of those that are told at all."""
    ids = [block.removeprefix(ITEM) for block in shown if block.startswith(ITEM)]
    told = [items[each] for each in ids if check_by_group(m, items[each])]
    return [
        Step(
            f"{GROUPS}:{each.id}",
            GROUPS,
            title,
            point=each.id,
            part=part,
            parts=len(told),
            items=(reminder(each.text),),
            block=GROUPS,
        )
        for part, each in enumerate(told, 1)
    ]


def reasons(m: Meeting, told: Told) -> list[dict[str, Any]]:
    """What completes "Not everyone agreed, because …": ``why``, and ``table`` of a statement's.

    One alone is as it was written. Several stand in one sentence, so none of them ends it.
    """
    found = dissents(m, told)
    if told.statement is None:
        alone = len(found) == 1
        return [{"why": why if alone else why.rstrip(". "), "table": None} for _, why in found]
    # The room's own reason is the statement's; the tables' were said of their own words.
    return [{"why": why.rstrip(". "), "table": table} for table, why in found]


def dissent_words(m: Meeting, told: Told) -> str:
    """The reasons as they stand on a page, to see whether they fit; each face says them itself."""
    found = [(reason["why"], reason["table"]) for reason in reasons(m, told)]
    return "; ".join(f"{why} (Table {table})" if table else why for why, table in found)


def dissent_apart(text: str, dissent: str) -> bool:
    """Whether words and dissent are too long for one page of the big screen."""
    return bool(dissent) and (len(text) > SHORT or len(dissent) > SHORT)


def _pages(block: str, title: str, texts: Sequence[str]) -> list[Step]:
    """Pages of a list: as many as fit, never smaller letters."""
    pages = in_pages(texts)
    found: list[Step] = []
    start = 1
    for number, page in enumerate(pages, 1):
        found.append(
            Step(
                f"{block}:{number}",
                "forward",
                title,
                part=number,
                parts=len(pages),
                items=tuple(page),
                start=start,
                block=block,
            )
        )
        start += len(page)
    return found
