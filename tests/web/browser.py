"""A browser without a screen: forms and pages, with cookies, no step taken by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from yarl import URL

from bench.client import Json, Venue
from bench.server import Server
from facilitation.prepare.wanted import in_a_while

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    text: str
    cookies: tuple[str, ...]
    """Each Set-Cookie header, as sent."""

    @property
    def where(self) -> str:
        """Where a redirect leads."""
        return self.headers["Location"]


class Browser:
    """Answers are checked for what none may have: the inside of the server."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url, self.session = url, session

    async def get(self, path: str, **options: Any) -> Answer:
        return await self.ask("GET", path, **options)

    async def post(self, path: str, **options: Any) -> Answer:
        """``data``: a form's fields; ``json``: a program's."""
        return await self.ask("POST", path, **options)

    async def ask(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, **options: Any
    ) -> Answer:
        async with self.session.request(
            method,
            # As it is written here: not even "%2e" becomes anything else.
            URL(self.url + path, encoded=True),
            headers={**HTML, **(headers or {})},
            allow_redirects=False,
            **options,
        ) as response:
            text = (await response.read()).decode(errors="replace")
            for inside in ("Traceback", 'File "', ".py", "sqlite"):
                assert inside not in text, f"{path} shows {inside}"
            return Answer(
                response.status,
                response.headers,
                text,
                tuple(response.headers.getall("Set-Cookie", ())),
            )

    async def enter_office(self, server: Server) -> None:
        secret = urlsplit(server.office_url).fragment
        answer = await self.post("/enter", json={"role": "office", "secret": secret})
        assert answer.status == 200


@asynccontextmanager
async def a_browser(server: Server) -> AsyncIterator[Browser]:
    async with Venue(server.url) as venue, venue.browser() as session:
        yield Browser(server.url, session)


async def an_event(server: Server, **changes: object) -> Json:
    """A new event: the answer of POST /office/events."""
    fields = {
        "title": "Care at home",
        "date": in_a_while(),
        "questions": ["What helps?"],
        "tables": 2,
        "scale": "three",
        **changes,
    }
    async with Venue(server.url) as venue:
        return await venue.create_event(server.office_url, **fields)
