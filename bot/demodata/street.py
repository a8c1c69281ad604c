"""The street as it is played: whoever speaks at a moment is heard then, and what comes due on the way happens."""

import heapq
import io
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from sqlalchemy import bindparam

from bot.clock import TurnedClock
from bot.config import Ground
from bot.engine.house import House
from bot.engine.writer import Scribe
from bot.replay.transport import Replay
from handlers.domain.message import IncomingMessage
from handlers.domain.override import having
from handlers.domain.ticket import Ticket
from storage.engine.database import Database
from storage.tickets import ticket as tickets
from storage.tickets.ticket import TICKET, WHOLE

Step = Callable[[], Awaitable[None]]
_NEWEST = WHOLE.where(TICKET.c.station == bindparam("unit")).order_by(TICKET.c.serial.desc()).limit(bindparam("most"))


class _Nowhere(io.StringIO):
    """What the bot says is read by nobody."""

    def write(self, text: str) -> int:
        return len(text)


def without_the_clocks_actions(ground: Ground) -> Ground:
    """The ground where nothing is planned by itself (每周联合执法): what took place, somebody called for."""
    stations = tuple(
        replace(
            station, policy=replace(station.policy, governance=replace(station.policy.governance, weekly_action=None))
        )
        for station in ground.town.stations
    )
    return replace(ground, town=having(ground.town, stations))


class Street:
    """A house that nobody looks at, and what is still to happen in it."""

    def __init__(self, ground: Ground, database: Database, begins: datetime) -> None:
        ground = without_the_clocks_actions(ground)
        self.town = ground.town
        self.clock = TurnedClock(begins)
        self._chat = Replay(ground.town, self.clock, _Nowhere())
        self.house = House(ground, database, self._chat, self.clock, writer=Scribe())
        self._steps: list[tuple[datetime, int, Step]] = []
        self._count = count()

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def at(self, moment: datetime, step: Step) -> None:
        """Let something happen at a moment."""
        heapq.heappush(self._steps, (moment, next(self._count), step))

    def after(self, minutes: float, step: Step) -> None:
        """Let something happen so many minutes from now."""
        self.at(self.now + timedelta(minutes=minutes), step)

    async def live(self, until: datetime, tell: Callable[[datetime], None]) -> None:
        """Let everything happen that is to happen before then; `tell` hears the moment of each step."""
        await self.house.open()
        while self._steps and self._steps[0][0] < until:
            moment, _, step = heapq.heappop(self._steps)
            await self.house.advance(moment)
            await step()
            tell(moment)
        await self.house.advance(until)
        await self.house.stop()

    async def says(self, who: str, text: str, room: str | None = None) -> None:
        """Somebody says something in a room, or to the bot in private."""
        number = next(self._count)
        message = IncomingMessage("replay", f"demo {number}", self.now, who, who, text, room)
        await self.house.hear(message)
        await self.house.catch_up()

    def newest(self, station: str, most: int = 1) -> list[Ticket]:
        """The newest tickets of a station, the oldest of them first."""
        with self.house.database.transaction() as session:
            rows = [ticket for ticket, _ in tickets.read(session, _NEWEST, unit=station, most=most)]
        return rows[::-1]
