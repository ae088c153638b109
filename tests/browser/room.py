"""A room of real browsers: one Chromium, a context for each device, as people hold them."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect

from bench.chromium import executable, flags
from bench.server import Server
from facilitation.prepare.wanted import in_a_while
from tests.browser.lead import Lead

ROOT = Path(__file__).resolve().parents[2]
NAME = "venue.test"
"""Not localhost on purpose: over plain HTTP browsers withhold a good deal from such a name."""

PHONE = {"width": 390, "height": 844}
TABLET = {"width": 1180, "height": 820}
PROJECTOR = {"width": 1920, "height": 1080}
DESK = {"width": 1440, "height": 900}


NETWORK = re.compile("Failed to load resource|WebSocket connection|net::ERR")
"""What Chromium itself says of a server that is away: the tests take it away on purpose."""

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def launch(playwright: Playwright) -> Browser:
    """The machine's Chromium, which talks to nobody but us."""
    return playwright.chromium.launch(executable_path=executable(), args=flags(NAME))


@cache
def axe_source() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()


RUN_AXE = """async (options) => {
  const before = scrollY;
  if (document.querySelector(".panel-foot")) scrollTo(0, document.documentElement.scrollHeight);
  const { violations } = await axe.run(document, { ...options, resultTypes: ["violations"] });
  scrollTo(0, before);
  return violations.map(({ id, help, nodes }) =>
    ({ id, help, where: nodes.map((n) => `${n.target.join(" ")} ${n.failureSummary}`) }));
}"""
"""axe calls a target too small where a strip that stays in sight lies over half of it, though one
scrolls on: it looks from the end of the page, where the strip covers nothing."""


def with_axe(page: Page) -> None:
    """axe is in the page, once: half a megabyte of script is not read for each look."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe_source())


def accessible(page: Page, where: str) -> None:
    """axe finds nothing at WCAG 2.2 AA on the page as it stands."""
    with_axe(page)
    found: list[dict[str, Any]] = page.evaluate(
        RUN_AXE, {"runOnly": {"type": "tag", "values": WCAG}}
    )
    assert found == [], f"{where}: {json.dumps(found, indent=1)}"


class Room:
    """The devices of one event on one server. ``pages`` by name, errors kept for the end."""

    def __init__(self, browser: Browser, server: Server, url: str) -> None:
        self.browser, self.server, self.url = browser, server, url
        self.errors: list[str] = []
        self.links: dict[str, str] = {}
        self.code = ""
        self._contexts: list[BrowserContext] = []

    @property
    def event(self) -> str:
        """The id in its links: ``/d/EVENT#…``."""
        return self.links["display"].partition("#")[0].rsplit("/", 1)[1]

    def device(self, size: dict[str, int], name: str, **options: Any) -> Page:
        """A browser of its own with one page, ``size`` in CSS pixels."""
        context = self.browser.new_context(
            viewport=size,
            reduced_motion="reduce",
            **options,  # type: ignore[arg-type]
        )
        self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: self.errors.append(f"{name}: {error}"))
        page.on(
            "console",
            lambda said: (
                self.errors.append(f"{name}: {said.text}")
                if said.type == "error" and not NETWORK.search(said.text)
                else None
            ),
        )
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def lead(self, **changes: Any) -> Lead:
        """An event made and led over plain HTTP; its links and its code are the room's."""
        made = Lead(self.server, **changes)
        faces = {name: made.links[name] for name in ("display", "organiser")}
        tables = {f"table {t['number']}": t["facilitator"] for t in made.links["tables"]}
        self.links = {name: here(self, link) for name, link in {**faces, **tables}.items()}
        self.code = f"{made.code[:3]} {made.code[3:]}"
        return made

    def make_event(self, organiser: Page, questions: list[str], tables: int) -> None:
        """As an organiser does it: the office's link, a form, then the links to hand out."""
        secret = self.server.office_url.partition("#")[2]
        organiser.goto(f"{self.url}/office#{secret}")
        organiser.get_by_label("Title").fill("Care at home: what matters to us")
        organiser.get_by_label(re.compile("^(Date|Day)")).fill(in_a_while())
        organiser.get_by_text("More choices", exact=True).click()
        organiser.get_by_label("Your own questions").fill("\n".join(questions))
        organiser.get_by_label(re.compile("tables", re.I)).fill(str(tables))
        organiser.get_by_role("button", name=re.compile("^(Make|Create)")).click()
        expect(organiser.get_by_role("heading", name="Prepare")).to_be_visible()
        organiser.get_by_role("link", name="Live", exact=True).click()
        expect(organiser.get_by_role("button", name="Move the room to Question 1")).to_be_visible()
        self.read_links(organiser)

    def read_links(self, organiser: Page) -> None:
        """The links and the code, from the page on which an organiser finds them."""
        page = organiser.context.new_page()
        page.goto(organiser.url.partition("#")[0] + "/links")
        text = page.locator("main").inner_text()
        for kind, part in (("display", "/d/"), ("organiser", "/o/")):
            self.links[kind] = first(re.findall(rf"http://\S+{part}\S+#\w+", text))
        for link in re.findall(r"http://\S+/t/\w+/\d+#\w+", text):
            self.links[f"table {link.split('#')[0].rsplit('/', 1)[1]}"] = link
        self.code = first(re.findall(r"\b\d{3} \d{3}\b", text))
        page.close()

    def join(self, phone: Page, table: int) -> None:
        """As a person does it: type the code, choose the table, read, join."""
        phone.goto(self.url)
        phone.get_by_role("textbox").fill(self.code)
        phone.get_by_role("button", name=re.compile("Join|Next|Go on|Continue")).click()
        phone.get_by_role("radio", name=f"Table {table}", exact=True).check(force=True)
        phone.get_by_role("button", name=re.compile("^Join")).click()
        expect(phone.get_by_text("You are at")).to_be_visible()

    def arrive(self, phone: Page, table: int) -> None:
        """By the QR code of a table."""
        phone.goto(f"{self.url}/j/{self.code.replace(' ', '')}/{table}")
        phone.get_by_role("button", name=f"Join Table {table}").click()
        expect(phone.get_by_text("You are at")).to_be_visible()


def here(room: Room, link: str) -> str:
    """A link of the server, at the address by which these browsers know it."""
    return room.url + "/" + link.split("://", 1)[1].split("/", 1)[1]


def first(found: list[str]) -> str:
    assert found, "nothing of the kind on the page"
    return found[0]


def answer(page: Page, words: str) -> Locator:
    """The vote button whose accessible name begins with ``words``."""
    return page.get_by_role("button", name=re.compile(f"^{words}"))
