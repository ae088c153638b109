"""What the environment decides, and the secret made on first start."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
PORT = 5000
"""Where it listens unless the environment says otherwise."""

USUAL_PORTS = {"http": 80, "https": 443}
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Settings:
    """``public_url``: how people reach this server, without a slash at the end, or None.

    ``metrics_token``: who shows it may read the figures; "" for nobody.
    ``hub_alarm``: milliseconds after which a developer is told what holds the hub; 0 for none.
    """

    instance: Path
    host: str
    port: int
    public_url: str | None
    key: bytes
    metrics_token: str = ""
    hub_alarm: float = 0.0

    @property
    def base_url(self) -> str:
        """Where links and QR codes lead."""
        return self.public_url or f"http://127.0.0.1:{self.port}"

    @property
    def secure(self) -> bool:
        """Whether cookies are only for HTTPS."""
        return self.base_url.startswith("https:")


def read_settings(env: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment (docs/operations.md). Raises ValueError in plain words."""
    source = os.environ if env is None else env
    instance = Path(source.get("INSTANCE") or ROOT / "instance")
    try:
        port = int(source.get("PORT") or PORT)
    except ValueError:
        raise ValueError("PORT must be a number, for example PORT=5000.") from None
    if not 0 < port < 2**16:
        raise ValueError("PORT must be a number from 1 to 65535, for example PORT=5000.")
    public = (source.get("PUBLIC_URL") or "").rstrip("/")
    return Settings(
        instance=instance,
        host=source.get("HOST") or "127.0.0.1",
        port=port,
        public_url=_as_browsers_write(public) if public else None,
        key=installation_key(instance),
        metrics_token=source.get("METRICS_TOKEN") or "",
        hub_alarm=_number(source, "HUB_ALARM"),
    )


def _as_browsers_write(public: str) -> str:
    """An address as a browser names it when it says where a page is from."""
    if not public.startswith(("http://", "https://")):
        raise ValueError(
            "PUBLIC_URL must begin with http:// or https://, for example "
            f"PUBLIC_URL=http://{public}"
        )
    try:
        url = urlsplit(public)
        host, port = url.hostname, url.port
    except ValueError:
        host, port = None, None
    if not host or public != f"{url.scheme}://{url.netloc}" or "@" in url.netloc:
        raise ValueError(
            "PUBLIC_URL must end after the host, or the host and its port, for example "
            "PUBLIC_URL=http://192.168.1.20:5000"
        )
    name = f"[{host}]" if ":" in host else host
    usual = port in (None, USUAL_PORTS[url.scheme])
    return f"{url.scheme}://{name}" if usual else f"{url.scheme}://{name}:{port}"


def _number(source: Mapping[str, str], name: str) -> float:
    try:
        return float(source.get(name) or 0)
    except ValueError:
        raise ValueError(f"{name} must be a number, for example {name}=5.") from None


def installation_key(instance: Path) -> bytes:
    """The secret behind every link and cookie: made once, readable by its owner only.

    Raises ValueError in plain words: where it cannot be kept, or is not whole.
    """
    path = instance / "secret.key"
    try:
        instance.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _make_key(path)
        written = path.read_text().strip()
    except OSError as problem:
        raise ValueError(cannot_use(instance, problem)) from None
    try:
        key = bytes.fromhex(written)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise ValueError(
            f"{path} is not whole: put a copy of it back. Without it the links that were printed "
            "do not work; if there is no copy, remove it, and a new one is made."
        )
    return key


def cannot_use(instance: Path, problem: OSError) -> str:
    """A sentence for a folder that cannot be read or written."""
    return (
        f"The folder {instance} cannot be used ({problem.strerror}). Choose another one: INSTANCE=…"
    )


def _make_key(path: Path) -> None:
    # Written whole, then linked: of two servers that start at once, both use one key.
    draft = path.with_name(f"secret.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
