"""The script of the step that is shown, for a phone in its own language."""

from __future__ import annotations

import json
from typing import Any

from bench.server import Server
from tests.live.room import Room, a_room
from tests.web.browser import Browser, a_browser
from tests.web.test_plain import come_in


async def script(browser: Browser, room: Room, language: str) -> Any:
    answer = await browser.get(f"/e/{room.event}/script?lang={language}")
    return json.loads(answer.text)


async def test_each_phone_has_it_in_its_own_language(server: Server) -> None:
    async with a_room(server) as room, a_browser(server) as browser:
        await come_in(browser, room)
        nothing = await script(browser, room, "cy")
        assert nothing == {"ok": True, "key": None, "spoken": []}
        await room.move("summary-1")
        for language, first in (
            ("cy", "Beth glywsom."),
            ("pl", "Co usłyszeliśmy."),
            ("ur", "ہم نے کیا سنا۔"),
            ("en", "What we heard."),
            ("unknown", "What we heard."),
        ):
            told = await script(browser, room, language)
            assert told["ok"]
            assert told["key"] == "opening"
            assert told["spoken"][0] == first


async def test_nobody_else_has_it(server: Server) -> None:
    async with a_room(server) as room, a_browser(server) as stranger:
        answer = await stranger.get(f"/e/{room.event}/script?lang=cy")
        assert answer.status == 403
