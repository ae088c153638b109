"""A client of docs/protocol.md in asyncio: what a tablet, a phone or a projector would send."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import socketio

Json = dict[str, Any]

ROLES = {"o": "organiser", "desk": "desk", "t": "facilitator", "d": "display"}
"""What the first letter of a link's path stands for."""

RATE, BURST = 15.0, 15
"""Operations a second, and at once, of one device: the server takes a faster one for a flood."""

ACK_SECONDS = 30.0
CONNECT_SECONDS = 60.0


class Refused(Exception):
    """The server said no: ``code`` and ``words`` of docs/protocol.md."""

    def __init__(self, answer: Json, about: str) -> None:
        self.code = str(answer.get("code", ""))
        self.words = str(answer.get("words", ""))
        super().__init__(f"{about}: {self.code or answer} {self.words}".rstrip())


class Venue:
    """One server as devices reach it: makes events and devices, and closes what it made."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.devices: list[Device] = []
        # No limit: the pool's default of 100 would hold back the 101st phone.
        self._pool = aiohttp.TCPConnector(limit=0)

    async def __aenter__(self) -> Venue:
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.gather(*(d.close() for d in self.devices), return_exceptions=True)
        await self._pool.close()

    def browser(self) -> aiohttp.ClientSession:
        """A browser with cookies of its own; the caller closes it."""
        return aiohttp.ClientSession(
            connector=self._pool,
            connector_owner=False,
            # "unsafe" is aiohttp's word for cookies of a bare address such as 127.0.0.1.
            cookie_jar=aiohttp.CookieJar(unsafe=True),
            headers={"Accept": "application/json"},
        )

    async def create_event(self, office_url: str, **fields: Any) -> Json:
        """Make an event as the office: ``title``, ``date``, ``questions``, ``tables``, ``scale``.

        Answers its code and links, as in docs/protocol.md, section 1.
        """
        async with self.browser() as office:
            secret = urlsplit(office_url).fragment
            await self._post(office, "/enter", {"role": "office", "secret": secret})
            return await self._post(office, "/office/events", fields)

    async def enter(self, link: str) -> Device:
        """A device that opened an organiser's, a facilitator's or the display's link."""
        parts = urlsplit(link)
        letter, event, *table = parts.path.strip("/").split("/")
        where: Json = {"event": event} | ({"table": int(table[0])} if table else {})
        device = Device(self.url, self.browser(), {**where, "face": ROLES[letter]})
        self.devices.append(device)
        body = {**where, "role": ROLES[letter], "secret": parts.fragment}
        await self._post(device.browser, "/enter", body)
        return device

    async def join(
        self, code: str, table: int, token: str | None = None, group: str | None = None
    ) -> Device:
        """A phone that joined ``table`` by the event's code. The same token is the same person.

        ``group``: what the person says they come as.
        """
        device = Device(self.url, self.browser(), {"face": "phone"})
        self.devices.append(device)
        body = {"table": table, "token": token or uuid.uuid4().hex}
        if group is not None:
            body["group"] = group
        answer = await self._post(device.browser, f"/j/{code}", body)
        device.auth["event"] = answer["event"]
        device.who = answer["participant"]
        return device

    async def _post(self, browser: aiohttp.ClientSession, path: str, body: Json) -> Json:
        async with browser.post(self.url + path, json=body) as response:
            if "json" not in response.content_type:
                text = (await response.text())[:200]
                raise Refused({"words": f"{response.status} {text}"}, f"POST {path}")
            answer: Json = await response.json()
            if not answer.get("ok"):
                raise Refused(answer, f"POST {path}")
            return answer


