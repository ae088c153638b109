"""Themes and statements as they stand, folded from the theme desk's facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from facilitation.domain import theme_facts as t

if TYPE_CHECKING:
    from facilitation.domain.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Theme:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence for what several points say. Nothing of them is lost in it.

    ``sources``: ids of the points; ``heard``: their words when they were merged. ``checks``:
    votes on the statement itself, oldest first. ``voted``: the room was asked about it: it
    cannot be taken apart any more. ``doubted``: the desk would have. ``version`` rises with
    each change, so that nobody acts on what somebody else has changed meanwhile.
    """

    id: str
    text: str
    theme: str
    sources: tuple[str, ...]
    heard: Mapping[str, str] = field(default_factory=dict)
    checks: tuple[str, ...] = ()
    voted: bool = False
    doubted: bool = False
    version: int = 1


def evolve_themes(m: Meeting, fact: t.ThemeFact) -> Meeting:
    """The state after one more fact of the theme desk."""
    match fact:
        case t.ThemeMade():
            return replace(m, themes={**m.themes, fact.theme: Theme(fact.theme, fact.text)})
        case t.ThemeRenamed():
            return replace(m, themes={**m.themes, fact.theme: Theme(fact.theme, fact.text)})
        case t.ThemeRemoved():
            return replace(m, themes={k: v for k, v in m.themes.items() if k != fact.theme})
        case t.ThemesOrdered():
            return replace(m, themes={theme: m.themes[theme] for theme in fact.themes})
        case t.ItemSorted():
            if fact.item in m.statements:
                return change_statement(m, fact.item, theme=fact.theme)
            return replace(m, placed={**m.placed, fact.item: fact.theme})
        case t.ItemModerated():
            return replace(m, moderated={**m.moderated, fact.item: fact.how})
        case t.VotePutAway():
            return replace(m, asked="")
        case t.PairDismissed():
            return replace(m, unlike=m.unlike | {pair(fact.first, fact.second)})
        case _:
            return _evolve_statement(m, fact)


def _evolve_statement(m: Meeting, fact: t.ThemeFact) -> Meeting:
    match fact:
        case t.StatementMade():
            made = Statement(
                fact.statement, fact.text, fact.theme, fact.sources, _heard(m, fact.sources)
            )
            return replace(m, statements={**m.statements, made.id: made})
        case t.StatementReworded():
            return change_statement(m, fact.statement, text=fact.text)
        case t.SourcesAdded():
            found = m.statements[fact.statement]
            return change_statement(
                m,
                found.id,
                sources=(*found.sources, *fact.sources),
                heard={**found.heard, **_heard(m, fact.sources)},
            )
        case t.SourceTakenOut():
            found = m.statements[fact.statement]
            return change_statement(
                m,
                found.id,
                sources=tuple(s for s in found.sources if s != fact.source),
                heard={k: v for k, v in found.heard.items() if k != fact.source},
            )
        case t.StatementUnmerged():
            left = {k: v for k, v in m.statements.items() if k != fact.statement}
            return replace(m, statements=left)
        case t.StatementDoubted():
            return change_statement(m, fact.statement, doubted=True)
    raise TypeError(f"no way to evolve {type(fact).__name__}")


def change_statement(m: Meeting, statement: str, **changes: Any) -> Meeting:
    """The same statement, changed, as its next version."""
    found = m.statements[statement]
    changed = replace(found, version=found.version + 1, **changes)
    return replace(m, statements={**m.statements, statement: changed})


def pair(first: str, second: str) -> tuple[str, str]:
    """Two ids as one key, whichever is named first."""
    return (first, second) if first < second else (second, first)


def _heard(m: Meeting, sources: Iterable[str]) -> dict[str, str]:
    return {source: m.points[source].text for source in sources}
