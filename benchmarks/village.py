"""A real house on a SQLite file, with all its rooms: everything is as in service but the way into chat, which is in this process."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import ShiftedClock, TurnedClock
from bot.config import Ground, load
from bot.engine.house import House
from bot.transport import Outcome, Outgoing, Receipt
from handlers.domain.message import IncomingMessage
from handlers.domain.scene import Abilities
from handlers.domain.town import Purpose, Town
from handlers.domain.workcalendar import TOWN_TIME
from storage.engine.database import Database

GROUND = load(Path(__file__).parent.parent / "config.yaml")
MORNING = datetime(2025, 10, 14, 10, 0, tzinfo=TOWN_TIME)
BURST = 100
LOADING = ("樓上又吵", "天天乱亭车", "施工扰民警", "3栋门口又堵车了,出不来", "早上好")
"""Lines that load what the reader loads late."""


class Chat:
    """A transport that reaches everybody at once, counts what it sends, and shows it to `watch`."""

    name = "benchmark"
    abilities = Abilities()
    rooms_are_names = True

    def __init__(self, town: Town) -> None:
        self.staff_accounts: Mapping[str, str] = {name: name for name in town.people}
        self.sent = 0
        self.watch: Callable[[Outgoing], None] = lambda line: None

    def reaches(self, account: str) -> bool:
        return True

    async def send(self, line: Outgoing) -> Receipt:
        self.sent += 1
        self.watch(line)
        return Receipt(Outcome.SENT, f"bot-{self.sent}")


class Village:
    """The rooms of a house, and the neighbours who write there, turn by turn."""

    def __init__(self, house: House, chat: Chat, clock: TurnedClock | ShiftedClock, file: Path, ground: Ground) -> None:
        self.house, self.chat, self.clock, self.file = house, chat, clock, file
        channels = ground.town.channels.items()
        self.rooms = [name for name, channel in channels if channel.purpose is Purpose.OWNERS]
        self.station = [name for name, channel in channels if name in self.rooms and channel.station.name == "学桥"]
        self._serial = count()

    def message(self, text: str, rooms: list[str] | None = None) -> IncomingMessage:
        """Somebody's line in the next room; two hundred people live in each: no limit a person is met."""
        serial = next(self._serial)
        rooms = rooms or self.rooms
        person = f"邻居{serial % len(rooms)}-{serial // len(rooms) % 200}"
        room = rooms[serial % len(rooms)]
        return IncomingMessage(self.chat.name, f"m{serial}", self.clock.now(), person, person, text, room)

    async def hear(self, texts: Iterable[str], rooms: list[str] | None = None, burst: int = BURST) -> None:
        """Lines come in bursts, as a transport hands them over; returns once all are answered."""
        messages = [self.message(text, rooms) for text in texts]
        for start in range(0, len(messages), burst):
            await asyncio.gather(*map(self.house.hear, messages[start : start + burst]))
        await self.house.catch_up()

    async def pass_time(self, minutes: int) -> None:
        """Turn the clock; what comes due happens."""
        await self.house.advance(self.clock.now() + timedelta(minutes=minutes))


@asynccontextmanager
async def open_village(standing: bool = False) -> AsyncIterator[Village]:
    """A village at ten in the morning, warmed up. Its house runs by itself, unless the clock is to stand: then it is told when."""
    with TemporaryDirectory(prefix="luming-benchmark-") as folder:
        clock = TurnedClock(MORNING) if standing else ShiftedClock.standing_at(MORNING)
        chat, file = Chat(GROUND.town), Path(folder, "house.db")
        house = House(GROUND, Database.at(file), chat, clock)
        await house.open()
        if not standing:
            house.start()
        try:
            village = Village(house, chat, clock, file, GROUND)
            await village.hear(LOADING)
            yield village
        finally:
            await house.stop()