class Device:
    """One screen of one event, on a WebSocket and with cookies of its own.

    ``view``: the latest view that came, {} before the first.
    """

    def __init__(self, url: str, browser: aiohttp.ClientSession, auth: Json) -> None:
        """``auth``: what the socket says it is: ``event``, ``face``, a facilitator's ``table``."""
        self.browser, self.auth = browser, auth
        self.face: str = auth["face"]
        self.who: str | None = None
        """A phone's participant."""
        self.view: Json = {}
        self.problem: Json | None = None
        self._url = url
        self._changed = asyncio.Event()
        self._refusal: Json = {}
        self._waiting: set[asyncio.Future[Json]] = set()
        self._n = 0
        self._free_at = 0.0
        self._socket = socketio.AsyncClient(
            reconnection=False, handle_sigint=False, http_session=browser
        )
        self._socket.on("view", self._on_view)
        self._socket.on("problem", self._on_problem)
        self._socket.on("connect_error", self._on_refusal)
        self._socket.on("disconnect", self._on_disconnect)

    @property
    def connected(self) -> bool:
        return bool(self._socket.connected)

    async def connect(self, timeout: float = CONNECT_SECONDS) -> Device:
        """Connect and wait for the first view. Refused: the server did not let it in."""
        self._refusal, self.problem, self.view = {}, None, {}
        try:
            await self._socket.connect(
                self._url, auth=self.auth, transports=["websocket"], wait_timeout=timeout
            )
        except socketio.exceptions.ConnectionError as error:
            if self._refusal:
                raise Refused(self._refusal, f"connect {self.face}") from error
            raise ConnectionError(f"{self.face}: {error}") from error
        await self.wait_for(bool, timeout)
        return self

    def operation(self, name: str, **fields: Any) -> Json:
        """A new operation with an id and the next order number, not yet sent.

        ``from`` of move_stage is a Python word: pass ``**{"from": …}``.
        """
        self._n = max(self._n + 1, time.time_ns() // 1_000_000)
        made: Json = {"id": uuid.uuid4().hex, "name": name, "n": self._n, **fields}
        return made if self.who is None else {"who": self.who, **made}

    async def deliver(self, operation: Json, timeout: float = ACK_SECONDS) -> Json:
        """Send an operation once and wait for its acknowledgement, whatever that says.

        ConnectionError or TimeoutError: there was none, and it may or may not be stored.
        """
        now = time.monotonic()
        self._free_at = max(self._free_at + 1 / RATE, now - (BURST - 1) / RATE)
        await asyncio.sleep(max(0.0, self._free_at - now))
        return await self._call("operation", operation, timeout)

    async def send(self, name: str, **fields: Any) -> Json:
        """A new operation, sent again while the server says "later"; its acknowledgement.

        A refusal is returned too (``ok`` is False). ``id`` is added to the acknowledgement:
        the operation's, and so the id of the point or check that it made.
        """
        made = self.operation(name, **fields)
        for wait in (0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8):
            ack = await self.deliver(made)
            if ack.get("ok") or not ack.get("later"):
                break
            await asyncio.sleep(wait)
        return {**ack, "id": made["id"]}

    async def must(self, name: str, **fields: Any) -> str:
        """``send`` for what has to work: the operation's id. Refused: it did not."""
        ack = await self.send(name, **fields)
        if not ack.get("ok"):
            raise Refused(ack, f"{self.face}: {name}")
        return str(ack["id"])

    async def look(self, timeout: float = ACK_SECONDS) -> Json:
        """Ask for the current view, keep it and return it."""
        answer = await self._call("look", {}, timeout)
        if not answer.get("ok"):
            raise Refused(answer, "look")
        self._on_view(answer["view"])
        return self.view

    async def wait_for(self, wanted: Callable[[Json], object], timeout: float = 10.0) -> Json:
        """The first view for which ``wanted`` is true, at once if the present one is."""
        async with asyncio.timeout(timeout):
            while not (self.view and wanted(self.view)):
                if not self.connected:
                    raise ConnectionError(f"{self.face} is not connected {self.problem or ''}")
                self._changed.clear()
                await self._changed.wait()
        return self.view

    async def alike(self) -> list[Json]:
        """What the theme desk suggests as saying the same, strongest first."""
        path = f"{self._url}/desk/{self.auth['event']}/alike"
        async with self.browser.get(path) as response:
            return list((await response.json())["pairs"])

    async def close(self) -> None:
        """Leave. ``connect`` comes back only on a new device."""
        await self._socket.disconnect()
        await self.browser.close()

    async def _call(self, event: str, data: Json, timeout: float) -> Json:
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()

        def on_ack(*values: Any) -> None:
            if not answer.done():
                answer.set_result(values[0] if values else {})

        if not self.connected:
            raise ConnectionError(f"{self.face} is not connected {self.problem or ''}")
        self._waiting.add(answer)
        try:
            await self._socket.emit(event, data, callback=on_ack)
            async with asyncio.timeout(timeout):
                return await answer
        finally:
            self._waiting.discard(answer)

    def _on_view(self, view: Json) -> None:
        old, new = self.view.get("version"), view["version"]
        # An older view of the same epoch would take the screen back in time.
        if old is None or old[0] != new[0] or new[1] >= old[1]:
            self.view = view
            self._changed.set()

    def _on_problem(self, problem: Json) -> None:
        self.problem = problem

    def _on_refusal(self, data: Any = None) -> None:
        # Socket.IO puts a refusal's data beside a message; a bare text is Engine.IO's own.
        self._refusal = (data.get("data") or data) if isinstance(data, dict) else {}

    def _on_disconnect(self, *_: Any) -> None:
        self._changed.set()
        for answer in self._waiting:
            if not answer.done():
                answer.set_exception(ConnectionError(f"{self.face} lost its connection"))
