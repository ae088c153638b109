"""Scripts, styles and fonts, as esbuild made them: hashed names, compressed beforehand."""

from __future__ import annotations

import json
import mimetypes
import os
from pathlib import Path

from flask import Response, abort, request, send_from_directory

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


class Assets:
    """The built files. A name with a hash never changes, so browsers may keep it for ever."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._manifest: dict[str, str] = {}

    def url(self, name: str) -> str:
        """The address of "phone.js" and the like. Raises KeyError if it was not built."""
        if name not in self._manifest:
            self._manifest = json.loads((self.folder / "manifest.json").read_text())
        return f"/assets/{self._manifest[name]}"

    def answer(self, name: str) -> Response:
        """The file, compressed if the browser can read it so."""
        # Asked of the folder, not of a path: a name may be anything.
        if name not in os.listdir(self.folder):
            abort(404)
        accepted = request.accept_encodings
        chosen, encoding = name, ""
        for code, suffix in ENCODINGS:
            if accepted[code] and (self.folder / (name + suffix)).is_file():
                chosen, encoding = name + suffix, code
                break
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        response = send_from_directory(self.folder, chosen, mimetype=kind, conditional=True)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        response.headers["Vary"] = "Accept-Encoding"
        if encoding:
            response.headers["Content-Encoding"] = encoding
        return response
