"""Who gets in: by which cookie, as what, and from where."""

from __future__ import annotations

import re

import aiohttp
import pytest
from yarl import URL

from bench.client import Device, Refused, Venue
from bench.server import Server
from tests.live.room import Room, a_room


async def refusal(device: Device) -> str:
    """The code with which a connect is refused."""
    with pytest.raises(Refused) as refused:
        await device.connect(timeout=5)
    assert refused.value.words, "never a code without words"
    return refused.value.code


def the_same_browser(room: Room, device: Device, **auth: object) -> Device:
    """Another socket of a device's browser, which says it is something else."""
    return Device(room.venue.url, device.browser, {**device.auth, **auth})


def change_cookie(device: Device, value: str, name: str | None = None) -> None:
    """Rewrite the device's one cookie, as its holder could, also under another name."""
    [cookie] = device.browser.cookie_jar
    device.browser.cookie_jar.clear()
    device.browser.cookie_jar.update_cookies({name or cookie.key: value}, URL(device._url))


async def test_without_a_cookie(server: Server) -> None:
    async with a_room(server, stage=None) as room:
        for auth in (
            {"event": room.event, "face": "phone"},
            {"event": room.event, "face": "organiser"},
            {"event": room.event, "face": "display"},
            {"event": room.event, "face": "facilitator", "table": 1},
        ):
            stranger = Device(server.url, room.venue.browser(), auth)
            room.venue.devices.append(stranger)
            assert await refusal(stranger) == "not_here"


async def test_with_the_cookie_of_another_event(server: Server) -> None:
    async with a_room(server, stage=None) as room, a_room(server, stage=None) as other:
        for device in (
            await room.venue.enter(room.made["organiser"]),
            await room.venue.enter(room.made["tables"][0]["facilitator"]),
            await room.venue.join(room.made["code"], 1),
        ):
            device.auth["event"] = other.event
            assert await refusal(device) == "not_here"
            # Nor under the name that the other event's cookie has.
            [cookie] = device.browser.cookie_jar
            change_cookie(device, cookie.value, name=f"ct_{other.event}")
            assert await refusal(device) == "not_here"


async def test_as_another_role_or_at_another_table(server: Server) -> None:
    async with a_room(server, stage=None) as room:
        tablet, phone = room.tablets[1], await room.phone()
        for device, auth in (
            (tablet, {"face": "organiser", "table": None}),
            (tablet, {"face": "display", "table": None}),
            (tablet, {"face": "phone"}),
            (tablet, {"table": 2}),
            (tablet, {"table": None}),
            (tablet, {"table": 99}),
            (phone, {"face": "organiser"}),
            (phone, {"face": "facilitator", "table": 1}),
            (room.display, {"face": "organiser"}),
            (room.organiser, {"face": "facilitator", "table": 1}),
            (room.organiser, {"face": "office"}),
            (room.organiser, {"face": "cat"}),
        ):
            assert await refusal(the_same_browser(room, device, **auth)) == "not_here", auth


async def test_what_a_socket_says_of_itself_may_be_anything(server: Server) -> None:
    async with a_room(server, stage=None) as room:
        event = room.event
        phone = await room.venue.join(room.made["code"], 1)
        for auth, code in (
            (None, "bad_message"),
            ([], "bad_message"),
            ({"face": "phone"}, "bad_message"),
            ({"face": "phone", "event": 5}, "bad_message"),
            ({"face": ["phone"], "event": event}, "bad_message"),
            ({"face": "facilitator", "event": event, "table": "1"}, "bad_message"),
            ({"face": "phone", "event": "nowhere"}, "unknown_event"),
            ({"face": "phone", "event": "../catalogue"}, "unknown_event"),
            # Half of a character, which no database can hold.
            ({"face": "phone", "event": "\ud800"}, "bad_message"),
        ):
            odd = Device(server.url, phone.browser, {"face": "phone"})
            odd.auth = auth  # type: ignore[assignment]
            assert await refusal(odd) == code, auth
        phone.auth = {"face": "phone", "event": event, "table": 10**30, "who": {"a": 1}}
        # What is told to everybody holds nobody's name: it may come right behind the first view.
        await phone.connect()
        assert (await phone.look())["who"] == phone.who


async def test_with_a_changed_cookie(server: Server) -> None:
    async with a_room(server, stage=None) as room:
        device = await room.venue.enter(room.made["organiser"])
        [cookie] = device.browser.cookie_jar
        value = cookie.value
        for changed in (
            # Of the last letter not every bit counts, of the one before all do.
            value[:-2] + ("A" if value[-2] != "A" else "B") + value[-1],
            ("A" if value[0] != "A" else "B") + value[1:],
            value.rpartition(".")[0],
            value + "." + value,
            "",
        ):
            change_cookie(device, changed)
            assert await refusal(the_same_browser(room, device)) == "not_here"
            async with device.browser.get(
                f"{server.url}/e/{room.event}/view?face=organiser"
            ) as response:
                assert (response.status, (await response.json())["code"]) == (403, "not_here")
        change_cookie(device, value)
        await device.connect()


