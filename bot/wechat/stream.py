"""The stream of events, and the connection that heals: whatever becomes of the gateway, the stream is opened again.

Whoever reads it waits for nothing else, neither for the disk nor for an answer of the gateway: a message is noted when it is there.
"""

import asyncio
from contextlib import aclosing

from grpclib.exceptions import GRPCError, StreamTerminatedError
from pydantic import SecretStr

from bot.backoff import Backoff
from bot.logs import log
from bot.wechat.directory import Directory
from bot.wechat.ear import Ear
from bot.wechat.errors import is_slot_taken, told
from bot.wechat.events import Arrived, Beat, Event, Invited, Login, Logout, Scan, Trouble, parse
from bot.wechat.files import Files
from bot.wechat.gateway import Gateway
from bot.wechat.patience import Patience
from bot.wechat.post import Post
from bot.wechat.presence import Presence, State
from bot.wechat.qrcode import QrCode

SLOT_TAKEN = "another client holds the gateway's stream, perhaps a frozen one: waiting for it"


class Lost(Exception):
    """The stream has ended without an error."""


class Silent(Exception):
    """What is behind the stream does not answer, nobody knows since when."""


class Stream:
    """Opens the stream, watches over it, and hands on what it tells. It never stops the puppet: others may use it."""

    def __init__(
        self,
        gateway: Gateway,
        directory: Directory,
        presence: Presence,
        post: Post,
        files: Files,
        qrcode: QrCode,
        patience: Patience,
        token: SecretStr,
    ) -> None:
        self._gateway = gateway
        self._directory = directory
        self._presence = presence
        self._post = post
        self._files = files
        self._qrcode = qrcode
        self._patience = patience
        self._token = token
        self._backoff = Backoff(*patience.reconnect)
        self._opened = asyncio.Event()
        self._sign = asyncio.Event()
        self._news: asyncio.Queue[Event] = asyncio.Queue()

    async def run(self, ear: Ear) -> None:
        """Live, and live again, until cancelled."""
        while True:
            try:
                await self._live(ear)
            except* (GRPCError, StreamTerminatedError, OSError, Lost, Silent) as group:
                self._lost(group.exceptions[0])
            except* Exception as group:
                log.exception("the stream stumbled; it is opened again")
                self._lost(group.exceptions[0])
            self._gateway.close()
            await asyncio.sleep(self._backoff.next())

    def _lost(self, error: Exception) -> None:
        if not isinstance(error, Silent | TimeoutError):
            self._presence.alive()
        if isinstance(error, GRPCError) and is_slot_taken(error):
            self._presence.change(State.WAITING, SLOT_TAKEN)
        else:
            self._presence.change(State.OFFLINE, told(error, self._token))

    async def _live(self, ear: Ear) -> None:
        """One life of the stream."""
        self._post.renew()
        self._news = asyncio.Queue()
        self._opened.clear()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._read(ear))
            tasks.create_task(self._attend(ear, tasks))
            tasks.create_task(self._watch())
            tasks.create_task(self._work(ear))

    async def _read(self, ear: Ear) -> None:
        """Take the events in their order. A stream that ends without an error is lost too: somebody called stop."""
        events = self._gateway.events()
        async with aclosing(events):
            async for told_event in events:
                self._sign.set()
                self._presence.alive()
                self._opened.set()
                event = parse(int(told_event.type), told_event.payload)
                if isinstance(event, Arrived):
                    if ear.arrived(event.message_id):
                        self._post.add(event.message_id)
                elif event is not None:
                    self._news.put_nowait(event)
        raise Lost("the stream has ended")

    async def _attend(self, ear: Ear, tasks: asyncio.TaskGroup) -> None:
        """Whatever else the stream tells, in its order."""
        while True:
            match await self._news.get():
                case Login(account):
                    await self._logged_in(account, ear)
                    tasks.create_task(self._load())
                case Logout(why):
                    self._presence.change(State.CONNECTED, f"logged out {why}".strip())
                case Scan(text, status):
                    if self._qrcode.offer(text, status):
                        self._presence.change(State.SCAN)
                case Trouble(text):
                    log.warning("the puppet reports an error", why=text[:200])
                case Invited():
                    log.info("somebody invites the bot into a group: accept it on the phone, if it is wanted")
                case Beat() | Arrived():
                    pass
                case event:
                    tasks.create_task(self._directory.changed(event, self._presence.status.account))

    async def _logged_in(self, account: str, ear: Ear) -> None:
        """Online. The absence is told before any message is handed over."""
        self._qrcode.clear()
        name = await self._directory.name(account)
        if away := self._presence.came(account, (name,) if name else ()):
            await ear.gap(*away)
        self._presence.ready()
        for message_id in await ear.wanted():
            self._files.fetch(message_id, ear)

    async def _load(self) -> None:
        try:
            await self._directory.load()
        except (GRPCError, TimeoutError) as error:
            log.warning("friends and groups could not be loaded", why=told(error, self._token))

    async def _watch(self) -> None:
        """Ask after a long silence: a puppet may fall silent with its gateway alive (python-wechaty-getting-started#79)."""
        await self._opened.wait()
        while True:
            if await self._hears_within(self._patience.silence):
                continue
            await self._gateway.ding()
            if not await self._hears_within(self._patience.dong):
                raise Silent("the puppet does not answer")

    async def _hears_within(self, seconds: float) -> bool:
        self._sign.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._sign.wait()
        except TimeoutError:
            return False
        return True

    async def _work(self, ear: Ear) -> None:
        """Start the puppet once the stream is open (measured with wechaty-puppet-service 1.19.9), then hand over what arrives."""
        try:
            async with asyncio.timeout(self._patience.heartbeat):
                await self._opened.wait()
        except TimeoutError:
            log.info("no heartbeat yet")
        try:
            await self._gateway.start()
        except TimeoutError:
            if not self._opened.is_set():
                raise Silent("the gateway does not answer") from None
        self._backoff.reset()
        self._presence.connected()
        self._post.catch_up(await ear.pending())
        await self._post.deliver(ear)
