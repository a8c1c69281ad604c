"""The mail slot: messages that come in at the same time are kept together, and each caller waits until its own is on disk."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.logs import log
from handlers.domain.message import IncomingMessage
from storage.engine.unusable import UnusableDatabase

_MOST = 200
"""Messages that share a commit, so that what waits behind them soon has its turn."""


@dataclass(frozen=True)
class _Letter:
    """A message on its way to the disk, and what its caller waits for."""

    message: IncomingMessage
    red: bool
    kept: asyncio.Future[None]

    def refused(self, error: Exception) -> None:
        if not self.kept.done():  # its caller may have given up
            self.kept.set_exception(error)


class MailSlot:
    """Keeps what waits, some of it at a time, and what `alarms` first. Where that fails, each message is kept alone."""

    def __init__(
        self,
        keep: Callable[[list[tuple[IncomingMessage, bool]]], Awaitable[None]],
        alarms: Callable[[IncomingMessage], bool],
    ) -> None:
        """`keep` is given messages, each with whether it alarms."""
        self._keep = keep
        self._alarms = alarms
        self._red: deque[_Letter] = deque()
        self._others: deque[_Letter] = deque()
        self._keeper: asyncio.Task[None] | None = None

    async def put(self, message: IncomingMessage) -> None:
        """Returns once the message is kept; raises where it cannot be."""
        letter = _Letter(message, self._alarms(message), asyncio.get_running_loop().create_future())
        (self._red if letter.red else self._others).append(letter)
        if self._keeper is None or self._keeper.done():
            self._keeper = asyncio.create_task(self._keep_all())
        await letter.kept

    async def _keep_all(self) -> None:
        while letters := self._next():
            try:
                await self._keep([(letter.message, letter.red) for letter in letters])
            except UnusableDatabase as error:  # nor could any of them be kept alone
                for letter in letters:
                    letter.refused(error)
            except Exception as error:
                log.warning("messages could not be kept together; each is kept alone", why=repr(error))
                for letter in letters:
                    await self._keep_alone(letter)
            for letter in letters:
                if not letter.kept.done():
                    letter.kept.set_result(None)

    def _next(self) -> list[_Letter]:
        """The letters that are kept together next."""
        letters: list[_Letter] = []
        for waiting in (self._red, self._others):
            while waiting and len(letters) < _MOST:
                letters.append(waiting.popleft())
        return letters

    async def _keep_alone(self, letter: _Letter) -> None:
        try:
            await self._keep([(letter.message, letter.red)])
        except Exception as error:
            letter.refused(error)
