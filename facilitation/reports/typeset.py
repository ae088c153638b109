"""Set a document: JSON on the way in, PDF on the way out. Run as a process of its own."""

from __future__ import annotations

import io
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import segno
import typst
from segno import helpers

from facilitation.reports.paper import NO_TYPEFACE

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent.parent / "static" / "paper"


MISSING = re.compile(r'the text `"(.+)"` could not be displayed')
JOINER, SKIN, TAGS = "\u200d", range(0x1F3FB, 0x1F400), range(0xE0020, 0xE0080)
COMPOSE = "\ufe0f\u20e3"
"""What makes a picture, or a key, of the sign before it."""


def main() -> None:
    paper = drawn(json.load(sys.stdin))
    # An emoji says nothing that the words beside it do not say: the cards must come without.
    plain, letters = without_pictures(paper), ""
    for attempt, borrowed in ((paper, False), (paper, True), (plain, True)):
        try:
            sys.stdout.buffer.write(set_in_type(attempt, borrowed))
            return
        except typst.TypstError as problem:
            missing = MISSING.search(str(problem))
            if not missing:
                raise
            letters = missing[1]
    print(letters, file=sys.stderr)
    sys.exit(NO_TYPEFACE)


def set_in_type(paper: dict[str, Any], borrowed: bool) -> bytes:
    """The PDF. ``borrowed``: with this computer's own typefaces, where ours lack a sign."""
    return typst.compile(
        str(HERE / "paper.typ"),
        font_paths=[str(FONTS)],
        ignore_system_fonts=not borrowed,
        sys_inputs={"data": json.dumps(paper)},
        pdf_standards=["ua-1"],
    )


def without_pictures(part: Any) -> Any:
    """The same, with emoji and the blanks before them taken out of all its texts."""
    if isinstance(part, dict):
        return {key: without_pictures(value) for key, value in part.items()}
    if isinstance(part, list):
        return [without_pictures(value) for value in part]
    if not isinstance(part, str):
        return part
    kept, in_picture = "", False
    for sign in part:
        # Some scripts need the joiner between letters.
        in_picture = _draws(sign) or (in_picture and sign == JOINER)
        kept = kept.rstrip() if in_picture else kept + sign
    return kept


def _draws(sign: str) -> bool:
    if sign in COMPOSE or ord(sign) in SKIN or ord(sign) in TAGS:
        return True
    # Newer emoji than this Python knows of are not assigned to it.
    return sign >= "\u2190" and unicodedata.category(sign) in ("So", "Cn", "Co")


def drawn(paper: dict[str, Any]) -> dict[str, Any]:
    """With a picture of each code. Error correction M: read from a creased print."""
    for table in paper["tables"]:
        table["qr"] = _svg(segno.make(table["join"], error="m", micro=False))
        table["facilitator_qr"] = _svg(segno.make(table["facilitator"], error="m", micro=False))
    net = paper["wifi"]
    if net:
        password = net["password"] or None
        net["qr"] = _svg(helpers.make_wifi(net["name"], password, "WPA" if password else None))
    return paper


def _svg(code: segno.QRCode) -> str:
    picture = io.BytesIO()
    code.save(picture, kind="svg", border=4, dark="#1d1b18", light="#ffffff", xmldecl=False)
    return picture.getvalue().decode()


if __name__ == "__main__":
    main()
