"""What is one person's alone reaches that person's phone at once, and nobody else's."""

from __future__ import annotations

import json

from bench.server import Server
from tests.live.room import a_room


async def test_a_card_and_its_answer(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        anne, bert = await room.phone(), await room.phone()
        tablet = room.tablets[1]
        await anne.must("raise_card", card="slow", words="Please.")
        seen = await tablet.wait_for(lambda v: v["cards"])
        await anne.wait_for(lambda v: v.get("my_cards") == ["slow"])
        assert anne.who not in json.dumps(seen)
        await tablet.must("answer_card", card=seen["cards"][0]["id"])
        await anne.wait_for(lambda v: v.get("my_cards") == [])
        assert (await bert.look())["my_cards"] == []


async def test_a_kind_word_back(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        anne, bert = await room.phone(), await room.phone()
        offer = await anne.must("suggest_point", text="A ramp.")
        await room.tablets[1].must("set_aside_suggestion", point=offer, words="Thank you.")
        told = await anne.wait_for(lambda v: "Thank you." in json.dumps(v.get("my_suggestions")))
        assert told["my_suggestions"][0]["state"] == "aside"
        assert "Thank you." not in json.dumps(await bert.look())


async def test_their_answer_is_known_also_while_its_vote_is_not_shown(server: Server) -> None:
    async with a_room(server, tables=1) as room:
        anne = await room.phone()
        check = await room.asked()
        await anne.must("vote", check=check, answer="agree")
        await room.tablets[1].must("lock_check", check=check)
        await room.tablets[1].must("reveal_check", check=check)
        await room.move("summary-1")
        # A phone that wakes here must not say "You did not answer" when the room goes back.
        assert (await anne.look())["checks"] == []
        assert anne.view["mine"] == {check: "agree"}
