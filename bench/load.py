"""Load on one server by docs/protocol.md alone: how fast, how late, how large.

python -m bench.load --phones 1000 --scenario burst
python -m bench.load --phones 2000 --scenario fanout --server node
python -m bench.load --phones 1000 --scenario mixed --against http://127.0.0.1:5000 --office LINK
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import importlib
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench import load_scenarios, load_targets
from bench.load_targets import Target
from bench.server import raise_file_limit

# By name: it is in requirements-bench.txt only. Without it the client costs more, and says so.
uvloop: Any = importlib.import_module("uvloop") if find_spec("uvloop") else None


def measure(target: Target, scenario: str, phones: int, seconds: float, tables: int) -> Any:
    """Run one scenario: its figures, and what the load and the server used of a core."""
    load_targets.pin(load_targets.LOAD_CORE)
    raise_file_limit()
    gc.collect()
    gc.freeze()
    gc.disable()  # the client's own pauses are not what is measured
    play = load_scenarios.SCENARIOS[scenario]
    began, busy, server_busy = time.monotonic(), time.process_time(), target.cpu_seconds()
    try:
        work = play(target, phones, seconds, tables)
        with asyncio.Runner(loop_factory=uvloop.new_event_loop if uvloop else None) as runner:
            figures = runner.run(work)
    finally:
        gc.enable()
        gc.unfreeze()
    passed = time.monotonic() - began
    figures["load_cpu"] = round((time.process_time() - busy) / passed, 2)
    figures["server_cpu"] = round((target.cpu_seconds() - server_busy) / passed, 2)
    return {"server": target.name, "scenario": scenario, "phones": phones, **figures}


def main(argv: Sequence[str] | None = None) -> int:
    """The command: one JSON line."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--phones", type=int, default=1000)
    parser.add_argument("--scenario", choices=sorted(load_scenarios.SCENARIOS), default="burst")
    parser.add_argument("--seconds", type=float, default=6.0, help="how long a burst lasts")
    parser.add_argument("--tables", type=int, default=40)
    parser.add_argument("--server", choices=sorted(load_targets.COMMANDS), default="ours")
    parser.add_argument("--against", metavar="URL", help="a server that runs already")
    parser.add_argument("--office", metavar="LINK", help="its office link, with --against")
    options = parser.parse_args(argv)
    with contextlib.ExitStack() as stack:
        if options.against:
            target = Target("given", Path(), options.against, options.office or "")
        else:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            target = stack.enter_context(load_targets.running(options.server, folder))
        figures = measure(target, options.scenario, options.phones, options.seconds, options.tables)
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
