"""Across groups, over real sockets: everybody follows it, and no later joining changes it."""

from __future__ import annotations

from bench.client import Device, Json, Venue
from bench.server import Server
from facilitation.prepare.wanted import in_a_while
from tests.live.misfits import misfits

GROUPS = ["Carers", "Staff"]


async def test_what_was_published_stands_for_everybody(server: Server) -> None:
    async with Venue(server.url) as venue:
        made = await venue.create_event(
            server.office_url,
            title="Care at home",
            date=in_a_while(),
            questions=["What helps?"],
            tables=1,
            scale="three",
            groups=GROUPS,
        )
        organiser = await (await venue.enter(made["organiser"])).connect()
        display = await (await venue.enter(made["display"])).connect()
        tablet = await (await venue.enter(made["tables"][0]["facilitator"])).connect()
        crowd = {f"person-{group}-{n:02}": group for group in GROUPS for n in range(12)}
        phones: dict[str, Device] = {}
        for token, group in crowd.items():
            phones[token] = await (await venue.join(made["code"], 1, token, group)).connect()
        await organiser.must("move_stage", **{"from": "lobby", "to": "question-1"})
        point = await tablet.must("capture_point", question=1, kind="idea", text="A later bus")
        await tablet.must("mark_key", point=point, key=True)
        check = await organiser.must("open_check", point=point, scope="room")
        for n, phone in enumerate(phones.values()):
            answer = "agree" if n < 7 or n >= 19 else "disagree"
            await phone.must("vote", check=check, answer=answer)
        await organiser.must("lock_check", check=check)
        before = await organiser.look()
        assert "of 12" not in str(before), "nothing by group before the reveal"
        await organiser.must("reveal_check", check=check)
        await organiser.must("move_stage", **{"from": "question-1", "to": "summary-1"})
        await organiser.must("show_step", step=f"groups:{point}")

        def told(view: Json) -> object:
            screen = view["step"] if view["face"] == "phone" else view["screen"]
            return screen and screen["kind"] == "groups"

        first, *_ = phones.values()
        seen = [await d.wait_for(told) for d in (display, organiser, first)]
        assert [misfits(view, own="mine" in view) for view in seen] == [[], [], []]
        shown = seen[0]["screen"]
        assert [row["words"] for row in shown["rows"]] == ["7 of 12 agree.", "5 of 12 agree."]
        assert seen[1]["screen"] == seen[2]["step"] == shown
        assert not any(phone.who in str(view) for phone in phones.values() for view in seen[:2])

        # The first person comes back as the other group: the difference would be their answer.
        again = await venue.join(made["code"], 1, "person-Carers-00", "Staff")
        assert again.who == first.who
        assert (await display.look())["screen"] == shown
        late = await (await venue.join(made["code"], 1, None, "Carers")).connect()
        assert (await late.wait_for(told))["step"] == shown
