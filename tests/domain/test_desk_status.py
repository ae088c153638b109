"""What the theme desk reads of a point: what its own table made of the result."""

from __future__ import annotations

from typing import Any

from facilitation.domain.faces import desk
from tests.domain.talking import Talk


def test_the_desk_reads_what_the_table_concluded_before_what_the_rule_says() -> None:
    talk = Talk()
    point = talk.point("The last bus goes at six.")
    check = talk.check(point)
    talk.vote(check, agree=4, unsure=2, disagree=1)
    talk.reveal(check)
    assert status(talk) == ("not_agreed", "Not agreed")
    talk.conclude(check, "worries")
    assert status(talk) == ("worries", "Agreed, with worries")


def status(talk: Talk) -> tuple[str, str]:
    [point] = desk(talk.seen)["points"]
    result: dict[str, Any] = point["result"]
    return result["status"], result["status_words"]
