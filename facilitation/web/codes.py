"""QR codes on pages."""

from __future__ import annotations

import io

import segno
from flask import Response


def qr_code(address: str) -> Response:
    """A picture of an address, as SVG."""
    picture = io.BytesIO()
    # Error correction M: read from the back of a room, and from a creased print.
    segno.make(address, error="m", micro=False).save(
        picture, kind="svg", border=4, dark="#1d1b18", light="#ffffff", xmldecl=False
    )
    return Response(picture.getvalue(), mimetype="image/svg+xml")
