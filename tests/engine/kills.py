"""SIGKILL at random moments of a house under load, by hand: `python -m tests.engine.kills --kills 40 --seed 7`.

Each life hears lines as fast as it can and writes down what it has acknowledged; it is killed after a random time. The last one lives
to its end. Then: what was acknowledged is kept once, no ticket is doubled, no line was sent twice, what was in flight is unknown.
"""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from bot import logs
from bot.clock import SystemClock
from bot.config import Ground, load
from bot.engine import house as houses
from bot.engine.house import House
from handlers.domain.message import IncomingMessage
from storage.engine.database import Database
from tests.engine.dying import Paper
from tests.language.memory import remembered
from tests.language.readers import shared_readers
from tests.language.town import OWNERS

LINES = (
    "{place}栋门口有车乱停",
    "{place}栋楼下有流浪狗",
    "早上好",
    "谁家的快递放错了",
    "+1",
    "{place}栋半夜装修吵死了",
    "今天降温,多穿点",
    "好的谢谢",
    "{place}栋着火了快来人",
)


def text(chance: Random) -> str:
    """Somebody's line."""
    return chance.choice(LINES).format(place=chance.randint(1, 20))


async def live(ground: Ground, folder: Path, life: int, seed: int, last: bool) -> None:
    """One life: lines in bursts, each written down once it is kept."""
    chance = Random(seed * 1000 + life)
    paper = Paper(folder / "paper.txt", {name: name for name in ground.town.people})
    house = House(ground, Database.at(folder / "luming.db"), paper, SystemClock())
    await house.open()
    house.start()
    acknowledged = (folder / "acknowledged.txt").open("a", encoding="utf8")

    async def say(message_id: str) -> None:
        who = f"邻居{chance.randint(1, 40)}"
        await house.hear(IncomingMessage("paper", message_id, SystemClock().now(), who, who, text(chance), OWNERS))
        acknowledged.write(f"{message_id}\n")
        acknowledged.flush()

    for burst in range(3 if last else 10_000):
        await asyncio.gather(*(say(f"life{life}-{burst}-{n}") for n in range(chance.randint(1, 20))))
        await asyncio.sleep(0.01)
    await house.catch_up()
    await house.stop()


def one_life(ground: Ground, folder: Path, life: int, seed: int, seconds: float | None) -> None:
    """A child process that lives for so long, or to its end."""
    child = os.fork()
    if child == 0:
        asyncio.run(live(ground, folder, life, seed, last=seconds is None))
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def report(folder: Path) -> bool:
    """What became of everything; True where nothing was lost and nothing doubled."""
    said = (folder / "acknowledged.txt").read_text("utf8").split()
    with remembered(folder / "luming.db") as memory:
        kept, unknown, stored = memory.inbox(), memory.unknown(), memory.stored()
        opened = Counter(kind for kind in memory.events() if kind == "Opened")["Opened"]
    ids = Counter(message.id for message in kept)
    lost = [message for message in said if message not in ids]
    sent = Counter(line.split("\t")[0] for line in (folder / "paper.txt").read_text("utf8").splitlines())
    twice = [line for line, times in sent.items() if times > 1]
    doubled = [message for message, times in ids.items() if times > 1]
    states = Counter(message.state for message in kept)
    print(f"acknowledged {len(said)}, kept {len(kept)} {dict(states)}, lost {len(lost)}, kept twice {len(doubled)}")
    print(
        f"tickets {len(stored)} of {opened} opened; lines sent {len(sent)}, sent twice {len(twice)}, unknown {len(unknown)}"
    )
    return not (lost or twice or doubled) and len(stored) == opened and set(states) == {"done"}


def main() -> None:
    """Kill and look."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    logs.set_up("CRITICAL")
    ground, chance = load(Path("config.yaml")), Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="luming-kills-") as name, shared_readers():
        houses.Reader(ground.levels, ground.landmarks, ground.matters, ground.lexicon)
        for life in range(options.kills):
            one_life(ground, Path(name), life, options.seed, chance.uniform(0.05, 2.5))
        one_life(ground, Path(name), options.kills, options.seed, None)
        good = report(Path(name))
    print(f"{options.kills} kills: {'nothing lost, nothing doubled' if good else 'NOT as it should be'}")
    sys.exit(not good)


if __name__ == "__main__":
    main()
