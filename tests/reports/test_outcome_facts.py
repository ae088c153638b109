"""The page to take away says only what was so."""

from __future__ import annotations

from facilitation.domain.rules import set_headcount
from facilitation.reports.outcome import outcome_page
from tests.domain.talking import Talk
from tests.domain.test_statements import merged


def test_a_table_where_nobody_sat_did_not_talk() -> None:
    talk = Talk(tables=4)
    assert outcome_page(talk.seen)["tables"] == 0
    talk.point("A ramp.", table=2)
    talk.do(set_headcount(talk.meeting, 3, people=6))
    assert outcome_page(talk.seen)["tables"] == 2


def test_several_reasons_are_one_sentence() -> None:
    talk = Talk()
    said = [talk.point("A ramp."), talk.point("Ramps.", table=2)]
    for point, why in zip(said, ("small firms cannot pay.", "who pays?"), strict=True):
        talk.checked(point, dissent=why, agree=5, disagree=1)
    merged(talk, *said)
    talk.go("closing")
    [section] = outcome_page(talk.seen)["sections"]
    [item] = section["items"]
    assert item["reasons"] == [
        {"why": "small firms cannot pay", "table": 1},
        {"why": "who pays?", "table": 2},
    ]
