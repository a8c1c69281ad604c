"""A bot in service behind a real gateway while everything goes wrong by turns, and the account of it at the end. By hand:

    uv run --group gateway python -m benchmarks.soak --minutes 30 --seed 1

Steady chatter, complaints and commands; both ends are killed, the gateway is restarted, the database is locked for 30 seconds, the
disk is full for 20, in an order that the seed draws. It leaves with 1 where anything was lost or doubled.
"""

import argparse
import asyncio
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from random import Random

from benchmarks.crowd import STEADY, Crowd
from benchmarks.ledger import MARGIN, Ledger, doubled, settled, states
from benchmarks.life import Bot, prepare
from benchmarks.volume import Volume
from tests.gateway.gateway import Gateway

LOCKED, FULL = 30.0, 20.0
"""Seconds."""


class Soak:
    """One bot, one gateway, one crowd; every fault returns when all is well again."""

    def __init__(self, gateway: Gateway, volume: Volume, chance: Random) -> None:
        self.gateway, self.volume, self.chance = gateway, volume, chance
        self.bot = Bot(gateway, volume.folder / "live")
        self.file = self.bot.folder / "luming.db"
        self.ledger = Ledger()
        self.happened: Counter[str] = Counter()
        self.memory = 0

    async def born(self) -> None:
        await self.bot.born()
        self.ledger.listens()

    async def bot_killed(self) -> None:
        self.ledger.died()
        self.bot.kill()
        await self.born()

    async def bot_restarted(self) -> None:
        self.ledger.died()
        await asyncio.to_thread(self.bot.stop)
        await self.born()

    async def gateway_killed(self) -> None:
        self.ledger.died()
        self.gateway.kill()
        await self.gateway.restart()
        await self.bot.listens(within=90)
        self.ledger.listens()

    async def gateway_frozen(self) -> None:
        self.gateway.freeze()
        await asyncio.sleep(self.chance.uniform(0.2, 0.8))
        self.gateway.thaw()

    async def locked(self) -> None:
        with closing(sqlite3.connect(self.file, isolation_level=None, timeout=30)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await asyncio.sleep(LOCKED)

    async def full(self) -> None:
        with self.volume.full(self.bot):
            await asyncio.sleep(FULL)

    async def run(self, minutes: float) -> None:
        """Fault after fault for so long, each of them at least once where there is time."""
        faults = [self.bot_killed, self.locked, self.full, self.gateway_killed, self.bot_restarted, self.gateway_frozen]
        loop = asyncio.get_running_loop()
        until, queue = loop.time() + minutes * 60, list[Callable[[], Awaitable[None]]]()
        while loop.time() < until:
            queue = queue or self.chance.sample(faults + [self.bot_killed] * 4, len(faults) + 4)
            await asyncio.sleep(self.chance.uniform(0.5, 5))
            fault = queue.pop()
            await fault()
            self.happened[getattr(fault, "__name__", "")] += 1
            self.memory = max(self.memory, _memory(self.bot.pid))


def _memory(pid: int) -> int:
    """Megabytes that a process holds; Linux."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii", "replace").splitlines()
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS")), 0)


async def soak(minutes: float, seed: int, folder: Path) -> bool:
    """Prints what happened and what became of it; False where something was lost or doubled."""
    gateway, chance = await Gateway.start(folder / "gateway"), Random(seed)
    await gateway.town()
    with Volume(folder / "disk") as volume:
        soak = Soak(gateway, volume, chance)
        prepare(soak.bot.folder)
        await soak.born()
        crowd = Crowd(gateway, chance, soak.ledger, STEADY)
        crowd.start()
        await soak.run(minutes)
        await crowd.stop()
        await settled(soak.file)
        loss, twice = soak.ledger.loss(soak.file), await doubled(gateway)
        inbox, outbox = states(soak.file, "inbox"), states(soak.file, "outbox")
        await asyncio.to_thread(soak.bot.stop)
    gateway.stop()
    print(f"faults: {dict(soak.happened)}")
    print(f"heard: {loss.handed} handed over, inbox {dict(inbox)}; outbox {dict(outbox)}")
    print(f"lost {loss.lost}, of those handed over more than {MARGIN} ms before a death {loss.lost_in_time}")
    print(f"doubled {twice}, unknown {outbox['unknown']}")
    print(f"log {soak.bot.log.stat().st_size} bytes; memory at most {soak.memory} MB")
    return not (loss.lost_in_time or twice)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="luming-soak-") as name:
        good = asyncio.run(soak(options.minutes, options.seed, Path(name)))
    sys.exit(not good)


if __name__ == "__main__":
    main()
