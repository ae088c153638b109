"""Whether phones can open this server's links, and if not, the command that lets them in."""

from __future__ import annotations

import ipaddress
import shlex
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from facilitation.settings import PORT, ROOT, Settings


@dataclass(frozen=True, slots=True)
class Reach:
    """``words``: how it is, in sentences. ``command``: what to start it with; "" if phones
    can reach it. ``offline``: this machine must be put on a network first.
    """

    words: str
    command: str = ""
    offline: bool = False

    @property
    def reached(self) -> bool:
        return not self.command


def reach_of(settings: Settings, wifi: str | None) -> Reach:
    """As far as this machine can know. ``wifi``: its address on the network, or None."""
    command, offline = restart_command(settings), wifi is None
    if settings.public_url is None:
        return Reach("Only this computer can open these links.", command, offline)
    url = urlsplit(settings.public_url)
    host = url.hostname or ""
    if _only_here(host):
        words = f"The links lead to {host}, which is this computer alone: on a phone they fail."
        return Reach(words, command, offline)
    nearby = _is_private(host)
    # Straight to this process, with no proxy between: then its own address decides.
    straight = url.scheme == "http" and (url.port or 80) == settings.port
    if straight and _is_address(host):
        if _only_here(settings.host):
            words = "The app answers this computer alone, so phones get no answer."
            return Reach(words, command, offline)
        if nearby and not _has_address(host):
            # Unless something hands it on: a container's host does.
            words = (
                f"The links lead to {host}, and this computer itself has another address now: "
                "phones may get no answer."
            )
            return Reach(words, command, offline)
    here = ", this computer's address where it is now" if nearby else ""
    return Reach(f"Links and QR codes lead to {settings.public_url}{here}.")


def restart_command(settings: Settings) -> str:
    """What to type for phones on the same wifi, with this server's own port and folder."""
    given = ["make event"]
    if settings.port != PORT:
        given.append(f"PORT={settings.port}")
    instance = settings.instance.absolute()
    if instance != ROOT / "instance":
        given.append(f"INSTANCE={shlex.quote(str(instance))}")
    return " ".join(given)


def for_phones(env: Mapping[str, str], wifi: str | None) -> dict[str, str]:
    """The environment of a server that phones on the same wifi can reach.

    What is set stays as it is. Raises ValueError in plain words where there is no network.
    """
    ready = {**env, "HOST": env.get("HOST") or "0.0.0.0"}
    if not env.get("PUBLIC_URL"):
        if wifi is None:
            raise ValueError(
                "This computer is on no network, so phones cannot reach it. "
                "Put it on the venue's wifi, then start again. "
                "To try it on this computer alone, say: make run"
            )
        ready["PUBLIC_URL"] = f"http://{wifi}:{env.get('PORT') or PORT}"
    return ready


def near(settings: Settings) -> str:
    """What links lead to where only devices on this machine's own network can open it, else "".

    As it is printed: "http://192.168.1.20:8080". A move to another network changes it.
    """
    host = urlsplit(settings.public_url or "").hostname or ""
    if (_is_private(host) and not _only_here(host)) or host.endswith(".local"):
        return settings.base_url
    return ""


def wifi_address() -> str | None:
    """This machine's address on its network, or None. Nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Connecting a datagram socket only asks which way a packet would leave.
            probe.connect(("192.0.2.1", 9))
            address = str(probe.getsockname()[0])
        except OSError:
            return None
    return None if address.startswith("127.") or address == "0.0.0.0" else address


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_private(host: str) -> bool:
    return _is_address(host) and ipaddress.ip_address(host).is_private


def _only_here(host: str) -> bool:
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _has_address(host: str) -> bool:
    """Whether this machine answers to an address: only to its own can a socket be bound."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind((host, 0))
        except OSError:
            return False
    return True
