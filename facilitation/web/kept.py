"""Assets from memory: a thousand phones that join at once ask for five files each.

A file cost 0.87 ms of CPU, most of it in Flask, and costs 0.29 so. The whole answer is
kept instead: a name with a hash never changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

MOST = 200
"""Answers kept. Whoever asks with ever new headers gets no more than that of the memory."""

WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Key = tuple[str, str, str]
ASIDE = ("HTTP_RANGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "QUERY_STRING")
"""With any of these it is another question."""


def keep_assets(app: WSGI) -> WSGI:
    """``app``, whose answers for ``/assets/`` are made once for each host and encoding."""
    kept: dict[Key, tuple[str, list[tuple[str, str]], bytes]] = {}

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        key = _key(environ)
        if key is None:
            return app(environ, start_response)
        if key not in kept:
            said: list[Any] = []
            parts = app(environ, lambda *head: said.extend(head[:2]))
            body = b"".join(parts)
            getattr(parts, "close", lambda: None)()
            status, headers = said
            if not status.startswith("200") or len(kept) >= MOST:
                start_response(status, headers)
                return [body]
            kept[key] = status, headers, body
        status, headers, body = kept[key]
        start_response(status, list(headers))
        return [body]

    return answer


def _key(environ: dict[str, Any]) -> Key | None:
    path = environ.get("PATH_INFO", "")
    if environ["REQUEST_METHOD"] != "GET" or not path.startswith("/assets/"):
        return None
    if any(environ.get(name) for name in ASIDE):
        return None
    # The answer says how to open sockets to the host that was asked.
    host = f"{environ['wsgi.url_scheme']}://{environ.get('HTTP_HOST', '')}"
    return path, environ.get("HTTP_ACCEPT_ENCODING", ""), host
