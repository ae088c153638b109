"""The whole loop in five browsers at once, by what people see and hear: roles and names."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.lead import Lead
from tests.browser.room import DESK, PHONE, PROJECTOR, TABLET, Room, accessible, answer

pytestmark = pytest.mark.browser

QUESTIONS = ["What makes care at home feel safe?", "Who do we call when it goes wrong?"]
SMALL_TEAM = "A small team of care workers we know, not a new face each week."
ONE_NUMBER = "One number to call, and a person who picks up."


class Five:
    """Organiser, facilitator, two phones and the big screen, all at Table 1."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.organiser = room.device(DESK, "organiser")
        self.tablet = room.device(TABLET, "tablet")
        self.phones = [room.device(PHONE, f"phone {n}") for n in (1, 2)]
        self.screen = room.device(PROJECTOR, "big screen")

    def arrive_by_hand(self) -> None:
        """The event is made by the office's form, and joined by typing its code."""
        self.room.make_event(self.organiser, QUESTIONS, tables=1)
        self.screen.goto(self.room.links["display"])
        expect(self.screen.get_by_role("button", name="Start")).to_be_visible()
        accessible(self.screen, "big screen before the start")
        self._open()
        for phone in self.phones:
            self.room.join(phone, 1)
        expect(self.screen.get_by_text("2 have joined")).to_be_visible()

    def arrive(self) -> Lead:
        """The short way: made over plain HTTP, and joined by the table's QR code."""
        lead = self.room.lead(questions=QUESTIONS, tables=1)
        self.organiser.goto(self.room.links["organiser"])
        self._open()
        for phone in self.phones:
            self.room.arrive(phone, 1)
        expect(self.screen.get_by_text("2 have joined")).to_be_visible()
        return lead

    def _open(self) -> None:
        self.tablet.goto(self.room.links["table 1"])
        expect(self.tablet.get_by_text("The room has not started yet")).to_be_visible()
        self.screen.goto(self.room.links["display"])
        self.screen.get_by_role("button", name="Start").click()
        expect(self.screen.get_by_text(self.room.code).first).to_be_visible()

    def vote(self) -> None:
        """All are in the middle of a vote that the tablet asked for; nobody has answered."""
        self.arrive().move("lobby", "question-1")
        self.ask()

    def ask(self) -> None:
        self.capture(SMALL_TEAM)
        self.tablet.get_by_role("button", name=f"Check agreement: {SMALL_TEAM}").click()
        for phone in self.phones:
            expect(answer(phone, "I agree")).to_be_visible()

    def look(self, where: str) -> None:
        """axe, on every face as it is now."""
        for name, page in (
            ("organiser", self.organiser),
            ("tablet", self.tablet),
            ("phone", self.phones[0]),
            ("big screen", self.screen),
        ):
            accessible(page, f"{name}: {where}")

    def move(self, button: str) -> None:
        """Press the organiser's main button, and "Move on" if it asks again."""
        self.organiser.get_by_role("button", name=button, exact=True).click()
        again = self.organiser.get_by_role("button", name="Move on")
        moved = self.organiser.get_by_role("button", name=button, exact=True)
        if again.is_visible():
            again.click()
        expect(moved).to_have_count(0)

    def capture(self, text: str) -> None:
        self.tablet.get_by_role("textbox", name="New point").fill(text)
        self.tablet.get_by_role("textbox", name="New point").press("Enter")
        expect(self.tablet.get_by_role("button", name=f"Check agreement: {text}")).to_be_visible()

    def check(self, text: str, answers: list[str], people: int) -> None:
        """Ask the table, let each phone answer in turn, close and show the result."""
        self.tablet.get_by_role("button", name=f"Check agreement: {text}").click()
        for count, (phone, words) in enumerate(zip(self.phones, answers, strict=True), 1):
            expect(phone.get_by_text(text).first).to_be_visible()
            answer(phone, words).click()
            expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
            expect(
                self.tablet.get_by_text(f"{count} of {people} have answered").first
            ).to_be_visible()
        self.tablet.get_by_role("button", name="Close voting and show the result").click()

    def step_to(self, text: str) -> None:
        """Press "Next" until the big screen shows ``text``."""
        for _ in range(8):
            if self.screen.get_by_text(text).first.is_visible():
                return
            before = self.organiser.get_by_text(re.compile(r"\b\d+ of \d+$")).first.inner_text()
            self.organiser.get_by_role("button", name="Next", exact=True).click()
            expect(self.organiser.get_by_text(before, exact=True)).to_have_count(0)
            self.screen.wait_for_timeout(200)
        expect(self.screen.get_by_text(text).first).to_be_visible()


@pytest.fixture
def five(room: Room) -> Five:
    return Five(room)