async def test_from_a_page_of_somebody_else(server: Server) -> None:
    async with Venue(server.url) as venue, venue.browser() as browser:
        address = f"{server.url}/socket.io/?EIO=4&transport=websocket"
        for foreign in ("https://elsewhere.example", server.url + "0", "null"):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await browser.ws_connect(address, headers={"Origin": foreign})
            assert refused.value.status == 400
        async with browser.ws_connect(address, headers={"Origin": server.url}) as socket:
            assert (await socket.receive_str()).startswith("0{")


async def test_forms_and_operations_from_a_page_of_somebody_else(server: Server) -> None:
    async with a_room(server) as room:
        phone = await room.phone()
        before = room.rows("SELECT count(*) FROM participants")
        for origin in ("https://elsewhere.example", "null", server.url + "0"):
            for path, body in (
                (f"/j/{room.made['code']}", {"table": 1, "token": "somebody-new"}),
                (f"/e/{room.event}/operation", {"face": "phone"}),
                ("/office/events", {"title": "T"}),
                ("/enter", {"role": "office", "secret": "x"}),
            ):
                async with phone.browser.post(
                    server.url + path, json=body, headers={"Origin": origin}
                ) as response:
                    answer = await response.json()
                    assert (response.status, answer["code"]) == (403, "not_allowed")
        assert room.rows("SELECT count(*) FROM participants") == before


async def links_of(room: Room) -> dict[str, str]:
    """The event's links as its organiser finds them: by "/d/", "/o/", "/t/1" and the like."""
    async with room.organiser.browser.get(
        f"{room.server.url}/o/{room.event}/links", headers={"Accept": "text/html"}
    ) as response:
        page = await response.text()
        assert response.status == 200, page
    found = re.findall(rf"{room.server.url}(/[odt]/){room.event}(/\d+)?(#[a-z2-7]{{26}})", page)
    return {
        role + table.strip("/"): f"{room.server.url}{role}{room.event}{table}{secret}"
        for role, table, secret in found
    }


async def test_a_replaced_link_stops_working_at_once(server: Server) -> None:
    async with a_room(server) as room:
        old, tablet, other = room.made["tables"][0]["facilitator"], *room.tablets.values()
        assert (await links_of(room))["/t/1"] == old
        await room.organiser.must("replace_link", role="facilitator", table=1)
        with pytest.raises(ConnectionError):
            await tablet.wait_for(lambda view: False)
        assert (tablet.problem or {})["code"] == "wrong_link"
        assert (tablet.problem or {})["words"]
        assert not tablet.connected
        # Neither by the cookie that it still has, nor by the link itself.
        assert await refusal(the_same_browser(room, tablet)) == "wrong_link"
        body = {
            "face": "facilitator",
            "table": 1,
            "operation": tablet.operation("set_headcount", people=3),
        }
        async with tablet.browser.post(
            f"{server.url}/e/{room.event}/operation", json=body
        ) as response:
            assert (response.status, (await response.json())["code"]) == (403, "wrong_link")
        with pytest.raises(Refused) as refused:
            await room.venue.enter(old)
        assert refused.value.code == "wrong_link"
        new = (await links_of(room))["/t/1"]
        assert new != old
        again = await (await room.venue.enter(new)).connect()
        await again.must("set_headcount", people=3)
        # The others are left alone.
        assert other.connected
        await other.must("set_headcount", people=4)


async def test_who_replaces_their_own_link_is_told_so_before_the_door_closes(
    server: Server,
) -> None:
    async with a_room(server, stage=None) as room:
        ack = await room.organiser.send("replace_link", role="organiser", table=None)
        assert ack["ok"], "else it would be sent again, by a link that no longer works"
        with pytest.raises(ConnectionError):
            await room.organiser.wait_for(lambda view: False)
        assert (room.organiser.problem or {})["code"] == "wrong_link"


async def test_the_link_of_the_big_screen_can_be_replaced_too(server: Server) -> None:
    async with a_room(server, stage=None) as room:
        await room.organiser.must("replace_link", role="display", table=None)
        with pytest.raises(ConnectionError):
            await room.display.wait_for(lambda view: False)
        assert (room.display.problem or {})["code"] == "wrong_link"
        await (await room.venue.enter((await links_of(room))["/d/"])).connect()


async def test_wrong_links(server: Server) -> None:
    async with a_room(server, stage=None) as room:
        tables = room.made["tables"]
        secret = room.made["organiser"].partition("#")[2]
        for link in (
            room.made["organiser"][:-1],
            room.made["organiser"] + "a",
            f"{server.url}/d/{room.event}#{secret}",
            tables[0]["facilitator"].replace(f"/{room.event}/1#", f"/{room.event}/2#"),
            tables[0]["facilitator"].replace(f"/{room.event}/1#", f"/{room.event}/99#"),
            f"{server.url}/o/{room.event}#",
            f"{server.url}/o/{room.event}#schlüssel",
        ):
            with pytest.raises(Refused) as refused:
                await room.venue.enter(link)
            assert refused.value.code == "wrong_link", link
            assert refused.value.words
            assert not list(room.venue.devices[-1].browser.cookie_jar), "no cookie for a guess"
