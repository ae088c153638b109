"""A phone translates what the server says as the server itself does: words, forms and figures."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from facilitation.languages import LANGUAGES, speech

HOUSE = Path(__file__).resolve().parents[2]
FIGURES = (0, 1, 2, 5, 11, 22, 999, 1_000, 1_204, 9_999, 10_000, 12_345, 1_204_000)
SENTENCES = [
    sentence
    for n in FIGURES
    for sentence in (
        f"{n:,} have worries.",
        f"{n:,} of {n + 1:,} agree.",
        f"7 in 10 who answered agree. {n:,} are not sure.",
        f"Table {n}",
    )
]

PHONE = """
globalThis.document = { cookie: "", getElementById: () => null };
const { number, said } = await import("./static/js/parts/words.js");
const { words, figures, sentences } = JSON.parse(process.argv[1]);
const { readFileSync } = await import("node:fs");
(0, eval)(readFileSync(words, "utf8"));
console.log(JSON.stringify([figures.map(number), sentences.map(said)]));
"""


@pytest.mark.parametrize("language", [one.id for one in LANGUAGES if one.id != "en"])
def test_as_the_server(language: str) -> None:
    asked = {
        "words": f"static/words/words-{language}-p.js",
        "figures": FIGURES,
        "sentences": SENTENCES,
    }
    node = [HOUSE / "tools" / "node.sh", "node", "--input-type=module", "-e", PHONE]
    told = subprocess.run(
        [*node, json.dumps(asked)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    here = speech(language)
    assert json.loads(told.stdout) == [
        [here.number(n) for n in FIGURES],
        [here.said(one) for one in SENTENCES],
    ]
