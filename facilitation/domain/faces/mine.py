"""One person's own answers, to look at again. For that person only."""

from __future__ import annotations

from collections.abc import Mapping

from facilitation.domain.checks import OUTCOMES
from facilitation.domain.faces.room_vote import asked_text
from facilitation.domain.faces.shared import Seen, View, result_view
from facilitation.domain.meeting import ROOM


def my_answers(
    seen: Seen, table: int, answers: Mapping[str, str], worries: Mapping[str, str]
) -> list[View]:
    """Every question that this person was asked, first asked first.

    ``answers``, ``worries``: their own, by check.
    """
    found = []
    for check in seen.meeting.checks.values():
        if not (check.scope == ROOM or check.table == table or check.id in answers):
            continue
        result = result_view(seen, check)
        found.append(
            {
                "check": check.id,
                "text": asked_text(check),
                "answer": answers.get(check.id),
                "worry": worries.get(check.id, ""),
                "sentence": result["sentence"] if result else "",
                "outcome_words": OUTCOMES[check.outcome] if check.outcome else "",
            }
        )
    return found
