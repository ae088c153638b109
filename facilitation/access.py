"""Who may do what: links, cookies, and the table of roles and operations.

A link's secret is derived, not stored: HMAC-SHA256 over (event, role, table, generation)
with the installation's key. So a link can be shown again, and replaced by the next
generation, without a list of secrets that could be stolen.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args

from itsdangerous import BadSignature, URLSafeSerializer

from facilitation import operations as op
from facilitation.domain.meeting import Meeting, link_key
from facilitation.domain.refusals import Refused
from facilitation.operation import Operation
from facilitation.point_operations import PointOperation
from facilitation.story_operations import NotMeant, StoryOperation
from facilitation.theme_operations import ThemeOperation
from facilitation.vote_operations import AskPriority, AskStatement, PutAwayVote, SpreadVotes

OFFICE, ORGANISER, DESK, FACILITATOR, DISPLAY, PHONE = (
    "office",
    "organiser",
    "desk",
    "facilitator",
    "display",
    "phone",
)

OUTCOME = "outcome"
"""Not a role: the name of the link to the page to take away."""

CHECKS: set[type[Operation]] = {
    op.OpenCheck,
    op.CountHands,
    op.LockCheck,
    op.RevealCheck,
    op.ConcludeCheck,
}

THEMES: set[type[Operation]] = set(get_args(ThemeOperation))
ARRANGING: set[type[Operation]] = set(get_args(PointOperation))

STORY: set[type[Operation]] = set(get_args(StoryOperation))

ALLOWED: dict[str, set[type[Operation]]] = {
    PHONE: {
        op.Vote,
        SpreadVotes,
        op.SuggestPoint,
        op.AddWorry,
        op.RaiseCard,
        op.LowerCard,
        NotMeant,
    },
    FACILITATOR: {
        op.CapturePoint,
        op.RewordPoint,
        op.RemovePoint,
        op.TakeSuggestion,
        *ARRANGING,
        op.MarkKey,
        op.SetHeadcount,
        op.AnswerCard,
        op.CallHelp,
        op.NameTable,
        op.NoteForTable,
        op.SetAsideSuggestion,
        op.SetTimer,
        op.AddTime,
        op.Undo,
        *CHECKS,
    },
    ORGANISER: {
        op.MoveStage,
        op.ShowStep,
        op.HoldScreen,
        op.SetScreen,
        op.ReadAloud,
        op.OpenRoomVote,
        op.ReplaceLink,
        op.SetTimer,
        op.AddTime,
        op.SendMessage,
        op.ClearMessage,
        op.Pause,
        op.AnswerHelp,
        op.AddTable,
        op.RemoveTable,
        op.MovePeople,
        *CHECKS,
        *THEMES,
        *STORY,
        AskStatement,
        AskPriority,
        PutAwayVote,
    },
    DESK: {*THEMES, op.HoldScreen},
    # A clicker is plugged into the computer of the big screen.
    DISPLAY: {op.ShowStep, op.HoldScreen, op.ReadAloud},
}
"""The operations of each role. What is not here is not allowed."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is on the other end, fixed at connect. ``people``: this device's participants."""

    event: str
    role: str
    table: int | None = None
    generation: int = 0
    people: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """For digests: the link, not the person behind it."""
        return f"{self.event} {link_key(self.role, self.table)}"


@dataclass(slots=True)
class Pass:
    """What a device's cookies for one event say. ``roles``: generation by link name.

    ``seats``: table and group by person, should a restored backup not know them yet.
    """

    roles: dict[str, int] = field(default_factory=dict)
    people: list[str] = field(default_factory=list)
    seats: dict[str, tuple[int, str | None]] = field(default_factory=dict)

    def add(self, more: Pass) -> None:
        """Whichever cookie says it: a link that was replaced is in the latest one."""
        for name, generation in more.roles.items():
            self.roles[name] = max(generation, self.roles.get(name, 0))
        self.people += [person for person in more.people if person not in self.people]
        self.seats |= more.seats


