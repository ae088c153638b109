"""What the demo's tables say: made up for it, on adult social care. Nobody's real words."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "Care at home: what matters to us"

QUESTIONS = (
    "What makes care at home feel safe?",
    "When something goes wrong, who do we call?",
)


@dataclass(frozen=True, slots=True)
class Said:
    """``leaning``: how many in ten agree. ``because``: what those who do not agree say."""

    kind: str
    text: str
    leaning: int = 9
    because: str = ""


TABLES: dict[int, dict[int, tuple[Said, ...]]] = {
    1: {
        1: (
            Said("point", "A small team of care workers we know, not a new face each week."),
            Said("barrier", "You explain your life again to each new person."),
            Said(
                "idea",
                "A photo and a name by text before each visit.",
                7,
                "some of us do not use a phone.",
            ),
            Said("point", "Visits at the time that was agreed, even at weekends.", 10),
        ),
        2: (
            Said("idea", "One number to call, and a person who picks up.", 10),
            Said("barrier", "Nobody tells you what happened after you complain."),
            Said("action", "A named person who calls you back within two days.", 8),
        ),
    },
    2: {
        1: (
            Said("point", "Care workers need paid time to talk, not only time to wash and dress."),
            Said("question", "Who checks on people who live alone at night?"),
            Said(
                "idea",
                "A key safe at each door, so that no one waits outside.",
                6,
                "a key safe can feel like anyone may walk in.",
            ),
            Said("barrier", "Help stops on Friday at five.", 9),
        ),
        2: (
            Said("idea", "A short list of numbers, in large print, on the fridge.", 10),
            Said("point", "Staff should say sorry early and in plain words.", 8),
        ),
    },
    3: {
        1: (
            Said("point", "Ask the person first, and the family second."),
            Said("idea", "A care plan that fits on one page, in words we use ourselves.", 10),
            Said("barrier", "Letters come in words that we do not use."),
            Said(
                "action",
                "Send the week's visit times by text, or on paper if you ask.",
                8,
                "times change so often that a list may be wrong.",
            ),
        ),
        2: (
            Said("point", "People fear losing their care if they complain.", 9),
            Said(
                "idea",
                "Someone from outside the care company to listen.",
                7,
                "one more person to tell may be one too many.",
            ),
        ),
    },
    4: {
        1: (
            Said("point", "Being told the truth when a visit will be late."),
            Said("barrier", "Three companies visit one street and none of them talk."),
            Said("idea", "A supporter of your own choice at each review.", 9),
        ),
        2: (
            Said("barrier", "The out-of-hours line is a recording."),
            Said("idea", "Write down who does what, and give everyone a copy.", 9),
        ),
    },
}

SUGGESTIONS = (
    "My mum cannot hear the phone. Please write as well.",
    "Tell us before a new person comes.",
    "Ask us again after six months.",
    "Could the same person do the morning and the evening?",
)

HEADCOUNTS = {1: 7, 2: 6, 3: 8, 4: 6}

PHONES = 5
"""Simulated phones at each table; the others at the table have none."""
