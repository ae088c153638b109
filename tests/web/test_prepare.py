"""The page "Prepare", templates, spreadsheets and copies, over HTTP."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from urllib.parse import urlsplit

from bench.client import Venue
from bench.server import Server
from facilitation.domain.room_facts import SettingsSet
from facilitation.prepare import prepare, read_wanted
from facilitation.prepare.templates import KEPT_DAYS
from facilitation.storage.catalogue import Catalogue
from tests.web.browser import Browser, a_browser

DAY = date.today() + timedelta(days=30)
KEPT = timedelta(days=KEPT_DAYS)
NEW = {"title": "Care at home", "date": DAY.isoformat(), "tables": "4"}


async def made_from(browser: Browser, start: str, **more: str) -> str:
    """The path of the new event's page "Prepare"."""
    made = await browser.post("/office/events", data={**NEW, "start": start, **more})
    assert made.status == 303, made.text
    return urlsplit(made.where).path


def fields(page: str) -> dict[str, str]:
    """What a form on a page would send if nobody changed anything."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r' name="([^"]+)"', tag), re.search(r' value="([^"]*)"', tag)
        kind = re.search(r' type="(\w+)"', tag)
        if name and not (kind and kind[1] in ("radio", "file") and " checked" not in tag):
            found[name[1]] = unescape(value[1]) if value else ""
    for name, value in re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>(.*?)</textarea>', page, re.S):
        found[name] = unescape(value)
    return found


async def test_a_template_fills_everything_in(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        page = await browser.get(await made_from(browser, "two-hours"))
        assert page.status == 200, page.text
        form = fields(page.text)
        assert all(form[f"q3_{part}"] for part in ("text", "easy", "prompts"))
        assert form["q1_minutes"] == "25"
        assert form["delete_after"] == (DAY + KEPT).isoformat()
        assert len(form["groups"].splitlines()) == 6
        # Nothing but what no form can settle: this server is for this computer alone.
        [missing] = re.findall(r"<span>([^<]+)<b>Missing\.", page.text)
        assert missing.startswith("Phones can reach this:")


async def test_own_words_and_a_copy_of_an_earlier_event(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        first = await made_from(browser, "table-talk", questions="What now?\nWhat next?")
        form = fields((await browser.get(first)).text)
        assert [form[f"q{n}_text"] for n in (1, 2, 3)] == ["What now?", "What next?", ""]
        form |= {"q1_easy": "What do we do now?", "agreed": "80", "groups": "One\nTwo"}
        saved = await browser.post(first, data=form)
        assert saved.status == 303
        copy = await made_from(
            browser, f"copy:{first.split('/')[2]}", date=(DAY + KEPT).isoformat()
        )
        again = fields((await browser.get(copy)).text)
        assert again["q1_easy"] == "What do we do now?"
        assert (again["agreed"], again["groups"]) == ("80", "One\nTwo")
        assert again["delete_after"] == (DAY + 2 * KEPT).isoformat(), "as long as the first"


async def test_the_big_screen_has_a_language_that_copies_keep(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        path = await made_from(browser, "two-hours")
        form = fields((await browser.get(path)).text)
        screen = f"/d/{path.split('/')[2]}"
        assert '<html lang="en" dir="ltr"' in (await browser.get(screen)).text
        refused = await browser.post(path, data={**form, "language": "xx"})
        assert refused.status == 400
        assert "Choose one of the languages." in refused.text
        assert (await browser.post(path, data={**form, "language": "ar"})).status == 303
        copy = await made_from(browser, f"copy:{path.split('/')[2]}", date=(DAY + KEPT).isoformat())
        for each in (path, copy):
            chosen = re.findall(
                r'<option value="(\w+)"[^>]* selected', (await browser.get(each)).text
            )
            assert chosen == ["ar"]
            page = await browser.get(f"/d/{each.split('/')[2]}")
            assert '<html lang="ar" dir="rtl"' in page.text
            assert "words-ar" in page.text


async def test_what_cannot_be_saved_is_said_and_kept(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        path = await made_from(browser, "two-hours")
        form = fields((await browser.get(path)).text)
        for field, value, words in (
            ("title", "", "Give the event a title."),
            ("delete_after", DAY.isoformat(), "Choose a day after the event."),
            ("q2_minutes", "soon", "Give minutes as a whole number"),
            ("agreed", "40", "must not need more"),
            ("least", "0", "Give a number from 1 to 60."),
        ):
            page = await browser.post(path, data={**form, "q1_easy": "My words.", field: value})
            assert page.status == 400
            assert words in unescape(page.text), field
            assert fields(page.text)[field] == value
            assert fields(page.text)["q1_easy"] == "My words."
        assert fields((await browser.get(path)).text)["q1_easy"] != "My words."


async def test_everything_wrong_is_said_at_once_and_beside_its_field(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        path = await made_from(browser, "two-hours")
        wrong = {
            "title": "",
            "date": "soon",
            "q1_text": "x" * 201,
            "q1_minutes": "soon",
            "q2_prompts": "x" * 201,
            "delete_after": "later",
            "agreed": "many",
            "least": "0",
        }
        form = {**fields((await browser.get(path)).text), **wrong}
        page = await browser.post(path, data=form)
        assert page.status == 400
        [summary] = re.findall(r'<section class="mistakes".*?</section>', page.text, re.S)
        assert re.findall(r'href="#(\w+)"', summary) == list(wrong)
        assert re.findall(r'id="(\w+)-error"', page.text) == list(wrong)
        assert {name: fields(page.text)[name] for name in wrong} == wrong
        # Of two things at once, both are told: nobody's changes are lost while the form is mended.
        both = (await browser.post(path, data={**form, "seen": "old"})).text
        assert both.count("Someone else has changed this event") == 1
        assert re.findall(r'id="(\w+)-error"', both) == list(wrong)


async def test_a_day_that_has_passed_is_asked_about_once(server: Server) -> None:
    # The day before yesterday: where the organiser is it may still be yesterday.
    passed = (date.today() - timedelta(days=2)).isoformat()
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        refused = await browser.post("/office/events", data={**NEW, "date": passed})
        assert refused.status == 400
        assert "That day has passed." in refused.text
        assert fields(refused.text)["date"] == passed
        path = await made_from(browser, "two-hours")
        form = fields((await browser.get(path)).text)
        late = await browser.post(path, data={**form, "date": passed})
        assert late.status == 400
        assert "That day has passed." in late.text
        today = {**form, "date": date.today().isoformat()}
        assert (await browser.post(path, data=today)).status == 303


async def test_an_event_that_was_held_can_still_be_changed(server: Server) -> None:
    held = (date.today() - timedelta(days=7)).isoformat()
    plan = read_wanted({**NEW, "start": "two-hours"})
    settled = tuple(fact for fact in plan.settled if not isinstance(fact, SettingsSet))
    said = SettingsSet("Kept for a month.", (date.today() + timedelta(days=23)).isoformat())
    # Made while the day was still to come; the server finds it in its folder.
    event = prepare(Catalogue(server.instance), replace(plan, date=held, settled=(*settled, said)))
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        [link] = re.findall(rf"/o/{event}#([a-z2-7]{{26}})", (await browser.get("/office")).text)
        entered = {"event": event, "role": "organiser", "table": None, "secret": link}
        assert (await browser.post("/enter", json=entered)).status == 200
        form = fields((await browser.get(f"/o/{event}/prepare")).text)
        assert form["date"] == held
        saved = await browser.post(f"/o/{event}/prepare", data={**form, "title": "As it was"})
        assert saved.status == 303, saved.text
        moved = {**form, "date": (date.today() - timedelta(days=6)).isoformat()}
        assert (
            "That day has passed." in (await browser.post(f"/o/{event}/prepare", data=moved)).text
        )


async def test_own_questions_keep_the_times_of_their_places(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        own = "\n".join(f"What about {n}?" for n in range(1, 5))
        form = fields(
            (await browser.get(await made_from(browser, "two-hours", questions=own))).text
        )
        assert [form[f"q{n}_minutes"] for n in (1, 2, 3, 4)] == ["25", "25", "25", ""]
        assert form["q2_text"] == "What about 2?"
        assert (form["q2_easy"], form["q2_prompts"]) == ("", ""), "those are of other words"


async def test_saving_comes_back_to_the_place_and_the_list_leads_to_places(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        path = await made_from(browser, "two-hours", questions="What now?\nWhat next?")
        page = (await browser.get(path)).text
        links = re.findall(r'<a href="#(\w+)">[^<]+</a> <b>', page)
        assert links == [
            *("q1_text", "q1_easy", "q1_minutes", "q1_prompts", "groups", "notice", "delete_after"),
        ]
        assert all(f'id="{link}"' in page for link in links)
        kept = DAY + KEPT
        assert f"Everything is deleted by itself on {kept:%-d %B %Y}.</a> <b>Done." in page
        assert "Now: Tables 1 to 4." in page
        form = {**fields(page), "q1_easy": "What do we do now?"}
        # Without scripts: what was changed.
        assert (await browser.post(path, data=form)).where == f"{path}?saved#q1_easy"
        page = (await browser.get(path)).text
        assert '<a href="#q2_easy">Each question in Easy Read: 1 of 2.</a>' in page, "the first gap"
        # With them: what was in use; never what somebody made up.
        for at, place in (("groups", "#groups"), ('"><b>', "#title"), ("", "#title")):
            form = {**fields((await browser.get(path)).text), "title": f"Care, {at}", "at": at}
            assert (await browser.post(path, data=form)).where == f"{path}?saved{place}"
        form = fields((await browser.get(path)).text)
        assert (await browser.post(path, data=form)).where == f"{path}?saved", "nothing changed"


async def test_the_way_back_to_the_events_is_for_who_may_go(server: Server) -> None:
    async with a_browser(server) as browser, a_browser(server) as colleague:
        await browser.enter_office(server)
        path = await made_from(browser, "table-talk")
        event = path.split("/")[2]
        back = '<a href="/office">Your events</a>'
        for page in (path, f"/o/{event}/links"):
            assert back in (await browser.get(page)).text
        [secret] = re.findall(rf"/o/{event}#([a-z2-7]{{26}})", (await browser.get("/office")).text)
        entered = {"event": event, "role": "organiser", "table": None, "secret": secret}
        assert (await colleague.post("/enter", json=entered)).status == 200
        assert back not in (await colleague.get(path)).text


async def test_the_command_for_phones_stands_beside_the_button(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        path = await made_from(browser, "table-talk")
        page = unescape((await browser.get(path.replace("/prepare", "/links"))).text)
        [printed] = [line.strip() for line in server.output.splitlines() if "make event" in line]
        form = page[page.index("paper.pdf") : page.index("Make the PDF all the same</button>")]
        assert printed in form, "the same that the terminal says"


async def test_two_who_save_at_once_do_not_overwrite_each_other(server: Server) -> None:
    async with a_browser(server) as browser:
        await browser.enter_office(server)
        path = await made_from(browser, "two-hours")
        form = fields((await browser.get(path)).text)
        assert (await browser.post(path, data={**form, "q1_text": "Theirs?"})).status == 303
        mine = await browser.post(path, data={**form, "q1_text": "Mine?"})
        assert mine.status == 422
        assert "Someone else has changed this event" in mine.text
        assert fields(mine.text)["q1_text"] == "Mine?"
        assert fields((await browser.get(path)).text)["q1_text"] == "Theirs?"
        assert (await browser.post(path, data=fields(mine.text))).status == 303
        assert fields((await browser.get(path)).text)["q1_text"] == "Mine?"


async def test_the_rule_stands_still_once_a_vote_was_opened(server: Server) -> None:
    async with a_browser(server) as browser, Venue(server.url) as venue:
        await browser.enter_office(server)
        path = await made_from(browser, "table-talk", tables="1")
        event = path.split("/")[2]
        form = fields((await browser.get(path)).text)
        assert (await browser.post(path, data={**form, "agreed": "90"})).status == 303
        [link] = re.findall(
            rf"{server.url}/o/{event}#[a-z2-7]{{26}}", (await browser.get("/office")).text
        )
        links = (await browser.get(f"/o/{event}/links")).text
        tablet_link = re.findall(rf"{server.url}/t/{event}/1#[a-z2-7]{{26}}", links)[0]
        organiser = await (await venue.enter(link)).connect()
        await organiser.must("move_stage", **{"from": "lobby", "to": "question-1"})
        tablet = await (await venue.enter(tablet_link)).connect()
        point = await tablet.must("capture_point", question=1, kind="idea", text="A ramp.")
        await tablet.must("open_check", point=point, scope="table")
        form = fields((await browser.get(path)).text)
        refused = await browser.post(path, data={**form, "agreed": "60"})
        assert refused.status == 422
        assert "asked to vote already" in unescape(refused.text)
        late = {**form, "q1_text": "What matters most, in one sentence?"}
        assert (await browser.post(path, data=late)).status == 303, "a late change to a question"
        await tablet.wait_for(lambda view: "one sentence" in view["question"]["text"])
        left_out = {**fields((await browser.get(path)).text), "q1_text": ""}
        assert (await browser.post(path, data=left_out)).status == 400
