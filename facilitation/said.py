"""Every sentence that the server says to participants, as a pattern to translate.

The domain speaks English and knows no languages. Where its words leave for a participant (the
phone's screens, the pages that need no script) they are translated by these patterns: {n} is a
number, {other} any words, and a text of several sentences is translated one by one.
"""

from __future__ import annotations

from facilitation.domain.refusals import WORDS

SAID: list[tuple[str, str | None]] = [(words, None) for words in WORDS.values()]
"""One and many; many is None where no number decides."""
