"""The ticker: APScheduler wakes the house when the next row comes due; once a minute it wakes by itself. It holds no business job."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock, SystemClock
from bot.logs import log

_NEXT = "next"
_AT_ONCE = 100
_SAFETY = 60.0
"""Seconds after which it wakes in any case."""
_SOON = timedelta(seconds=0.2)
"""While lines wait their turn, a moment that is past would wake the house again and again."""


class Ticker:
    """Calls `wake` at the moments that are armed. `clock` may be shifted against the machine's."""

    def __init__(self, clock: Clock, wake: Callable[[], Awaitable[None]]) -> None:
        self.clock = clock
        self.wake = wake
        self._machine = SystemClock()
        self._scheduler: Any = None  # from `start` on
        self._every_minute: asyncio.Task[None] | None = None

    def load(self) -> None:
        """Bring in APScheduler, which takes its time. A replay turns its clock by hand, and needs none."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        if self._scheduler is None:
            self._scheduler = AsyncIOScheduler(timezone="UTC")

    def start(self) -> None:
        self.load()
        self._scheduler.start()
        self._every_minute = asyncio.create_task(self._keep_waking())

    def arm(self, at: datetime | None) -> None:
        """Wake at `at`, by the house's clock, or soon where that is past; a later call takes the place of an earlier one."""
        from apscheduler.triggers.date import DateTrigger

        if at is None:
            if self._scheduler.get_job(_NEXT):
                self._scheduler.remove_job(_NEXT)
            return
        when = self._machine.now() + max(at - self.clock.now(), _SOON)
        options = {"replace_existing": True, "misfire_grace_time": None, "max_instances": _AT_ONCE}  # none is skipped
        self._scheduler.add_job(self.wake, DateTrigger(when), id=_NEXT, **options)

    async def _keep_waking(self) -> None:
        """By the loop's clock, which nobody turns: whoever waits for a moment of a wrong one would wait for days."""
        while True:
            await asyncio.sleep(_SAFETY)
            try:
                await self.wake()
            except Exception:
                log.exception("the ticker stumbled; it goes on")

    def stop(self) -> None:
        if self._every_minute is not None:
            self._every_minute.cancel()
        if self._scheduler is not None and self._scheduler.running:
            self._scheduler.shutdown(wait=False)