def test_the_loop(five: Five) -> None:
    organiser, tablet, screen = five.organiser, five.tablet, five.screen
    one, two = five.phones
    five.arrive_by_hand()
    five.look("lobby")

    five.move("Move the room to Question 1")
    expect(screen.get_by_text(QUESTIONS[0]).first).to_be_visible()
    expect(tablet.get_by_text(QUESTIONS[0]).first).to_be_visible()
    five.capture(SMALL_TEAM)
    expect(screen.get_by_text(re.compile("^1 point")).first).to_be_visible()
    # One person has no phone: the facilitator says how many sit here, and counts hands.
    people = tablet.get_by_role("textbox", name="Number of people at the table")
    people.fill("3")
    people.press("Enter")
    expect(tablet.get_by_text("2 on phones, 1 without a phone")).to_be_visible()
    five.look("talking")

    tablet.get_by_role("button", name=f"Check agreement: {SMALL_TEAM}").click()
    answer(one, "I agree").click()
    expect(one.get_by_text("Saved.", exact=True).first).to_be_visible()
    expect(answer(one, "I agree")).to_have_attribute("aria-pressed", "true")
    answer(two, "I agree").click()
    # Changed my mind: the last answer counts.
    answer(two, "I do not agree").click()
    expect(answer(two, "I do not agree")).to_have_attribute("aria-pressed", "true")
    expect(two.get_by_text("Saved.", exact=True).first).to_be_visible()
    expect(tablet.get_by_text("2 of 3 have answered").first).to_be_visible()
    for page in (tablet, screen, organiser, one):
        assert "do not agree." not in page.locator("body").inner_text(), "a result before its time"
    five.look("voting")

    tablet.get_by_role("button", name="More: Hands for I agree").click()
    expect(tablet.get_by_text("3 of 3 have answered").first).to_be_visible()
    tablet.get_by_role("button", name="Close voting, show later").click()
    expect(one.get_by_text("Voting has closed.").first).to_be_visible()
    expect(answer(one, "I agree")).to_have_count(0)
    tablet.get_by_role("button", name="Show the result").click()
    expect(tablet.get_by_text("1 does not agree.").first).to_be_visible()
    expect(two.get_by_text("1 does not agree.").first).to_be_visible()
    tablet.get_by_role("radio", name="Agreed, with worries").check(force=True)
    tablet.get_by_role("textbox", name=re.compile("^Not everyone agreed, because")).fill(
        "a small team could mean no visit when someone is ill."
    )
    tablet.get_by_role("button", name="Save", exact=True).click()
    tablet.get_by_role("button", name="Mark as key point").click()
    five.look("result")

    five.move("Move the room to the summary of question 1")
    five.step_to(SMALL_TEAM)
    expect(screen.get_by_text("1 does not agree.").first).to_be_visible()
    expect(screen.get_by_text("a small team could mean no visit").first).to_be_visible()
    expect(one.get_by_text(SMALL_TEAM).first).to_be_visible()
    five.look("summary")

    five.move("Move the room to Question 2")
    tablet.get_by_role("button", name="Back to the points").click()
    five.capture(ONE_NUMBER)
    five.check(ONE_NUMBER, ["I agree", "Skip"], people=3)
    tablet.get_by_role("button", name="Mark as key point").click()

    five.move("Move the room to the summary of question 2")
    five.move("Move the room to the closing")
    five.step_to(SMALL_TEAM)
    five.look("closing")
    five.step_to(ONE_NUMBER)
    five.step_to("What we take forward")
    five.look("what we take forward")
    five.step_to("Is this what we take forward?")
    organiser.get_by_role("button", name=re.compile("^Open the vote")).click()
    for phone in five.phones:
        expect(phone.get_by_text("Is this what we take forward?").first).to_be_visible()
        answer(phone, "I agree").click()
        expect(phone.get_by_text("Saved.", exact=True).first).to_be_visible()
    expect(screen.get_by_text(re.compile(r"2 of \d have answered")).first).to_be_visible()
    five.look("last vote")
    organiser.get_by_role("button", name="Close voting", exact=True).click()
    organiser.get_by_role("button", name="Show the result").click()
    expect(screen.get_by_text(re.compile("agree")).first).to_be_visible()
    expect(one.get_by_text(re.compile("Your answer: ?I agree")).first).to_be_visible()
    five.look("last result")

    five.move("End the event")
    for page in (screen, one):
        expect(page.get_by_text("Thank you").first).to_be_visible()
    five.look("ended")


def test_moving_on_closes_nothing(five: Five) -> None:
    organiser, tablet = five.organiser, five.tablet
    one, _ = five.phones
    five.arrive()
    five.move("Move the room to Question 1")
    five.capture(SMALL_TEAM)
    tablet.get_by_role("button", name=f"Check agreement: {SMALL_TEAM}").click()
    expect(answer(one, "I agree")).to_be_visible()
    tablet.get_by_role("button", name="Back to the points").click()
    tablet.get_by_role("textbox", name="New point").fill("Half a sen")

    five.move("Move the room to the summary of question 1")
    expect(organiser.get_by_text("Voting is open on point 1.").first).to_be_visible()
    expect(organiser.get_by_text("A sentence is half typed.").first).to_be_visible()
    expect(tablet.get_by_text("The room has moved to").first).to_be_visible()
    five.look("moved on")
    five.move("Move the room to Question 2")
    expect(tablet.get_by_role("textbox", name="New point")).to_have_value("Half a sen")
    # The vote is still open, and still counts.
    answer(one, "I agree").click()
    expect(one.get_by_text("Saved.", exact=True).first).to_be_visible()
    tablet.get_by_role("textbox", name="New point").press("End")
    tablet.get_by_role("textbox", name="New point").press_sequentially("tence")
    tablet.get_by_role("textbox", name="New point").press("Enter")
    # It belongs to the question for which it was begun.
    expect(tablet.get_by_text("Question 1: 2 points")).to_be_visible()
    tablet.get_by_text("Question 1: 2 points").click()
    expect(tablet.get_by_text("Half a sentence").first).to_be_visible()


def test_too_long_or_empty_stays_where_it_was_typed(room: Room) -> None:
    lead = room.lead()
    lead.move("lobby", "question-1")
    tablet = room.device(TABLET, "tablet")
    tablet.goto(room.links["table 1"])
    field = tablet.get_by_role("textbox", name="New point")
    long = "We want visits at the time that was agreed. " * 50
    field.fill(long)
    field.press("Enter")
    expect(tablet.get_by_text(re.compile("too long|2,000")).first).to_be_visible()
    assert field.input_value().strip() == long.strip()
    field.fill("   ")
    field.press("Enter")
    expect(tablet.get_by_text(re.compile("no words|Write", re.I)).first).to_be_visible()
    accessible(tablet, "tablet: nothing typed")
