"""A big screen in Chromium, fed with views as the server would send them: one page, any view.

The page is the real one, from a real server; only its socket is ours. So every kind of screen
can be looked at in every shape without leading a whole event there.
"""

from __future__ import annotations

import itertools
import json
from typing import Any

from playwright.sync_api import Page, WebSocketRoute

from tests.browser.room import Room

Json = dict[str, Any]

HELLO = json.dumps(
    {
        "sid": "s",
        "upgrades": [],
        "pingInterval": 600_000,
        "pingTimeout": 600_000,
        "maxPayload": 9**9,
    }
)

QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7h-7z"/></svg>'

VOICE = """() => {
  const said = [];
  window.voiceSaid = said;
  class Utterance { constructor(text) { this.text = text; } }
  window.SpeechSynthesisUtterance = Utterance;
  const synth = {
    getVoices: () => [{ lang: 'en-GB' }, { lang: 'ar' }],
    speak: (u) => { said.push(u.text); window.voiceNow = u; },
    cancel: () => { window.voiceNow = null; },
  };
  window.voiceNext = () => {
    const { voiceNow } = window;
    window.voiceNow = null;
    voiceNow?.onend();
    return Boolean(window.voiceNow);
  };
  Object.defineProperty(window, 'speechSynthesis', { value: synth });
}"""
"""A voice that says nothing: `voiceSaid` is what it was given, `voiceNext()` ends a sentence."""

CAPTIONS_SEEN = """() => {
  window.captionsSeen = [];
  const band = document.querySelector('.captions');
  const note = () => window.captionsSeen.push(band.innerText);
  new MutationObserver(note).observe(band, { childList: true, subtree: true, characterData: true });
}"""
"""All captions from now on, as `captionsSeen`."""


class Stage:
    """``said``: what the screen told the server, as (name, message)."""

    def __init__(self, room: Room, page: Page) -> None:
        self.page = page
        self.said: list[tuple[str, Json]] = []
        self._sockets: list[WebSocketRoute] = []
        self._numbers = itertools.count(1)
        if not room.links:
            room.lead(tables=1)
        page.route_web_socket("**/socket.io/**", self._open)
        page.goto(room.links["display"])
        page.get_by_role("button", name="Start").click()

    def show(self, view: Json) -> None:
        """Send a view, and wait until the page has drawn and measured it."""
        self.tell(view)
        settle(self)

    def tell(self, view: Json) -> None:
        """Send a view, and do not wait."""
        numbered = {**view, "version": [1, next(self._numbers)]}
        self._sockets[-1].send(f'42["view",{json.dumps(numbered)}]')

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})
        settle(self)

    def _open(self, socket: WebSocketRoute) -> None:
        self._sockets.append(socket)
        socket.on_message(lambda text: self._hear(socket, str(text)))
        socket.send(f"0{HELLO}")

    def _hear(self, socket: WebSocketRoute, text: str) -> None:
        if text.startswith("40"):
            socket.send('40{"sid":"s"}')
        elif text.startswith("42"):
            at = text.index("[")
            name, *rest = json.loads(text[at:])
            self.said.append((name, rest[0] if rest else {}))
            if at > 2:
                socket.send(f'43{text[2:at]}[{{"ok":true,"version":[1,{next(self._numbers)}]}}]')


def a_stage(room: Room, size: tuple[int, int] = (1920, 1080)) -> Stage:
    """A big screen of this shape, with a QR code that is drawn at once."""
    width, height = size
    page = room.device({"width": width, "height": height}, f"big screen {width} x {height}")
    page.route("**/*.svg", lambda route: route.fulfill(body=QR, content_type="image/svg+xml"))
    return Stage(room, page)


def settle(*stages: Stage) -> None:
    """Wait until each has drawn and measured what it was told. They draw at the same time."""
    for stage in stages:
        stage.page.evaluate(
            "() => { window.settled = document.fonts.ready.then(() => new Promise((done) => {"
            "let frames = 4; const next = () => (frames-- ? requestAnimationFrame(next) : done());"
            "next(); })); }"
        )
    for stage in stages:
        stage.page.evaluate("() => window.settled")
