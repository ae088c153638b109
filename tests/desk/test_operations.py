"""Messages of any shape: an operation, or a refusal that repeats nothing of what was sent."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation import operations as op
from facilitation.desk import refusal
from facilitation.domain.refusals import Refused
from facilitation.operations import KINDS, NAMES, digest, read_operation

ID = "0190-abcdef"
SECRET = "zebra-crossing"

# One right message of each kind; a field that may be left out is there too.
RIGHT: dict[str, dict[str, Any]] = {
    "vote": {"check": ID, "answer": "agree"},
    "suggest_point": {"text": "A ramp."},
    "add_worry": {"check": ID, "text": "Too dear."},
    "raise_card": {"card": "slow", "words": ""},
    "lower_card": {"card": "slow"},
    "answer_card": {"card": ID},
    "call_help": {"on": True},
    "name_table": {"text": "The window table"},
    "note_for_table": {"about": "access", "text": "Needs to see the speaker."},
    "set_aside_suggestion": {"point": ID, "words": "Thank you."},
    "capture_point": {"question": 1, "kind": "idea", "text": "A ramp."},
    "reword_point": {"point": ID, "text": "A ramp."},
    "remove_point": {"point": ID},
    "change_kind": {"point": ID, "kind": "barrier"},
    "move_point": {"point": ID, "before": ID},
    "merge_points": {"points": [ID], "text": "A ramp."},
    "split_point": {"point": ID, "first": "A", "second": "B"},
    "shortlist_point": {"point": ID, "on": True},
    "confirm_point": {"point": ID, "text": "A ramp.", "on": True},
    "send_to_room": {"question": 1, "points": [ID]},
    "take_back": {"point": ID},
    "take_suggestion": {"point": ID},
    "open_check": {"point": ID, "scope": "table"},
    "open_room_vote": {},
    "count_hands": {"check": ID, "hands": {"agree": 2}, "on_paper": 0},
    "lock_check": {"check": ID},
    "reveal_check": {"check": ID},
    "conclude_check": {"check": ID, "outcome": "agreed", "dissent": ""},
    "mark_key": {"point": ID, "key": True},
    "set_headcount": {"people": 8},
    "undo": {"operation": ID},
    "move_stage": {"from": "lobby", "to": "question-1"},
    "show_step": {"step": "opening", "page": 1},
    "hold_screen": {"how": "blank", "words": ""},
    "set_screen": {
        "far": True,
        "captions": "top",
        "kept": "left",
        "kept_size": 20,
        "newest": True,
        "letters": False,
    },
    "read_aloud": {"how": "on", "speed": 100, "again": False},
    "propose_story": {"stage": "closing"},
    "move_block": {"stage": "closing", "block": "vote", "before": ""},
    "leave_out": {"stage": "closing", "block": "vote", "out": True},
    "write_heading": {"stage": "closing", "text": "And now", "block": "", "before": "vote"},
    "write_notes": {"stage": "closing", "step": "vote", "text": "Breathe."},
    "choose_forward": {"item": ID, "on": True},
    "publish_outcome": {"on": True},
    "not_meant": {"item": ID, "words": ""},
    "replace_link": {"role": "facilitator", "table": 2},
    "ask_statement": {"statement": ID},
    "ask_priority": {"choices": [ID], "votes": 3},
    "put_away_vote": {},
    "spread_votes": {"check": ID, "votes": {ID: 2}},
    "make_theme": {"title": "Buses"},
    "rename_theme": {"theme": ID, "title": "Travel", "was": "Buses"},
    "remove_theme": {"theme": ID},
    "move_theme": {"theme": ID, "before": ""},
    "sort_items": {"items": {ID: ""}, "theme": ID},
    "make_statement": {"text": "Later buses.", "sources": [ID], "theme": ""},
    "add_to_statement": {"statement": ID, "sources": [ID]},
    "take_from_statement": {"statement": ID, "source": ID},
    "reword_statement": {"statement": ID, "text": "Later buses.", "was": "Buses."},
    "unmerge_statement": {"statement": ID, "version": 1},
    "moderate": {"item": ID, "how": "held"},
    "dismiss_pair": {"first": ID, "second": ID},
    "set_timer": {"seconds": 600, "table": 2},
    "add_time": {"seconds": 120, "table": 2},
    "send_message": {"text": "Two minutes left.", "to": "tables", "table": 2},
    "clear_message": {"table": 2},
    "pause": {"on": True},
    "answer_help": {"number": 2},
    "add_table": {},
    "remove_table": {"number": 2},
    "move_people": {"leave": 2, "join": 1},
}
OPTIONAL = {"on_paper", "dissent", "page", "table", "who", "words"}

letters = st.text() | st.text("a\ud83d\udc00\x00é", max_size=8) | st.just(SECRET)
leaves = st.none() | st.booleans() | st.integers() | st.floats() | letters | st.binary(max_size=4)
anything = st.recursive(
    leaves,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(letters, inside, max_size=4),
    max_leaves=12,
)


def message(name: str, /, **changed: Any) -> dict[str, Any]:
    return {"id": ID, "n": 7, "name": name, **RIGHT[name], **changed}


@st.composite
def nearly_right(draw: st.DrawFn) -> dict[str, Any]:
    """A right message with one thing wrong, or one too many or too few."""
    sent = message(draw(st.sampled_from(sorted(RIGHT))))
    field = draw(st.sampled_from(sorted(sent)) | letters)
    if draw(st.booleans()) and field in sent:
        del sent[field]
    else:
        sent[field] = draw(anything)
    return sent


def code_of(sent: object) -> str:
    with pytest.raises(Refused) as refused:
        read_operation(sent)
    return refused.value.code


def test_every_kind_is_tried_here() -> None:
    assert set(RIGHT) == NAMES == {k.__struct_config__.tag for k in KINDS}


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_a_right_message_is_read(name: str) -> None:
    found = read_operation(message(name, who="person-01"))
    assert json.loads(msgspec.json.encode(found)) == message(name, who="person-01")


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_a_missing_or_unknown_field_is_refused(name: str) -> None:
    whole = message(name)
    optional = OPTIONAL | ({"block", "before"} if name == "write_heading" else set())
    for field in set(whole) - optional:
        assert code_of({k: v for k, v in whole.items() if k != field}) == "bad_message"
    for field in optional & set(whole):
        read_operation({k: v for k, v in whole.items() if k != field})
    assert code_of({**whole, "extra": 1}) == "bad_message"


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "short"},
        {"id": "a" * 65},
        {"id": "with a blank"},
        {"id": "slash/slash"},
        {"id": "new-line\n"},
        {"id": "näh-näh-näh"},
        {"id": 12345678},
        {"id": None},
        {"n": -1},
        {"n": 2**53 + 1},
        {"n": "7"},
        {"n": 7.5},
        {"n": True},
        {"who": "short"},
        {"who": ["person-01"]},
        {"check": None},
        {"check": "x"},
        {"answer": 1},
        {"answer": "\ud83d"},
        {"name": 5},
        {"name": None},
        {"name": ["vote"]},
    ],
)
def test_a_wrong_field_is_refused(changed: dict[str, Any]) -> None:
    assert code_of(message("vote", **changed)) == "bad_message"


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("capture_point", {"text": "half of an emoji \ud83d"}),
        ("capture_point", {"question": "1"}),
        ("open_check", {"scope": "building"}),
        ("count_hands", {"hands": {"agree": "2"}}),
        ("count_hands", {"hands": {"\udc00": 2}}),
        ("count_hands", {"hands": [2]}),
        ("mark_key", {"key": 1}),
        ("set_headcount", {"people": 8.5}),
        ("replace_link", {"table": "2"}),
    ],
)
def test_and_of_other_kinds(name: str, changed: dict[str, Any]) -> None:
    assert code_of(message(name, **changed)) == "bad_message"


@pytest.mark.parametrize("name", ["votes", "", "Vote", "__init__", "\ud800"])
def test_an_unknown_name_is_told_apart(name: str) -> None:
    """A page of another version: "reload" helps, and repeating does not."""
    assert code_of({"id": ID, "n": 7, "name": name}) == "unknown_operation"


@given(anything | nearly_right())
@settings(max_examples=400)
def test_whatever_is_sent_is_read_or_refused_and_never_repeated(sent: object) -> None:
    try:
        found = read_operation(sent)
    except Refused as refused:
        problem = refused
    else:
        assert len(digest(found, "somebody")) == 64
        return
    assert problem.code in ("bad_message", "unknown_operation")
    assert problem.__cause__ is None
    assert problem.__suppress_context__ or problem.__context__ is None
    assert set(refusal(problem)) == {"ok", "code", "words"}
    assert SECRET not in json.dumps(refusal(problem))


def test_a_message_as_deep_as_can_be_sent_is_refused() -> None:
    deep: Any = []
    for _ in range(50_000):
        deep = [deep]
    assert code_of(deep) == "bad_message"
    assert code_of(message("vote", answer=deep)) == "bad_message"


class TestSameOperation:
    """A digest says whether two messages with one id are the same."""

    def test_content_and_speaker_count_and_order_does_not(self) -> None:
        first = read_operation(message("vote", who="person-01"))
        assert digest(read_operation(message("vote", who="person-01")), "a") == digest(first, "a")
        assert digest(read_operation(message("vote", who="person-01", n=8)), "a") == digest(
            first, "a"
        )
        assert digest(first, "b") != digest(first, "a")

    @given(nearly_right())
    def test_any_other_content_differs(self, sent: dict[str, Any]) -> None:
        try:
            found = read_operation(sent)
        except Refused:
            return
        kinds = {digest(read_operation(message(name)), "a"): name for name in RIGHT}
        same = kinds.get(digest(found, "a"))
        if same is not None:
            assert msgspec.structs.replace(found, n=7) == read_operation(message(same))

    def test_every_field_of_every_kind_counts(self) -> None:
        for name, fields in RIGHT.items():
            whole = digest(read_operation(message(name)), "a")
            for field in fields:
                numbers = {
                    "question": 2,
                    "people": 9,
                    "table": 3,
                    "seconds": 7,
                    "page": 2,
                    "on_paper": 2,
                }
                numbers |= {"kept_size": 21, "speed": 90}
                numbers |= {"number": 3, "leave": 3, "join": 4}
                other: Any = numbers.get(field)
                shapes: dict[str, Any] = {"hands": {"agree": 3}, "scope": "room", "version": 9}
                lists = {"sources": [f"{ID}-2"], "choices": [f"{ID}-2"], "items": {f"{ID}-2": ""}}
                shapes["votes"] = 4 if name == "ask_priority" else {ID: 3}
                other = other or {**shapes, **lists}.get(field, f"{ID}-2")
                if isinstance(fields[field], bool):
                    other = not fields[field]
                if field == "points":
                    other = [f"{ID}-2"]
                changed = read_operation(message(name, **{field: other}))
                assert digest(changed, "a") != whole, (name, field)


def test_a_kind_is_frozen() -> None:
    found = read_operation(message("vote"))
    assert isinstance(found, op.Vote)
    with pytest.raises(AttributeError):
        found.answer = "disagree"  # type: ignore[misc]
