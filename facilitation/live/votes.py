"""The hot path: a vote of a phone, from its frame to the writer, without a greenlet.

Everything here has an ordinary way beside it (sockets.py): what is in any way unusual, a
refusal too, goes there. Each vote costs one decoding, one look at the rules, one job.
"""

from __future__ import annotations

import logging
from typing import Any, Literal

import msgspec

from facilitation import operations as op
from facilitation.access import PHONE
from facilitation.desk import refusal
from facilitation.domain.refusals import Refused
from facilitation.live.events import LiveEvent
from facilitation.live.frames import text_frame
from facilitation.live.limits import Bucket
from facilitation.live.metrics import operations, result
from facilitation.live.pipe import PipeSocket
from facilitation.live.presence import Device
from facilitation.storage.event import Done

log = logging.getLogger(__name__)

_vote = msgspec.json.Decoder(tuple[Literal["operation"], op.Vote])
_encode = msgspec.json.encode

LONGEST_HEAD = 16
"""Characters before the message: ``42`` and an acknowledgement's number."""


def open_lane(socket: Any, live: LiveEvent, device: Device, bucket: Bucket) -> None:
    """Let ``socket`` (engineio.Socket) have its votes handled here, if it is a phone's."""
    if isinstance(socket, PipeSocket) and socket.wire and device.speaker.role == PHONE:
        socket.vote = _lane(socket, live, device, bucket)


def _lane(socket: PipeSocket, live: LiveEvent, device: Device, bucket: Bucket) -> Any:
    desk, who = live.desk, device.speaker

    def hear(message: bytes) -> bool:
        if message[:2] != b"42":
            return False
        at = message.find(b"[", 2, LONGEST_HEAD)
        number = message[2:at]
        if at < 3 or not number.isdigit():
            return False
        try:
            _, vote = _vote.decode(message[at:])
            job = desk.ballot(who, vote)
        except (msgspec.MsgspecError, ValueError, Refused):
            # The ordinary way says no in the right words.
            return False
        if not bucket.take():
            return False
        before = desk.store.trouble
        socket.in_flight += 1

        def stored(done: Done) -> None:
            socket.in_flight -= 1
            try:
                ack = desk.counted(job, done, before)
            except Refused as problem:
                ack = refusal(problem)
            except Exception:
                log.exception("a vote could not be stored")
                ack = refusal(Refused("server_error"))
            operations["vote", result(ack)] += 1
            if socket.wire is not None and not socket.closed:
                socket.wire.write(text_frame(b"43%b[%b]" % (number, _encode(ack))))

        live.submit_then(job, stored)
        return True

    return hear
