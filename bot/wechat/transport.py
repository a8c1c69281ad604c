"""WeChat as the core sees it: the Transport protocol over a Wechaty gateway."""

import asyncio
import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from bot.clock import Clock
from bot.transport import Outgoing, Receipt
from bot.wechat.directory import Directory
from bot.wechat.ear import Ear
from bot.wechat.echoes import Echoes
from bot.wechat.endpoint import Endpoint
from bot.wechat.files import SIZE_LIMIT, Files
from bot.wechat.gateway import Gateway
from bot.wechat.pace import CAREFUL, Pace, Pacer
from bot.wechat.patience import DEFAULT, Patience
from bot.wechat.post import Post
from bot.wechat.presence import Presence, State, Status
from bot.wechat.qrcode import QrCode
from bot.wechat.reader import NAME
from bot.wechat.sender import Sender
from bot.wechat.stream import Stream
from handlers.domain.scene import Abilities

_ABILITIES = Abilities(quote=False, captions=False)

_A_MOMENT = 1.0
"""Seconds until a stream that goes on is told again to stop."""


class WeChat:
    """One account. `start` returns at once and the connection heals by itself; `stop` lets the line in flight end.

    `bots` are accounts whose lines are ignored; files are kept below `folder`.
    """

    name = NAME
    abilities = _ABILITIES
    rooms_are_names = False

    def __init__(
        self,
        endpoint: Endpoint,
        folder: Path,
        clock: Clock,
        *,
        pace: Pace = CAREFUL,
        bots: Collection[str] = (),
        show_qr: Callable[[str], None] = print,
        patience: Patience = DEFAULT,
        file_limit: int = SIZE_LIMIT,
    ) -> None:
        token = endpoint.token
        echoes = Echoes()
        self._gateway = gateway = Gateway(endpoint, patience)
        self._presence = presence = Presence(clock, patience.gap)
        self._directory = directory = Directory(gateway)
        self._files = files = Files(gateway, folder, patience, token, file_limit)
        post = Post(gateway, directory, presence, echoes, clock, patience, token, bots)
        self._stream = Stream(gateway, directory, presence, post, files, QrCode(folder, show_qr), patience, token)
        self._sender = Sender(gateway, directory, presence, echoes, Pacer(pace, time.monotonic), patience, token)
        self._running: asyncio.Task[None] | None = None
        self._ear: Ear | None = None

    @property
    def staff_accounts(self) -> Mapping[str, str]:
        """None from the start: an officer's account is bound by a one-time code."""
        return {}

    @property
    def status(self) -> Status:
        """Whether it is online, as whom, and if not, why."""
        return self._presence.status

    @property
    def rooms(self) -> Mapping[str, str]:
        """The groups that the bot sits in: id to topic."""
        return self._directory.rooms

    def reaches(self, account: str) -> bool:
        """Whether it can write to this account in private: WeChat lets it write to friends alone."""
        return self._directory.reaches(account)

    async def start(self, ear: Ear) -> None:
        """Connect in the background, and stay connected."""
        self._ear = ear
        self._running = asyncio.create_task(self._stream.run(ear))

    def fetch(self, message_id: str) -> None:
        """Fetch the picture of a message, in the background: a ticket wants it."""
        if self._ear is not None and self.status.state is State.ONLINE:
            self._files.fetch(message_id, self._ear)

    async def stop(self) -> None:
        """The line in flight comes to its end and no other begins; then the stream is let go, and the connection closed."""
        await self._sender.close()
        while self._running is not None and not self._running.done():
            self._running.cancel()  # again, where the stream fell in the same moment: a task group takes one for the other
            await asyncio.wait([self._running], timeout=_A_MOMENT)
        await self._files.close()
        self._gateway.close()

    async def send(self, line: Outgoing) -> Receipt:
        """Say one line of words, show a file, or take one back. A bot's text carries no quote; `quote` is passed over."""
        return await self._sender.send(line)
