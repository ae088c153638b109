"""Scripts, styles and fonts: compressed beforehand, and kept by browsers for ever."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from bench.server import Server
from tests.web.browser import a_browser, an_event

BUILT = Path(__file__).parents[2] / "static" / "built"


async def assets_of(server: Server) -> list[str]:
    """Every asset that the pages load."""
    made = await an_event(server)
    event = made["event"]
    found: set[str] = set()
    async with a_browser(server) as browser:
        for path in ("/", "/office", f"/o/{event}", f"/t/{event}/1", f"/d/{event}"):
            found |= set(
                re.findall(r'(?:src|href)="(/assets/[^"]+)"', (await browser.get(path)).text)
            )
    assert found, "pages without a script are not these"
    return sorted(found)


async def test_what_pages_load_is_compressed_and_kept(server: Server) -> None:
    async with a_browser(server) as browser:
        for path in await assets_of(server):
            for accepted, encoding in (("br", "br"), ("gzip", "gzip"), ("gzip, br", "br")):
                # Read without taking the compression off, as it is on the wire.
                async with browser.session.get(
                    server.url + path, headers={"Accept-Encoding": accepted}, auto_decompress=False
                ) as answer:
                    body = await answer.read()
                plain = BUILT / path.rpartition("/")[2]
                assert answer.status == 200
                assert answer.headers["Content-Encoding"] == encoding, path
                assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
                assert "Accept-Encoding" in answer.headers["Vary"]
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                kind = "text/javascript" if path.endswith(".js") else "text/css"
                assert answer.content_type == kind
                assert len(body) < plain.stat().st_size
                if encoding == "gzip":
                    assert gzip.decompress(body) == plain.read_bytes()


async def test_a_browser_that_can_read_no_compression_gets_it_plain(server: Server) -> None:
    [path, *_] = await assets_of(server)
    async with a_browser(server) as browser:
        for accepted in ("identity", "br;q=0, gzip;q=0", "deflate"):
            answer = await browser.get(path, headers={"Accept-Encoding": accepted})
            assert answer.status == 200
            assert "Content-Encoding" not in answer.headers
            assert answer.text == (BUILT / path.rpartition("/")[2]).read_text()


@pytest.mark.parametrize(
    "name",
    [
        "nothing.js",
        "page-00000000.js",
        "%2e%2e",
        "..%2fmanifest.json",
        "%2e%2e%2f%2e%2e%2fserver.py",
        "..%5cserver.py",
        "%00",
        "x" * 300 + ".js",
        "",
    ],
)
async def test_there_is_nothing_else_to_be_had(server: Server, name: str) -> None:
    async with a_browser(server) as browser:
        answer = await browser.get(f"/assets/{name}")
        assert answer.status == 404
        assert "immutable" not in answer.headers.get("Cache-Control", "")
