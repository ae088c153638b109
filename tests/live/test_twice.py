"""The same operation more than once, late, or in two places: it counts once."""

from __future__ import annotations

import asyncio
from collections import Counter

from bench.client import Device, Json
from bench.server import Server
from tests.live.room import Room, a_room


async def by_http(room: Room, device: Device, operation: Json) -> Json:
    body = {"face": device.face, "table": device.auth.get("table"), "operation": operation}
    async with device.browser.post(
        f"{room.server.url}/e/{room.event}/operation", json=body
    ) as response:
        assert response.status == 200
        answer: Json = await response.json()
        return answer


async def test_a_point_that_arrives_twice_is_one_point(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        tablet = room.tablets[1]
        made = tablet.operation("capture_point", question=1, kind="idea", text="A door")
        first = await tablet.deliver(made)
        assert first["ok"]
        assert "again" not in first
        for again in (
            await tablet.deliver(made),
            await by_http(room, tablet, made),
            await tablet.deliver(made),
        ):
            assert again == {**first, "again": True}, "with the version that it had first"
        assert [p["id"] for p in (await tablet.look())["points"]] == [made["id"]]

        other = {**made, "text": "A window"}
        for ack in (await tablet.deliver(other), await by_http(room, tablet, other)):
            assert (ack["ok"], ack["code"]) == (False, "conflict")
        assert (await tablet.look())["points"][0]["text"] == "A door"


async def test_by_http_first_and_then_by_the_socket(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        tablet, phone = room.tablets[1], await room.phone()
        made = tablet.operation("capture_point", question=1, kind="idea", text="A door")
        assert (await by_http(room, tablet, made))["ok"]
        await room.seen(lambda view: view["points"], tablet)
        assert (await tablet.deliver(made))["again"]
        check = await room.ask(made["id"])
        vote = phone.operation("vote", check=check, answer="agree")
        first = await by_http(room, phone, vote)
        assert first["mine"] == {check: "agree"}
        again = await phone.deliver(vote)
        assert (again["ok"], again["again"], again["mine"]) == (True, True, {check: "agree"})
        assert room.ballots(check) == {phone.who: "agree"}


async def test_all_copies_at_once(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        tablet, phone = room.tablets[1], await room.phone()
        check = await room.asked()
        point = tablet.operation("capture_point", question=1, kind="idea", text="A door")
        vote = phone.operation("vote", check=check, answer="agree")
        for device, made in ((tablet, point), (phone, vote)):
            sent = [by_http(room, device, made) for _ in range(6)]
            sent += [device._call("operation", made, 20) for _ in range(6)]
            acks = await asyncio.gather(*sent)
            assert all(ack["ok"] for ack in acks)
            assert Counter("again" in ack for ack in acks) == {False: 1, True: 11}
        assert len((await tablet.look())["points"]) == 2
        assert room.ballots(check) == {phone.who: "agree"}


async def test_a_vote_with_the_id_of_another(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        phone = await room.phone()
        check = await room.asked()
        made = phone.operation("vote", check=check, answer="agree")
        assert (await phone.deliver(made))["ok"]
        other = {**made, "answer": "disagree"}
        for ack in (await phone.deliver(other), await by_http(room, phone, other)):
            assert (ack["ok"], ack["code"]) == (False, "conflict")
        assert room.ballots(check) == {phone.who: "agree"}


async def test_an_older_answer_that_comes_late_does_not_count(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        phone = await room.phone()
        check = await room.asked()
        slow = phone.operation("vote", check=check, answer="agree")
        quick = phone.operation("vote", check=check, answer="disagree")
        assert quick["n"] > slow["n"]
        assert "superseded" not in await phone.deliver(quick)
        for late in (await phone.deliver(slow), await by_http(room, phone, slow)):
            assert (late["ok"], late["superseded"]) == (True, True)
            assert late.get("mine", {}) in ({}, {check: "disagree"}), "never what does not count"
        assert (await phone.look())["mine"] == {check: "disagree"}
        assert room.ballots(check) == {phone.who: "disagree"}


async def test_a_saved_answer_is_still_saved_after_the_lock(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        phone, silent = await room.phones(2)
        check = await room.asked()
        made = phone.operation("vote", check=check, answer="agree")
        assert (await phone.deliver(made))["ok"]
        await room.tablets[1].must("lock_check", check=check)
        assert (await phone.deliver(made))["again"], "its acknowledgement may have been lost"
        late = await silent.deliver(silent.operation("vote", check=check, answer="agree"))
        assert late["code"] == "check_locked"
        change = await phone.send("vote", check=check, answer="disagree")
        assert change["code"] == "check_locked"
        assert room.ballots(check) == {phone.who: "agree"}


async def test_two_phones_with_one_cookie_are_one_voter(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        phone = await room.phone()
        twin = Device(server.url, phone.browser, phone.auth)
        twin.who = phone.who
        await twin.connect()
        other = await room.phone()
        check = await room.asked()
        await room.seen(lambda view: view["people"]["phones"] == 2, room.tablets[1])
        for device, answer in ((phone, "agree"), (twin, "unsure"), (other, "agree")):
            assert (await device.send("vote", check=check, answer=answer))["ok"]
        assert room.ballots(check) == {phone.who: "unsure", other.who: "agree"}
        assert (await phone.look())["mine"] == {check: "unsure"}
        # When one of the two leaves, the person is still here.
        await twin._socket.disconnect()
        await other._socket.disconnect()
        await room.seen(lambda view: view["people"]["phones"] == 1, room.tablets[1])


async def test_the_same_token_is_the_same_person_at_another_table(server: Server) -> None:
    async with a_room(server, tables=2) as room:
        token = "token-of-one-phone"
        first = await room.venue.join(room.made["code"], 1, token)
        again = await room.venue.join(room.made["code"], 2, token)
        assert first.who == again.who
        assert (await again.connect()).view["table"] == 2
        people = room.rows("SELECT id, table_number FROM participants")
        assert people == [(first.who, 2)]


async def test_a_device_may_keep_its_version_only_forward(server: Server) -> None:
    """No view is older than what was acknowledged to its device before."""
    async with a_room(server, tables=1) as room:
        phone, display = await room.phone(), room.display
        check = await room.asked()
        for answer in ("agree", "unsure", "disagree"):
            ack = await phone.send("vote", check=check, answer=answer)
            for device in (phone, room.tablets[1], display):
                assert (await device.look())["version"] >= ack["version"], device.face
            async with phone.browser.get(
                f"{server.url}/e/{room.event}/view?face=phone"
            ) as response:
                view = (await response.json())["view"]
            assert view["version"] >= ack["version"]
            assert view["mine"] == {check: answer}
