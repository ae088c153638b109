"""Start the server: patch first, then everything else."""

import warnings

# Its advice against new uses is known (docs/decisions.md) and tells an organiser nothing.
warnings.filterwarnings("ignore", message="\\s*Eventlet is deprecated")

import eventlet  # noqa: E402

eventlet.monkey_patch()

import os  # noqa: E402
import sys  # noqa: E402

from facilitation import create_app  # noqa: E402
from facilitation.live import alarm, green, memory  # noqa: E402
from facilitation.settings import Settings, read_settings  # noqa: E402
from facilitation.storage.lock import InUse, hold  # noqa: E402
from facilitation.welcome import say_hello  # noqa: E402


class PortTaken(RuntimeError):
    """Something else listens there, or may not be listened to."""


def run(settings: Settings) -> None:
    """Serve until stopped. Raises PortTaken, or InUse if the folder is."""
    # Who voted what is in the files: nobody else on this machine may read them.
    os.umask(0o077)
    green.allow_many_connections()
    with hold(settings.instance):
        try:
            listener = green.listen(settings.host, settings.port)
        except OSError as problem:
            raise PortTaken(problem.strerror) from problem
        app = create_app(settings)
        say_hello(settings)
        memory.take_over()
        alarm.time_turns()
        if settings.hub_alarm:
            alarm.watch(settings.hub_alarm)
        green.serve(listener, green.doorstep(app))


if __name__ == "__main__":
    try:
        chosen = read_settings()
    except ValueError as problem:
        sys.exit(str(problem))
    try:
        run(chosen)
    except InUse as problem:
        sys.exit(str(problem))
    except PortTaken as problem:
        sys.exit(f"Port {chosen.port} cannot be used ({problem}). Try PORT=5001 make run")
    except KeyboardInterrupt:
        sys.exit("Common Table has stopped. What was saved is kept.")
