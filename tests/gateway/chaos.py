"""Kills, freezes and bursts against the live loop, and the account of what went in and out.

Run by test_chaos.py in short, and by hand for as long as one likes: python -m tests.gateway.chaos --minutes 10
"""

import argparse
import asyncio
import random
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.clock import ShiftedClock
from bot.config import Ground, load
from bot.demo import FIRST_MOMENT
from bot.live import Live
from tests.gateway.gateway import Gateway
from tests.gateway.livetown import FAST, IMPATIENT, LiveTown, endpoint_of, eventually
from tests.language.town import OWNERS

NEIGHBOURS = ("陈姐", "老周", "小米妈", "阿杰", "刘叔", "夜跑的风")


@dataclass
class Account:
    """What was done, and what became of it."""

    said: list[str] = field(default_factory=list)
    gateway_kills: int = 0
    bot_restarts: int = 0
    freezes: int = 0
    inbox: Counter[str] = field(default_factory=Counter)
    outbox: Counter[str] = field(default_factory=Counter)
    sent_twice: list[str] = field(default_factory=list)
    kept_twice: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"in: {len(self.said)} said, inbox {dict(self.inbox)}, kept twice {len(self.kept_twice)}\n"
            f"out: outbox {dict(self.outbox)}, sent twice {len(self.sent_twice)}\n"
            f"gateway killed {self.gateway_kills} times, frozen {self.freezes} times; the bot stopped and started {self.bot_restarts} times"
        )


class Chaos:
    """One town under fire. Every move is drawn from `rng`, so that a seed repeats them."""

    def __init__(self, gateway: Gateway, ground: Ground, folder: Path, rng: random.Random) -> None:
        self.gateway, self.ground, self.folder, self.rng = gateway, ground, folder, rng
        self.clock = ShiftedClock.standing_at(FIRST_MOMENT)
        self.account = Account()
        self.town: LiveTown | None = None

    async def open(self) -> LiveTown:
        live = Live(self.ground, self.folder, endpoint_of(self.gateway), self.clock, FAST, IMPATIENT)
        await live.open()
        await self.gateway.connected()
        self.town = LiveTown(live, self.gateway, self.clock)
        return self.town

    async def close(self) -> None:
        assert self.town is not None, "opened before"
        await self.town.live.close()

    async def say(self, lines: int) -> None:
        """Neighbours complain and chat; ids are our own, so that each can be followed."""
        for _ in range(lines):
            number = len(self.account.said)
            text = f"{number % 30 + 1}栋门口又有车乱停,堵死了出不来" if self.rng.random() < 0.3 else f"闲聊{number}"
            message_id = f"said-{number}"
            stamp = round(self.clock.now().timestamp() * 1000)
            await self.gateway.says(self.rng.choice(NEIGHBOURS), text, OWNERS, id=message_id, timestamp=stamp)
            self.account.said.append(message_id)

    async def kill_gateway(self) -> None:
        """Somewhere in a burst, or in the middle of a send that takes its time."""
        await self.gateway.delays(self.rng.choice((0, 0, 200)))
        talking = asyncio.create_task(self.say(self.rng.randrange(5, 25)))
        await asyncio.sleep(self.rng.uniform(0, 0.4))
        self.gateway.kill()
        await asyncio.gather(talking, return_exceptions=True)
        await self.gateway.restart()
        await self.gateway.connected()
        self.account.gateway_kills += 1

    async def freeze_gateway(self) -> None:
        self.gateway.freeze()
        await asyncio.sleep(self.rng.uniform(0.5, 2))
        self.gateway.thaw()
        self.account.freezes += 1

    async def restart_bot(self) -> None:
        talking = asyncio.create_task(self.say(10))
        await asyncio.sleep(self.rng.uniform(0, 0.3))
        await self.close()
        await talking
        await self.open()
        self.account.bot_restarts += 1

    async def settled(self) -> Account:
        """Wait until nothing is under way any more, then count."""
        assert self.town is not None, "opened before"
        memory = self.town.memory

        async def quiet() -> bool:
            waiting = [
                line
                for line in memory.outbox()
                if line.state in ("waiting", "sending") and line.not_before <= self.clock.now()
            ]
            return not waiting and not [message for message in memory.inbox() if message.state in ("new", "bare")]

        await eventually(quiet, "everything is settled", 90)
        inbox, outbox = memory.inbox(), memory.outbox()
        said = set(self.account.said)
        self.account.inbox = Counter(message.state for message in inbox if message.id in said)
        self.account.outbox = Counter(line.state for line in outbox)
        ids = Counter(message.id for message in inbox)
        self.account.kept_twice = [message_id for message_id, count in ids.items() if count > 1]
        texts = Counter((line.conversation, line.text) for line in await self.gateway.sent() if "#" in line.text)
        self.account.sent_twice = [text for (_, text), count in texts.items() if count > 1]
        return self.account


async def soak(minutes: float, seed: int) -> Account:
    """Random moves for so long."""
    with tempfile.TemporaryDirectory() as folder:
        gateway = await Gateway.start(Path(folder, "gateway"))
        await gateway.town()
        chaos = Chaos(gateway, load("config.yaml"), Path(folder, "live"), random.Random(seed))
        town = await chaos.open()
        await town.bind_everybody()
        loop = asyncio.get_running_loop()
        until = loop.time() + timedelta(minutes=minutes).total_seconds()
        while loop.time() < until:
            move = chaos.rng.choices((chaos.kill_gateway, chaos.freeze_gateway, chaos.restart_bot), (5, 2, 2))[0]
            await move()
            await asyncio.sleep(chaos.rng.uniform(0, 3))
        account = await chaos.settled()
        await chaos.close()
        gateway.stop()
        return account


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(asyncio.run(soak(options.minutes, options.seed)))
