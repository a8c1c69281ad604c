"""The demo town behind a gateway: people speak through it, and what the bot says is read off it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from pydantic import SecretStr

from bot.clock import ShiftedClock
from bot.demo import FIRST_MOMENT
from bot.invite import invite
from bot.live import Live
from bot.wechat import Endpoint, Pace, Patience
from handlers.domain.ticket import Ticket
from handlers.domain.workcalendar import local
from tests.gateway.certificates import Certificates
from tests.gateway.gateway import Gateway, Sent
from tests.language.memory import Memory
from tests.language.town import OWNERS, STAFF

FAST = Pace(pause=(0, 0), minute=10_000, hour=100_000, repeat=0)
IMPATIENT = Patience(
    reconnect=(0.05, 0.3),
    heartbeat=1,
    echo=3,
    gap=timedelta(seconds=1),
    fetch_again=(0.2, 0.5, 1),
    keepalive=1,
    keepalive_answer=1,
)


class LiveTown:
    """The demo town behind a gateway: people speak through it, and what the bot says is read off it."""

    def __init__(self, live: Live, gateway: Gateway, clock: ShiftedClock) -> None:
        self.live, self.gateway, self.clock = live, gateway, clock
        self.memory = Memory(live.house.database)
        self._from = 0

    async def says(self, who: str, text: str, room: str | None = OWNERS, at: datetime | None = None) -> None:
        self._from = len(await self.gateway.sent())
        moment = (at or self.clock.now()).timestamp() * 1000
        mentions = ("小鹿",) if "@小鹿" in text else ()
        await self.gateway.says(who, text, room, mentions=mentions, timestamp=round(moment))

    async def at(self, clock: str) -> None:
        """Turn the town's clock to that minute of the day, if it has not passed it."""
        hour, minute = map(int, clock.split(":"))
        await self.live.house.advance(max(self.clock.now(), local(FIRST_MOMENT).replace(hour=hour, minute=minute)))

    async def hears(self, conversation: str, *words: str) -> Sent:
        """Somebody, or a room, is told something that holds the words, since the last line that was said."""
        found: list[Sent] = []

        async def told() -> bool:
            lines = (await self.gateway.sent())[self._from :]
            place = self.gateway.rooms.get(conversation) or self.gateway.people[conversation]
            found[:] = [
                line for line in lines if line.conversation == place and all(word in line.text for word in words)
            ]
            return bool(found)

        await eventually(told, f"{conversation} hears {words}")
        return found[0]

    async def until(self, number: str, holds: Callable[[Ticket], bool]) -> Ticket:
        """Wait until a ticket is as it should be."""

        async def so() -> bool:
            return number in self.tickets() and holds(self.tickets()[number])

        await eventually(so, f"#{number} {self.tickets().get(number)}")
        return self.tickets()[number]

    def tickets(self) -> dict[str, Ticket]:
        return {number: ticket for number, (ticket, _) in self.memory.stored().items()}

    def unknown(self) -> list[str]:
        """Where the lines went of which nobody knows whether they were sent."""
        return self.memory.unknown()

    async def bind_everybody(self) -> None:
        """Codes for the officers, then the chief binds the two groups."""
        for name in ("周建国", "李伟", "赵敏", "吴娟"):
            code = invite(self.live.house.database, name, self.clock.now())
            await self.says(name, code, None)
            await self.hears(name, name, "绑定好了")
        await self.says("周建国", "绑定 学桥", STAFF)
        await self.hears("周建国", STAFF)
        await self.gateway.command(
            "add", room=self.gateway.rooms[OWNERS], people=[self.gateway.people["周建国"]], by="wxid_chenjie"
        )
        await self.says("周建国", "绑定 桂花苑", OWNERS)
        await self.hears("周建国", OWNERS)


async def eventually(holds: Callable[[], Awaitable[bool]], what: str, seconds: float = 20) -> None:
    """Poll until it holds; the time only bounds a failure."""
    for _ in range(round(seconds / 0.05)):
        if await holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"never: {what}")


def endpoint_of(gateway: Gateway) -> Endpoint:
    certificates = gateway.tls if isinstance(gateway.tls, Certificates) else None
    return Endpoint(
        host="127.0.0.1",
        port=gateway.port,
        token=SecretStr(gateway.token),
        tls=gateway.tls is not None,
        ca_file=certificates.ca if certificates else None,
        tls_name=certificates.name if certificates else None,
    )
