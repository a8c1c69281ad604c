"""How much the bot says in an owners' room: a cap by the hour, and receipts gathered once the room has heard enough.

WeChat bans accounts that burst (wechaty#2518), and neighbours leave a group that a bot floods.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from handlers.domain.policy import Pacing


class Queued(Protocol):
    """A line that waits to be said."""

    @property
    def receipt(self) -> bool: ...
    @property
    def red(self) -> bool: ...
    @property
    def created_at(self) -> datetime: ...


@dataclass(frozen=True)
class Send:
    """Say these now: one line as it is, several gathered into one."""

    lines: tuple[int, ...]


@dataclass(frozen=True)
class Wait:
    """Say none of these before then."""

    lines: tuple[int, ...]
    until: datetime


def next_step(pacing: Pacing, said: Sequence[datetime], queue: Sequence[Queued], now: datetime) -> Send | Wait:
    """What to do with the lines that wait for one room, as positions in `queue` (never empty); `said` is when the bot spoke there of late.

    Red passes. At the cap everything else waits for the oldest line to leave the hour. From line `gather_from` on, receipts
    wait until the oldest of them is `gather` old, and are then said in one line.
    """
    red = [i for i, line in enumerate(queue) if line.red]
    if red:
        return Send((red[0],))
    recent = sorted(at for at in said if at > now - pacing.per)
    everything = tuple(range(len(queue)))
    if len(recent) >= pacing.most:
        return Wait(everything, recent[-pacing.most] + pacing.per)
    if len(recent) + 1 < pacing.gather_from:
        return Send((0,))
    others = [i for i in everything if not queue[i].receipt]
    if others:
        return Send((others[0],))
    due = min(line.created_at for line in queue) + pacing.gather
    return Send(everything) if now >= due else Wait(everything, due)
