"""The socket's side of the protocol: who connects, what they say, what they are answered."""

from __future__ import annotations

import logging
from typing import Any

from flask import request
from flask_socketio import SocketIO
from socketio.exceptions import ConnectionRefusedError

from facilitation.access import Access
from facilitation.desk import Ack, now, refusal
from facilitation.domain.refusals import Refused
from facilitation.live import green
from facilitation.live.events import LiveEvent
from facilitation.live.guard import guard
from facilitation.live.installation import LiveEvents
from facilitation.live.limits import Bucket, bucket_for
from facilitation.live.metrics import answered
from facilitation.live.presence import Device
from facilitation.live.votes import open_lane

log = logging.getLogger(__name__)


def listen(socketio: SocketIO, events: LiveEvents, access: Access) -> None:
    """Answer sockets. Each handler answers always: an exception would send nothing at all."""
    bound: dict[str, tuple[LiveEvent, Device, Bucket]] = {}
    server = server_of(socketio)
    guard(server.eio)

    # A client may send an event of any name: also of Socket.IO's own two moments.
    @socketio.on("connect")
    def connect(auth: Any = None) -> Ack | None:
        sid: str = request.sid  # type: ignore[attr-defined]
        if sid in bound:
            return refusal(Refused("bad_message"))
        socket = server.eio.sockets[server.manager.eio_sid_from_sid(sid, "/")]
        try:
            live, device = _recognise(events, access, auth, sid, socket)
        except Exception as problem:
            no = _refused(problem)
            data = {"code": no.code, "words": no.words}
            raise ConnectionRefusedError(no.words, data) from None
        bound[sid] = live, device, bucket_for(device.speaker.role)
        open_lane(socket, *bound[sid])
        live.arrive(device)
        # After this handler: the client must know that it is connected before it is told more.
        green.spawn(lambda: live.show(device, at=now()))
        return None

    @socketio.on("disconnect")
    def disconnect(*reason: Any) -> Ack | None:
        sid: str = request.sid  # type: ignore[attr-defined]
        if server.manager.is_connected(sid, "/"):
            return refusal(Refused("bad_message"))
        found = bound.pop(sid, None)
        if found:
            found[0].leave(sid)
        return None

    _hear(server, bound)


def _hear(server: Any, bound: dict[str, tuple[LiveEvent, Device, Bucket]]) -> None:
    """Answer what connected sockets say.

    Straight on python-socketio, without the request context that Flask-SocketIO makes for
    each event (a quarter of a vote's time): who speaks was fixed at connect.
    """

    def operation(sid: str, *message: Any) -> Ack:
        ack = _answered(lambda: _operate(bound.get(sid), message))
        answered(message[0] if message else None, ack)
        return ack

    def look(sid: str, *message: Any) -> Ack:
        return _answered(lambda: _look(bound.get(sid), message))

    def busy(sid: str, *message: Any) -> None:
        found = bound.get(sid)
        if found and message and isinstance(message[0], dict) and found[2].take():
            found[0].write(sid, message[0].get("writing") is True)

    def pages(sid: str, *message: Any) -> None:
        found = bound.get(sid)
        if found and message and isinstance(message[0], dict) and found[2].take():
            said = message[0]
            found[0].set_in_pages(sid, said.get("step"), said.get("pages"), said.get("said"))

    # Not even the event's name comes always: one may be called "*".
    def anything_else(*message: Any) -> Ack:
        return refusal(Refused("bad_message"))

    for name, handler in (
        ("operation", operation),
        ("look", look),
        ("busy", busy),
        ("pages", pages),
        ("*", anything_else),
    ):
        server.on(name, handler)


def server_of(socketio: SocketIO) -> Any:
    """python-socketio's server below Flask-SocketIO, which its type stubs leave out."""
    return socketio.server  # type: ignore[attr-defined]


Bound = tuple[LiveEvent, Device, Bucket] | None


def _recognise(
    events: LiveEvents, access: Access, auth: Any, sid: str, socket: Any
) -> tuple[LiveEvent, Device]:
    """The event and the device behind a connect (``socket``: engine.io's). Raises Refused."""
    if not isinstance(auth, dict):
        raise Refused("bad_message")
    face, table, wanted = auth.get("face"), auth.get("table"), auth.get("who")
    if not isinstance(face, str) or not (table is None or isinstance(table, int)):
        raise Refused("bad_message")
    live = events.get(auth.get("event"))
    who = live.speaker(access.device(live.event, request.cookies), face, table)
    person, seat = live.person(who, wanted if isinstance(wanted, str) else None)
    return live, Device(sid, who, person, seat, socket.send, wire=getattr(socket, "wire", None))


def _known(found: Bound) -> tuple[LiveEvent, Device]:
    """Who speaks. Refused: ``not_here``, ``too_many``."""
    if found is None:
        raise Refused("not_here")
    live, device, bucket = found
    if not bucket.take():
        # A pause for this socket alone: its messages are read one after the other.
        green.sleep(0.05)
        raise Refused("too_many")
    return live, device


def _operate(found: Bound, message: tuple[Any, ...]) -> Ack:
    live, device = _known(found)
    return live.desk.answer(device.speaker, message[0] if message else None)


def _look(found: Bound, message: tuple[Any, ...]) -> Ack:
    live, device = _known(found)
    who = message[0].get("who") if message and isinstance(message[0], dict) else None
    if device.who is not None and isinstance(who, str) and who != device.who:
        live.hand_to(device, who)
    return {"ok": True, "view": live.view(device.speaker, device.who, device.table)}


def _answered(work: Any) -> Ack:
    """Whatever happens, an acknowledgement."""
    try:
        ack: Ack = work()
        return ack
    except Exception as problem:
        return refusal(_refused(problem))


def _refused(problem: Exception) -> Refused:
    """The "no" that an exception comes to. To be called while it is handled."""
    if isinstance(problem, Refused):
        return problem
    if isinstance(problem, UnicodeEncodeError):
        # Half a character cannot be stored, however often it is sent again.
        return Refused("bad_message")
    log.exception("a message could not be handled")
    return Refused("server_error")
