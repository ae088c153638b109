"""Who may do what: links, cookies, and the table of roles and operations."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import access
from facilitation.access import (
    ALLOWED,
    DISPLAY,
    FACILITATOR,
    OFFICE,
    ORGANISER,
    PHONE,
    Access,
    Pass,
    Speaker,
    authorise,
    cookie_name,
    speaker,
)
from facilitation.domain.facts import LinkReplaced
from facilitation.domain.meeting import Meeting, evolve, link_key
from facilitation.domain.refusals import Refused
from facilitation.operations import KINDS, Operation, read_operation
from facilitation.story_operations import NotMeant
from facilitation.vote_operations import SpreadVotes
from tests.desk.test_operations import message
from tests.domain.talking import Talk

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
LINKS: list[tuple[str, int | None]] = [
    (ORGANISER, None),
    (DISPLAY, None),
    *((FACILITATOR, table) for table in (1, 2, 3)),
]
PERSON = "person-01"
names = st.text(min_size=1, max_size=8)


@pytest.fixture
def m() -> Meeting:
    return Talk().meeting


def replaced(m: Meeting, role: str, table: int | None) -> Meeting:
    return evolve(m, LinkReplaced(role, table), 1)


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.code


class TestLinks:
    @pytest.mark.parametrize(("role", "table"), LINKS)
    def test_a_link_lets_in_to_its_own_place_only(
        self, m: Meeting, role: str, table: int | None
    ) -> None:
        doors = Access(KEY)
        secret = doors.secret(m.id, role, table, 0)
        for other in LINKS:
            if other == (role, table):
                assert doors.check_link(m, *other, secret) == 0
            else:
                with pytest.raises(Refused, match="wrong_link"):
                    doors.check_link(m, *other, secret)

    def test_secrets_of_all_links_differ(self) -> None:
        made = [
            Access(key).secret(event, role, table, generation)
            for key in (KEY, OTHER_KEY)
            for event in ("event-1", "event-2", "")
            for role, table in LINKS
            for generation in (0, 1)
        ]
        assert len(set(made)) == len(made)
        assert {len(s) for s in made} == {26}
        assert all(s.isalnum() and s == s.lower() for s in made), "they go into an address"

    def test_a_replaced_link_stops_working_and_the_next_one_works(self, m: Meeting) -> None:
        doors = Access(KEY)
        then = replaced(m, FACILITATOR, 2)
        with pytest.raises(Refused, match="wrong_link"):
            doors.check_link(then, FACILITATOR, 2, doors.secret(m.id, FACILITATOR, 2, 0))
        assert doors.check_link(then, FACILITATOR, 2, doors.secret(m.id, FACILITATOR, 2, 1)) == 1
        assert doors.check_link(then, FACILITATOR, 1, doors.secret(m.id, FACILITATOR, 1, 0)) == 0

    @pytest.mark.parametrize(
        ("role", "table"),
        [(PHONE, None), (OFFICE, None), (ORGANISER, 1), (FACILITATOR, 4), (FACILITATOR, None)],
    )
    def test_there_are_no_other_links(self, m: Meeting, role: str, table: int | None) -> None:
        doors = Access(KEY)
        with pytest.raises(Refused, match="wrong_link"):
            doors.check_link(m, role, table, doors.secret(m.id, role, table, 0))

    @given(secret=st.text(max_size=30) | st.just("\ud83d") | st.just(""))
    def test_a_guess_is_a_wrong_link_whatever_its_letters(self, secret: str) -> None:
        doors = Access(KEY)
        with pytest.raises(Refused, match="wrong_link"):
            doors.check_link(Talk().meeting, ORGANISER, None, secret)
        with pytest.raises(Refused, match="wrong_link"):
            doors.check_office(secret)

    def test_the_offices_link_is_this_installations(self) -> None:
        doors = Access(KEY)
        doors.check_office(doors.office_secret())
        with pytest.raises(Refused, match="wrong_link"):
            doors.check_office(Access(OTHER_KEY).office_secret())


class TestParticipants:
    def test_the_same_token_is_the_same_person_and_says_nothing_of_the_token(self) -> None:
        doors = Access(KEY)
        first = doors.participant("event-1", "token-01")
        assert doors.participant("event-1", "token-01") == first
        others = {
            doors.participant("event-1", "token-02"),
            doors.participant("event-2", "token-01"),
            Access(OTHER_KEY).participant("event-1", "token-01"),
        }
        assert len({first, *others}) == 4
        assert "token" not in first
        assert len(first) == 24

    def test_a_token_of_any_letters_is_somebody(self) -> None:
        assert Access(KEY).participant("event-1", "\ud83d" * 8)


class TestCookies:
    @given(st.dictionaries(names, st.integers(0, 9)), st.lists(names))
    def test_it_says_what_was_put_in(self, roles: dict[str, int], people: list[str]) -> None:
        doors = Access(KEY)
        device = Pass(roles, people)
        assert doors.unseal("event-1", doors.seal("event-1", device)) == device

    def test_of_another_event_or_installation_it_says_nothing(self) -> None:
        cookie = Access(KEY).seal("event-1", Pass({ORGANISER: 0}, [PERSON]))
        assert Access(KEY).unseal("event-2", cookie) == Pass()
        assert Access(OTHER_KEY).unseal("event-1", cookie) == Pass()

    @given(place=st.integers(0, 200), letter=st.characters(codec="ascii"))
    def test_one_letter_changed_and_it_says_nothing(self, place: int, letter: str) -> None:
        doors = Access(KEY)
        cookie = doors.seal("event-1", Pass({ORGANISER: 0}, [PERSON]))
        place %= len(cookie) - 1  # the last letter of a signature has spare bits
        # Base64 has two ways to write two of its letters; both are the same cookie.
        letter = {"+": "-", "/": "_"}.get(letter, letter)
        changed = cookie[:place] + letter + cookie[place + 1 :]
        wanted = Pass({ORGANISER: 0}, [PERSON]) if changed == cookie else Pass()
        assert doors.unseal("event-1", changed) == wanted

    @given(st.none() | st.text(max_size=60))
    def test_what_is_no_cookie_of_ours_says_nothing(self, cookie: str | None) -> None:
        assert Access(KEY).unseal("event-1", cookie) == Pass()

    def test_each_event_and_link_has_its_own_and_a_device_has_all_of_them(self) -> None:
        doors = Access(KEY)
        parts = {
            ("event-1", ""): Pass({ORGANISER: 0}, [PERSON], {PERSON: (2, None)}),
            ("event-1", ORGANISER): Pass({ORGANISER: 1}),
            ("event-1", "facilitator:2"): Pass({"facilitator:2": 0}),
            ("event-2", ORGANISER): Pass({ORGANISER: 5}),
        }
        cookies = {
            cookie_name(event, link): doors.seal(event, part)
            for (event, link), part in parts.items()
        }
        assert len(cookies) == 4
        wanted = Pass({ORGANISER: 1, "facilitator:2": 0}, [PERSON], {PERSON: (2, None)})
        assert doors.device("event-1", cookies) == wanted
        assert doors.device("event", cookies) == Pass()


class TestSpeaker:
    def test_a_device_speaks_for_the_roles_it_was_let_in_to(self, m: Meeting) -> None:
        device = Pass({"organiser": 0, "facilitator:2": 0})
        assert speaker(m, device, ORGANISER, None) == Speaker(m.id, ORGANISER)
        assert speaker(m, device, FACILITATOR, 2) == Speaker(m.id, FACILITATOR, 2)
        for face, table in ((DISPLAY, None), (FACILITATOR, 1), (FACILITATOR, None), (PHONE, None)):
            with pytest.raises(Refused, match="not_here"):
                speaker(m, device, face, table)

    @pytest.mark.parametrize("face", ["facilitator:2", "office", "organiser ", ""])
    def test_there_are_four_faces(self, m: Meeting, face: str) -> None:
        device = Pass({"organiser": 0, "facilitator:2": 0, "office": 0, "": 0})
        with pytest.raises(Refused, match="not_here"):
            speaker(m, device, face, None)

    def test_a_phone_speaks_for_its_people(self, m: Meeting) -> None:
        found = speaker(m, Pass(people=["anne", "bo"]), PHONE, 3)
        assert (found.people, found.table) == (("anne", "bo"), None), "its table is not its word"

    def test_a_replaced_link_says_so(self, m: Meeting) -> None:
        device = Pass({"facilitator:2": 0, "display": 0})
        then = replaced(m, FACILITATOR, 2)
        with pytest.raises(Refused, match="wrong_link"):
            speaker(then, device, FACILITATOR, 2)
        assert speaker(then, device, DISPLAY, None).role == DISPLAY


def said_by(role: str, kind: type[Operation]) -> tuple[Speaker, Any]:
    """A speaker of a role, and a right message of a kind, for its own person if it is a phone."""
    table = 1 if role == FACILITATOR else None
    who = Speaker("event-1", role, table, people=(PERSON,) if role == PHONE else ())
    own = {"who": PERSON} if role == PHONE else {}
    return who, read_operation(message(str(kind.__struct_config__.tag), **own))


ROLES = (OFFICE, ORGANISER, FACILITATOR, DISPLAY, PHONE, "", "stranger")


class TestAuthorise:
    @pytest.mark.parametrize(("role", "kind"), list(itertools.product(ROLES, KINDS)))
    def test_a_role_may_do_what_the_table_says_and_nothing_else(
        self, m: Meeting, role: str, kind: type[Operation]
    ) -> None:
        who, operation = said_by(role, kind)
        if kind in ALLOWED.get(role, set()):
            authorise(m, who, operation)
        else:
            with pytest.raises(Refused, match="not_allowed"):
                authorise(m, who, operation)

    def test_every_kind_belongs_to_somebody(self) -> None:
        assert set().union(*ALLOWED.values()) == set(KINDS)
        turning = {access.op.ShowStep, access.op.HoldScreen, access.op.ReadAloud}
        assert ALLOWED[DISPLAY] == turning
        assert ALLOWED[PHONE] == {
            access.op.Vote,
            access.op.SuggestPoint,
            access.op.AddWorry,
            access.op.RaiseCard,
            access.op.LowerCard,
            NotMeant,
            SpreadVotes,
        }

    @pytest.mark.parametrize("who", [None, "person-02"])
    def test_a_phone_acts_for_its_own_people_only(self, m: Meeting, who: str | None) -> None:
        for name in ("vote", "suggest_point"):
            with pytest.raises(Refused, match="not_allowed"):
                authorise(
                    m,
                    Speaker(m.id, PHONE, people=(PERSON,)),
                    read_operation(message(name, who=who)),
                )

    def test_a_link_acts_for_nobody(self, m: Meeting) -> None:
        with pytest.raises(Refused, match="not_allowed"):
            authorise(m, Speaker(m.id, ORGANISER), read_operation(message("show_step", who=PERSON)))

    @pytest.mark.parametrize(("role", "table"), LINKS)
    def test_a_replaced_link_may_do_nothing_more(
        self, m: Meeting, role: str, table: int | None
    ) -> None:
        then = replaced(m, role, table)
        for kind in KINDS:
            _, operation = said_by(role, kind)
            with pytest.raises(Refused, match="wrong_link"):
                authorise(then, Speaker(m.id, role, table, 0), operation)

    def test_names_of_links_differ(self) -> None:
        assert len({link_key(role, table) for role, table in LINKS}) == len(LINKS)
        assert len({Speaker("event-1", *link).name for link in LINKS}) == len(LINKS)
