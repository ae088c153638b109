"""What the theme desk works on: every table's key points, and what was made of them."""

from __future__ import annotations

from facilitation.domain.agreement import STATUS_WORDS
from facilitation.domain.faces.shared import Seen, View, head, result_of, result_view
from facilitation.domain.faces.telling import status_of
from facilitation.domain.in_room import revealed
from facilitation.domain.meeting import LOCKED, OPEN, Check, Meeting, Point
from facilitation.domain.merged import merged_result
from facilitation.domain.rules import KINDS
from facilitation.domain.scales import SCALES
from facilitation.domain.statements import (
    FREE,
    asked_about,
    source_results,
    told_result,
    told_statement,
)
from facilitation.domain.theme_rules import STATEMENT_LIMIT, THEME_LIMIT
from facilitation.domain.theme_state import Statement


def desk(seen: Seen) -> View:
    """The view of everybody at the theme desk."""
    m = seen.meeting
    merged = {source: s.id for s in m.statements.values() for source in s.sources}
    shown = [p for p in m.points.values() if p.id in merged or _of_the_desk(p)]
    shown.sort(key=lambda p: (p.question, p.table, p.number))
    return {
        **head(seen, "desk"),
        "questions": [{"number": q.number, "text": q.text} for q in m.questions],
        "kinds": [{"id": kind, "words": words} for kind, words in KINDS.items()],
        "tables": list(m.tables),
        "limits": {"text": STATEMENT_LIMIT, "theme": THEME_LIMIT},
        "held": m.big.held,
        "desks": seen.presence.desks,
        "trouble": seen.trouble,
        "themes": [{"id": t.id, "title": t.title} for t in m.themes.values()],
        "points": [_point(seen, p, merged.get(p.id)) for p in shown],
        "statements": [statement_view(seen, s) for s in m.statements.values()],
        "unlike": sorted(list(pair) for pair in m.unlike),
    }


def _of_the_desk(p: Point) -> bool:
    """A key point, as its table stands to it now."""
    return p.key and not p.aside and not p.suggested


def _point(seen: Seen, p: Point, statement: str | None) -> View:
    m = seen.meeting
    check = revealed(m, p.checks, p.text)
    heard = m.statements[statement].heard[p.id] if statement else p.text
    return {
        "id": p.id,
        "number": p.number,
        "table": p.table,
        "question": p.question,
        "kind": p.kind,
        "kind_words": KINDS[p.kind],
        "text": p.text,
        # What the table said when it was merged, where it has said it otherwise since.
        "heard": heard if heard != p.text else "",
        "left": "" if _of_the_desk(p) else _why_it_left(p),
        "from": p.source,
        "theme": m.placed.get(p.id, ""),
        "statement": statement,
        "moderated": m.moderated.get(p.id, FREE),
        "result": _result(seen, check),
        "dissent": check.dissent if check else "",
    }


def _result(seen: Seen, check: Check | None) -> View | None:
    """A point's result, in short (with many points the whole would be heavy), as the story has it:
    what its table concluded stands before what the rule says."""
    if check is None:
        return None
    status = status_of(seen, check)
    sentence = result_of(seen, check).sentence
    return {"sentence": sentence, "status": status, "status_words": STATUS_WORDS[status]}


def _why_it_left(p: Point) -> str:
    if p.aside:
        return "Its table has put it aside since."
    return "It is no key point of its table any more."


def statement_view(seen: Seen, s: Statement) -> View:
    """A statement with what can be said of it: its own result, or the range of its sources'."""
    m = seen.meeting
    told = told_statement(m, s)
    own = told_result(m, told)
    results = {source: result_of(seen, check) for source, check in source_results(m, told).items()}
    merged = merged_result(SCALES[m.scale], results, result_of(seen, own) if own else None)
    return {
        "id": s.id,
        "text": s.text,
        "theme": s.theme,
        "sources": list(s.sources),
        "tables": list(told.tables),
        "questions": list(told.questions),
        "version": s.version,
        "voted": s.voted,
        "doubted": s.doubted,
        "asked": _asked(m, s),
        "moderated": m.moderated.get(s.id, FREE),
        "result": result_view(seen, own),
        "merged_words": merged.words if results or own else "",
        "dissent": own.dissent if own else "",
    }


def _asked(m: Meeting, s: Statement) -> str:
    """ "open" or "locked" while the room is asked about it, else ""."""
    states = [m.checks[check].state for check in asked_about(m, s.id)]
    return next((state for state in (OPEN, LOCKED) if state in states), "")
