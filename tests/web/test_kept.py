"""Assets from memory: the same answer as before, for the same question only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from facilitation.web.kept import MOST, keep_assets


class App:
    """Says how often it was asked, and what for."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        self.asked += 1
        found = "none" not in environ["PATH_INFO"]
        start("200 OK" if found else "404 NOT FOUND", [("X-Asked", str(self.asked))])
        return [environ["HTTP_HOST"].encode(), b" ", environ["HTTP_ACCEPT_ENCODING"].encode()]


def ask(app: Any, path: str = "/assets/a.js", **more: str) -> tuple[str, bytes]:
    environ = {"PATH_INFO": path, "REQUEST_METHOD": "GET", "wsgi.url_scheme": "http"}
    environ |= {"HTTP_HOST": "here", "HTTP_ACCEPT_ENCODING": "gzip", **more}
    heads: list[str] = []
    body = b"".join(app(environ, lambda status, headers: heads.append(status)))
    return heads[0], body


def test_an_asset_is_made_once_for_each_host_and_encoding() -> None:
    inner = App()
    app = keep_assets(inner)
    assert ask(app) == ask(app) == ("200 OK", b"here gzip")
    assert inner.asked == 1
    assert ask(app, HTTP_HOST="there")[1] == b"there gzip"
    assert ask(app, HTTP_ACCEPT_ENCODING="br")[1] == b"here br"
    assert inner.asked == 3


def test_anything_else_is_asked_every_time() -> None:
    inner = App()
    app = keep_assets(inner)
    for more in (
        {"path": "/assets/none.js"},
        {"path": "/p/event"},
        {"REQUEST_METHOD": "HEAD"},
        {"HTTP_RANGE": "bytes=0-1"},
        {"HTTP_IF_NONE_MATCH": '"x"'},
        {"QUERY_STRING": "a=1"},
    ):
        before = inner.asked
        ask(app, **more)
        ask(app, **more)
        assert inner.asked == before + 2, more


def test_memory_has_a_bound() -> None:
    inner = App()
    app = keep_assets(inner)
    for number in range(MOST + 50):
        ask(app, HTTP_HOST=f"host-{number}")
    assert inner.asked == MOST + 50
    ask(app, HTTP_HOST="host-0")
    assert inner.asked == MOST + 50
    assert ask(app, HTTP_HOST=f"host-{MOST + 1}")[1].startswith(b"host-")
    assert inner.asked == MOST + 51
