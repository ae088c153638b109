"""Every "no" that the app can say: a code for programs, a sentence for people."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "bad_message": "We could not read that message. Reload the page and try again.",
    "unknown_operation": "This page is out of step with the server. Reload the page.",
    "not_allowed": "This link cannot do that.",
    "not_here": "We do not know this device yet. Open your link, or join with the code.",
    "wrong_link": (
        "This link does not work. It may have been replaced, or cut short when it was "
        "copied. Ask the organiser for a new one."
    ),
    "unknown_code": "No event has this code. Check the six numbers and try again.",
    "unknown_event": "We cannot find this event.",
    "damaged": "This event's file is damaged. The organiser can restore a backup of it.",
    "unknown_table": "This event has no such table. Choose your table from the list.",
    "unknown_group": "This event has no such group. Choose one from the list, or none.",
    "unknown_point": "This point is no longer here.",
    "other_question": "Points of different questions cannot be merged.",
    "in_statement": "The organisers have put this point into a statement, so it stays.",
    "list_full": "The short list holds five points. Take one off it first.",
    "unknown_check": "This vote is no longer here.",
    "unknown_question": "This event has no such question.",
    "unknown_stage": "This event has no such stage.",
    "unknown_step": "This step is no longer here.",
    "unknown_answer": "Choose one of the answers shown.",
    "offers_wait": "Your table has 20 points of yours to read first. Then you can send more.",
    "empty_text": "There are no words yet. Write the point, then add it.",
    "text_too_long": "That is too long. Keep it under 2,000 letters.",
    "message_too_long": "That is too long. Keep it under 200 letters.",
    "dissent_too_long": "That is too long. Keep it under 500 letters.",
    "card_too_long": "That is too long. Keep it under 200 letters.",
    "name_too_long": "That name is too long. Keep it under 40 letters.",
    "notes_too_long": "That is too long. Keep it under 1,000 letters.",
    "heading_too_long": "That is too long for a heading. Keep it under 80 letters.",
    "doubt_too_long": "That is too long. Keep it under 200 letters.",
    "bad_number": "That number is not possible here. Check it and try again.",
    "check_locked": "Voting on this point has closed. Your last saved answer stands.",
    "check_open": "Voting is still open. Close it first.",
    "no_headcount": "First say how many people are at the table.",
    "not_locked": "Close the voting first. Then show the result.",
    "not_revealed": "Show the result first.",
    "rule_fixed": (
        "People have been asked to vote already. The answers and the rule for what counts as "
        "agreed stay as they are."
    ),
    "question_used": "The room has talked about this question already. It cannot be left out.",
    "table_used": "People have joined at this table. Move them to another table first.",
    "table_spoke": "This table has written points. You can remove it on the Live page.",
    "last_table": "An event needs at least one table.",
    "too_many_tables": "An event can have 60 tables at most.",
    "wrong_stage": "The room is not at that part of the event.",
    "stale_stage": "Someone else has already moved the room. Look at where it is now.",
    "cannot_undo": "This cannot be taken back.",
    "changed_since": "This has changed since, so it cannot be taken back.",
    "unknown_theme": "This theme is no longer here.",
    "theme_exists": "There is a theme of this name already.",
    "theme_too_long": "That is too long. Keep a theme under 80 letters.",
    "theme_not_empty": "Move what is under this theme first. Then remove it.",
    "unknown_statement": "This statement is no longer here. Someone may have taken it apart.",
    "statement_too_long": "That is too long for the big screen. Keep it under 240 letters.",
    "already_merged": "Someone has just merged one of these points. Look again.",
    "voted_on": "The room has voted on this statement. It stays as it is.",
    "held_back": "This is held back from the big screen. Release it first.",
    "bad_votes": "That is more votes than there are.",
    "changed_words": "Someone else has changed these words since.",
    "moved_since": "Someone else has put this under another theme since.",
    "conflict": "This was already used for something else. Reload the page and try again.",
    "too_many": "That was too fast. We will try again in a moment.",
    "not_yet": "We cannot save just now. It is kept on this device and we will try again.",
    "server_error": "Something went wrong on our side. It is kept here and we will try again.",
    "not_found": "There is no page here. Check the address, or join with the code.",
}

LATER = frozenset({"too_many", "not_yet", "server_error"})
"""Codes that mean "not yet": the device keeps what it sent and tries again."""


class Refused(Exception):
    """A change that the rules do not allow. ``code`` is a key of ``WORDS``."""

    def __init__(self, code: str, words: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.words = words or WORDS[code]
