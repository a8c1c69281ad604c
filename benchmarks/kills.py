"""SIGKILL at random behind a real gateway: what is lost of the lines that the gateway had handed over. By hand:

    uv run --group gateway python -m benchmarks.kills --kills 60 --seed 7 [--rest]

Under load some 200 lines a second come in bursts, complaints among them; with --rest one a second.
"""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path
from random import Random

from benchmarks.ledger import MARGIN, Ledger, Loss, doubled, settled
from benchmarks.life import Bot, prepare
from tests.gateway.gateway import Gateway
from tests.language.town import OWNERS

TALK = ("闲聊", "今天食堂的包子不错", "谁家的快递放错了", "周末一起去爬山吗")
MATTERS = ("{n}栋门口又有车乱停,堵死了出不来 ", "{n}栋楼下有流浪狗 ", "{n}栋半夜装修吵死了 ")
PEOPLE = ("陈姐", "老周", "小米妈", "阿杰", "刘叔", "夜跑的风")


class Crowd:
    """Neighbours who write until they are told to stop; what they wrote goes into the ledger."""

    def __init__(self, gateway: Gateway, chance: Random, rest: bool) -> None:
        self.gateway, self.chance, self.rest = gateway, chance, rest
        self.lines: list[tuple[str, int]] = []
        self._stopped = asyncio.Event()
        self._talks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        self._talks = [asyncio.create_task(self._talk(who)) for who in (PEOPLE[:1] if self.rest else PEOPLE)]

    async def stop(self) -> None:
        """Let everybody end his burst."""
        self._stopped.set()
        await asyncio.gather(*self._talks)

    async def _talk(self, who: str) -> None:
        """Six people, a line each 20 ms, a third of the time: with the pauses some 100 to 200 a second."""
        while not self._stopped.is_set():
            matter = self.chance.choice(MATTERS).format(n=self.chance.randint(1, 20))
            said = matter if self.chance.random() < 0.1 else self.chance.choice(TALK)
            many, every = (1, 0) if self.rest else (self.chance.randint(5, 20), 20)
            self.lines += await self.gateway.flow(who, many, OWNERS, prefix=said, every=every)
            await asyncio.sleep(self.chance.uniform(0.5, 1.5) if self.rest else self.chance.uniform(0, 0.2))


async def killed(kills: int, seed: int, rest: bool, folder: Path) -> tuple[Loss, int]:
    """So many lives, killed at random, and one that ends well; returns what is lost, and how many lines were doubled."""
    chance, ledger = Random(seed), Ledger()
    gateway = await Gateway.start(folder / "gateway")
    await gateway.town()
    bot = Bot(gateway, folder / "live")
    prepare(bot.folder)
    for _ in range(kills):
        await bot.born()
        crowd = Crowd(gateway, chance, rest)
        crowd.start()
        await asyncio.sleep(chance.uniform(0.1, 3.0))
        died = ledger.died()
        bot.kill()
        await crowd.stop()
        ledger.note(crowd.lines, died)
    await bot.born()
    await settled(bot.folder / "luming.db")
    bot.stop()
    twice = await doubled(gateway)
    gateway.stop()
    return ledger.loss(bot.folder / "luming.db"), twice


def main() -> None:
    """Kill, look, and leave with 1 where something was lost or doubled that should not have been."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rest", action="store_true", help="one line a second, where nothing else happens")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="luming-kills-") as name:
        loss, twice = asyncio.run(killed(options.kills, options.seed, options.rest, Path(name)))
    print(f"fault | runs | handed over | lost | lost, handed over more than {MARGIN} ms before | doubled")
    fault = f"SIGKILL {'at rest' if options.rest else 'under load'}"
    print(f"{fault} | {options.kills} | {loss.handed} | {loss.lost} | {loss.lost_in_time} | {twice}")
    sys.exit(bool(loss.lost_in_time or twice))


if __name__ == "__main__":
    main()
