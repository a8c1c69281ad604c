"""Neighbours who write through a gateway until they are told to stop, and officers who ask; all of it goes into the ledger."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from random import Random

from benchmarks.ledger import Ledger
from tests.gateway.gateway import Gateway
from tests.gateway.process import CommandFailed, GatewayGone
from tests.language.town import OWNERS

PEOPLE = ("陈姐", "老周", "小米妈", "阿杰", "刘叔", "夜跑的风")
TALK = ("闲聊", "今天食堂的包子不错", "谁家的快递放错了", "周末一起去爬山吗")
MATTERS = ("{n}栋门口又有车乱停,堵死了出不来 ", "{n}栋楼下有流浪狗 ", "{n}栋半夜装修吵死了 ")
COMMANDS = ("今日", "待办", "帮助")
OFFICERS = ("李伟", "吴娟")


@dataclass(frozen=True)
class Manner:
    """How they write: how many, lines in a burst, one each so many milliseconds, pauses of so many seconds, and whether staff asks."""

    people: int
    burst: tuple[int, int]
    every: int
    pause: tuple[float, float]
    commands: bool = False


LOUD = Manner(6, (5, 20), 20, (0, 0.2))
"""Some 200 lines a second."""
QUIET = Manner(1, (1, 1), 0, (0.5, 1.5))
STEADY = Manner(3, (1, 4), 100, (0.3, 1.2), commands=True)
"""Some eight lines a second."""


class Crowd:
    """`start` it, and `stop` it before the next: everybody ends his burst."""

    def __init__(self, gateway: Gateway, chance: Random, ledger: Ledger, manner: Manner) -> None:
        self.gateway, self.chance, self.ledger, self.manner = gateway, chance, ledger, manner
        self._stopped = asyncio.Event()
        self._talks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        self._talks = [asyncio.create_task(self._talk(who, OWNERS)) for who in PEOPLE[: self.manner.people]]
        if self.manner.commands:
            self._talks += [asyncio.create_task(self._talk(who, None)) for who in OFFICERS]

    async def stop(self) -> None:
        self._stopped.set()
        await asyncio.gather(*self._talks)

    async def _talk(self, who: str, room: str | None) -> None:
        """A gateway that is killed tells of its last burst no more."""
        while not self._stopped.is_set():
            many = self.chance.randint(*self.manner.burst) if room else 1
            with suppress(GatewayGone, CommandFailed, TimeoutError):
                lines = await self.gateway.flow(who, many, room, prefix=self._words(room), every=self.manner.every)
                self.ledger.told.update(lines)
            await asyncio.sleep(self.chance.uniform(*self.manner.pause) * (1 if room else 10))

    def _words(self, room: str | None) -> str:
        if room is None:
            return self.chance.choice(COMMANDS)
        matter = self.chance.choice(MATTERS).format(n=self.chance.randint(1, 20))
        return matter if self.chance.random() < 0.1 else self.chance.choice(TALK)
