"""Operations of the room's votes on statements: to ask, to answer, to put the result away."""

from __future__ import annotations

from typing import Annotated

import msgspec

from facilitation.operation import Id, Operation


class AskStatement(Operation, frozen=True, tag="ask_statement"):
    statement: Id


class AskPriority(Operation, frozen=True, tag="ask_priority"):
    choices: Annotated[list[Id], msgspec.Meta(max_length=200)]
    votes: int


class PutAwayVote(Operation, frozen=True, tag="put_away_vote"):
    pass


class SpreadVotes(Operation, frozen=True, tag="spread_votes"):
    """One person's whole allocation: it takes the place of the one before."""

    check: Id
    votes: Annotated[dict[Id, int], msgspec.Meta(max_length=200)]


VoteOperation = AskStatement | AskPriority | PutAwayVote | SpreadVotes
