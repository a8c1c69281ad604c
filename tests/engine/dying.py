"""A house in a process of its own, which kills itself with SIGKILL at a named step; run by test_crash.py.

usage: python -m tests.engine.dying FOLDER HH:MM[:SS] STEP:NTH [MESSAGE_ID …]
"""

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from bot.clock import TurnedClock
from bot.config import load
from bot.engine.house import House
from bot.transport import Outcome, Outgoing, Receipt
from handlers.domain.message import IncomingMessage
from handlers.domain.scene import Abilities
from handlers.domain.workcalendar import TOWN_TIME
from storage.engine.database import Database
from tests.language.town import OWNERS, SUNDAY

COMPLAINT = "又堵3栋单元门口了!救护车来了都进不去"


class Paper:
    """A transport that writes what it sends to a file, on disk before it answers."""

    name = "paper"
    abilities = Abilities()
    rooms_are_names = True

    def __init__(self, file: Path, staff_accounts: Mapping[str, str]) -> None:
        self.file, self.staff_accounts = file, staff_accounts

    def reaches(self, account: str) -> bool:
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


async def live(folder: Path, clock_time: str, at: str, messages: list[str]) -> None:
    ground = load("config.yaml")
    now = datetime.fromisoformat(f"{SUNDAY}T{clock_time}").replace(tzinfo=TOWN_TIME)
    paper = Paper(folder / "paper.txt", {name: name for name in ground.town.people})
    house = House(ground, Database.at(folder / "luming.db"), paper, TurnedClock(now), killer(at))
    await house.open()
    for message_id in messages:
        await house.hear(IncomingMessage("paper", message_id, now, "陈姐", "陈姐", COMPLAINT, OWNERS))
    await house.catch_up()
    await house.stop()


if __name__ == "__main__":
    asyncio.run(live(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:]))
