"""The whole loop, from an empty room to its end, as each device is shown it."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from bench.client import Device, Json
from bench.server import Server
from tests.live.misfits import misfits
from tests.live.room import Room, a_room

SAID = "A neighbour with a key"
ASIDE = "Buses in the evening"
OFFERED = "Somebody to ring at night"


def counts(result: Json) -> dict[str, int]:
    """People by answer id in a result, skips too, without the zeros."""
    found = Counter({c["id"]: c["n"] for c in result["counts"]}, skip=result["skipped"])
    return dict(+found)


def check_of(view: Json, check: str) -> Json | None:
    """How a tablet's or a phone's view shows a check; None if it does not."""
    if view["face"] == "facilitator":
        shown = [p["check"] for p in view["points"] if p["check"]]
    else:
        shown = view["checks"]
    return next((c for c in shown if c["id"] == check), None)


async def look_around(room: Room) -> dict[str, Json]:
    """Every device's view as it is now, after making sure that each has its proper fields."""
    found: dict[str, Json] = {}
    for device in room.venue.devices:
        view = await device.look()
        assert misfits(view, own=device.face == "phone") == []
        found[f"{device.face} {view.get('table', '')}".strip()] = view
    return found


def all_but_words(view: Json) -> str:
    return json.dumps(view, ensure_ascii=False)


async def vote(phone: Device, check: str, answer: str) -> None:
    ack = await phone.send("vote", check=check, answer=answer)
    assert ack["ok"], ack
    assert ack["mine"] == {check: answer}


async def test_the_loop(server: Server) -> None:
    async with a_room(server, stage=None) as room:
        phones = await room.phones(5, table=1)
        others = await room.phones(2, table=2)
        await lobby(room, joined=7)
        await room.move("question-1")
        point = await talk(room, phones[0])
        check, wanted = await voting(room, point, phones, others)
        await result(room, point, check, wanted, phones, others)
        await summary(room, point, wanted)
        last = await closing(room, point, wanted, [*phones, *others])
        await end(room, point, phones[0], last)


async def lobby(room: Room, joined: int) -> None:
    await room.seen(lambda view: view["screen"]["joined"] == joined, room.display)
    views = await look_around(room)
    assert {view["stage"]["kind"] for view in views.values()} == {"lobby"}
    assert views["display"]["join"]["code"].replace(" ", "") == room.made["code"]
    assert views["phone 1"]["now"] == "People are joining"
    assert views["organiser"]["people"] == {"joined": 7, "phones": 7, "displays": 1}
    assert views["organiser"]["next"]["id"] == "question-1"
    assert views["facilitator 1"]["people"]["phones"] == 5
    early = await room.tablets[1].send("capture_point", question=1, kind="point", text=SAID)
    assert early["code"] == "wrong_stage"


async def talk(room: Room, phone: Device) -> str:
    """Two points, one of them put aside, and a suggestion that is taken: the first's id."""
    tablet = room.tablets[1]
    point = await room.capture(SAID)
    aside = await room.capture(ASIDE)
    await tablet.must("remove_point", point=aside)
    offered = await phone.must("suggest_point", text=OFFERED)
    await room.seen(lambda view: [s["id"] for s in view["suggestions"]] == [offered], tablet)
    await tablet.must("take_suggestion", point=offered)
    await tablet.must("set_headcount", people=6)
    # The display's count is the room's, so it is the last to be there.
    await room.seen(lambda view: view["screen"].get("points") == 2, room.display)
    views = await look_around(room)
    points = views["facilitator 1"]["points"]
    assert [(p["id"], p["text"], p["from"]) for p in points] == [
        (point, SAID, "table"),
        (offered, OFFERED, "phone"),
    ]
    assert views["facilitator 1"]["suggestions"] == []
    assert views["facilitator 1"]["people"]["present"] == 6
    assert views["facilitator 2"]["points"] == []
    assert SAID not in all_but_words(views["display"]), "how much was said, not what"
    for phone_view in (views["phone 1"], views["phone 2"]):
        assert phone_view["checks"] == []
    return point


