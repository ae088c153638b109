"""What the terminal says when the server has started, in plain words."""

from __future__ import annotations

from facilitation.access import Access
from facilitation.reach import reach_of, wifi_address
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
    found = reach_of(settings, wifi)
    if found.reached:
        lines.append(found.words)
    else:
        lines += [
            f"{found.words} To let phones on the same wifi in,",
            "stop it (Ctrl+C) and start it with:",
            "",
            f"  {found.command}",
        ]
        if found.offline:
            lines += ["", "(This computer is on no network now. Put it on the wifi first.)"]
    return [*lines, "", f"Events are kept in {settings.instance}. Stop with Ctrl+C.", ""]
