"""The figures of a comparison as bars."""

from __future__ import annotations

from collections.abc import Mapping

PANELS = {
    ("burst", "votes_per_second"): "Acknowledged votes a second, 1,000 phones (more is better)",
    ("fanout", "last_ms"): "One change to 2,000: the last has it after … ms (less is better)",
    (
        "mixed",
        "ack_p99_ms",
    ): "Slowest 1 in 100 acknowledgements at 200 votes/s, ms (less is better)",
    (
        "mixed",
        "display_lag_p95_ms",
    ): "Acknowledged vote on the big screen, p95, ms (less is better)",
}
NAMES = {
    "ours": "Common Table",
    "node": "Node, socket.io",
    "uvicorn": "uvicorn",
    "node-leaders": "Node, counts to few",
    "uvicorn-leaders": "uvicorn, to few",
    "floor": "floor (no rows)",
}
WIDTH, LEFT, BAR, GAP, HEAD = 720, 150, 22, 6, 34

Medians = Mapping[tuple[str, str, str], float | None]


def draw(medians: Medians) -> str:
    """An SVG with a panel for each figure."""
    parts: list[str] = []
    y = 10
    for (scenario, figure), title in PANELS.items():
        found = {name: medians.get((name, scenario, figure)) for name in NAMES}
        bars = {name: value for name, value in found.items() if value is not None}
        parts.append(f'<text x="10" y="{y + 18}" class="title">{title}</text>')
        y += HEAD
        for name, value in bars.items():
            length = (WIDTH - LEFT - 90) * value / (max(bars.values()) or 1)
            kind = "ours" if name == "ours" else "other"
            words = f"{value:,.0f}" if value >= 100 else f"{value:.1f}"
            parts.append(f'<text x="{LEFT - 8}" y="{y + 16}" class="name">{NAMES[name]}</text>')
            parts.append(
                f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="{BAR}" class="{kind}"/>'
            )
            parts.append(f'<text x="{LEFT + length + 6:.1f}" y="{y + 16}">{words}</text>')
            y += BAR + GAP
        y += 14
    body = "\n".join(parts)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" role="img" \
aria-labelledby="t">
<title id="t">Common Table beside the references, medians of one run</title>
<style>text{{font:14px sans-serif;fill:#1d1b18}}.title{{font-weight:bold}}\
.name{{text-anchor:end}}.ours{{fill:#0b6e4f}}.other{{fill:#9a948a}}</style>
<rect width="100%" height="100%" fill="#fff"/>
{body}
</svg>
"""
