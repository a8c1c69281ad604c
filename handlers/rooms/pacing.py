"""How much the bot says in an owners' room: a cap by the hour, and receipts gathered once the room has heard enough.

WeChat bans accounts that burst (wechaty#2518), and neighbours leave a group that a bot floods.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from handlers.domain.decision import Rank
from handlers.domain.policies.rooms import Pacing


class Queued(Protocol):
    """A line that waits to be said."""

    @property
    def rank(self) -> Rank: ...
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

    What is dated later than now, by a clock that ran ahead, counts for nothing. Red passes. At the cap everything else waits for the oldest line to leave the hour. From line `gather_from` on, receipts
    wait until the oldest of them is `gather` old, and are then said in one line. Voices go last, and leave one line free.
    """
    ranked = {rank: [i for i, line in enumerate(queue) if line.rank is rank] for rank in Rank}
    everything = tuple(range(len(queue)))
    recent = sorted(at for at in said if now - pacing.per < at <= now)
    if red := ranked[Rank.RED]:
        return Send((red[0],))
    if len(recent) >= pacing.most:
        return Wait(everything, recent[-pacing.most] + pacing.per)
    if at_once := ranked[Rank.URGENT] or ranked[Rank.LINE] or ranked[Rank.CALL]:
        return Send((at_once[0],))
    if receipts := ranked[Rank.RECEIPT]:
        if len(recent) + 1 < pacing.gather_from:
            return Send((receipts[0],))
        due = min(queue[i].created_at for i in receipts) + pacing.gather
        return Send(tuple(receipts)) if now >= due else Wait(everything, due)
    room_for_voices = max(pacing.most - 1, 1)
    if len(recent) < room_for_voices:
        return Send((ranked[Rank.VOICES][0],))
    return Wait(everything, recent[-room_for_voices] + pacing.per)
