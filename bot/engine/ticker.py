"""The ticker: APScheduler wakes the house when the next row comes due, and once a minute to be safe. It holds no business job."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock, SystemClock

_NEXT, _SAFETY = "next", "safety"
_SOON = timedelta(seconds=0.2)
"""While lines wait their turn, a moment that is past would wake the house again and again."""


class Ticker:
    """Calls `wake` at the moments that are armed. `clock` may be shifted against the machine's."""

    def __init__(self, clock: Clock, wake: Callable[[], Awaitable[None]]) -> None:
        self.clock = clock
        self.wake = wake
        self._machine = SystemClock()
        self._scheduler: Any = None  # from `start` on

    def start(self) -> None:
        # A replay turns its clock by hand, and starts no ticker.
        from apscheduler.schedulers.asyncio import AsyncIOScheduler
        from apscheduler.triggers.interval import IntervalTrigger

        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._scheduler.add_job(self.wake, IntervalTrigger(minutes=1), id=_SAFETY, coalesce=True, max_instances=1)
        self._scheduler.start()

    def arm(self, at: datetime | None) -> None:
        """Wake at `at`, by the house's clock, or soon where that is past; a later call takes the place of an earlier one."""
        from apscheduler.triggers.date import DateTrigger

        if at is None:
            if self._scheduler.get_job(_NEXT):
                self._scheduler.remove_job(_NEXT)
            return
        when = self._machine.now() + max(at - self.clock.now(), _SOON)
        self._scheduler.add_job(self.wake, DateTrigger(when), id=_NEXT, replace_existing=True, misfire_grace_time=None)

    def stop(self) -> None:
        if self._scheduler is not None and self._scheduler.running:
            self._scheduler.shutdown(wait=False)
