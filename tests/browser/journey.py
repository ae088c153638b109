"""The screens of a phone one after the other, on several phones that read differently."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from playwright.sync_api import Page, expect

from facilitation.prepare.wanted import in_a_while
from tests.browser.lead import Lead
from tests.browser.room import PHONE, Room

POINT = "A small team of care workers we know, not a new face each week."
DISSENT = "Two of us need a choice of carer."
TITLE = "Care at home"
QUESTION = "What makes care at home feel safe?"
DAY = f"{date.fromisoformat(in_a_while()):%A, %-d %B %Y}"
KNOWN = (TITLE, QUESTION, POINT, DISSENT, "Common Table", DAY)
"""What people wrote, our name, and a date, which the browser words by itself."""

SCREENS = (
    *(
        "home",
        "wrong code",
        "problem",
        "accessibility",
        "agreement",
        "join",
        "join a table",
        "waiting",
    ),
    *("vote", "voted", "say", "card", "settings", "table", "people", "helping", "mine", "worry"),
    *("simple page", "result", "summary", "told point", "room vote", "ended"),
)
PANELS = ("say", "card", "settings", "table", "people", "helping", "mine")
FROM_SETTINGS = ("table", "people", "helping", "mine")


class Phones:
    """``pages``: by how they read, a language id; "easy" has Easy Read's pictures on."""

    def __init__(self, room: Room, languages: tuple[str, ...]) -> None:
        self.room = room
        self.lead = Lead(room.server, title=TITLE, questions=[QUESTION])
        self.pages: dict[str, Page] = {}
        for language in languages:
            page = room.device(PHONE, f"phone {language}")
            page.goto(f"{room.url}/language/{language}?next=/")
            if language == "easy":
                page.evaluate("localStorage.setItem('common-table:easy', 'on')")
            self.pages[language] = page

    def each(self, do: Callable[[Page], object]) -> None:
        for page in self.pages.values():
            do(page)

    def screens(self) -> Iterator[str]:
        """The name of each screen, when every phone shows it."""
        yield from self._arriving()
        yield from self._voting()

    def _arriving(self) -> Iterator[str]:
        url, lead = self.room.url, self.lead
        self.each(lambda page: page.goto(f"{url}/"))
        yield "home"
        self.each(lambda page: page.goto(f"{url}/j?code=000000"))
        yield "wrong code"
        self.each(lambda page: page.goto(f"{url}/p/none"))
        yield "problem"
        self.each(lambda page: page.goto(f"{url}/accessibility"))
        yield "accessibility"
        self.each(lambda page: page.goto(f"{url}/agreement/{lead.code}"))
        yield "agreement"
        self.each(lambda page: page.goto(f"{url}/j/{lead.code}"))
        yield "join"
        self.each(lambda page: page.goto(f"{url}/j/{lead.code}/1"))
        yield "join a table"
        self.each(lambda page: page.locator("[data-join]").click())
        self.each(lambda page: expect(page.locator(".waiting")).to_be_visible())
        yield "waiting"

    def _voting(self) -> Iterator[str]:
        lead = self.lead
        lead.move("lobby", "question-1")
        point = lead.say("capture_point", 1, question=1, kind="point", text=POINT)
        lead.say("mark_key", 1, point=point, key=True)
        check = lead.say("open_check", 1, point=point, scope="table")
        self.each(lambda page: expect(page.locator(".answer")).to_have_count(4))
        yield "vote"
        self.each(lambda page: page.locator(".answer").nth(0).click())
        self.each(lambda page: expect(page.locator(".saved-line strong")).to_be_visible())
        yield "voted"
        for name in PANELS:
            with self.opened(name):
                yield name
        with self.opened("worry"):
            yield "worry"
        self.each(lambda page: page.goto(f"{self.room.url}/p/{lead.event}/plain"))
        yield "simple page"
        self.each(lambda page: page.goto(f"{self.room.url}/p/{lead.event}"))
        self.each(lambda page: expect(page.locator(".answer")).to_have_count(4))
        lead.say("set_headcount", 1, people=9)
        lead.say("count_hands", 1, check=check, hands={"disagree": 2, "unsure": 1})
        lead.reveal(check)
        lead.say("conclude_check", 1, check=check, outcome="worries", dissent=DISSENT)
        self.each(lambda page: expect(page.locator(".dissent")).to_be_visible())
        yield "result"
        yield from self._ending(point)

    def _ending(self, point: str) -> Iterator[str]:
        lead = self.lead
        lead.move("question-1", "summary-1")
        self.each(lambda page: expect(page.locator(".told")).to_be_visible())
        yield "summary"
        lead.say("show_step", step=f"point:{point}")
        self.each(lambda page: expect(page.locator(".told .dissent")).to_be_visible())
        yield "told point"
        lead.move("summary-1", "closing")
        lead.say("show_step", step="vote")
        lead.say("open_room_vote")
        self.each(lambda page: expect(page.locator(".answer")).to_have_count(4))
        yield "room vote"
        lead.move("closing", "ended")
        self.each(lambda page: expect(page.locator("[data-opens=mine]")).to_be_visible())
        yield "ended"

    @contextmanager
    def opened(self, name: str) -> Iterator[None]:
        """A panel, as people open and close it: by what is the same in every language."""

        def open_it(page: Page) -> None:
            if name in FROM_SETTINGS:
                page.locator("[data-opens=settings]").click()
            page.locator(f"[data-opens^={name}]").last.click()
            expect(page.locator(f"#{name}")).to_be_visible()

        self.each(open_it)
        yield
        self.each(lambda page: page.locator(".panel-buttons button").last.click())
        self.each(lambda page: expect(page.locator(".panel")).to_have_count(0))
