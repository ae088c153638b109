"""The office: a new event from a form, and what is wrong with one in words beside the field."""

from __future__ import annotations

import json
import re
from html import escape
from urllib.parse import urlsplit

import pytest

from bench.client import Refused, Venue
from bench.server import Server
from facilitation.prepare.wanted import in_a_while
from tests.web.browser import Browser, a_browser, an_event

TYPED = {
    "title": "Care & <home>",
    "date": in_a_while(),
    "questions": 'What "helps"?\nWhat gets in the way?',
    "tables": "4",
    "scale": "five",
}


def has_kept(page: str, typed: dict[str, str]) -> None:
    """The form is there again, with all that was typed."""

    def written(text: str) -> str:
        return escape(text).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")

    for name in ("title", "date", "tables"):
        [tag] = re.findall(rf'<input[^>]* name="{name}"[^>]*>', page)
        assert f'value="{written(typed[name])}"' in tag, name
    [questions] = re.findall(r'<textarea id="questions".*?>(.*?)</textarea>', page, re.S)
    assert questions == written(typed["questions"])
    if typed["scale"] in ("three", "five"):
        [checked] = re.findall(r'<input[^>]* name="scale" value="(\w+)" checked', page)
        assert checked == typed["scale"]


async def test_an_event_from_the_form(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        made = await browser.post("/office/events", data=TYPED)
        assert made.status == 303
        assert re.fullmatch(r"/o/\w+/prepare", urlsplit(made.where).path), made.where
        assert (await browser.get(made.where)).status == 200, "and leads it at once"
        office = await browser.get("/office")
        assert escape(TYPED["title"]) in office.text
        event = made.where.split("/")[-2]
        [link] = re.findall(rf"{server.url}/o/{event}#[a-z2-7]{{26}}", office.text)
        async with Venue(server.url) as venue:
            organiser = await (await venue.enter(link)).connect()
            assert organiser.view["event"]["title"] == TYPED["title"]
            assert len(organiser.view["tables"]) == 4
            assert len(organiser.view["answers"]) == 6
            questions = [s["words"] for s in organiser.view["stages"] if s["kind"] == "question"]
            assert questions == TYPED["questions"].split("\n")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "", "Give the event a title."),
        ("title", " \t ", "Give the event a title."),
        ("title", "x" * 121, "Keep the title under 120 letters."),
        ("date", "", "Give the day of the event"),
        ("date", "24.11.2026", "Give the day of the event"),
        ("date", "2026-02-30", "Give the day of the event"),
        ("questions", "", "Write at least one question"),
        ("questions", "\n \n", "Write at least one question"),
        ("questions", "What?\n" * 13, "Keep to 12 questions or fewer."),
        ("questions", "x" * 201, "Keep each question under 200 letters."),
        ("tables", "", "Give a number of tables from 1 to 60."),
        ("tables", "0", "Give a number of tables from 1 to 60."),
        ("tables", "61", "Give a number of tables from 1 to 60."),
        ("tables", "four", "Give a number of tables from 1 to 60."),
        ("tables", "-1", "Give a number of tables from 1 to 60."),
        ("scale", "seven", "Choose three answers or five."),
    ],
)
async def test_a_form_that_is_refused_keeps_what_was_typed(
    server: Server, field: str, value: str, words: str
) -> None:
    typed = {**TYPED, field: value}
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        before = (await browser.get("/office")).text.count('class="card event"')
        page = await browser.post("/office/events", data=typed)
        assert page.status == 400
        assert words in page.text
        [error] = re.findall(r'class="error" id="(\w+)-error"', page.text)
        assert f'href="#{field}"' in page.text, "and from the top of the page"
        assert error == field, "beside the field that it is about"
        has_kept(page.text, typed)
        # For a program: which field, in the same words.
        answer = await browser.post("/office/events", json=typed)
        assert answer.status == 422
        said = json.loads(answer.text)
        assert (said["ok"], said["code"], said["field"]) == (False, "bad_message", field)
        assert words in said["words"]
        assert (await browser.get("/office")).text.count('class="card event"') == before


