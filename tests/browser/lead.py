"""Everybody but the phones, without a browser: the organiser and the tablets, by plain HTTP."""

from __future__ import annotations

import json
import time
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from bench.server import Server
from facilitation.prepare.wanted import in_a_while


def post(browser: OpenerDirector, url: str, body: Any) -> Any:
    """What a server answers to JSON. ``browser`` keeps its cookies. Raises HTTPError."""
    request = Request(
        url,
        json.dumps(body).encode(),
        {"Content-Type": "application/json", "Accept": "application/json"},
    )
    with browser.open(request, timeout=10) as response:
        return json.load(response)


def a_browser() -> OpenerDirector:
    """One with cookies of its own."""
    return build_opener(HTTPCookieProcessor(CookieJar()))


class Lead:
    """One event, led from here. ``links`` as ``POST /office/events`` answers them."""

    def __init__(self, server: Server, **changes: Any) -> None:
        self.server = server
        self._browser = a_browser()
        self._sent = 0
        self._on_screen = False
        secret = urlsplit(server.office_url).fragment
        self._post("/enter", {"role": "office", "secret": secret})
        fields = {
            "title": "Care at home: what matters to us",
            "date": in_a_while(),
            "questions": ["What makes care at home feel safe?", "Who do we call?"],
            "tables": 3,
            "scale": "three",
            **changes,
        }
        self.links = self._post("/office/events", fields)
        self.event, self.code = self.links["event"], self.links["code"]
        self._enter("organiser", None, self.links["organiser"])
        for table in self.links["tables"]:
            self._enter("facilitator", table["number"], table["facilitator"])

    def _enter(self, role: str, table: int | None, link: str) -> None:
        where = {"event": self.event, "role": role, "secret": urlsplit(link).fragment}
        self._post("/enter", {**where, **({"table": table} if table else {})})

    def _post(self, path: str, body: Any) -> Any:
        return post(self._browser, self.server.url + path, body)

    def say(self, name: str, table: int | None = None, **fields: Any) -> str:
        """Do what must be accepted, as a table or (no table) as the organiser. Its id."""
        self._sent += 1
        operation = {
            "id": f"{name}-{self._sent:08}",
            "n": time.time_ns() // 1_000_000 + self._sent,
            "name": name,
            **{key.rstrip("_"): value for key, value in fields.items()},
        }
        face = "facilitator" if table else "organiser"
        ack = self._post(
            f"/e/{self.event}/operation", {"face": face, "table": table, "operation": operation}
        )
        assert ack["ok"], ack
        return str(operation["id"])

    def move(self, here: str, there: str) -> None:
        self.say("move_stage", from_=here, to=there)

    def ask(self, text: str, table: int = 1) -> str:
        """A point, and a vote on it at its own table; the check's id."""
        point = self.say("capture_point", table, question=1, kind="idea", text=text)
        return self.say("open_check", table, point=point, scope="table")

    def reveal(self, check: str, table: int | None = 1) -> None:
        self.say("lock_check", table, check=check)
        self.say("reveal_check", table, check=check)

    def tablet(self, table: int = 1) -> Any:
        """What a table's tablet is shown."""
        return self._view(f"face=facilitator&table={table}")

    def leading(self) -> Any:
        """What the organiser is shown."""
        return self._view("face=organiser")

    def screen(self) -> Any:
        """What the big screen is shown."""
        if not self._on_screen:
            self._enter("display", None, self.links["display"])
            self._on_screen = True
        return self._view("face=display")

    def _view(self, of: str) -> Any:
        url = f"{self.server.url}/e/{self.event}/view?{of}"
        request = Request(url, headers={"Accept": "application/json"})
        with self._browser.open(request, timeout=10) as found:
            return json.load(found)["view"]
