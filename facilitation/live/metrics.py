"""Figures for whoever runs the server: how many, how fast, how much waits. Never who or what.

Counting is a number in a dictionary, in the hub alone. Only who asks pays for the format.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, ProcessCollector
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.exposition import generate_latest

from facilitation import operations as op
from facilitation.live.wire import Wire

FORMAT = CONTENT_TYPE_LATEST
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Times:
    """How often something took how long."""

    def __init__(self) -> None:
        self._counts = [0] * (len(SECONDS) + 1)
        self._sum = 0.0

    def add(self, seconds: float) -> None:
        self._counts[bisect_left(SECONDS, seconds)] += 1
        self._sum += seconds

    def family(self, name: str, words: str) -> Metric:
        total, buckets = 0, []
        for most, count in zip((*map(str, SECONDS), "+Inf"), self._counts, strict=True):
            total += count
            buckets.append((most, total))
        return HistogramMetricFamily(name, words, buckets, self._sum)


operations: Counter[tuple[str, str]] = Counter()
"""By (name, result)."""

commits, turns = Times(), Times()


def answered(message: object, ack: Mapping[str, Any]) -> None:
    """Count an operation by its acknowledgement."""
    name = message.get("name") if isinstance(message, dict) else None
    # A stranger may send any name, and each would be kept for ever.
    known = name if isinstance(name, str) and name in op.NAMES else "unknown"
    operations[known, result(ack)] += 1


def result(ack: Mapping[str, Any]) -> str:
    """ "ok", "again" (it was stored before), "superseded", or the code of a refusal."""
    if not ack["ok"]:
        return str(ack["code"])
    return "again" if "again" in ack else "superseded" if "superseded" in ack else "ok"


def text(connected: Mapping[str, int]) -> bytes:
    """All figures in Prometheus' format. ``connected``: devices by role, over all events."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    registry.register(_Now(connected))
    return generate_latest(registry)


class _Now:
    def __init__(self, connected: Mapping[str, int]) -> None:
        self._connected = connected

    def collect(self) -> Iterable[Metric]:
        devices = GaugeMetricFamily(
            "common_table_connected", "Devices that are connected", labels=["role"]
        )
        for role, count in sorted(self._connected.items()):
            devices.add_metric([role], count)
        yield devices
        done = CounterMetricFamily(
            "common_table_operations", "Operations answered", labels=["operation", "result"]
        )
        for (name, outcome), count in sorted(operations.items()):
            done.add_metric([name, outcome], count)
        yield done
        yield commits.family(
            "common_table_commit_seconds", "From handing a group to the writer until it is on disk"
        )
        yield turns.family(
            "common_table_hub_turn_seconds", "How long one turn of the hub held everyone else"
        )
        yield GaugeMetricFamily(
            "common_table_queued_bytes",
            "Bytes that wait for devices that read slowly",
            value=Wire.waiting_bytes,
        )
