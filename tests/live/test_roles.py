"""Who may do what: every operation of docs/protocol.md by every role."""

from __future__ import annotations

from typing import Any

from bench.client import Device, Json
from bench.server import Server
from facilitation.operations import NAMES
from tests.live.roles_table import ALWAYS, FIELDS, IDLE, MAY
from tests.live.room import Room, a_room


async def by_http(room: Room, device: Device, operation: Json) -> Json:
    body = {"face": device.face, "table": device.auth.get("table"), "operation": operation}
    async with device.browser.post(
        f"{room.server.url}/e/{room.event}/operation", json=body
    ) as response:
        answer: Json = await response.json()
        return answer


def test_every_operation_is_in_the_table() -> None:
    assert set(MAY) == NAMES


async def test_each_role_may_do_its_own_and_nothing_else(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        await room.organiser.look()
        desk = await (await room.venue.enter(room.made["desk"])).connect()
        devices = [room.organiser, room.display, desk, room.tablets[1], await room.phone()]
        before = room.rows("SELECT count(*) FROM facts")
        wrong = []
        for name, may in MAY.items():
            for device in devices:
                if name in ALWAYS and device.face in may:
                    continue
                fields = dict(FIELDS.get(name, {}))
                if (name, device.face) == ("open_check", "organiser"):
                    fields["scope"] = "room"
                made = device.operation(name, **fields)
                for ack in (await device.deliver(made), await by_http(room, device, made)):
                    assert ack["ok"] is (name in IDLE and device.face in may), name
                    if (ack.get("code") != "not_allowed") != (device.face in may):
                        wrong.append((device.face, name, ack.get("code")))
        assert wrong == []
        assert room.rows("SELECT count(*) FROM facts") == before


async def test_a_phone_speaks_for_its_own_people_only(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        mine, other = await room.phone(), await room.phone()
        check = await room.asked()
        made = mine.operation("vote", check=check, answer="disagree")
        offer = mine.operation("suggest_point", text="Not mine to say")
        for who in (other.who, "nobody-1234", None):
            for operation in (made, offer):
                for ack in (
                    await mine.deliver({**operation, "who": who}),
                    await by_http(room, mine, {**operation, "who": who}),
                ):
                    assert (ack["ok"], ack["code"]) == (False, "not_allowed")
        # Leaders are no people who vote.
        ack = await room.tablets[1].send("set_headcount", people=3, who=mine.who)
        assert ack["code"] == "not_allowed"
        assert room.ballots(check) == {}
        assert (await room.tablets[1].look())["suggestions"] == []
        assert "mine" not in (await room.tablets[1].look())


async def refusals(device: Device, *wanted: tuple[str, Json]) -> list[Any]:
    return [(await device.send(name, **fields)).get("code") for name, fields in wanted]


async def test_a_facilitator_leaves_other_tables_alone(server: Server) -> None:
    async with a_room(server, tables=2) as room:
        check = await room.asked("Ours", table=1)
        point = (await room.tablets[1].look())["points"][0]["id"]
        offered = await (await room.phone(1)).must("suggest_point", text="Ours too")
        before = room.rows("SELECT count(*) FROM facts")
        stranger = room.tablets[2]
        assert await refusals(
            stranger,
            ("reword_point", {"point": point, "text": "Theirs"}),
            ("remove_point", {"point": point}),
            ("take_suggestion", {"point": offered}),
            ("mark_key", {"point": point, "key": True}),
            ("open_check", {"point": point, "scope": "table"}),
            ("undo", {"operation": point}),
            ("set_timer", {"seconds": 60, "table": 1}),
            ("set_timer", {"seconds": 0}),
        ) == [*["unknown_point"] * 5, "cannot_undo", *["unknown_table"] * 2]
        assert (
            await refusals(
                stranger,
                ("count_hands", {"check": check, "hands": {"agree": 1}}),
                ("lock_check", {"check": check}),
                ("reveal_check", {"check": check}),
                ("conclude_check", {"check": check, "outcome": "agreed", "dissent": ""}),
            )
            == ["unknown_check"] * 4
        )
        own = await room.capture("Theirs", table=2)
        assert await refusals(stranger, ("open_check", {"point": own, "scope": "room"})) == [
            "not_allowed"
        ]
        assert room.rows("SELECT count(*) FROM facts") == [(before[0][0] + 1,)]  # type: ignore[operator]
        assert (await stranger.look())["points"][0]["text"] == "Theirs"
        assert len(stranger.view["points"]) == 1


async def test_an_organiser_leaves_what_is_the_tables_to_them(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        check = await room.asked()
        point = (await room.tablets[1].look())["points"][0]["id"]
        assert (
            await refusals(
                room.organiser,
                ("capture_point", {"question": 1, "kind": "point", "text": "From above"}),
                ("mark_key", {"point": point, "key": True}),
                ("open_check", {"point": point, "scope": "table"}),
            )
            == ["not_allowed"] * 3
        )
        assert (
            await refusals(
                room.organiser,
                ("lock_check", {"check": check}),
                ("count_hands", {"check": check, "hands": {"agree": 1}}),
            )
            == ["unknown_check"] * 2
        )
        # And the other way round: the room's check is not a table's to close.
        second = await room.capture("For all")
        asked = await room.organiser.must("open_check", point=second, scope="room")
        assert await refusals(
            room.tablets[1],
            ("lock_check", {"check": asked}),
            ("count_hands", {"check": asked, "hands": {"agree": 1}}),
            ("move_stage", {"from": "question-1", "to": "ended"}),
        ) == ["unknown_check", "unknown_check", "not_allowed"]


async def test_two_organisers_move_the_room_once(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        second = await (await room.venue.enter(room.made["organiser"])).connect()
        move = {"from": "question-1", "to": "summary-1"}
        await room.organiser.must("move_stage", **move)
        assert (await second.send("move_stage", **move))["ok"], "it is where they wanted it"
        stale = await second.send("move_stage", **{"from": "question-1", "to": "closing"})
        assert stale["code"] == "stale_stage"
        assert (await room.display.look())["stage"]["id"] == "summary-1"


async def test_a_clicker_beside_the_screen_goes_through_its_pages(server: Server) -> None:
    async with a_room(server, stage="summary-1", tables=1) as room:
        second = await (await room.venue.enter(room.made["display"])).connect()
        for device, pages in ((room.display, 2), (second, 3)):
            await device._socket.emit("pages", {"step": "opening", "pages": pages})
        await room.seen(lambda view: view["turn"]["pages"] == 3, room.display, room.organiser)
        for page in (2, 3):
            await room.display.must("show_step", **room.display.view["turn"]["next"])
            await room.seen(lambda view: view["turn"]["page"] == page, room.organiser, room.display)  # noqa: B023
        assert room.organiser.view["turn"]["next"] is None
        # What is no number of pages is passed over; whoever is no display is, too.
        for device, said in (
            (second, {"step": "opening", "pages": "many"}),
            (second, {"step": None, "pages": 9}),
            (room.organiser, {"step": "opening", "pages": 9}),
        ):
            await device._socket.emit("pages", said)
        assert (await room.organiser.look())["turn"]["pages"] == 3
        await second.close()
        await room.seen(lambda view: view["turn"]["pages"] == 2, room.organiser)


async def test_the_presenter_sees_which_sentences_a_screen_says_now(server: Server) -> None:
    async with a_room(server, stage="summary-1", tables=1) as room:

        async def tells(said: object) -> None:
            await room.display._socket.emit("pages", {"step": "opening", "pages": 2, "said": said})

        assert room.organiser.view["spoken_now"] is None
        await tells([1, 2])
        await room.seen(lambda view: view["spoken_now"] == [1, 2], room.organiser)
        for wrong in ("all", [2, 1], [True, 2], [0, 10**9], [1], [0.5, 2]):
            await tells([0, 1])
            await room.seen(lambda view: view["spoken_now"] == [0, 1], room.organiser)
            await tells(wrong)
            await room.seen(lambda view: view["spoken_now"] is None, room.organiser)
