"""The core's side in these tests: it keeps everything in memory, and says which rules of the contract were broken."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from handlers.domain.message import IncomingMessage


class Listener:
    """An Ear that remembers. It outlives the adapter, as a database would."""

    def __init__(self) -> None:
        self.arrivals: list[str] = []
        self.messages: list[IncomingMessage] = []
        self.aside: dict[str, str] = {}
        self.passed: dict[str, str] = {}
        self.media: dict[str, str] = {}
        self.wants: list[str] = []
        self.gaps: list[tuple[datetime, datetime]] = []
        self.quotable: dict[str, str] = {}
        self.order: list[str] = []
        self.settled: set[str] = set()
        self._news = asyncio.Event()

    def arrived(self, message_id: str) -> bool:
        if message_id in self.arrivals:
            return False
        self.arrivals.append(message_id)
        self._tell(f"arrived {message_id}")
        return True

    async def hear(self, message: IncomingMessage) -> None:
        assert message.id in self.arrivals, "the bare id is kept before the content"
        self.messages.append(message)
        self.settled.add(message.id)
        self._tell(f"heard {message.text}")

    async def ignored(self, message_id: str, why: str) -> None:
        self.passed[message_id] = why
        self.settled.add(message_id)
        self._tell(f"ignored {message_id}")

    async def set_aside(self, message_id: str, why: str) -> None:
        self.aside[message_id] = why
        self.settled.add(message_id)
        self._tell(f"aside {message_id}")

    async def pending(self) -> list[str]:
        return [found for found in self.arrivals if found not in self.settled]

    async def gap(self, start: datetime, end: datetime) -> None:
        self.gaps.append((start, end))
        self._tell("gap")

    async def find_quoted(self, room: str | None, texts: Sequence[str], account: str) -> str | None:
        return next(filter(None, map(self.quotable.get, texts)), None)

    async def wanted(self) -> list[str]:
        return [found for found in self.wants if found not in self.media]

    async def kept(self, message_id: str, media: str) -> None:
        self.media[message_id] = media
        self._tell(f"kept {message_id}")

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.messages]

    def message(self, message_id: str) -> IncomingMessage:
        """The message with that id; heard once, no more."""
        (found,) = [message for message in self.messages if message.id == message_id]
        return found

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait for news until it holds. The limit is there to name a hang, and measures nothing."""
        async with asyncio.timeout(30):
            while not holds():
                self._news.clear()
                await self._news.wait()

    async def until_settled(self, *ids: str) -> None:
        await self.until(lambda: self.settled.issuperset(ids))

    def _tell(self, what: str) -> None:
        self.order.append(what)
        self._news.set()
