"""The results of a comparison, written into docs/performance.md between its two marks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- results -->", "<!-- end of results -->"

GOALS = {
    "votes_vs_node": "≥ 0.7, aim 1.0",
    "votes_vs_uvicorn": "≥ 1.5",
    "fanout_vs_node": "≤ 0.7",
    "fanout_vs_uvicorn": "≤ 0.25",
    "fanout_vs_floor": "≤ 1.3",
    "ack_p99_mixed_vs_node": "≤ 1.0",
    "display_lag_p95_ms": "≤ 300",
    "join_s_ours": "aim 15",
    "reconnect_s_ours": "aim 10",
    "memory_mb_3000_phones": "≤ 300",
}


def table(head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> str:
    """A table in Markdown."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def words(date: str, line: Mapping[str, Any], runs: list[dict[str, Any]]) -> str:
    """The section: ratios beside their goals, seconds and memory, growth."""
    parts = [f"Medians of {line['rounds']} rounds, {date}."]
    parts.append(
        table(
            ("figure", "goal", "this run"),
            [(f"`{name}`", goal, line.get(name)) for name, goal in GOALS.items()],
        )
    )
    others = [(f"`{name}`", value) for name, value in line.items() if name not in GOALS]
    parts.append("Beside them, of the same run:")
    parts.append(table(("figure", ""), others))
    growth: list[dict[str, Any]] = next((run["rows"] for run in runs if run.get("rows")), [])
    if growth:
        parts.append("Growth, each ten times as much as in the small event:")
        parts.append(table(tuple(growth[0]), [tuple(row.values()) for row in growth]))
    return "\n\n".join(parts)


def write(page: Path, section: str) -> None:
    """Put ``section`` between the marks of ``page``; a page without them is left alone."""
    text = page.read_text() if page.is_file() else ""
    before, begun, rest = text.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if begun and ended:
        page.write_text(f"{before}{BEGIN}\n{section}\n{END}{after}")
