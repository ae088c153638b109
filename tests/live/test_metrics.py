"""Figures for whoever runs the server, and the alarm for whoever writes it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import aiohttp
import pytest

from bench.server import HOUSE, Server, free_port
from tests.live.room import a_room

TOKEN = "a-token-of-the-house"


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    env = {"METRICS_TOKEN": TOKEN, "HUB_ALARM": "2000"}
    with Server(tmp_path_factory.mktemp("metrics"), free_port(), env) as running:
        yield running


async def ask(server: Server, token: str = "") -> tuple[int, str]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    url = f"{server.url}/metrics"
    async with aiohttp.ClientSession() as browser, browser.get(url, headers=headers) as answer:
        return answer.status, await answer.text()


def figure(text: str, name: str) -> float:
    found = [line.rpartition(" ")[2] for line in text.splitlines() if line.startswith(name + " ")]
    return float(found[0]) if found else 0.0


async def test_only_who_brings_the_token_reads_the_figures(counted: Server, server: Server) -> None:
    assert (await ask(counted))[0] == 404
    assert (await ask(counted, "another"))[0] == 404
    assert (await ask(server, TOKEN))[0] == 404, "no token was set"
    assert (await ask(counted, TOKEN))[0] == 200


async def test_the_figures_count_and_say_nothing_of_people(counted: Server) -> None:
    async with a_room(counted, tables=1) as room:
        phones = [await room.phone() for _ in range(3)]
        check = await room.asked("Nobody reads this in a figure")
        for phone in phones:
            await phone.must("vote", check=check, answer="agree")
        vote = phones[0].operation("vote", check=check, answer="skip")
        await phones[0].deliver(vote)
        await phones[0].deliver(vote)
        assert not (await phones[0].send("vote", check="no-such-check-01", answer="agree"))["ok"]
        assert not (await phones[0].send("made_up_name"))["ok"]
        _, text = await ask(counted, TOKEN)
    assert figure(text, 'common_table_connected{role="phone"}') == 3
    assert figure(text, 'common_table_connected{role="facilitator"}') == 1
    votes = 'common_table_operations_total{operation="vote",result="%s"}'
    assert figure(text, votes % "ok") == 4
    assert figure(text, votes % "again") == 1
    assert figure(text, votes % "unknown_check") == 1
    unknown = 'common_table_operations_total{operation="unknown",result="unknown_operation"}'
    assert figure(text, unknown) == 1
    assert figure(text, "common_table_commit_seconds_count") > 4
    assert figure(text, "common_table_hub_turn_seconds_count") > 10
    assert "common_table_queued_bytes" in text
    for private in (
        room.event,
        "Nobody reads",
        "made_up_name",
        check,
        *(str(p.who) for p in phones),
    ):
        assert private not in text


HELD = """
import eventlet; eventlet.monkey_patch()
import logging, sys, time
logging.basicConfig(stream=sys.stdout)
from facilitation.live import alarm
def the_long_loop():
    began = time.perf_counter()
    while time.perf_counter() - began < 0.6: pass
eventlet.spawn(eventlet.listen(("127.0.0.1", 0)).accept)
alarm.time_turns()
alarm.watch(200)
eventlet.spawn(the_long_loop)
eventlet.sleep(0.7)
print("quiet from here")
eventlet.sleep(0.7)
"""


def test_what_holds_the_hub_is_named() -> None:
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", HELD], cwd=HOUSE, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    before, _, after = ran.stdout.partition("quiet from here")
    assert "held for more than 200 ms" in before
    assert "the_long_loop" in before
    assert "held" not in after
