"""Moving the sandbox's time forward, one move at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.chats import Refused
from bot.sandbox.transport import Sandbox
from handlers.domain.workcalendar import TOWN_TIME, local

Advance = Callable[[datetime], Awaitable[None]]
NextDue = Callable[[], Awaitable[datetime | None]]

FURTHEST = timedelta(days=366)


class TimeMachine:
    """Time goes forward only, at most a year at once, and nobody moves it while somebody else does."""

    def __init__(self, sandbox: Sandbox, advance: Advance, next_due: NextDue | None) -> None:
        self._sandbox = sandbox
        self._advance = advance
        self._next_due = next_due
        self._moving = asyncio.Lock()
        self.watchers: set[Callable[[], None]] = set()

    @property
    def knows_next_due(self) -> bool:
        return self._next_due is not None

    @property
    def busy(self) -> bool:
        return self._moving.locked()

    async def move(self, goal: Any) -> None:
        """Move to what the page asks for: {"seconds": n}, {"to": "2025-09-28T09:00"}, {"next": true} or {"open": true}.

        Raises Refused where there is no such moment ahead, or time is moving already.
        """
        if self.busy:
            raise Refused("时间正在走,请等一下")
        try:
            async with self._moving:
                self._tell()
                await self._advance(await self._moment(goal))
        finally:
            self._tell()

    def _tell(self) -> None:
        """Tell the watchers that time has started or ended moving."""
        for watcher in tuple(self.watchers):
            watcher()

    async def _moment(self, goal: Any) -> datetime:
        now = self._sandbox.clock.now()
        to = await self._named(goal, now)
        if to < now:
            raise Refused("时间只能往后走")
        if to - now > FURTHEST:
            raise Refused("一次最多往后走一年")
        return to

    async def _named(self, goal: Any, now: datetime) -> datetime:
        match goal:
            case {"seconds": int(seconds)}:
                return now + timedelta(seconds=max(-1, min(seconds, FURTHEST.total_seconds() + 1)))
            case {"to": str(written)}:
                return _read(written)
            case {"open": True}:
                return self._sandbox.town.calendar.next_open(now)
            case {"next": True} if self._next_due is not None:
                due = await self._next_due()
                if due is None:
                    raise Refused("后面没有要提醒的事")
                return max(due, now)
        raise Refused("看不懂要走到什么时候")


def _read(written: str) -> datetime:
    """A moment on the clock of the town, as the page's field writes it."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise Refused("这个时间看不懂") from None
    return moment.replace(tzinfo=TOWN_TIME) if moment.tzinfo is None else local(moment)
