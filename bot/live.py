"""`luming run`: the loop, live, through a WeChat gateway."""

import os
import sys
from pathlib import Path

import segno

from bot.alarm import bell_of
from bot.clock import Clock, SystemClock
from bot.config import Ground
from bot.engine.house import House
from bot.engine.occupied import Occupied
from bot.health.server import Health
from bot.wechat import Endpoint, Pace, Patience, WeChat
from bot.wechat.account import paced_as
from bot.wechat.patience import DEFAULT
from handlers.domain.town import Town
from storage.engine.database import Database
from storage.rooms import bindings

TRANSPORT = "wechat"
_TURN = 0.001
"""Seconds after which a thread that thinks lets the one go on that listens: an id that has come in is noted within a few of them."""


class Live:
    """The house behind a gateway, in `folder`: database, pictures, the QR code to scan."""

    def __init__(
        self,
        ground: Ground,
        folder: Path,
        endpoint: Endpoint,
        clock: Clock | None = None,
        pace: Pace | None = None,
        patience: Patience = DEFAULT,
        health_port: int | None = None,
    ) -> None:
        """Monitors ask at `health_port`, where there is one. Raises FolderInUse."""
        pace = pace or paced_as(ground)
        folder.mkdir(parents=True, exist_ok=True)
        self._occupied = Occupied(folder)
        self._clock = clock or SystemClock()
        self.wechat = WeChat(
            endpoint, folder, self._clock, pace=pace, bots=ground.town.bots, show_qr=_show_qr, patience=patience
        )
        self.house = House(
            ground,
            Database.at(folder / "luming.db"),
            self.wechat,
            self._clock,
            folder=folder,
        )
        self.house.bell = bell_of(ground, self.house)
        self._town = ground.town
        self._health_port = health_port
        self.health = Health(self.house, lambda: self.wechat.status)

    async def open(self) -> None:
        """Start everything. Whatever was said since the last message that was kept is read quietly. Raises NewerDatabase."""
        await self.house.open()
        await self.house.writer.run(self._bind_from_config, self._town)
        last = await self.house.writer.run(self.house.arrivals.last_kept, self._clock.now())
        if last is not None:
            await self.house.gap(last, self._clock.now())
        await self.house.warm_up()
        if self._health_port is not None:
            await self.health.open(self._health_port)
        sys.setswitchinterval(_TURN)
        await self.wechat.start(self.house)  # from here on lines come, and nothing may hold up whoever notes them
        self.house.start()

    async def close(self) -> None:
        """Stop gracefully: the line in flight is settled first, and nothing is claimed after it."""
        await self.health.close()
        await self.wechat.stop()
        await self.house.stop()
        self._occupied.release()

    def _bind_from_config(self, town: Town) -> None:
        with self.house.database.transaction() as session:
            for group, room in town.rooms.items():
                bindings.bind(session, TRANSPORT, room, group, "config.yaml")


def endpoint_from_environment() -> Endpoint:
    """Where the gateway is. Raises BadEndpoint with what is missing."""
    return Endpoint.from_environment(os.environ)


def _show_qr(text: str) -> None:
    """Draw the code that WeChat wants scanned, where whoever started the bot is looking."""
    print("请用机器人的微信扫这个二维码登录:", flush=True)
    segno.make(text).terminal(sys.stdout, compact=True)
    print(f"扫不了就打开:{text}", flush=True)
