"""What an event needs on paper, as one PDF. For its organiser only: it holds the secret links."""

from __future__ import annotations

import logging
import re
import unicodedata
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, request

from facilitation.domain.agreement import Rule
from facilitation.domain.meeting import Meeting
from facilitation.domain.refusals import Refused
from facilitation.domain.rules import clean
from facilitation.domain.scales import SCALES
from facilitation.reports import paper
from facilitation.web.arranging import leading
from facilitation.web.office import links
from facilitation.web.pages import day

routes = Blueprint("printing", __name__)
log = logging.getLogger(__name__)

NAME_LIMIT, PASSWORD_LIMIT = 32, 63
"""What a wifi's name and password can be at most."""

FILE_LIMIT = 50
"""Letters of a title in a file's name: some disks hold 255 bytes, and a letter is up to four."""


@routes.post("/o/<event>/paper.pdf")
def pdf(event: str) -> Response:
    """The parts that were chosen. The wifi's password is used here, and kept nowhere."""
    m = leading(event).desk.meeting
    parts = [part for part in paper.PARTS if request.form.get(part)]
    net = _wifi(request.form.get("wifi_name", ""), request.form.get("wifi_password", ""))
    if not parts and net is None:
        raise Refused("bad_message", "Choose at least one thing to print.")
    try:
        made = paper.make_pdf(_paper(m, parts, net))
    except paper.NoTypeface as letters:
        raise Refused(
            "bad_message",
            f"No typeface on the app’s computer has “{letters}”. Install one that has it, for "
            "example from Google Noto, or write it in other letters on the page Prepare.",
        ) from None
    except paper.CannotPrint as problem:
        log.error("a document could not be set: %s", problem)
        raise Refused("server_error", "We could not make the PDF. Please try again.") from None
    response = Response(made, mimetype="application/pdf")
    response.headers.set("Content-Disposition", "inline", **file_names(m, "to-print.pdf"))
    # It holds the facilitators' links: no copy of it may stay on the way.
    response.headers["Cache-Control"] = "no-store"
    return response


def file_names(m: Meeting, what: str) -> dict[str, str]:
    """How a file of the event is called: its title in words, its day, and ``what`` it is.

    As the options of Content-Disposition: where the title is not ASCII, "filename*" has it
    (RFC 5987), and "filename" what is left for programs that read nothing else.
    """
    whole = _joined(m.title)
    plain = _joined(unicodedata.normalize("NFKD", m.title).encode("ascii", "ignore").decode())
    names = {"filename": f"{plain or 'event'}-{m.date}-{what}"}
    if whole != plain:
        names["filename*"] = f"UTF-8''{quote(f'{whole}-{m.date}-{what}', safe='')}"
    return names


def _joined(title: str) -> str:
    """The words of a title, small, with hyphens: not cut within a word, unless it is one alone."""
    # Marks that stand above or below a letter belong to its word.
    title = unicodedata.normalize("NFC", title).lower().replace("'", "").replace("’", "")
    letters = "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in title)
    found = "-".join(letters.split())
    if len(found) <= FILE_LIMIT:
        return found
    return re.sub(r"(.)-[^-]*$", r"\1", found[: FILE_LIMIT + 1])[:FILE_LIMIT]


def _wifi(name: str, password: str) -> dict[str, Any] | None:
    if not name.strip():
        return None
    if len(password) > PASSWORD_LIMIT or any(not sign.isprintable() for sign in password):
        raise Refused("bad_message", "That is no wifi password. It has at most 63 letters.")
    try:
        return {"name": clean(name, NAME_LIMIT), "password": password}
    except Refused:
        words = f"That is no wifi name. It has at most {NAME_LIMIT} letters."
        raise Refused("bad_message", words) from None


def _paper(m: Meeting, parts: list[str], net: dict[str, Any] | None) -> paper.Paper:
    found = links(m)
    return {
        "title": m.title,
        "day": day(m.date),
        "where": found["join"].split("://")[-1].rsplit("/", 1)[0],
        "code": f"{m.code[:3]} {m.code[3:]}",
        "parts": parts,
        "wifi": net,
        "tables": found["tables"],
        "questions": [
            {
                "number": q.number,
                "text": q.text,
                "easy": q.easy,
                "minutes": q.minutes,
                "prompts": list(q.prompts),
            }
            for q in m.questions
        ],
        "answers": [{"words": answer.words} for answer in SCALES[m.scale].answers],
        "rule": rule_words(m.settings.rule),
    }


def rule_words(rule: Rule) -> str:
    """The event's rule at a table, in words."""
    nobody = (
        "nobody is against it"
        if not rule.against_table
        else (f"at most {int(100 * rule.against_table)} in 100 are against it")
    )
    return (
        f"A point is agreed if at least {int(100 * rule.agreed)} in 100 of those who vote are for "
        f"it, and {nobody}. It is agreed with worries if at least {int(100 * rule.worries)} in "
        f"100 are for it. At least {rule.least} people must answer, and "
        f"{int(100 * rule.quorum)} in 100 of those at the table."
    )
