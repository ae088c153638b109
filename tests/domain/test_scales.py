"""The scales as data: answers in their order, and a skip that is none of them."""

from __future__ import annotations

from facilitation.domain.scales import SCALES, answer_ids


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
