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
class Ledger:
    """Lines that were handed over while somebody listened, by id; `deaths` of either end, in milliseconds."""

    handed: dict[str, int] = field(default_factory=dict)
    deaths: list[int] = field(default_factory=list)

    def note(self, lines: list[tuple[str, int]], died: int | None = None) -> None:
        """Lines that the gateway told of; what it told after a death nobody listened to."""
        self.handed.update((line, at) for line, at in lines if died is None or at < died)

    def died(self) -> int:
        """A process dies now; returns the moment."""
        self.deaths.append(milliseconds())
        return self.deaths[-1]

    def loss(self, file: Path) -> Loss:
        """Looked up in the inbox."""
        with closing(sqlite3.connect(file)) as connection:
            kept = {message for (message,) in connection.execute("SELECT message_id FROM inbox")}
        lost = [at for line, at in self.handed.items() if line not in kept]
        return Loss(len(self.handed), len(lost), sum(not self._just_before_a_death(at) for at in lost))

    def _just_before_a_death(self, at: int) -> bool:
        return any(0 <= death - at <= MARGIN for death in self.deaths)


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
    """Lines about a ticket that were said twice in one place."""
    said = Counter((line.conversation, line.text) for line in await gateway.sent() if "#" in line.text)
    return sum(times - 1 for times in said.values())
