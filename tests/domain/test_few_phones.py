"""A facilitator is told when so few phones would vote that their answer could be guessed."""

from __future__ import annotations

import pytest

from facilitation.domain.faces import facilitator
from facilitation.domain.presence import Presence
from tests.domain.talking import Talk


@pytest.mark.parametrize(("phones", "told"), [(0, False), (1, True), (2, True), (3, False)])
def test_fewer_than_three_phones(phones: int, told: bool) -> None:
    talk = Talk()
    talk.presence = Presence(phones={1: phones})
    warning = facilitator(talk.seen, 1)["people"]["warning"]
    assert bool(warning) is told
    assert ("could be guessed" in warning) is told