async def test_everything_wrong_is_said_at_once(server: Server) -> None:
    wrong = {"title": "", "date": "soon", "tables": "61", "questions": "x" * 201, "scale": "seven"}
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        page = await browser.post("/office/events", data=wrong)
        [summary] = re.findall(r'<section class="mistakes".*?</section>', page.text, re.S)
        assert re.findall(r'href="#(\w+)"', summary) == list(wrong)
        for name in wrong:
            assert f'id="{name}"' in page.text, "the link leads there"
        assert re.findall(r'class="error" id="(\w+)-error"', page.text) == list(wrong)
        has_kept(page.text, wrong)
        said = json.loads((await browser.post("/office/events", json=wrong)).text)
        assert [one["field"] for one in said["problems"]] == list(wrong)


async def test_the_list_says_how_each_event_stands_and_offers_what_is_due(server: Server) -> None:
    soon = await an_event(server, date=in_a_while(1))
    now = await an_event(server, date=in_a_while(0))
    async with a_browser(server) as browser, a_browser(server) as stranger, Venue(server.url) as v:
        await browser.enter_office(server)

        async def listed(event: str) -> str:
            page = (await browser.get("/office")).text
            items = re.findall(r'<li class="card event">.*?</li>', page, re.S)
            [item] = [one for one in items if event in one]
            return str(item)

        for made, due in ((soon, "Prepare"), (now, "Live")):
            item = await listed(made["event"])
            assert "Not started." in item
            assert re.findall(r'class="button main"[^>]*>(\w+)', item) == [due]
        prepare = f"/office/events/{soon['event']}/prepare"
        assert prepare in await listed(soon["event"])
        assert (await stranger.get(prepare)).status == 403
        opened = await browser.get(prepare)
        assert opened.where == f"/o/{soon['event']}/prepare"
        assert (await browser.get(opened.where)).status == 200
        organiser = await (await v.enter(soon["organiser"])).connect()
        await organiser.must("move_stage", **{"from": "lobby", "to": "question-1"})
        item = await listed(soon["event"])
        assert "Talking about question 1." in item
        assert 'class="button main" href="' + soon["organiser"] in item, "it has begun early"
        await organiser.must("move_stage", **{"from": "question-1", "to": "summary-1"})
        assert "Looking at the summary of question 1." in await listed(soon["event"])


OPEN = '<details class="more-choices" id="more" open>'
SHUT = OPEN.replace(" open>", ">")


async def test_more_choices_are_open_where_something_is_in_them(server: Server) -> None:
    plain = {**TYPED, "questions": "", "scale": "three", "start": "two-hours", "title": ""}
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        assert SHUT in (await browser.get("/office")).text
        for changed, form in (
            ({}, SHUT),
            ({"questions": "What helps?"}, OPEN),
            ({"scale": "five"}, OPEN),
            ({"scale": "seven"}, OPEN),
            ({"start": ""}, OPEN),
        ):
            page = await browser.post("/office/events", data={**plain, **changed})
            assert form in page.text, changed
        assert OPEN in (await browser.post("/office/events/csv", data={"csv": "no columns"})).text


async def test_who_is_not_in_the_office_sees_and_makes_nothing(server: Server) -> None:
    made = await an_event(server, title="A private event")
    async with a_browser(server) as browser:
        page = await browser.get("/office")
        assert page.status == 200
        assert "A private event" not in page.text
        assert "#" + made["organiser"].partition("#")[2] not in page.text
        for body in ({"data": TYPED}, {"json": TYPED}):
            answer = await browser.post("/office/events", **body)
            assert answer.status == 403
            assert "not_here" in answer.text
        # A link of an event is no link of the office.
        async with Venue(server.url) as venue:
            organiser = await venue.enter(made["organiser"])
            inside = Browser(server.url, organiser.browser)
            assert (await inside.post("/office/events", json=TYPED)).status == 403


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        "5",
        "{}",
        json.dumps({**TYPED, "questions": {"a": 1}, "tables": [], "title": ["x"] * 200}),
        json.dumps({**TYPED, "title": "\ud800"}),
        json.dumps({**TYPED, "questions": ["\ud800", " "]}),
        json.dumps({**TYPED, "scale": {"five": 1}}),
    ],
)
async def test_whatever_a_program_posts(server: Server, body: str) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        before = (await browser.get("/office")).text.count('class="card event"')
        answer = await browser.post(
            "/office/events", data=body, headers={"Content-Type": "application/json"}
        )
        assert 400 <= answer.status < 500
        assert json.loads(answer.text)["code"] == "bad_message"
        assert (await browser.get("/office")).text.count('class="card event"') == before


