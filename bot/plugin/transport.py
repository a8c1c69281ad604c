"""The bot of others as the core sees it: bot/wechat without its stream, because the `wechaty` package holds that one."""

import asyncio
import time
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from grpclib.exceptions import GRPCError, StreamTerminatedError

from bot.clock import Clock
from bot.logs import log
from bot.plugin.gateway import BorrowedGateway, token_of
from bot.transport import Outgoing, Receipt
from bot.wechat.directory import Directory
from bot.wechat.ear import Ear
from bot.wechat.echoes import Echoes
from bot.wechat.errors import told
from bot.wechat.events import Befriended, Joined, Left, Renamed
from bot.wechat.files import Files
from bot.wechat.pace import Pace, Pacer
from bot.wechat.patience import Patience
from bot.wechat.post import Post
from bot.wechat.presence import Presence, State
from bot.wechat.sender import Sender
from handlers.domain.scene import Abilities

NAME = "wechaty-plugin"


class BorrowedBot:
    """One account, logged in by somebody else's bot. It hears what it is told, and sends on that bot's connection."""

    name = NAME
    abilities = Abilities(quote=False, captions=False)
    staff_accounts: Mapping[str, str] = {}
    rooms_are_names = False

    def __init__(
        self, puppet: Any, folder: Path, clock: Clock, pace: Pace, patience: Patience, bots: Collection[str]
    ) -> None:
        self._token = token = token_of(puppet)
        self._gateway = gateway = BorrowedGateway(patience)
        self._presence = presence = Presence(clock, patience.gap)
        self._directory = directory = Directory(gateway)
        self._files = Files(gateway, folder, patience, token)
        echoes = Echoes()
        self._post = Post(gateway, directory, presence, echoes, clock, patience, token, bots)
        self._sender = Sender(gateway, directory, presence, echoes, Pacer(pace, time.monotonic), patience, token)
        self._tasks: list[asyncio.Task[None]] = []
        self._ear: Ear | None = None

    def reaches(self, account: str) -> bool:
        return self._directory.reaches(account)

    async def send(self, line: Outgoing) -> Receipt:
        return await self._sender.send(line)

    async def logged_in(self, puppet: Any, ear: Ear) -> None:
        """The account is there, on this puppet. The absence is told before any message is handed over."""
        await self._rest()
        self._gateway.borrow(puppet)
        account = puppet.self_id()
        name = await self._directory.name(account)
        self._post.renew(await ear.pending())
        if away := self._presence.came(account, (name,) if name else ()):
            await ear.gap(*away)
        self._presence.ready()
        self._ear = ear
        for message_id in await ear.wanted():
            self._files.fetch(message_id, ear)
        self._tasks = [asyncio.create_task(self._deliver(ear)), asyncio.create_task(self._learn())]

    def fetch(self, message_id: str) -> None:
        """Fetch the picture of a message, in the background: a ticket wants it."""
        if self._ear is not None and self._presence.status.state is State.ONLINE:
            self._files.fetch(message_id, self._ear)

    def logged_out(self, why: str) -> None:
        """Until the next log-in nothing is sent, and what is heard waits."""
        self._presence.change(State.OFFLINE, why)

    def arrived(self, message_id: str, ear: Ear) -> None:
        """A message, of which the id is kept first."""
        self._presence.alive()
        if ear.arrived(message_id):
            self._post.add(message_id)

    async def changed(self, event: Befriended | Joined | Left | Renamed) -> None:
        """Friends or groups have changed."""
        await self._directory.changed(event, self._presence.status.account)

    async def stop(self) -> None:
        """The line in flight comes to its end and no other begins."""
        await self._sender.close()
        await self._rest()
        await self._files.close()

    async def _rest(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _deliver(self, ear: Ear) -> None:
        """Hand over until the connection is lost; the `wechaty` package then opens a new one, or ends."""
        try:
            await self._post.deliver(ear)
        except (OSError, StreamTerminatedError) as error:
            self.logged_out(told(error, self._token))

    async def _learn(self) -> None:
        try:
            await self._directory.load()
        except (GRPCError, OSError, StreamTerminatedError, TimeoutError) as error:
            log.warning("friends and groups could not be loaded", why=told(error, self._token))