async def voting(
    room: Room, point: str, phones: list[Device], others: list[Device]
) -> tuple[str, dict[str, int]]:
    """Open, five votes of which one is changed, a hand, lock: the check and what was said."""
    check = await room.ask(point)
    await room.seen(lambda view: check_of(view, check), *phones)
    for phone, answer in zip(phones, ["agree", "agree", "disagree", "skip", "unsure"], strict=True):
        await vote(phone, check, answer)
    await vote(phones[4], check, "agree")
    await room.tablets[1].must("count_hands", check=check, hands={"agree": 1})
    await room.seen(lambda view: (check_of(view, check) or {})["answered"] == 6, room.tablets[1])
    await room.seen(lambda view: view["screen"]["tables"][0]["answered"] == 6, room.display)
    views = await look_around(room)
    assert views["facilitator 1"]["unfinished"][0]["check"] == check
    assert views["organiser"]["ready"] == {"tables": 1, "of": 2}
    assert views["phone 1"]["mine"] == {check: "agree"}
    shown = check_of(views["facilitator 1"], check)
    assert shown
    assert (shown["state"], shown["by_phone"], shown["by_hand"]) == ("open", 5, 1)
    first = views["display"]["screen"]["tables"][0]
    assert (first["doing"], first["answered"], first["present"]) == ("checking", 6, 6)
    assert check_of(views["phone 2"], check) is None
    stranger = await others[0].send("vote", check=check, answer="agree")
    assert stranger["code"] == "unknown_check"

    await room.tablets[1].must("lock_check", check=check)
    late = await phones[0].send("vote", check=check, answer="disagree")
    assert (late["ok"], late["code"]) == (False, "check_locked")
    assert late["words"]
    for device in room.venue.devices:
        assert '"counts"' not in json.dumps(await device.look()), "nothing before it is revealed"
    return check, {"agree": 4, "disagree": 1, "skip": 1}


async def result(
    room: Room,
    point: str,
    check: str,
    wanted: dict[str, int],
    phones: list[Device],
    others: list[Device],
) -> None:
    tablet = room.tablets[1]
    await tablet.must("reveal_check", check=check)
    here = [tablet, *phones]
    await room.seen(lambda view: (check_of(view, check) or {}).get("result"), *here)
    for device in here:
        assert counts(check_of(device.view, check)["result"]) == wanted  # type: ignore[index]
    await tablet.must("conclude_check", check=check, outcome="worries", dissent="keys get lost")
    await tablet.must("mark_key", point=point, key=True)
    await room.seen(lambda view: view["tables"][0]["key_points"] == 1, room.organiser)
    views = await look_around(room)
    shown = check_of(views["facilitator 1"], check)
    assert shown
    assert (shown["outcome"], shown["dissent"]) == ("worries", "keys get lost")
    assert shown["result"]["not_answered"] == 0
    assert views["organiser"]["ready"] == {"tables": 2, "of": 2}
    assert views["phone 1"]["checks"][0]["outcome"] == "worries"
    assert views["phone 2"]["checks"] == [], "a table's result is its own until the summary"


async def summary(room: Room, point: str, wanted: dict[str, int]) -> None:
    await room.move("summary-1")
    step = f"point:{point}"
    views = await look_around(room)
    assert [s["key"] for s in views["organiser"]["steps"]] == ["opening", step]
    opening = views["display"]["screen"]
    assert (opening["kind"], opening["points"], opening["tables"]) == ("opening", 1, 1)
    await room.organiser.must("show_step", step=step)
    await room.seen(lambda view: view["screen"]["key"] == step, room.display)
    views = await look_around(room)
    screen = views["display"]["screen"]
    assert counts(screen["result"]) == wanted
    assert (screen["text"], screen["from"]) == (SAID, "Table 1")
    assert screen["reasons"] == [{"why": "keys get lost", "table": None}]
    assert views["display"]["place"] == {"at": 2, "of": 2}
    for phone in (views["phone 1"], views["phone 2"]):
        assert phone["step"] == screen, "phones follow the big screen"


async def closing(room: Room, point: str, wanted: dict[str, int], phones: list[Device]) -> str:
    """All steps, and the room's vote: the id of its check."""
    await room.move("closing")
    steps = [s["key"] for s in (await room.organiser.look())["steps"]]
    assert steps == ["opening", f"point:{point}", "forward:1", "vote", "taken:1", "take", "thanks"]
    for place, step in enumerate(steps, 1):
        await room.organiser.must("show_step", step=step)
        await room.seen(lambda view, key=step: view["screen"]["key"] == key, room.display)  # type: ignore[misc]
        views = await look_around(room)
        assert views["display"]["place"] == {"at": place, "of": len(steps)}
        screen = views["display"]["screen"]
        if step.startswith("point:"):
            assert counts(screen["result"]) == wanted
        if step == "forward:1":
            assert screen["items"] == [SAID]
        if step == "vote":
            assert screen["state"] == "waiting"
            check = await room_vote(room, phones)
    return check


