"""The figures of `GET /metrics`, in the words of Prometheus; looked up when they are asked for."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from storage.vitals import Vitals


def exposition(vitals: Vitals, online: bool, now: datetime) -> bytes:
    """The answer to a scrape; times are ages in seconds, 0 where nothing waits."""
    registry = CollectorRegistry()
    registry.register(_Figures(vitals, online, now))
    ProcessCollector(registry=registry)
    return generate_latest(registry)


def age(since: datetime | None, now: datetime) -> float:
    """How many seconds ago that was; 0 for nothing, and for what a wrong clock dated ahead."""
    return max(0.0, (now - since).total_seconds()) if since else 0.0


class _Figures(Collector):
    def __init__(self, vitals: Vitals, online: bool, now: datetime) -> None:
        self._vitals = vitals
        self._online = online
        self._now = now

    def collect(self) -> Iterator[Metric]:
        vitals, now = self._vitals, self._now
        yield GaugeMetricFamily("luming_online", "1 while logged in to WeChat", value=self._online)
        yield CounterMetricFamily("luming_messages", "Messages that were ever kept", value=vitals.messages)
        yield CounterMetricFamily("luming_events", "Events that were ever written", value=vitals.events)
        yield GaugeMetricFamily("luming_messages_unread", "Messages not thought about yet", value=vitals.unread)
        yield GaugeMetricFamily(
            "luming_oldest_unread_seconds", "Age of the oldest of them", value=age(vitals.oldest_unread, now)
        )
        yield GaugeMetricFamily("luming_messages_failed", "Messages at which a rule raised", value=vitals.failed)
        yield _by("luming_lines", "Lines of ours that are not settled", "state", vitals.lines)
        yield GaugeMetricFamily(
            "luming_oldest_line_seconds", "Age of the oldest line that waits", value=age(vitals.oldest_line, now)
        )
        yield _by("luming_tickets", "Tickets in work", "state", vitals.tickets)
        yield GaugeMetricFamily("luming_tickets_overdue", "Tickets past their time", value=vitals.overdue)
        yield GaugeMetricFamily("luming_timers_failed", "Due things at which a rule raised", value=vitals.failed_timers)


def _by(name: str, what: str, label: str, counts: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(name, what, labels=[label])
    for value, count in sorted(counts.items()):
        family.add_metric([value], count)
    return family
