"""What may be done at the theme desk: each rule gives facts, or raises ``Refused``.

Several people work here at once. What somebody does is decided on what they saw: each act says
so (``was``, ``version``, the theme an item was seen in), and where that has changed meanwhile
it is refused with what it is now, so that no edit is silently overwritten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facilitation.domain import facts as f
from facilitation.domain.meeting import ENDED, LOCKED, OPEN, Meeting, Point
from facilitation.domain.refusals import Refused
from facilitation.domain.rules import clean
from facilitation.domain.showing import gone_on
from facilitation.domain.statements import FREE, HELD, HIDDEN, asked_about, statement_of
from facilitation.domain.theme_state import Statement, Theme, pair

THEME_LIMIT = 80
STATEMENT_LIMIT = 240
"""Letters that one page of the big screen holds."""


def make_theme(m: Meeting, *, theme: str, title: str) -> list[f.Fact]:
    """A heading that points and statements can be put under."""
    _not_ended(m)
    return [f.ThemeMade(theme, _title(m, title))]


def rename_theme(m: Meeting, *, theme: str, title: str, was: str) -> list[f.Fact]:
    """``was``: the title that the new one was thought of for."""
    found = _theme(m, theme)
    words = _title(m, title, besides=theme)
    if words == found.title:
        return []
    if was != found.title:
        raise Refused("changed_words", f"Someone else has named this theme “{found.title}” since.")
    return [f.ThemeRenamed(theme, words)]


def remove_theme(m: Meeting, *, theme: str) -> list[f.Fact]:
    """Only an empty one, so that nobody's sorting goes with it."""
    _theme(m, theme)
    if any(in_theme(m, theme)):
        raise Refused("theme_not_empty")
    return [f.ThemeRemoved(theme)]


def move_theme(m: Meeting, *, theme: str, before: str) -> list[f.Fact]:
    """Tell a theme before another one; ``before`` "" for last of all."""
    _theme(m, theme)
    if before:
        _theme(m, before)
    order = [t for t in m.themes if t != theme]
    order.insert(order.index(before) if before in order else len(order), theme)
    if before == theme or order == list(m.themes):
        return []
    return [f.ThemesOrdered(tuple(order))]


def sort_items(m: Meeting, *, items: Mapping[str, str], theme: str) -> list[f.Fact]:
    """Put points and statements under a theme. ``items``: each with the theme it was seen in."""
    _not_ended(m)
    if theme:
        _theme(m, theme)
    found: list[f.Fact] = []
    for item, seen_in in items.items():
        now = theme_of(m, item)
        if now == theme:
            continue
        if now != seen_in:
            raise Refused("moved_since", _moved_words(m, now))
        found.append(f.ItemSorted(item, theme))
    return found


def make_statement(
    m: Meeting, *, statement: str, text: str, sources: Sequence[str], theme: str
) -> list[f.Fact]:
    """One sentence for one or more key points. Every one of them stays as it is."""
    _not_ended(m)
    if theme:
        _theme(m, theme)
    if not sources:
        raise Refused("bad_message")
    free = _free_sources(m, sources)
    words = clean(text, STATEMENT_LIMIT, "statement_too_long")
    return [f.StatementMade(statement, words, theme, free)]


def add_to_statement(m: Meeting, *, statement: str, sources: Sequence[str]) -> list[f.Fact]:
    found = _statement(m, statement)
    new = [s for s in sources if s not in found.sources]
    if not new:
        return []
    _not_voted(found)
    return [f.SourcesAdded(found.id, _free_sources(m, new))]


def take_from_statement(m: Meeting, *, statement: str, source: str) -> list[f.Fact]:
    """A point that does not belong. Without its last source a statement says nothing."""
    found = _statement(m, statement)
    if source not in found.sources:
        return []
    _not_voted(found)
    if found.sources == (source,):
        return [f.StatementUnmerged(found.id), *_told_no_more(m, found.id)]
    return [f.SourceTakenOut(found.id, source)]


