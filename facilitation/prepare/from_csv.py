"""An event from a table that somebody made in a spreadsheet. docs/operations.md shows it.

Columns: ``what``, ``words``, ``easy``, ``minutes``, ``prompts``. Each row is one thing.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

from facilitation.prepare.wanted import Wanted

COLUMNS = ("what", "words", "easy", "minutes", "prompts")
ONCE = ("title", "date", "tables", "scale", "notice", "delete_after")
MANY = ("question", "group")
MOST_SAID = 100
"""A file that is no event at all would fill the page."""


@dataclass(slots=True)
class Sheet:
    """What the rows say, as a form would have it; nothing is judged here but the form.

    ``once``: the words of each thing that is there, "" if it has none; ``lines``: where it
    stands. ``groups``: (line, name). ``wrong``: (line, words) of what has no place.
    """

    once: dict[str, str] = field(default_factory=dict)
    questions: list[dict[str, str]] = field(default_factory=list)
    groups: list[tuple[int, str]] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    wrong: list[tuple[int, str]] = field(default_factory=list)


class WrongLines(Wanted):
    """``lines``: (number, words) of each line that cannot be used, from the first."""

    def __init__(self, lines: list[tuple[int, str]]) -> None:
        said = sorted(lines)[:MOST_SAID]
        super().__init__("csv", " ".join(f"Line {n}: {words}" for n, words in said))
        self.lines = said
        self.more = len(lines) - len(said)


def read_sheet(text: str) -> Sheet:
    """The rows of a CSV, with commas or semicolons.

    Raises WrongLines only where the rest cannot be read; other problems are in ``wrong``.
    """
    text = text.lstrip("\ufeff")
    first = text.split("\n", 1)[0]
    mark = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=False)
    sheet = Sheet()
    head: list[str] | None = None
    try:
        for cells in reader:
            row = [cell.strip() for cell in cells]
            if not any(row):
                continue
            if head is None:
                head = [name.lower() for name in row]
                sheet.wrong += [(reader.line_num, words) for words in _wrong_head(head)]
                if not {"what", "words"} <= set(head):
                    raise WrongLines(sheet.wrong)
                continue
            names = {name: cell for name, cell in zip(head, row, strict=False) if name}
            if problem := _take(sheet, names, reader.line_num):
                sheet.wrong.append((reader.line_num, problem))
    except csv.Error:
        words = "We cannot read this line. Is a quotation mark missing?"
        raise WrongLines([*sheet.wrong, (reader.line_num, words)]) from None
    if head is None:
        raise WrongLines([(1, f"There is nothing here. The first line says: {','.join(COLUMNS)}")])
    return sheet


def _wrong_head(head: list[str]) -> list[str]:
    if not {"what", "words"} <= set(head):
        return [f"The first line must name the columns: {','.join(COLUMNS)}"]
    return [f"There is no column “{name[:40]}”." for name in head if name and name not in COLUMNS]


def _take(sheet: Sheet, row: dict[str, str], line: int) -> str:
    """Put a row where it belongs; words that say what is wrong with its place, or ""."""
    what, words = row.get("what", "").lower(), row.get("words", "")
    if what not in (*ONCE, *MANY):
        return f"“{what[:40]}” is none of: {', '.join((*ONCE, *MANY))}."
    if what in sheet.lines:
        return f"“{what}” is there a second time. It was on line {sheet.lines[what]}."
    if what == "question":
        sheet.questions.append({**row, "words": words, "line": str(line)})
    elif what == "group" and words:
        sheet.groups.append((line, words))
    elif what in ONCE:
        sheet.once[what] = words
        sheet.lines[what] = line
    return "" if words else f"There are no words for “{what}”."
