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
    @property
    def parts(self) -> Sequence[object]: ...


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
    wait until the oldest of them is `gather` old, and are then said in one line; what is said at once takes along what waits of its kind.
    Voices go last, and leave one line free.
    """
    ranked = {rank: [i for i, line in enumerate(queue) if line.rank is rank] for rank in Rank}
    everything = tuple(range(len(queue)))
    recent = sorted(at for at in said if now - pacing.per < at <= now)
    if red := ranked[Rank.RED]:
        return Send((red[0],))
    if len(recent) >= pacing.most:
        return Wait(everything, recent[-pacing.most] + pacing.per)
    is_busy = len(recent) + 1 >= pacing.gather_from
    if at_once := ranked[Rank.URGENT] or ranked[Rank.LINE] or ranked[Rank.NEWS] or ranked[Rank.CALL]:
        return Send(_with_its_like(queue, at_once[0]) if is_busy else (at_once[0],))
    if receipts := ranked[Rank.RECEIPT]:
        if not is_busy:
            return Send((receipts[0],))
        due = min(queue[i].created_at for i in receipts) + pacing.gather
        return Send(tuple(receipts)) if now >= due else Wait(everything, due)
    room_for_voices = max(pacing.most - 1, 1)
    if len(recent) < room_for_voices:
        return Send(_with_its_like(queue, ranked[Rank.VOICES][0]) if is_busy else (ranked[Rank.VOICES][0],))
    return Wait(everything, recent[-room_for_voices] + pacing.per)


_TOGETHER = {Rank.NEWS: (Rank.NEWS, Rank.VOICES), Rank.VOICES: (Rank.VOICES,), Rank.URGENT: (Rank.URGENT,)}


def _with_its_like(queue: Sequence[Queued], first: int) -> tuple[int, ...]:
    """A line with those that may be gathered with it."""
    kinds = _TOGETHER.get(queue[first].rank, ()) if queue[first].parts else ()
    return (first, *(i for i, line in enumerate(queue) if i != first and line.rank in kinds and line.parts))
