"""Houses in processes of their own, which kill themselves with SIGKILL at a named step; run by test_crash.py.

Each line of standard input, [FOLDER, HH:MM[:SS], STEP:NTH, MESSAGE_ID …], is a process that is forked from here, and its exit
code a line of standard output: what every process loads first is loaded once.
"""

import asyncio
import json
import os
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from bot import logs
from bot.clock import TurnedClock
from bot.config import Ground, load
from bot.engine import house as houses
from bot.engine.house import House
from bot.transport import Outcome, Outgoing, Receipt
from handlers.domain.message import IncomingMessage
from handlers.domain.scene import Abilities
from handlers.domain.workcalendar import TOWN_TIME
from storage.engine.database import Database
from tests.language.readers import shared_readers
from tests.language.town import OWNERS, SUNDAY

LONGEST = 60  # seconds of a life: one that hangs is ended by the alarm
COMPLAINT = "又堵3栋单元门口了!救护车来了都进不去"


POISON = "坏账号"
SAID = {
    "m2": ("老周", "今天食堂的包子不错"),
    "m3": ("王婶", "6栋楼下有只大狗没拴绳,吓着孩子了"),
    "bad": (POISON, "9栋门口的路灯一直不亮,没人来修"),
}
"""Who says what under an id; under every other id 陈姐 complains."""


class Paper:
    """A transport that writes what it sends to a file, on disk before it answers."""

    name = "paper"
    abilities = Abilities()
    rooms_are_names = True

    def __init__(self, file: Path, staff_accounts: Mapping[str, str]) -> None:
        self.file, self.staff_accounts = file, staff_accounts

    def reaches(self, account: str) -> bool:
        if account == POISON:
            raise ZeroDivisionError("a bug that one account brings out")
        return True

    async def send(self, line: Outgoing) -> Receipt:
        with self.file.open("a", encoding="utf8") as paper:
            paper.write(f"{line.id}\t{line.room or line.person}\n")
            paper.flush()
            os.fsync(paper.fileno())
        return Receipt(Outcome.SENT, line.id)


def killer(at: str) -> "Killer":
    step, _, nth = at.partition(":")
    return Killer(step, int(nth or 1))


class Killer:
    """Watches the steps, and dies at the n-th of one name."""

    def __init__(self, step: str, nth: int) -> None:
        self.step, self.nth = step, nth
        self.seen: Counter[str] = Counter()

    def __call__(self, step: str) -> None:
        self.seen[step] += 1
        if step == self.step and self.seen[step] == self.nth:
            os.kill(os.getpid(), signal.SIGKILL)


def message(message_id: str, now: datetime) -> IncomingMessage:
    who, text = SAID.get(message_id, ("陈姐", COMPLAINT))
    return IncomingMessage("paper", message_id, now, who, who, text, OWNERS)


async def live(ground: Ground, folder: Path, clock_time: str, at: str, messages: list[str]) -> None:
    now = datetime.fromisoformat(f"{SUNDAY}T{clock_time}").replace(tzinfo=TOWN_TIME)
    paper = Paper(folder / "paper.txt", {name: name for name in ground.town.people})
    house = House(ground, Database.at(folder / "luming.db"), paper, TurnedClock(now), killer(at))
    await house.open()
    await asyncio.gather(*(house.hear(message(message_id, now)) for message_id in messages))
    await house.catch_up()
    await house.stop()


def one_life(ground: Ground, folder: Path, *rest: str) -> NoReturn:
    """Live in this process to its end; it never returns to what forked it."""
    signal.alarm(LONGEST)
    try:
        clock_time, at, *messages = rest
        asyncio.run(live(ground, folder, clock_time, at, messages))
    except BaseException:
        (folder / "raised.txt").write_text(traceback.format_exc(), "utf8")
        os._exit(1)
    os._exit(0)


def nursery() -> None:
    """Fork a process for each line that comes in, and answer what it came to, as waitpid says it."""
    logs.set_up("CRITICAL")
    ground = load("config.yaml")
    houses.Reader(ground.levels, ground.landmarks, ground.matters, ground.lexicon)  # the one that the children share
    for line in sys.stdin:
        folder, *rest = json.loads(line)
        child = os.fork()
        if child == 0:
            one_life(ground, Path(folder), *rest)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    with shared_readers():
        nursery()
