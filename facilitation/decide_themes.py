"""Which rule an operation on themes and statements asks for, the room's votes on them too."""

from __future__ import annotations

from facilitation import theme_operations as t
from facilitation import vote_operations as v
from facilitation.domain import room_votes
from facilitation.domain import theme_rules as rules
from facilitation.domain.facts import Fact
from facilitation.domain.meeting import Meeting
from facilitation.domain.refusals import Refused
from facilitation.operation import Operation


def decide_themes(m: Meeting, o: Operation) -> list[Fact]:
    """The facts of an operation of the desk, or of a vote on what it made. Raises Refused."""
    match o:
        case t.MakeTheme():
            return rules.make_theme(m, theme=o.id, title=o.title)
        case t.RenameTheme():
            return rules.rename_theme(m, theme=o.theme, title=o.title, was=o.was)
        case t.RemoveTheme():
            return rules.remove_theme(m, theme=o.theme)
        case t.MoveTheme():
            return rules.move_theme(m, theme=o.theme, before=o.before)
        case t.SortItems():
            return rules.sort_items(m, items=o.items, theme=o.theme)
        case t.Moderate():
            return rules.moderate(m, item=o.item, how=o.how)
        case t.DismissPair():
            return rules.dismiss_pair(m, first=o.first, second=o.second)
    return _statement(m, o)


def _statement(m: Meeting, o: Operation) -> list[Fact]:
    match o:
        case t.MakeStatement():
            return rules.make_statement(
                m, statement=o.id, text=o.text, sources=o.sources, theme=o.theme
            )
        case t.AddToStatement():
            return rules.add_to_statement(m, statement=o.statement, sources=o.sources)
        case t.TakeFromStatement():
            return rules.take_from_statement(m, statement=o.statement, source=o.source)
        case t.RewordStatement():
            return rules.reword_statement(m, statement=o.statement, text=o.text, was=o.was)
        case t.UnmergeStatement():
            return rules.unmerge_statement(m, statement=o.statement, version=o.version)
    return _ask(m, o)


def _ask(m: Meeting, o: Operation) -> list[Fact]:
    match o:
        case v.AskStatement():
            return room_votes.ask_statement(m, check=o.id, statement=o.statement)
        case v.AskPriority():
            return room_votes.ask_priority(m, check=o.id, choices=o.choices, votes=o.votes)
        case v.PutAwayVote():
            return room_votes.put_away_vote(m)
    raise Refused("not_allowed")
