"""Set a document: JSON on the way in, PDF on the way out. Run as a process of its own."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import segno
import typst
from segno import helpers

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent.parent / "static" / "paper"


def main() -> None:
    paper = drawn(json.load(sys.stdin))
    sys.stdout.buffer.write(
        typst.compile(
            str(HERE / "paper.typ"),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(paper)},
            pdf_standards=["ua-1"],
        )
    )


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
