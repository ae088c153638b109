"""What participants read is plain English: a reading age of about 9, by textstat.

The automated readability index counts letters and words, and gives a school grade: 4 is 9 or 10
years. Indexes that count syllables would have to fetch a dictionary first.
"""

from __future__ import annotations

import re
from pathlib import Path

from textstat import textstat

from facilitation.languages import BY_ID
from tools.words.catalogues import read
from tools.words.gather import gather

TEMPLATES = Path(__file__).parents[2] / "templates"
GRADE = 4.0
ENOUGH = 8
"""Words, below which an index says little."""

HARDER = {
    # "Answer", "someone", "facilitator", "accessibility" and "connection" are long, and known here.
    "That answer belongs to someone on another phone.",
    "You can also say your answer to your facilitator, who counts hands.",
    "Accessibility, and help in the room (new page)",
    "You have answered again since. Your newer answer stands.",
    "You can change your answer until the voting closes.",
    "You can change your votes until the voting closes.",
    "Fewer than half of those who answered agree.",
    "We could not get this language. Check the connection, then try again.",
    "We cannot get your answers just now. Check the connection, then try again.",
    "Voting on this point has closed. Your last saved answer stands.",
    "The table did not check agreement on this point.",
}


def grade(text: str) -> float:
    return float(textstat.automated_readability_index(text))


def as_read(text: str) -> str:
    """With a number where something is filled in, and an end."""
    text = re.sub(r"\{\w+\}", "4", text).replace("…", ".").strip()
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."


def english() -> list[str]:
    return [word.many or word.one for word in gather().values()]


def easy() -> list[str]:
    texts = []
    for message in read(BY_ID["easy"]):
        forms = message.string if isinstance(message.string, (list, tuple)) else [message.string]
        texts += [form for form in forms if message.id and form]
    return texts


def page(name: str) -> str:
    """The words of a page, each heading and line of a list as a sentence."""
    text = (TEMPLATES / name).read_text()
    text = re.sub(r"\{%.*?%\}", "", text)
    text = re.sub(r"\{\{.*?\}\}", "4", text)
    text = re.sub(r"</(li|h\d|p|th|td|legend)>", ". ", text)
    text = re.sub(r"<[^>]+>|&nbsp;", " ", text)
    return re.sub(r"([.?!:])\s*\.", r"\1", re.sub(r"\s+", " ", text))


def test_all_of_it_together() -> None:
    assert grade(" ".join(as_read(text) for text in english())) <= GRADE


def test_each_text() -> None:
    long = {text for text in english() if len(text.split()) >= ENOUGH}
    found = {text for text in long if grade(as_read(text)) > GRADE}
    assert found - HARDER == set(), "say it in shorter words, or name it in HARDER"
    assert found >= HARDER & long, "these are plain enough now: take them out of HARDER"


def test_the_page_that_is_in_english_only() -> None:
    assert grade(page("accessibility.html")) <= GRADE


def test_easy_read_has_short_sentences() -> None:
    sentences = [s for text in easy() for s in re.split(r"(?<=[.?!:])\s", text)]
    assert len(sentences) > 100
    assert {s for s in sentences if len(s.split()) > 15} == set()


def test_hard_words_are_found() -> None:
    hard = "Organisational accessibility considerations necessitate comprehensive documentation."
    assert grade(hard) > GRADE
