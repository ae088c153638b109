"""Ours and the references in turns, in one run: only such figures can be compared.

python -m bench.compare --rounds 3
Raw figures go to docs/performance.json, the picture to docs/performance.svg, the tables into
docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any

from bench import load_picture, load_results
from bench.load import measure
from bench.load_targets import running
from bench.server import HOUSE

Json = dict[str, Any]

FIGURES = HOUSE / "docs" / "performance.json"
STACKS = ("ours", "node", "uvicorn")
QUIET = ("node-leaders", "uvicorn-leaders")
"""They tell the counts to leaders only, as ours does: the burst like for like."""

PLAN: list[tuple[str, int, tuple[str, ...]]] = [
    ("burst", 1000, (*STACKS, *QUIET)),
    ("fanout", 2000, (*STACKS, "floor")),
    ("mixed", 1000, STACKS),
]
"""(scenario, phones, servers): in every round."""

ONCE: list[tuple[str, int, tuple[str, ...]]] = [
    ("reconnect", 1000, STACKS),
    ("join", 1000, STACKS),
    ("day", 3000, ("ours",)),
    ("growth", 400, ("ours",)),
]
"""In the first round only."""

WEIGHT = "VIEW_BYTES"
"""Tells the references how heavy a view is in ours, so that theirs weighs the same."""


def weigh() -> None:
    """Find out how heavy a view of ours is on a phone just now."""
    found = play([("fanout", 4, ("ours",))], 1, 0)[0].get("bytes", 0)
    os.environ[WEIGHT] = str(found)


def one(name: str, scenario: str, phones: int, seconds: float) -> Json:
    """One figure on a fresh server, in a fresh process: no run inherits another's memory."""
    with tempfile.TemporaryDirectory() as folder, running(name, Path(folder)) as target:
        figures: Json = measure(target, scenario, phones, seconds, tables=40)
        return figures


def play(plan: list[tuple[str, int, tuple[str, ...]]], share: float, seconds: float) -> list[Json]:
    """Each step of a plan; one that fails is said and left out."""
    done: list[Json] = []
    for scenario, phones, names in plan:
        for name in names:
            spawn = multiprocessing.get_context("spawn")
            with ProcessPoolExecutor(1, mp_context=spawn) as fresh:
                try:
                    work = fresh.submit(one, name, scenario, max(2, int(phones * share)), seconds)
                    done.append(work.result())
                    print(json.dumps(done[-1]), file=sys.stderr, flush=True)
                except Exception as problem:
                    words = f"{name}, {scenario}: {type(problem).__name__} {problem}"
                    done.append({"server": name, "scenario": scenario, "failed": words})
                    print(words, file=sys.stderr, flush=True)
    return done


def middle(runs: list[Json], server: str, scenario: str, figure: str) -> float | None:
    """The median over the rounds; None if there is none."""
    values = [
        run[figure]
        for run in runs
        if (run["server"], run["scenario"]) == (server, scenario) and run.get(figure) is not None
    ]
    return median(values) if values else None


def ratio(
    runs: list[Json], scenario: str, figure: str, other: str, one: str = "ours"
) -> float | None:
    """One's divided by the other's, of the medians."""
    mine, theirs = (middle(runs, name, scenario, figure) for name in (one, other))
    return round(mine / theirs, 2) if mine is not None and theirs else None


def summary(runs: list[Json], rounds: int) -> Json:
    """The line that ``make bench`` ends with. Votes: more is better; the rest: less is."""
    lags = [middle(runs, "ours", scenario, "display_lag_p95_ms") for scenario in ("mixed", "burst")]
    return {
        "votes_vs_node": ratio(runs, "burst", "votes_per_second", "node"),
        "votes_vs_uvicorn": ratio(runs, "burst", "votes_per_second", "uvicorn"),
        "fanout_vs_node": ratio(runs, "fanout", "last_ms", "node"),
        "fanout_vs_uvicorn": ratio(runs, "fanout", "last_ms", "uvicorn"),
        "fanout_vs_floor": ratio(runs, "fanout", "last_ms", "floor"),
        "ack_p99_mixed_vs_node": ratio(runs, "mixed", "ack_p99_ms", "node"),
        "display_lag_p95_ms": max((lag for lag in lags if lag is not None), default=None),
        "rounds": rounds,
        # How much of Node's time goes where there are no rules and no rows: only the sends.
        "fanout_floor_vs_node": ratio(runs, "fanout", "last_ms", "node", "floor"),
        **{
            f"{scenario}_s_{name}": middle(runs, name, scenario, "all_seconds")
            for scenario in ("join", "reconnect")
            for name in STACKS
        },
        "display_lag_p95_ms_node": middle(runs, "node", "mixed", "display_lag_p95_ms"),
        "memory_mb_3000_phones": middle(runs, "ours", "day", "arrived_mb"),
        "memory_mb_most_of_a_day": middle(runs, "ours", "day", "most_mb"),
        "votes_vs_node_like_for_like": ratio(runs, "burst", "votes_per_second", QUIET[0]),
        "votes_vs_uvicorn_like_for_like": ratio(runs, "burst", "votes_per_second", QUIET[1]),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """The command. 1 if a step failed."""
    parser = argparse.ArgumentParser(prog="python -m bench.compare", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=6.0, help="how long each burst lasts")
    parser.add_argument("--share", type=float, default=1.0, help="of the phones, for a quick look")
    parser.add_argument("--keep", type=Path, default=FIGURES, help="where the raw figures go")
    options = parser.parse_args(argv)
    runs: list[Json] = []
    weigh()
    for number in range(options.rounds):
        plan = PLAN + (ONCE if number == 0 else [])
        runs += play(plan, options.share, options.seconds)
        line = summary(runs, number + 1)
        kept: Json = {"date": time.strftime("%Y-%m-%d"), "summary": line, "runs": runs}
        # After each round: a bench that is stopped has measured something all the same.
        options.keep.write_text(json.dumps(kept, indent=1) + "\n")
    medians = {
        (server, scenario, figure): middle(runs, server, scenario, figure)
        for server in load_picture.NAMES
        for scenario, figure in load_picture.PANELS
    }
    options.keep.with_suffix(".svg").write_text(load_picture.draw(medians))
    page = options.keep.with_suffix(".md")
    load_results.write(page, load_results.words(kept["date"], line, runs))
    print(json.dumps(line))
    return 1 if any("failed" in run for run in runs) else 0


if __name__ == "__main__":
    sys.exit(main())
