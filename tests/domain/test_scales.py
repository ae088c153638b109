"""The scales as data: every step can be shown by hand, and means the same."""

from __future__ import annotations

import pytest

from facilitation.domain.agreement import work_out
from facilitation.domain.scales import FIVE, SCALES, THREE, answer_ids, from_fingers


def test_fist_to_five_covers_the_five_steps_in_order() -> None:
    fingers = [n for a in FIVE.answers for n in a.fingers]
    assert fingers == [5, 4, 3, 2, 1, 0]


def test_hands_by_fingers_are_counted_as_answers() -> None:
    shown = {5: 2, 4: 1, 3: 1, 2: 1, 1: 1, 0: 1}
    hands = from_fingers(FIVE, shown)
    assert hands == {"full": 2, "agree": 1, "live": 1, "worry": 2, "against": 1}
    result = work_out(FIVE, {}, hands, 7, room=False)
    assert result.answered == sum(shown.values())


@pytest.mark.parametrize(("scale", "number"), [(FIVE, 6), (FIVE, -1), (THREE, 5)])
def test_other_signs_are_refused(scale: object, number: int) -> None:
    with pytest.raises(ValueError, match="fingers"):
        from_fingers(scale, {number: 1})  # type: ignore[arg-type]


def test_a_skip_is_an_answer_but_no_step() -> None:
    for scale in SCALES.values():
        assert scale.skip.id in answer_ids(scale)
        assert scale.skip.id not in {a.id for a in scale.answers}
        assert scale.supports < {a.id for a in scale.answers}


def test_answers_run_from_most_to_least_agreeing() -> None:
    for scale in SCALES.values():
        sides = [a.side for a in scale.answers]
        assert sides == sorted(sides, reverse=True)
        support = [a.id in scale.supports for a in scale.answers]
        assert support == sorted(support, reverse=True)
