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

from benchmarks.crowd import LOUD, QUIET, Crowd
from benchmarks.ledger import MARGIN, Ledger, Loss, doubled, settled
from benchmarks.life import Bot, prepare
from tests.gateway.gateway import Gateway


async def killed(kills: int, seed: int, rest: bool, folder: Path) -> tuple[Loss, int]:
    """So many lives, killed at random, and one that ends well; returns what is lost, and how many lines were doubled."""
    chance, ledger = Random(seed), Ledger()
    gateway = await Gateway.start(folder / "gateway")
    await gateway.town()
    bot = Bot(gateway, folder / "live")
    prepare(bot.folder)
    for _ in range(kills):
        await bot.born()
        ledger.listens()
        crowd = Crowd(gateway, chance, ledger, QUIET if rest else LOUD)
        crowd.start()
        await asyncio.sleep(chance.uniform(0.1, 3.0))
        ledger.died()
        bot.kill()
        await crowd.stop()
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
