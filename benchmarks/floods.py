"""What floods cost the others: attacks by one person and by ten, and how long somebody else waits. By hand, from the project's folder:

    uv run python -m benchmarks.floods [--runs 3] [--by 1 10] [--only fires]

The whole house is at work on a SQLite file; the account speaks once in three seconds of a clock that is turned, as one in WeChat does.
All lines of a flood come in at once, the other's line comes last.
"""

import argparse
import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.village import GROUND, MORNING, Chat
from bot import logs
from bot.clock import TurnedClock
from bot.engine.house import House
from bot.transport import Outgoing
from handlers.domain.message import IncomingMessage
from storage.engine.database import Database

ROOM, STATION, OTHER = "桂花苑业主群", "学桥", "老周"
A_LINE = timedelta(seconds=3)
AFTERWARDS = timedelta(hours=2)
ROW = "{:34}{:>4}{:>6}{:>8}{:>8}{:>9}{:>11}{:>10}{:>10}"


@dataclass(frozen=True)
class Flood:
    """So many lines of each who floods, the n-th of which says `text`; and what the other says, who waits for `answer`."""

    name: str
    lines: int
    text: str
    private: bool
    other: str = ""
    answer: str = ""
    staff: bool = False


BLOCKED, FIRE = "桂花苑9栋门口被车堵死了,救护车进不来!", "112栋着火了,浓烟往外冒"
FLOODS = (
    Flood("private reports, another's ambulance", 60, "桂花苑{n}栋门口有人乱停车", True, BLOCKED, "已记"),
    Flood("reports in the group", 200, "{n}栋门口有人乱停车", False, BLOCKED, "9栋"),
    Flood("commands, another's ambulance", 500, "今日", True, BLOCKED, "已记", staff=True),
    Flood("false fires, another's fire", 100, "{n}栋着火了快来人", False, FIRE, "119"),
    Flood("private false fires, another's fire", 100, "桂花苑{n}栋着火了快来人", True, f"桂花苑{FIRE}", "119"),
    Flood("doubtful lines in private", 60, "多谢楼上半夜免费音乐会,第{n}场", True, BLOCKED, "已记"),
    Flood("places put right", 60, "说错了,是{n}栋着火", False, FIRE, "119"),
)


@dataclass
class Sent:
    """A line as it went out."""

    at: datetime
    line: Outgoing


class Told:
    """What a house has said in one flood."""

    def __init__(self, clock: TurnedClock) -> None:
        self.clock = clock
        self.sent: list[Sent] = []

    def hears(self, line: Outgoing) -> None:
        self.sent.append(Sent(self.clock.now(), line))
        self.clock.turn(self.clock.now() + A_LINE)

    def longest(self) -> int:
        return max((len(sent.line.text) for sent in self.sent), default=0)

    def most_to_one(self) -> int:
        """How many lines that person of the staff has read in private who read most."""
        to = Counter(sent.line.person for sent in self.sent if sent.line.person in GROUND.town.people)
        return max(to.values(), default=0)

    def answer(self, flood: Flood, message: IncomingMessage) -> tuple[int, Sent] | None:
        """The line that answers the other, and how many went before it."""
        for position, sent in enumerate(self.sent):
            here = sent.line.person == OTHER or sent.line.room == ROOM and sent.line.quote in (message.id, None)
            if here and flood.answer in sent.line.text:
                return position, sent
        return None


async def run(flood: Flood, people: int) -> str:
    """One flood by so many people, as a row of the table."""
    with TemporaryDirectory(prefix="luming-floods-") as folder:
        clock = TurnedClock(MORNING)
        chat, told = Chat(GROUND.town), Told(clock)
        house = House(GROUND, Database.at(Path(folder, "house.db")), chat, clock)
        await house.open()
        serial = count()

        def message(who: str, text: str, room: str | None) -> IncomingMessage:
            return IncomingMessage(chat.name, f"m{next(serial)}", clock.now(), who, who, text, room)

        chat.watch = told.hears
        members = [name for name, member in GROUND.town.people.items() if member.path.endswith(STATION)]
        who = members[:people] if flood.staff else [f"话多{n}" for n in range(people)]
        for name in (*who, OTHER):
            await house.hear(message(name, "早上好", ROOM))
        await house.catch_up()
        if "说错了" in flood.text:
            await asyncio.gather(*(house.hear(message(name, "3栋门口着火了", ROOM)) for name in who))
            await house.catch_up()
        told.sent.clear()
        room = None if flood.private else ROOM
        lines = [message(name, text, room) for text in _texts(flood) for name in who]
        started = clock.now()
        await asyncio.gather(*map(house.hear, lines))
        others = message(OTHER, flood.other, room)
        await house.hear(others)
        await house.catch_up()
        await house.advance(clock.now() + AFTERWARDS)
        await house.stop()
    found = told.answer(flood, others)
    after = f"{(found[1].at - started).total_seconds():.0f} s" if found else "never"
    position = str(found[0] + 1) if found else "-"
    return ROW.format(
        flood.name, people, "{runs}", len(lines), len(told.sent), told.longest(), told.most_to_one(), after, position
    )


def _texts(flood: Flood) -> Iterator[str]:
    return (flood.text.format(n=n) for n in range(1, flood.lines + 1))


async def main(runs: int, by: list[int], only: str) -> None:
    print(ROW.format("fault", "by", "runs", "heard", "sent", "longest", "to one", "answered", "position"))
    for flood in (flood for flood in FLOODS if only in flood.name):
        for people in by:
            rows = {await run(flood, people) for _ in range(runs)}
            for row in sorted(rows):  # one, where all runs came to the same
                print(row.replace("{runs}", f"{runs:>6}"), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--by", type=int, nargs="+", default=[1, 10])
    parser.add_argument("--only", default="", help="floods whose name holds this")
    logs.set_up("CRITICAL")
    options = parser.parse_args()
    asyncio.run(main(options.runs, options.by, options.only))
