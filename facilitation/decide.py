"""Which rule an operation asks for. Nothing is changed here: rules give facts, or refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from facilitation import operations as op
from facilitation import point_operations as po
from facilitation.access import DESK, DISPLAY, FACILITATOR, ORGANISER, STORY, THEMES, Speaker
from facilitation.decide_story import decide_story, first_story
from facilitation.decide_themes import decide_themes
from facilitation.domain import arranging, cards, checks, lead, rules, showing
from facilitation.domain.disclosure import Ballot
from facilitation.domain.faces import Seen
from facilitation.domain.facts import Fact
from facilitation.domain.meeting import Meeting
from facilitation.domain.presence import Presence, present_for
from facilitation.domain.refusals import Refused
from facilitation.story_operations import NotMeant
from facilitation.vote_operations import VoteOperation


@dataclass(frozen=True, slots=True)
class Around:
    """What a decision may look at. ``participants``: table by person.

    ``tally`` and ``away`` as in ``faces.Seen``. ``at``: ms now. ``voted_at``: by table, people
    who answered a check by phone. ``ballots``: of a check, to be shown only by ``disclosure``.
    """

    meeting: Meeting
    presence: Presence
    participants: Mapping[str, int]
    tally: Callable[[str], Mapping[str, int]]
    away: Callable[[str], Mapping[int, int]]
    at: int
    voted_at: Callable[[str], Mapping[int, int]] = lambda check: {}
    ballots: Callable[[str], Iterable[Ballot]] = lambda check: ()

    def present(self, check_id: str) -> int:
        """How many people could answer a check, for its lock."""
        check = self.meeting.checks.get(check_id)
        away = self.away(check_id)
        return present_for(self.meeting, check, self.presence, away) if check else 0

    def seen(self) -> Seen:
        """What results are worked out from."""
        return Seen(self.meeting, (0, 0), self.tally, self.presence, away=self.away)

    def hands_left(self, table: int | None, check: str) -> int | None:
        """People at a table who have not answered by phone; None where nobody has counted."""
        people = self.meeting.tables[table].headcount if table is not None else 0
        return max(0, people - self.voted_at(check).get(table or 0, 0)) if people else None


def decide(around: Around, who: Speaker, o: op.AnyOperation) -> list[Fact]:
    """The facts of an operation that its speaker may send. Raises Refused."""
    if who.role == ORGANISER:
        return _lead(around, o)
    if who.role == DESK:
        m = around.meeting
        return _show(m, o) if isinstance(o, op.HoldScreen) else decide_themes(m, o)
    if who.role == FACILITATOR and who.table is not None:
        return _facilitate(around, who.table, o)
    if isinstance(o, op.AddWorry | op.RaiseCard | op.LowerCard | NotMeant):
        return []  # rows alone: see private.py
    if who.role == DISPLAY:
        return _show(around.meeting, o)
    if isinstance(o, op.SuggestPoint) and o.who is not None:
        table = around.participants.get(o.who)
        if table is None:
            raise Refused("not_here")
        return rules.suggest_point(around.meeting, table, point=o.id, text=o.text)
    raise Refused("not_allowed")


def _lead(around: Around, o: op.AnyOperation) -> list[Fact]:
    m = around.meeting
    if type(o) in THEMES or isinstance(o, VoteOperation):
        return decide_themes(m, o)
    if type(o) in STORY:
        return decide_story(around.seen(), o)
    match o:
        case op.MoveStage():
            moved = rules.move_stage(m, from_=o.from_, to=o.to, at=around.at)
            return [*moved, *first_story(around.seen(), o.to)] if moved else moved
        case op.OpenRoomVote():
            return checks.open_room_vote(m, check=o.id)
        case op.ReplaceLink():
            return rules.replace_link(m, role=o.role, table=o.table)
    return _time(around, o)


def _time(around: Around, o: op.AnyOperation) -> list[Fact]:
    """Timers, messages, a pause, and who sits where."""
    m = around.meeting
    match o:
        case op.SetTimer():
            return lead.set_timer(m, table=o.table, seconds=o.seconds, at=around.at)
        case op.AddTime():
            return lead.add_time(m, table=o.table, seconds=o.seconds, at=around.at)
        case op.SendMessage():
            return lead.send_message(m, table=o.table, text=o.text, to=o.to)
        case op.ClearMessage():
            return lead.clear_message(m, table=o.table)
        case op.Pause():
            return lead.pause(m, on=o.on)
        case op.ShowStep() | op.HoldScreen() | op.SetScreen() | op.ReadAloud():
            return _show(m, o)
        case op.AnswerHelp():
            return lead.answer_help(m, table=o.number)
        case op.AddTable():
            return lead.add_table(m)
        case op.RemoveTable():
            seated = sum(table == o.number for table in around.participants.values())
            return lead.remove_table(m, table=o.number, people=seated)
        case op.MovePeople():
            return lead.move_people(m, table=o.leave, to=o.join)
    return _check(around, None, o)


def _show(m: Meeting, o: op.AnyOperation) -> list[Fact]:
    match o:
        case op.ShowStep():
            return showing.show_step(m, step=o.step, page=o.page)
        case op.HoldScreen():
            return showing.hold_screen(m, how=o.how, words=o.words)
        case op.SetScreen():
            return showing.set_screen(
                m,
                far=o.far,
                captions=o.captions,
                kept=o.kept,
                kept_size=o.kept_size,
                newest=o.newest,
                letters=o.letters,
            )
        case op.ReadAloud():
            return showing.read_aloud(m, how=o.how, speed=o.speed, again=o.again)
    raise Refused("not_allowed")


def _facilitate(around: Around, table: int, o: op.AnyOperation) -> list[Fact]:
    m = around.meeting
    match o:
        case op.CapturePoint():
            return rules.capture_point(
                m, table, point=o.id, question=o.question, kind=o.kind, text=o.text
            )
        case op.RewordPoint():
            return rules.reword_point(m, table, point=o.point, text=o.text)
        case op.RemovePoint():
            return rules.remove_point(m, table, point=o.point)
        case op.TakeSuggestion():
            return rules.take_suggestion(m, table, point=o.point)
        case op.MarkKey():
            return rules.mark_key(m, table, point=o.point, key=o.key)
        case op.SetHeadcount():
            return rules.set_headcount(m, table, people=o.people)
        case op.SetAsideSuggestion():
            return rules.set_aside_suggestion(m, table, point=o.point)
    for decided in (_arrange(m, table, o), _at_table(around, table, o)):
        if decided is not None:
            return decided
    return _check(around, table, o)


def _at_table(around: Around, table: int, o: op.AnyOperation) -> list[Fact] | None:
    """What concerns the table itself; None for another operation."""
    m = around.meeting
    match o:
        case op.CallHelp():
            return cards.call_help(m, table, on=o.on)
        case op.NameTable():
            return cards.name_table(m, table, text=o.text)
        case op.SetTimer() | op.AddTime():
            if o.table != table:
                raise Refused("unknown_table")
            rule = lead.add_time if isinstance(o, op.AddTime) else lead.set_timer
            return rule(m, table=table, seconds=o.seconds, at=around.at)
        case op.AnswerCard() | op.NoteForTable():
            return []  # rows alone: see private.py
    return None


def _arrange(m: Meeting, table: int, o: op.AnyOperation) -> list[Fact] | None:
    """What a table makes of its points; None for another operation."""
    match o:
        case po.ChangeKind():
            return arranging.change_kind(m, table, point=o.point, kind=o.kind)
        case po.MovePoint():
            return arranging.move_point(m, table, point=o.point, before=o.before)
        case po.MergePoints():
            return arranging.merge_points(m, table, point=o.id, points=o.points, text=o.text)
        case po.SplitPoint():
            return arranging.split_point(
                m, table, point=o.point, new=o.id, first=o.first, second=o.second
            )
        case po.ShortlistPoint():
            return arranging.shortlist_point(m, table, point=o.point, on=o.on)
        case po.ConfirmPoint():
            return arranging.confirm_point(m, table, point=o.point, text=o.text, on=o.on)
        case po.SendToRoom():
            return arranging.send_to_room(m, table, question=o.question, points=o.points)
        case po.TakeBack():
            return arranging.take_back(m, table, point=o.point)
    return None


def _check(around: Around, table: int | None, o: op.AnyOperation) -> list[Fact]:
    m = around.meeting
    match o:
        case op.OpenCheck():
            return checks.open_check(m, table, check=o.id, point=o.point, scope=o.scope)
        case op.CountHands():
            left = around.hands_left(table, o.check)
            return checks.count_hands(
                m, table, check=o.check, hands=o.hands, present=left, people=o.on_paper
            )
        case op.LockCheck():
            present = around.present(o.check)
            return checks.lock_check(m, table, check=o.check, present=present)
        case op.RevealCheck():
            return checks.reveal_check(m, table, check=o.check, ballots=around.ballots)
        case op.ConcludeCheck():
            return checks.conclude_check(
                m, table, check=o.check, outcome=o.outcome, dissent=o.dissent
            )
    raise Refused("not_allowed")