async def test_signs_that_no_document_can_hold_are_left_out(server: Server) -> None:
    made = await an_event(server, title="Care\ud800 at\x00 home", questions=["What\udfff?"])
    async with Venue(server.url) as venue:
        organiser = await (await venue.enter(made["organiser"])).connect()
        assert organiser.view["event"]["title"] == "Care at home"
        assert organiser.view["stages"][1]["words"] == "What?"


async def test_links_are_replaced_on_their_page(server: Server) -> None:
    made = await an_event(server)
    event = made["event"]
    async with Venue(server.url) as venue:
        organiser = await venue.enter(made["organiser"])
        tablet = await (await venue.enter(made["tables"][1]["facilitator"])).connect()
        browser = Browser(server.url, organiser.browser)
        page = await browser.get(f"/o/{event}/links")
        links = [made["organiser"], made["display"], *(t["facilitator"] for t in made["tables"])]
        for link in links:
            assert link in page.text
        for role, table, code in (
            ("phone", "", "bad_message"),
            ("", "", "bad_message"),
            ("organiser", "1", "bad_message"),
            ("facilitator", "", "unknown_table"),
            ("facilitator", "99", "unknown_table"),
            ("facilitator", "two", "unknown_table"),
        ):
            refused = await browser.post(
                f"/o/{event}/links/replace", data={"role": role, "table": table}
            )
            assert 400 <= refused.status < 500
            assert code in refused.text
        assert (await browser.get(f"/o/{event}/links")).text == page.text
        done = await browser.post(
            f"/o/{event}/links/replace", data={"role": "facilitator", "table": "2"}
        )
        assert (done.status, done.where) == (303, f"/o/{event}/links")
        after = (await browser.get(f"/o/{event}/links")).text
        assert [link in after for link in links] == [True, True, True, False]
        with pytest.raises(ConnectionError):
            await tablet.wait_for(lambda view: False)
        assert (tablet.problem or {})["code"] == "wrong_link"


async def test_who_replaces_the_organisers_link_leads_on(server: Server) -> None:
    made = await an_event(server)
    async with Venue(server.url) as venue:
        organiser = await venue.enter(made["organiser"])
        browser = Browser(server.url, organiser.browser)
        done = await browser.post(f"/o/{made['event']}/links/replace", data={"role": "organiser"})
        assert done.status == 303
        assert done.where != made["organiser"]
        assert (await browser.get(f"/o/{made['event']}/links")).status == 403
        with pytest.raises(Refused):
            await venue.enter(made["organiser"])
        await (await venue.enter(done.where)).connect()


async def test_only_an_organiser_sees_or_replaces_links(server: Server) -> None:
    made = await an_event(server)
    other = await an_event(server)
    async with Venue(server.url) as venue:
        for device in (
            await venue.enter(made["tables"][0]["facilitator"]),
            await venue.enter(made["display"]),
            await venue.join(made["code"], 1),
            await venue.enter(other["organiser"]),
        ):
            browser = Browser(server.url, device.browser)
            for answer in (
                await browser.get(f"/o/{made['event']}/links"),
                await browser.post(f"/o/{made['event']}/links/replace", data={"role": "display"}),
            ):
                assert answer.status == 403
                assert "not_here" in answer.text
        await (await venue.enter(made["display"])).connect()
