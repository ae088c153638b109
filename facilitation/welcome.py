"""What the terminal says when the server has started, in plain words."""

from __future__ import annotations

import socket

from facilitation.access import Access
from facilitation.settings import Settings


def say_hello(settings: Settings) -> None:
    """Print what to open, the organiser's link first."""
    print("\n".join(hello(settings, wifi_address())), flush=True)


def hello(settings: Settings, wifi: str | None) -> list[str]:
    """The lines. ``wifi``: this machine's address on the network, if it has one."""
    base = settings.base_url
    secret = Access(settings.key).office_secret()
    lines = [
        "",
        "Common Table is running.",
        "",
        f"  Organiser, open this:  {base}/office#{secret}",
        "  (Keep this link to yourself: whoever has it can make and lead events.)",
        "",
        f"  People who join go to: {base}",
        "",
    ]
    if settings.public_url:
        lines.append(f"Links and QR codes lead to {settings.public_url}.")
    else:
        lines += [
            "Only this machine can reach it. To let phones on the same wifi in, stop it",
            "(Ctrl+C) and start it with:",
            "",
            f"  HOST=0.0.0.0 PUBLIC_URL=http://{wifi or 'YOUR-ADDRESS'}:{settings.port} make run",
        ]
        if wifi is None:
            lines.append(
                "  (This machine is on no network now, so YOUR-ADDRESS is to be filled in.)"
            )
    return [*lines, "", f"Events are kept in {settings.instance}. Stop with Ctrl+C.", ""]


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
