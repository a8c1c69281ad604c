"""The post: ids of messages that arrived become messages the core hears, in their order, one after the other."""

import asyncio
from collections.abc import Collection, Iterable
from dataclasses import replace

from grpclib.exceptions import GRPCError, StreamTerminatedError
from pydantic import SecretStr

from bot.clock import Clock
from bot.logs import log
from bot.quotation import Quoted
from bot.wechat.directory import Directory
from bot.wechat.ear import Ear
from bot.wechat.echoes import Echoes
from bot.wechat.errors import told
from bot.wechat.gateway import Gateway
from bot.wechat.patience import Patience
from bot.wechat.presence import Presence
from bot.wechat.reader import Heard, Ignored, Me, Own, Unreadable, read
from handlers.domain.message import IncomingMessage


class Post:
    """Fetches and hands over. A message that fails steps aside and is tried again later, so that the next one goes on."""

    def __init__(
        self,
        gateway: Gateway,
        directory: Directory,
        presence: Presence,
        echoes: Echoes,
        clock: Clock,
        patience: Patience,
        token: SecretStr,
        bots: Collection[str],
    ) -> None:
        self._gateway = gateway
        self._directory = directory
        self._presence = presence
        self._echoes = echoes
        self._clock = clock
        self._patience = patience
        self._token = token
        self._bots = bots
        self._ids: asyncio.Queue[tuple[str, int]] = asyncio.Queue()

    def renew(self, pending: Iterable[str] = ()) -> None:
        """A new connection: what was queued for the last one is among what is pending."""
        self._ids = asyncio.Queue()
        for message_id in pending:
            self.add(message_id)

    def catch_up(self, pending: Iterable[str]) -> None:
        """What was not fetched before comes first, then what has come in since; nothing comes twice."""
        queued = [self._ids.get_nowait()[0] for _ in range(self._ids.qsize())]
        for message_id in dict.fromkeys((*pending, *queued)):
            self.add(message_id)

    def add(self, message_id: str, tries: int = 0) -> None:
        self._ids.put_nowait((message_id, tries))

    async def deliver(self, ear: Ear) -> None:
        """Hand over until the connection is lost. Raises what says so; what is queued then is still pending in the core."""
        while True:
            message_id, tries = await self._ids.get()
            await self._presence.here()
            try:
                await self._hand_over(ear, message_id)
            except UnicodeError as error:
                await ear.set_aside(message_id, f"not readable: {told(error, self._token)}")
            except (GRPCError, TimeoutError) as error:
                await self._failed(ear, message_id, tries, told(error, self._token))
            except (OSError, StreamTerminatedError):
                raise
            except Exception as error:
                log.exception("a message could not be handed over", id=message_id)
                await self._failed(ear, message_id, tries, told(error, self._token))

    async def _hand_over(self, ear: Ear, message_id: str) -> None:
        payload = await self._gateway.message(message_id)
        payload.id = message_id
        status = self._presence.status
        match read(payload, Me(status.account or "", status.names, self._bots), self._clock.now()):
            case Heard(message, quoted):
                await self._heard(ear, message, quoted)
            case Own(chat, text):
                self._echoes.heard(chat, text, message_id)
                await ear.ignored(message_id, "the bot's own line")
            case Ignored(why):
                await ear.ignored(message_id, why)
            case Unreadable(why):
                log.warning("a message is set aside", id=message_id, why=why)
                await ear.set_aside(message_id, why)

    async def _heard(self, ear: Ear, message: IncomingMessage, quoted: Quoted | None) -> None:
        if message.room is None:
            self._directory.wrote(message.sender)
        name = await self._directory.name(message.sender, message.room) if message.sender else ""
        quote = await self._quoted(ear, message, quoted) if quoted else None
        await ear.hear(replace(message, name=name, quote=quote))

    async def _quoted(self, ear: Ear, message: IncomingMessage, quoted: Quoted) -> str | None:
        """WeChat's own number is the id, where the puppet's ids are such numbers; else the words are looked for."""
        if quoted.number and quoted.number.isdigit() == message.id.isdigit():
            return quoted.number
        return await ear.find_quoted(message.room, quoted.texts, message.sender)

    async def _failed(self, ear: Ear, message_id: str, tries: int, why: str) -> None:
        """Try again later, with growing pauses; they outlast the time it takes to notice a frozen gateway."""
        pauses = self._patience.fetch_again
        if tries >= len(pauses):
            log.warning("a message is set aside", id=message_id, why=why)
            await ear.set_aside(message_id, why)
            return
        queue = self._ids
        asyncio.get_running_loop().call_later(pauses[tries], queue.put_nowait, (message_id, tries + 1))
