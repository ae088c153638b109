"""A clear sentence for whatever goes wrong: as a page for people, as JSON for programs."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from facilitation.desk import refusal
from facilitation.domain.refusals import Refused
from facilitation.storage.database import SqliteError
from facilitation.storage.trouble import words_for

log = logging.getLogger(__name__)

STATUS = {
    "bad_message": 400,
    "not_here": 403,
    "not_allowed": 403,
    "wrong_link": 403,
    "unknown_code": 404,
    "unknown_event": 404,
    "unknown_table": 404,
    "not_found": 404,
    "damaged": 503,
    "conflict": 409,
    "too_many": 429,
    "not_yet": 503,
    "server_error": 500,
}
"""HTTP status by code; 422 for the others."""

TITLES = {
    "not_found": "We cannot find that page",
    "unknown_event": "We cannot find that event",
    "unknown_code": "We do not know that code",
    "unknown_table": "There is no such table",
    "wrong_link": "This link does not work",
    "not_here": "Please open your link again",
    "not_yet": "We cannot save just now",
    "damaged": "This event cannot be opened",
}


def install(app: Flask) -> None:
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(HTTPException, _http)
    # Half a character, which nothing can store; lists in lists without end.
    app.register_error_handler(UnicodeEncodeError, _unreadable)
    app.register_error_handler(RecursionError, _unreadable)
    app.register_error_handler(SqliteError, _unsaved)
    app.register_error_handler(Exception, _unexpected)


def wants_json() -> bool:
    """Whether a program asks: it sent JSON, or prefers it."""
    accepts = request.accept_mimetypes
    return request.is_json or accepts.best_match(["text/html", "application/json"]) == (
        "application/json"
    )


def fields() -> Mapping[str, Any]:
    """What was posted, as a form or as JSON. Refused: ``bad_message``."""
    if not request.is_json:
        return request.form
    message = request.get_json(silent=True)
    if not isinstance(message, dict):
        raise Refused("bad_message")
    return message


def status_of(code: str) -> int:
    return STATUS.get(code, 422)


def _refused(problem: Refused) -> Response:
    status = status_of(problem.code)
    if wants_json():
        return make_response(jsonify(refusal(problem)), status)
    title = TITLES.get(problem.code, "That did not work")
    page = render_template(
        "problem.html", title=title, words=problem.words, code=problem.code, page={}
    )
    return make_response(page, status)


def _http(problem: HTTPException) -> Response:
    code = "not_found" if problem.code == 404 else "bad_message"
    response = _refused(Refused(code))
    response.status_code = problem.code or 500
    return response


def _unreadable(problem: Exception) -> Response:
    return _refused(Refused("bad_message"))


def _unsaved(problem: Exception) -> Response:
    words = words_for(problem)
    log.error("a file cannot be used: %s", words)
    return _refused(Refused("not_yet", words))


def _unexpected(problem: Exception) -> Response:
    log.exception("a page could not be made")
    return _refused(Refused("server_error"))