def reword_statement(m: Meeting, *, statement: str, text: str, was: str) -> list[f.Fact]:
    """``was``: the words that the new ones were thought of for. They freeze during a vote."""
    found = _statement(m, statement)
    words = clean(text, STATEMENT_LIMIT, "statement_too_long")
    if words == found.text:
        return []
    if any(m.checks[c].state in (OPEN, LOCKED) for c in asked_about(m, statement)):
        raise Refused("check_open", "People are voting on these words. Show the result first.")
    if was != found.text:
        raise Refused("changed_words", f"Someone else has made it “{found.text}” since.")
    return [f.StatementReworded(found.id, words)]


def unmerge_statement(m: Meeting, *, statement: str, version: int) -> list[f.Fact]:
    """Its points stand for themselves again. What was voted on stays, and is marked."""
    found = m.statements.get(statement)
    if found is None:
        return []
    _not_ended(m)
    if found.voted:
        return [] if found.doubted else [f.StatementDoubted(found.id)]
    if found.version != version:
        raise Refused("changed_since", "Someone else has changed this statement. Look again.")
    return [f.StatementUnmerged(found.id), *_told_no_more(m, found.id)]


def moderate(m: Meeting, *, item: str, how: str) -> list[f.Fact]:
    """Hold a point or statement back from the room, hide it, or release it."""
    if how not in (FREE, HELD, HIDDEN):
        raise Refused("bad_message")
    if item not in m.statements and item not in m.points:
        raise Refused("unknown_point")
    if m.moderated.get(item, FREE) == how:
        return []
    return [f.ItemModerated(item, how), *(_told_no_more(m, item) if how != FREE else [])]


def dismiss_pair(m: Meeting, *, first: str, second: str) -> list[f.Fact]:
    """These two are not alike: not to be suggested again."""
    if first == second or not {first, second} <= set(m.points):
        raise Refused("unknown_point")
    return [] if pair(first, second) in m.unlike else [f.PairDismissed(*pair(first, second))]


def theme_of(m: Meeting, item: str) -> str:
    """The theme that a point or statement is under, "" for none. Refused: ``unknown_point``."""
    if item in m.statements:
        return m.statements[item].theme
    _source(m, item)
    return m.placed.get(item, "")


def in_theme(m: Meeting, theme: str) -> list[str]:
    """Statements and points under a theme. A merged point is where its statement is."""
    merged = {source for s in m.statements.values() for source in s.sources}
    return [
        *(s.id for s in m.statements.values() if s.theme == theme),
        *(p for p, place in m.placed.items() if place == theme and p not in merged),
    ]


def _told_no_more(m: Meeting, item: str) -> list[f.Fact]:
    return gone_on(m, lambda step: step.point == item)


def _title(m: Meeting, title: str, besides: str = "") -> str:
    words = clean(title, THEME_LIMIT, "theme_too_long")
    if any(t.title.casefold() == words.casefold() and t.id != besides for t in m.themes.values()):
        raise Refused("theme_exists")
    return words


def _theme(m: Meeting, theme: str) -> Theme:
    _not_ended(m)
    if theme not in m.themes:
        raise Refused("unknown_theme")
    return m.themes[theme]


def _statement(m: Meeting, statement: str) -> Statement:
    _not_ended(m)
    if statement not in m.statements:
        raise Refused("unknown_statement")
    return m.statements[statement]


def _source(m: Meeting, point: str) -> Point:
    found = m.points.get(point)
    if found is None or found.suggested:
        raise Refused("unknown_point")
    return found


def _free_sources(m: Meeting, sources: Sequence[str]) -> tuple[str, ...]:
    """Points that are not merged yet. Refused: ``already_merged``, when two merge at once."""
    chosen = tuple(dict.fromkeys(sources))
    for source in chosen:
        if _source(m, source).aside:
            raise Refused("unknown_point")
        into = statement_of(m, source)
        if into is not None:
            raise Refused(
                "already_merged",
                f"Someone has just merged one of these points into “{into.text}”. Look again.",
            )
    return chosen


def _not_voted(found: Statement) -> None:
    if found.voted:
        raise Refused("voted_on")


def _not_ended(m: Meeting) -> None:
    if m.stage == ENDED:
        raise Refused("wrong_stage", "The event has ended. Nothing can be changed now.")


def _moved_words(m: Meeting, theme: str) -> str:
    where = f"under “{m.themes[theme].title}”" if theme in m.themes else "out of its theme"
    return f"Someone else has put this {where} since."