async def room_vote(room: Room, phones: list[Device]) -> str:
    check = await room.organiser.must("open_room_vote")
    await room.seen(lambda view: check_of(view, check), *phones)
    assert phones[0].view["checks"][0]["list"] == [SAID]
    answers = ["agree", "agree", "agree", "agree", "unsure", "agree", "skip"]
    for phone, answer in zip(phones, answers, strict=True):
        await vote(phone, check, answer)
    await room.organiser.must("count_hands", check=check, hands={"agree": 2})
    await room.seen(lambda view: view["screen"]["answered"] == 9, room.display)
    await room.organiser.must("lock_check", check=check)
    await room.seen(lambda view: view["screen"]["state"] == "locked", room.display)
    assert room.display.view["screen"]["result"] is None
    await room.organiser.must("reveal_check", check=check)
    await room.organiser.must("conclude_check", check=check, outcome="agreed", dissent="")
    await room.seen(lambda view: view["screen"]["result"], room.display)
    views = await look_around(room)
    for shown in (
        views["display"]["screen"]["result"],
        views["phone 2"]["step"]["result"],
        views["organiser"]["room_check"]["result"],
    ):
        assert counts(shown) == dict(Counter(answers) + Counter({"agree": 2}))
    return check


async def end(room: Room, point: str, phone: Device, check: str) -> None:
    await room.move("ended")
    views = await look_around(room)
    assert views["display"]["screen"]["kind"] == "ended"
    assert views["organiser"]["next"] is None
    assert views["phone 1"]["checks"] == []
    late = await phone.send("vote", check=check, answer="agree")
    assert late["code"] == "check_locked"
    for refused in (
        await room.tablets[1].send("capture_point", question=1, kind="point", text="Too late"),
        await room.tablets[1].send("mark_key", point=point, key=False),
        await phone.send("suggest_point", text="Too late"),
        await room.organiser.send("open_room_vote"),
    ):
        assert refused["code"] == "wrong_stage"


async def test_five_answers_and_a_point_that_the_whole_room_is_asked(server: Server) -> None:
    async with a_room(server, scale="five") as room:
        here, there = await room.phone(1), await room.phone(2)
        point = await room.capture(SAID)
        check = await room.organiser.must("open_check", point=point, scope="room")
        await room.seen(lambda view: check_of(view, check), here, there, room.tablets[1])
        views = await look_around(room)
        assert len(views["phone 1"]["answers"]) == 6
        assert views["display"]["screen"]["kind"] == "vote"
        assert views["facilitator 1"]["points"][0]["check"]["mine"] is False
        for phone, answer in ((here, "live"), (there, "worry")):
            await vote(phone, check, answer)
        await room.organiser.must("lock_check", check=check)
        await room.organiser.must("reveal_check", check=check)
        await room.seen(lambda view: view["checks"][0]["result"], here, there)
        for phone in (here, there):
            assert counts(phone.view["checks"][0]["result"]) == {"live": 1, "worry": 1}
        assert misfits(await room.display.look()) == []
        assert room.display.view["screen"]["kind"] == "talk"


@pytest.mark.parametrize("answers", [0, 1, 17])
async def test_counts_are_those_that_were_sent(server: Server, answers: int) -> None:
    async with a_room(server, tables=1) as room:
        phones = await room.phones(answers)
        check = await room.asked()
        words = ["agree", "unsure", "disagree", "skip"]
        sent = Counter(words[i % 4] for i in range(answers))
        for i, phone in enumerate(phones):
            await vote(phone, check, words[i % 4])
        await room.tablets[1].must("lock_check", check=check)
        await room.tablets[1].must("reveal_check", check=check)
        tablet = room.tablets[1]
        await room.seen(lambda view: (check_of(view, check) or {}).get("result"), tablet)
        shown = check_of(tablet.view, check)
        assert shown
        assert counts(shown["result"]) == dict(sent)
        assert Counter(room.ballots(check).values()) == sent
