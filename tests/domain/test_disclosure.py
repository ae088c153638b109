"""Small numbers stay hidden: everything published is put to linear programming."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.disclosure import (
    LEAST,
    Ballot,
    Published,
    phones_warning,
    publish,
    shown_consensus,
    shown_rows,
)
from facilitation.domain.groups import Votes, consensus
from facilitation.domain.meeting import LOCKED, OPEN, REVEALED, ROOM, TABLE
from facilitation.domain.parts import Row, Split
from facilitation.domain.scales import THREE
from tests.domain.attacks import Room, found_out, rooms

NOBODY = Row(0, 0)


class TestNothingCanBeWorkedOut:
    @given(rooms(), st.data())
    def test_from_all_that_is_published_over_time(self, room: Room, data: st.DataObject) -> None:
        """Totals, margins, every snapshot, and people who move between them."""
        packets: list[Published] = []
        half = Room(room.scale, room.ballots[::2], {})
        for then, state in ((half, OPEN), (room, OPEN), (room, LOCKED)):
            assert then.publish(state) is None
        first = room.publish()
        assert first is not None
        packets.append(first)
        moved = [
            Ballot(b.answer, data.draw(st.integers(1, 3)), b.group) if n < 3 else b
            for n, b in enumerate(room.ballots)
        ]
        again = Room(room.scale, moved, room.hands).publish(before=first)
        assert again is not None
        packets.append(again)
        assert found_out(room, packets, []) == []

    @given(rooms(), st.data())
    def test_not_even_by_four_who_put_together_what_they_know(
        self, room: Room, data: st.DataObject
    ) -> None:
        published = room.publish()
        assert published is not None
        if room.ballots:
            places = st.lists(st.sampled_from(range(len(room.ballots))), max_size=4, unique=True)
            insiders = [room.ballots[i] for i in data.draw(places)]
            assert found_out(room, [published], insiders) == []

    def test_the_attack_succeeds_on_a_weaker_rule(self) -> None:
        """Else the tests above would prove nothing: only small rows hidden is not enough."""
        ballots = [Ballot("agree", 1, "a")] * 3
        for group in ("b", "c"):
            ballots += [Ballot("agree", 1, group)] * 9 + [Ballot("disagree", 1, group)] * 8
        room = Room(THREE, ballots, {})
        packet = room.publish()
        assert packet is not None
        weak = Split("group", {"b": Row(9, 8), "c": Row(9, 8)}, ("a",))
        broken = Published(packet.counts, packet.answered, weak)
        assert "a: 3 of ['agree']" in found_out(room, [broken], [])
        assert found_out(room, [packet], []) == []

    def test_it_succeeds_on_snapshots_that_are_not_frozen(self) -> None:
        """Somebody moves to another group after the reveal: the difference is their answer."""
        ballots = [
            Ballot(answer, 1, group)
            for group in ("a", "b")
            for answer in ("agree", "disagree")
            for _ in range(8)
        ]
        room = Room(THREE, ballots, {})
        later = Room(THREE, [Ballot("agree", 1, "b"), *ballots[1:]], {})
        first, thawed = room.publish(), later.publish()
        assert first is not None
        assert thawed is not None
        assert first.split.shown["a"].agree - thawed.split.shown["a"].agree == 1
        assert later.publish(before=first) == first


class TestWhatIsShown:
    @given(rooms())
    def test_no_count_under_five_and_no_row_of_one_mind(self, room: Room) -> None:
        published = room.publish()
        assert published is not None
        by = published.split.by
        for name, row in published.split.shown.items():
            said = [b.answer for b in room.ballots if room.name(b, by) == name]
            assert row.agree == sum(a in room.scale.supports for a in said)
            assert row.others == len(said) - row.agree
            assert min(row.agree, row.others) >= LEAST

    @given(rooms())
    def test_phones_and_hands_are_one_sum(self, room: Room) -> None:
        published = room.publish()
        assert published is not None
        phones = Counter(b.answer for b in room.ballots)
        assert all(n == phones[a] + room.hands.get(a, 0) for a, n in published.counts.items())
        assert published.answered == len(room.ballots) + sum(room.hands.values())
        assert not hasattr(published, "hands")

    @given(rooms())
    def test_neither_order_nor_names_matter(self, room: Room) -> None:
        names = {"a": "z", "b": "y", "c": "x", "d": "w", None: None}
        renamed = [Ballot(b.answer, 9 - b.table, names[b.group]) for b in room.ballots[::-1]]
        first, second = room.publish(), Room(room.scale, renamed, room.hands).publish()
        assert first is not None
        assert second is not None
        assert first.counts == second.counts
        assert Counter(first.split.shown.values()) == Counter(second.split.shown.values())

    def test_rows_large_enough_are_shown(self) -> None:
        rows = {"a": Row(20, 10), "b": Row(5, 5), "c": Row(30, 7)}
        assert shown_rows(rows, NOBODY, 0) == rows

    @pytest.mark.parametrize(
        ("rows", "nobodys", "hands", "shown"),
        [
            # A group of one mind, and the smallest one beside it, which hides it.
            ({"a": Row(40, 0), "b": Row(9, 9), "c": Row(30, 9)}, NOBODY, 0, "c"),
            # Beside the larger of a and b are four people: one more is hidden.
            ({"a": Row(2, 2), "b": Row(9, 9), "c": Row(30, 9), "d": Row(20, 20)}, NOBODY, 0, "d"),
            ({"a": Row(2, 2), "b": Row(9, 9)}, NOBODY, 0, ""),
            # Hands would be the rest.
            ({"a": Row(9, 9), "b": Row(9, 9)}, NOBODY, 1, ""),
            ({"a": Row(9, 9), "b": Row(8, 8), "c": Row(7, 7)}, NOBODY, 1, "a"),
            # So would those who gave no group.
            ({"a": Row(9, 9), "b": Row(9, 8)}, Row(1, 0), 0, ""),
            ({"a": Row(9, 9), "b": Row(9, 8)}, Row(5, 5), 0, "a"),
        ],
    )
    def test_what_must_be_hidden_beside_it(
        self, rows: Mapping[str, Row], nobodys: Row, hands: int, shown: str
    ) -> None:
        assert shown_rows(rows, nobodys, hands).keys() == set(shown)

    def test_a_tables_own_vote_is_never_split(self) -> None:
        ballots = [Ballot(a, 1, g) for g in "ab" for a in ("agree", "unsure") for _ in range(9)]
        assert publish(THREE, ballots, {}, scope=TABLE, state=REVEALED) is None

    def test_a_room_is_split_by_group_or_by_table_and_never_by_both(self) -> None:
        ballots = [Ballot(a, t, None) for t in (1, 2) for a in ("agree", "unsure") * 9]
        by_table = publish(THREE, ballots, {}, scope=ROOM, state=REVEALED)
        assert by_table is not None
        assert by_table.split == Split("table", {"1": Row(9, 9), "2": Row(9, 9)}, ())
        one = [Ballot("agree", 1, "a"), *ballots]
        by_group = publish(THREE, one, {}, scope=ROOM, state=REVEALED)
        assert by_group is not None
        assert by_group.split == Split("group", {}, ("a",))

    def test_small_tables_are_never_told_apart(self) -> None:
        ballots = [Ballot("agree" if n else "disagree", t) for t in range(12) for n in range(9)]
        published = publish(THREE, ballots, {}, scope=ROOM, state=REVEALED)
        assert published is not None
        assert published.split.shown == {}
        assert published.counts["agree"] == 96


class TestScoreAndWarning:
    def test_agreement_across_groups_is_public_only_where_all_its_rows_are(self) -> None:
        ballots = [Ballot(a, 1, g) for g in "ab" for a in ("agree", "unsure") for _ in range(9)]
        published = publish(THREE, ballots, {}, scope=ROOM, state=REVEALED)
        assert published is not None
        assert shown_consensus(published.split) == consensus(
            {"a": Votes(9, 0, 9), "b": Votes(9, 9, 0)}
        )
        for more in ([Ballot("agree", 1, "c")], [Ballot("agree", 1, None)]):
            hidden = publish(THREE, ballots + more, {}, scope=ROOM, state=REVEALED)
            assert hidden is not None
            assert shown_consensus(hidden.split) is None

    def test_a_split_by_table_has_no_such_score(self) -> None:
        ballots = [Ballot(a, t) for t in (1, 2) for a in ("agree", "unsure") for _ in range(9)]
        published = publish(THREE, ballots, {}, scope=ROOM, state=REVEALED)
        assert published is not None
        assert shown_consensus(published.split) is None

    def test_the_facilitator_is_warned_of_one_or_two_phones(self) -> None:
        assert [phones_warning(n) is not None for n in range(5)] == [
            False,
            True,
            True,
            False,
            False,
        ]
        assert str(phones_warning(1)).startswith("Only one phone would vote here")
        assert str(phones_warning(2)).startswith("Only 2 phones would vote here")
