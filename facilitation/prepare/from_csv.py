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
MOST_PROBLEMS = 12


@dataclass(slots=True)
class Sheet:
    """What the rows say, as a form would have it; nothing is judged here but the form."""

    once: dict[str, str] = field(default_factory=dict)
    questions: list[dict[str, str]] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)


class WrongLines(Wanted):
    """``lines``: (number, words) of each line that cannot be used."""

    def __init__(self, lines: list[tuple[int, str]]) -> None:
        super().__init__("csv", " ".join(f"Line {n}: {words}" for n, words in lines))
        self.lines = lines


def read_sheet(text: str) -> Sheet:
    """The rows of a CSV, with commas or semicolons. Raises WrongLines, all of them at once."""
    text = text.lstrip("\ufeff")
    first = text.split("\n", 1)[0]
    mark = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=False)
    sheet, wrong = Sheet(), []
    head: list[str] | None = None
    try:
        for cells in reader:
            row = [cell.strip() for cell in cells]
            if not any(row):
                continue
            if head is None:
                head = [name.lower() for name in row]
                problem = _wrong_head(head)
            else:
                names = {name: cell for name, cell in zip(head, row, strict=False) if name}
                problem = _take(sheet, names, reader.line_num)
            if problem:
                wrong.append((reader.line_num, problem))
                if head and _wrong_head(head):
                    break
    except csv.Error:
        wrong.append((reader.line_num, "We cannot read this line. Is a quotation mark missing?"))
    if head is None:
        wrong.append((1, f"There is nothing here. The first line says: {','.join(COLUMNS)}"))
    if wrong:
        raise WrongLines(wrong[:MOST_PROBLEMS])
    return sheet


def _wrong_head(head: list[str]) -> str:
    unknown = [name for name in head if name and name not in COLUMNS]
    if "what" not in head or "words" not in head:
        return f"The first line must name the columns: {','.join(COLUMNS)}"
    return f"There is no column “{unknown[0][:40]}”." if unknown else ""


def _take(sheet: Sheet, row: dict[str, str], line: int) -> str:
    """Put a row where it belongs; else words that say what is wrong with it."""
    what, words = row.get("what", "").lower(), row.get("words", "")
    if what not in (*ONCE, *MANY):
        return f"“{what[:40]}” is none of: {', '.join((*ONCE, *MANY))}."
    if not words:
        return f"There are no words for “{what}”."
    if what == "group":
        sheet.groups.append(words)
    elif what == "question":
        minutes = row.get("minutes", "")
        if minutes and not (minutes.isascii() and minutes.isdigit()):
            return "Minutes must be a whole number, for example 20."
        sheet.questions.append({**row, "line": str(line)})
    elif what in sheet.once:
        return f"“{what}” is there a second time. It was on line {sheet.lines[what]}."
    else:
        sheet.once[what] = words
        sheet.lines[what] = line
    return ""
