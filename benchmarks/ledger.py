"""What a gateway handed over, when a process died, and what is kept at the end: lost and doubled are counted here."""

import asyncio
import sqlite3
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.gateway.gateway import Gateway

MARGIN = 50
"""Milliseconds before a death that nobody is asked for: what was handed over in them may still have been on its way."""


def milliseconds() -> int:
    """The moment, by the clock that the gateway looks at too."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True)
class Loss:
    """How many lines were handed over, how many of them are not kept, how many of those were handed over in time."""

    handed: int
    lost: int
    lost_in_time: int


@dataclass
class Span:
    """A time in which a bot listened to a gateway, both alive, in milliseconds; it ends with a death of either."""

    start: int
    end: int | None = None

    def holds(self, at: int) -> bool:
        return self.start <= at and (self.end is None or at < self.end)


@dataclass
class Ledger:
    """Every line with the moment at which the gateway told it, and when somebody listened."""

    told: dict[str, int] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)

    def listens(self) -> None:
        """From now on."""
        self.spans.append(Span(milliseconds()))

    def died(self) -> None:
        """One end is killed, or told to stop, now."""
        self.spans[-1].end = milliseconds()

    def loss(self, file: Path) -> Loss:
        """Looked up in the inbox. What was told while nobody listened was handed over to nobody."""
        with closing(sqlite3.connect(file)) as connection:
            kept = {message for (message,) in connection.execute("SELECT message_id FROM inbox")}
        handed = {line: span for line, at in self.told.items() if (span := self._span(at))}
        lost = {line: span for line, span in handed.items() if line not in kept}
        in_time = [line for line, span in lost.items() if span.end is None or span.end - self.told[line] > MARGIN]
        return Loss(len(handed), len(lost), len(in_time))

    def _span(self, at: int) -> Span | None:
        return next((span for span in self.spans if span.holds(at)), None)


def states(file: Path, queue: str) -> Counter[str]:
    """How many rows of a queue stand in which state."""
    with closing(sqlite3.connect(file)) as connection:
        return Counter(dict(connection.execute(f"SELECT state, count(*) FROM {queue} GROUP BY state")))


async def settled(file: Path, within: float = 180) -> None:
    """Wait until nothing is left to fetch, to think about or to send."""
    quiet = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(within):
            while quiet < 4:
                inbox, outbox = states(file, "inbox"), states(file, "outbox")
                quiet = 0 if inbox["bare"] or inbox["new"] or outbox["sending"] else quiet + 1
                await asyncio.sleep(0.5)


async def doubled(gateway: Gateway) -> int:
    """Lines about a ticket that were said twice in one group."""
    lines = [line for line in await gateway.sent() if "@" in line.conversation and "#" in line.text]
    said = Counter((line.conversation, line.text) for line in lines)
    return sum(times - 1 for times in said.values())