class Access:
    """Links and cookies of one installation."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._cookies = URLSafeSerializer(key, salt="common-table-pass")

    def secret(self, event: str, role: str, table: int | None, generation: int) -> str:
        """The secret of a link: 26 letters and digits, 130 bits."""
        message = f"{event}|{role}|{table or ''}|{generation}".encode()
        digest = hmac.new(self._key, message, hashlib.sha256).digest()
        return base64.b32encode(digest).decode().lower()[:26]

    def office_secret(self) -> str:
        return self.secret("", OFFICE, None, 0)

    def outcome_secret(self, m: Meeting) -> str:
        """Of the page to take away: 80 bits, in four groups that a person can type."""
        generation = m.generations.get(link_key(OUTCOME, None), 0)
        secret = self.secret(m.id, OUTCOME, None, generation)[:16]
        return "-".join(secret[at : at + 4] for at in range(0, 16, 4))

    def check_outcome(self, m: Meeting, typed: str) -> None:
        """Refused: ``wrong_link``, also for a replaced link."""
        plain = typed.replace("-", "").lower()
        if not _same(plain, self.outcome_secret(m).replace("-", "")):
            raise Refused("wrong_link")

    def check_office(self, secret: str) -> None:
        """Refused: ``wrong_link``."""
        if not _same(secret, self.office_secret()):
            raise Refused("wrong_link")

    def check_link(self, m: Meeting, role: str, table: int | None, secret: str) -> int:
        """The link's generation. Refused: ``wrong_link``, also for a replaced link."""
        known = role in (ORGANISER, DESK, DISPLAY) and table is None
        if not known and not (role == FACILITATOR and table in m.tables):
            raise Refused("wrong_link")
        generation = m.generations.get(link_key(role, table), 0)
        wanted = self.secret(m.id, role, table, generation)
        if not _same(secret, wanted):
            raise Refused("wrong_link")
        return generation

    def participant(self, event: str, token: str) -> str:
        """The participant a joining token stands for: the same each time it arrives."""
        message = _bytes(f"participant|{event}|{token}")
        return hmac.new(self._key, message, hashlib.sha256).hexdigest()[:24]

    def seal(self, event: str, device: Pass) -> str:
        """The cookie's value."""
        packed = self._cookies.dumps([event, device.roles, device.people, device.seats])
        return packed if isinstance(packed, str) else packed.decode()

    def device(self, event: str, cookies: Mapping[str, str]) -> Pass:
        """All that a browser's cookies say of an event."""
        own = cookie_name(event)
        found = Pass()
        for name, cookie in cookies.items():
            if name == own or name.startswith(f"{own}_"):
                found.add(self.unseal(event, cookie))
        return found

    def unseal(self, event: str, cookie: str | None) -> Pass:
        """The pass in a cookie; an empty one if there is none, or it is not ours."""
        try:
            # Cookies of an earlier version hold no seats.
            sealed_event, roles, people, *more = self._cookies.loads(cookie or "")
        except (BadSignature, ValueError):
            return Pass()
        if sealed_event != event:
            return Pass()
        seats = {person: (int(seat), group) for person, (seat, group) in dict(*more).items()}
        return Pass(dict(roles), list(people), seats)


def _bytes(text: str) -> bytes:
    """JSON can hold half of a surrogate pair: whoever sends that gets an answer as well."""
    return text.encode(errors="surrogatepass")


def _same(secret: str, wanted: str) -> bool:
    return hmac.compare_digest(_bytes(secret), _bytes(wanted))


COOKIES = "ct_"


def cookie_name(event: str, link: str = "") -> str:
    """One cookie for the people of a device in an event, and one for each link that let it in.

    Two links that are opened at once are answered in any order, and neither knows of the other.
    """
    name = f"{COOKIES}{event}"
    return f"{name}_{link.replace(':', '-')}" if link else name


def event_of(cookie: str) -> str | None:
    """The event of a cookie by its name; None for one that is not ours."""
    return cookie.removeprefix(COOKIES).partition("_")[0] if cookie.startswith(COOKIES) else None


def speaker(m: Meeting, device: Pass, face: str, table: int | None) -> Speaker:
    """Who a device is when it opens ``face``. Refused: ``not_here``, ``wrong_link``."""
    if face == PHONE:
        if not device.people:
            raise Refused("not_here")
        return Speaker(m.id, PHONE, people=tuple(device.people))
    name = link_key(face, table)
    if face not in (ORGANISER, DESK, FACILITATOR, DISPLAY) or name not in device.roles:
        raise Refused("not_here")
    if device.roles[name] != m.generations.get(name, 0):
        raise Refused("wrong_link")
    return Speaker(m.id, face, table, device.roles[name])


def authorise(m: Meeting, who: Speaker, operation: op.AnyOperation) -> None:
    """Whether this speaker may do this, now. Refused: ``not_allowed``, ``wrong_link``."""
    if who.role != PHONE and who.generation != m.generations.get(link_key(who.role, who.table), 0):
        raise Refused("wrong_link")
    if type(operation) not in ALLOWED.get(who.role, set()):
        raise Refused("not_allowed")
    if who.role == PHONE:
        if operation.who not in who.people:
            raise Refused("not_allowed", "That answer belongs to someone on another phone.")
    elif operation.who is not None:
        raise Refused("not_allowed")
