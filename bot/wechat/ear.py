"""What the adapter tells the core: every message id on arrival, then what became of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from handlers.domain.message import IncomingMessage


class Ear(Protocol):
    """The core's side. Each id that `arrived` ends in exactly one of `hear`, `ignored` and `set_aside`, or stays `pending`.

    Whatever is awaited here takes as long as the disk takes: while it stumbles, until it is well again.
    """

    def arrived(self, message_id: str) -> bool:
        """Note the bare id before its content is fetched, at once; False where it need not be fetched: it is known to wait."""
        ...

    async def hear(self, message: IncomingMessage) -> None:
        """The content, fetched and read. Returns once it is kept."""
        ...

    async def ignored(self, message_id: str, why: str) -> None:
        """Nothing to hear and nothing to look at: the bot's own line, another bot's."""
        ...

    async def set_aside(self, message_id: str, why: str) -> None:
        """It cannot be read or fetched for good: a person may look at it, and the next one goes on."""
        ...

    async def pending(self) -> list[str]:
        """Ids that arrived and whose content was never fetched, oldest first: asked for at each connect."""
        ...

    async def gap(self, start: datetime, end: datetime) -> None:
        """The bot was away. Told before anything of the backlog is handed over."""
        ...

    async def find_quoted(self, room: str | None, texts: Sequence[str], account: str) -> str | None:
        """The id of the line in that room (None: in private with that account) with the first of these texts that any has."""
        ...

    async def wanted(self) -> list[str]:
        """Messages whose pictures tickets want and that were not fetched yet: asked for at each connect."""
        ...

    async def kept(self, message_id: str, media: str) -> None:
        """The picture or file of a message heard before lies at `media`, a path below the data folder."""
        ...
