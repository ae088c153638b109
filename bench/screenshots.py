"""Take the pictures of the README from a made-up event on the real server. ``make screenshots``."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, async_playwright

from bench.chromium import executable, flags
from bench.client import Json, Venue
from bench.demo import make_event
from bench.people import People
from bench.server import HOUSE, Server, free_port

PICTURES = HOUSE / "docs" / "pictures"
NAME = "venue.example"
"""What the pictures show as the address. Chromium finds this machine behind it."""

PHONE, TABLET, SCREEN, DESK = (390, 844), (1180, 820), (1920, 1080), (1440, 900)


class Shoot:
    """One event, one browser, and the folder for the pictures."""

    def __init__(self, browser: Browser, folder: Path, made: Json) -> None:
        self.browser, self.folder, self.made = browser, folder, made

    async def page(self, size: tuple[int, int], address: str, scale: float = 1) -> Page:
        context = await self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            device_scale_factor=scale,
            reduced_motion="reduce",
        )
        page = await context.new_page()
        await page.goto(address)
        return page

    async def take(self, page: Page, name: str) -> None:
        # Fonts first: a picture in the fallback typeface would be of another product.
        await page.evaluate("() => document.fonts.ready")
        await page.wait_for_timeout(400)
        await page.screenshot(path=self.folder / f"{name}.png")
        print(name, flush=True)


async def shoot(server: Server, folder: Path) -> None:
    """All pictures, in the order of an event."""
    folder.mkdir(parents=True, exist_ok=True)
    async with Venue(server.url) as venue, async_playwright() as playwright:
        made = await make_event(venue, server.office_url)
        browser = await playwright.chromium.launch(executable_path=executable(), args=flags(NAME))
        people = People(venue, made, pace=0.05, left_open=frozenset({4}))
        await people.arrive()
        work = asyncio.create_task(people.live())
        try:
            await story(Shoot(browser, folder, made), venue, people)
        finally:
            work.cancel()
            await browser.close()


async def story(room: Shoot, venue: Venue, people: People) -> None:
    """From the lobby to the closing."""
    made = room.made
    screen = await room.page(SCREEN, made["display"])
    await screen.get_by_role("button", name="Start").click()
    await room.take(screen, "screen-lobby")
    organiser = await room.page(DESK, made["organiser"])
    leader = await (await venue.enter(made["organiser"])).connect()

    await leader.must("move_stage", **{"from": "lobby", "to": "question-1"})
    yours = people.facilitators[4]
    view = await yours.wait_for(lambda view: len(view["points"]) >= 3, timeout=60)
    tablet = await room.page(TABLET, made["tables"][3]["facilitator"])
    await tablet.get_by_role("textbox", name="New point").fill("Send the week's visit times")
    await room.take(tablet, "tablet")

    phone = await room.page(PHONE, made["tables"][3]["join"], scale=2)
    await room.take(phone, "phone-join")
    await phone.get_by_role("button", name=re.compile("^Join")).click()
    point = view["points"][2]["id"]
    check = await yours.must("open_check", point=point, scope="table")
    await phone.get_by_role("button", name=re.compile("^I agree")).click()
    await phone.get_by_text("Saved.").wait_for()
    await room.take(phone, "phone")
    await tablet.reload()
    await tablet.get_by_role("button", name=re.compile("^(Back to|Go to) the check")).first.click()
    await room.take(tablet, "tablet-check")
    await leader.wait_for(_tables_are_done, timeout=120)
    await room.take(organiser, "organiser")
    await room.take(screen, "screen-talk")

    await yours.must("lock_check", check=check)
    await yours.must("reveal_check", check=check)
    await yours.must("mark_key", point=point, key=True)
    for there, then in (
        ("question-1", "summary-1"),
        ("summary-1", "question-2"),
        ("question-2", "summary-2"),
        ("summary-2", "closing"),
    ):
        await leader.must("move_stage", **{"from": there, "to": then})
        await leader.wait_for(partial(_is_at, then))
        if then == "question-2":
            await leader.wait_for(_tables_are_done, timeout=120)
    await show(leader, screen, lambda s: s["key"].startswith("point:"), skip=1)
    await room.take(screen, "screen")
    await show(leader, screen, lambda s: s["key"].startswith("forward:"))
    await room.take(screen, "screen-forward")


async def show(leader: Any, screen: Page, wanted: Any, skip: int = 0) -> None:
    """Bring a step to the big screen, and wait until it is there."""
    found = [s for s in leader.view["steps"] if wanted(s)]
    step = found[min(skip, len(found) - 1)]
    await leader.must("show_step", step=step["key"])
    await leader.wait_for(lambda view: view["step"] == step["key"])
    await screen.wait_for_timeout(600)


def _is_at(stage: str, view: Json) -> bool:
    return bool(view["stage"]["id"] == stage)


def _tables_are_done(view: Json) -> bool:
    """Tables 1 to 3 have key points and no vote open."""
    simulated = [t for t in view["tables"] if t["number"] < 4]
    return all(t["key_points"] and not t["check"] for t in simulated)


def main() -> None:
    """Pictures go to docs/pictures, or to the folder given."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    with tempfile.TemporaryDirectory() as scratch:
        port = free_port()
        env = {"PUBLIC_URL": f"http://{NAME}:{port}"}
        with Server(Path(scratch) / "instance", port, env) as server:
            asyncio.run(shoot(server, folder))


if __name__ == "__main__":
    main()
