"""Outages of the disk: whoever must keep something waits here, and tries again until it is kept; then the staff is told."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from bot.backoff import Backoff
from bot.clock import Clock
from bot.logs import log
from storage.engine.unusable import LostDatabase, UnusableDatabase

T = TypeVar("T")

AGAIN = (0.2, 5.0)
"""Seconds between two tries: the first pause, and the longest."""


class Outage:
    """From the first thing that could not be kept to the first that could."""

    def __init__(self, clock: Clock, tell: Callable[[datetime, datetime], Awaitable[None]]) -> None:
        """`tell` writes down from when to when it was."""
        self._clock = clock
        self._tell = tell
        self._since: datetime | None = None
        self._telling = asyncio.Lock()
        self.patient = False
        """Whether it is outlasted: else what cannot be kept is raised at once, for whoever waits to see."""

    @property
    def lasts(self) -> bool:
        """Whether nothing can be kept at the moment."""
        return self._since is not None

    def backoff(self) -> Backoff:
        """The pauses of whoever tries again."""
        return Backoff(*AGAIN)

    async def outlast(self, work: Callable[[], Awaitable[T]]) -> T:
        """What `work` gives, as soon as the database can be used. Raises LostDatabase, and UnusableDatabase for the impatient."""
        backoff = self.backoff()
        while True:
            try:
                begun = self._clock.now()
                result = await work()
                break
            except LostDatabase:
                raise
            except UnusableDatabase as error:
                if not self.patient:
                    raise
                self._since = self._since or begun
                log.error("nothing can be kept; it is tried again", why=str(error))
            await asyncio.sleep(backoff.next())
        if self.lasts:
            with suppress(
                UnusableDatabase
            ):  # a full disk may have had room for so much, and no more: then it is not over
                await self._end(begun)
        return result

    async def _end(self, now: datetime) -> None:
        """What is kept since then was said in the outage, or after it."""
        async with self._telling:
            if self._since is not None:
                await self._tell(self._since, now)
                self._since = None
                log.warning("the database can be used again")
