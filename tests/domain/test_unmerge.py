"""Whatever the theme desk does, in whatever order: nothing that a table said is lost by it."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain import facts as f
from facilitation.domain import theme_rules as desk
from facilitation.domain.meeting import Meeting, fold
from facilitation.domain.refusals import Refused
from facilitation.domain.statements import told_items
from tests.domain.talking import Talk
from tests.domain.test_statements import asked, merged, theme, unmerge

ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["merge"] * 4 + ["add", "take", "reword", "unmerge", "sort", "vote", "table", "hide"]
        ),
        st.integers(0, 40),
        st.integers(0, 40),
        st.integers(1, 4),
    ),
    max_size=40,
)


def act(talk: Talk, name: str, a: int, b: int, n: int) -> None:
    """Something that people at the desk, or a table, may do just then."""
    m, points, statements = talk.meeting, list(talk.meeting.points), list(talk.meeting.statements)
    chosen = [points[(a + b * i) % len(points)] for i in range(n)]
    one = statements[a % len(statements)] if statements else ""
    if name == "merge":
        merged(talk, *chosen, text=f"Statement {len(talk.facts)}.")
    elif name == "table":
        point = m.points[chosen[0]]
        talk.do([f.PointReworded(point.id, f"{point.text} Again.")])
    elif name == "sort":
        talk.do(desk.sort_items(m, items={chosen[0]: ""}, theme=next(iter(m.themes))))
    elif name == "add":
        talk.do(desk.add_to_statement(m, statement=one, sources=chosen))
    elif name == "take":
        source = m.statements[one].sources[0] if one else ""
        talk.do(desk.take_from_statement(m, statement=one, source=source))
    elif name == "reword":
        was = m.statements[one].text if one else ""
        talk.do(desk.reword_statement(m, statement=one, text=f"{was} More.", was=was))
    elif name == "unmerge" and one:
        unmerge(talk, one)
    elif name == "hide" and one:
        talk.do(desk.moderate(m, item=one, how="hidden" if b % 2 else ""))
    elif name == "vote" and one:
        asked(talk, one)


def lived(acts: Sequence[tuple[str, int, int, int]]) -> Talk:
    talk = Talk()
    for number in range(9):
        talk.point(f"Point {number}.", table=1 + number % 3)
    theme(talk, "Buses")
    for name, a, b, n in acts:
        try:
            act(talk, name, a, b, n)
        except Refused:
            continue
    return talk


@given(ACTS)
def test_unmerging_what_was_not_voted_on_gives_back_the_exact_original_set(
    acts: list[tuple[str, int, int, int]],
) -> None:
    talk = lived(acts)
    points = dict(talk.meeting.points)
    for statement in list(talk.meeting.statements):
        unmerge(talk, statement)
    stay = talk.meeting.statements
    assert all(s.voted and s.doubted for s in stay.values())
    behind = {source for s in stay.values() for source in s.sources}
    alone = {told.id for told in told_items(talk.meeting) if told.kind == "point"}
    assert alone == set(points) - behind
    assert talk.meeting.points == points, "not a letter of a table's words has changed"


@given(ACTS)
def test_every_statement_leads_back_to_the_tables_own_words(
    acts: list[tuple[str, int, int, int]],
) -> None:
    talk = lived(acts)
    seen: set[str] = set()
    for statement in talk.meeting.statements.values():
        assert statement.sources
        assert set(statement.heard) == set(statement.sources)
        assert not seen & set(statement.sources)
        seen |= set(statement.sources)
        for source, words in statement.heard.items():
            assert words == said_when_merged(talk, statement.id, source)


def said_when_merged(talk: Talk, statement: str, source: str) -> str:
    """The point's words in the log, just before it came into the statement for the last time."""
    came = [
        at
        for at, (_, fact) in enumerate(talk.facts)
        if isinstance(fact, f.StatementMade | f.SourcesAdded)
        and fact.statement == statement
        and source in fact.sources
    ]
    then: Meeting = fold(talk.facts[: came[-1]])
    return then.points[source].text
