"""Finds t("…") and tn("…", "…", n) in our JavaScript, wherever they stand.

Babel's own reader loses messages after an apostrophe in a template's text. This one looks for
the call itself and reads the literals behind it. What follows t( and is no literal is an error:
it could not be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

CALL = re.compile(r"(?<![\w.$])(tn?)\(\s*(?=(.))", re.S)
LITERAL = re.compile(r""" "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | `(?:[^`\\$]|\\.)*` """, re.X)
JOIN = re.compile(r"\s*\+\s*")
COMMA = re.compile(r"\s*,\s*")
COMMENT = re.compile(r"^\s*(//|\*|/\*)")
ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|(.))", re.I | re.S)
LETTERS = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}


class NotALiteral(Exception):
    """t(…) of something that is not written out."""


def words_in(source: str) -> Iterator[tuple[int, str, str | None]]:
    """Line, text, and the plural's text or None, for each call."""
    for call in CALL.finditer(source):
        start = source.rfind("\n", 0, call.start()) + 1
        line = source.count("\n", 0, call.start()) + 1
        before = source[start : call.start()]
        if COMMENT.match(before) or before.rstrip().endswith("function"):
            continue
        one, at = _text(source, call.end(), line)
        many = None
        if call[1] == "tn":
            comma = COMMA.match(source, at)
            if comma is None:
                raise NotALiteral(f"line {line}: tn needs a text for one and a text for many")
            many, _ = _text(source, comma.end(), line)
        yield line, one, many


def _text(source: str, at: int, line: int) -> tuple[str, int]:
    """The text that begins at ``at``, parts joined by +, and where it ends."""
    parts = []
    while True:
        literal = LITERAL.match(source, at)
        if literal is None:
            raise NotALiteral(f"line {line}: {source[at : at + 40]!r} is no text that can be found")
        parts.append(ESCAPE.sub(_character, literal[0][1:-1]))
        at = literal.end()
        join = JOIN.match(source, at)
        if join is None:
            return "".join(parts), at
        at = join.end()


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else LETTERS.get(escape[3], escape[3])


def extract(
    fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, str | tuple[str, str], list[str]]]:
    """As Babel wants an extractor to be."""
    for line, one, many in words_in(fileobj.read().decode()):
        if many is None:
            yield line, "t", one, []
        else:
            yield line, "tn", (one, many), []
