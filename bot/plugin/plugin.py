"""The plugin: somebody's `wechaty` bot feeds the house, and the house speaks through it."""

import asyncio
from collections import deque
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog
from wechaty import WechatyPlugin

from bot import logs
from bot.alarm import bell_of
from bot.clock import Clock, SystemClock
from bot.config import load
from bot.engine.house import House
from bot.engine.occupied import Occupied
from bot.plugin.transport import NAME, BorrowedBot
from bot.settings import Settings
from bot.wechat.account import paced_as
from bot.wechat.events import Befriended, Joined, Left, Renamed
from bot.wechat.pace import Pace
from bot.wechat.patience import DEFAULT, Patience
from handlers.domain.message import IncomingMessage
from storage.engine.database import Database
from storage.rooms import bindings

log = structlog.get_logger()

_EARLY = 1000


class PluginHouse(House):
    """The house behind the plugin: the same reader of messages, another name of the transport."""

    async def hear(self, message: IncomingMessage) -> None:
        await super().hear(replace(message, transport=NAME))


class LumingPlugin(WechatyPlugin):  # type: ignore[misc]  # the package has no types
    """Give it to `Wechaty.use`. It starts when the bot logs in; `close` it when the bot has ended.

    `config` is Luming's config.yaml. The database is <data>/live/luming.db, that of `luming invite`, `revoke` and `sends`.
    """

    def __init__(
        self,
        config: Path | str,
        data: Path | str,
        *,
        pace: Pace | None = None,
        patience: Patience = DEFAULT,
        clock: Clock | None = None,
    ) -> None:
        """Raises ConfigError, and FolderInUse where `luming run` or another plugin works in the folder."""
        super().__init__()
        if not structlog.is_configured():
            logs.set_up(Settings().log_level)
        self._ground = load(config)
        self._folder = Path(data) / "live"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._occupied = Occupied(self._folder)
        self._pace = pace or paced_as(self._ground)
        self._patience = patience
        self._clock = clock or SystemClock()
        self._running: tuple[BorrowedBot, PluginHouse] | None = None
        self._early: deque[str] = deque(maxlen=_EARLY)
        self._opening = asyncio.Lock()

    async def init_plugin(self, wechaty: Any) -> None:
        """The package calls this when the bot has logged in, and again with a new puppet after each of its restarts."""
        puppet = wechaty.puppet
        # The package passes on only the first log-in of a puppet: later ones are heard at the puppet itself.
        puppet.on("login", lambda _: self._logged_in_again(puppet))
        puppet.on("logout", lambda _: self._logged_out())
        try:
            await self._logged_in(puppet)
        except Exception as error:
            # The package would log this as one more internal error, and go on.
            log.error("Luming could not start; the bot goes on without it", why=str(error), exc_info=error)

    async def close(self) -> None:
        """Stop gracefully; to be awaited when the bot has ended, on the same event loop."""
        await self._close()
        self._occupied.release()

    async def on_stoped(self) -> None:
        """Switched off in the package's web page (its spelling)."""
        await self._close()

    async def on_running(self) -> None:
        """Switched on again."""
        if self.bot is not None:
            await self._logged_in(self.bot.puppet)

    async def on_message(self, msg: Any) -> None:
        """What the bot hears, its own lines among it: they tell what became of a send, and are otherwise ignored."""
        if self._running is None:
            self._early.append(msg.message_id)
            return
        transport, house = self._running
        transport.arrived(msg.message_id, house)

    async def on_friendship(self, friendship: Any) -> None:
        await self._changed(Befriended(friendship.friendship_id))

    async def on_room_join(self, room: Any, invitees: list[Any], inviter: Any, date: datetime) -> None:
        await self._changed(Joined(room.room_id, _ids(invitees)))

    async def on_room_leave(self, room: Any, leavers: list[Any], remover: Any, date: datetime) -> None:
        await self._changed(Left(room.room_id, _ids(leavers)))

    async def on_room_topic(self, room: Any, new_topic: str, old_topic: str, changer: Any, date: datetime) -> None:
        await self._changed(Renamed(room.room_id, new_topic))

    async def _changed(self, event: Befriended | Joined | Left | Renamed) -> None:
        if self._running is not None:
            await self._running[0].changed(event)

    async def _logged_in(self, puppet: Any) -> None:
        async with self._opening:
            if opened := self._running is None:
                self._running = await self._open(puppet)
            transport, house = self._running
            try:
                await transport.logged_in(puppet, house)
            finally:
                if opened:
                    house.start()
            while self._early:
                transport.arrived(self._early.popleft(), house)
        log.info("Luming listens", data=str(self._folder))

    async def _logged_in_again(self, puppet: Any) -> None:
        if self._running is not None:
            await self._logged_in(puppet)

    def _logged_out(self) -> None:
        if self._running is not None:
            self._running[0].logged_out("logged out")

    async def _open(self, puppet: Any) -> tuple[BorrowedBot, PluginHouse]:
        """Open the house. Whatever was said since the last message that was kept is read quietly."""
        bots = self._ground.town.bots
        transport = BorrowedBot(puppet, self._folder, self._clock, self._pace, self._patience, bots)
        file = self._folder / "luming.db"
        house = PluginHouse(self._ground, Database.at(file), transport, self._clock, folder=self._folder)
        house.bell = bell_of(self._ground, house)
        await house.open()
        await house.writer.run(self._bind_from_config, house)
        if (last := await house.writer.run(house.arrivals.last_kept, self._clock.now())) is not None:
            await house.gap(last, self._clock.now())
        return transport, house

    def _bind_from_config(self, house: House) -> None:
        with house.database.transaction() as session:
            for group, room in self._ground.town.rooms.items():
                bindings.bind(session, NAME, room, group, "config.yaml")

    async def _close(self) -> None:
        async with self._opening:
            if self._running is not None:
                transport, house = self._running
                self._running = None
                await transport.stop()
                await house.stop()


def _ids(contacts: list[Any]) -> tuple[str, ...]:
    return tuple(contact.contact_id for contact in contacts)
