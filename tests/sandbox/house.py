"""A stub of the house behind the sandbox: it keeps what it hears, echoes it, and has a list of things that are due."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from bot.clock import TurnedClock
from bot.sandbox import Sandbox
from bot.transport import Outgoing
from handlers.domain.message import IncomingMessage, Kind
from handlers.domain.policy import Policy
from handlers.domain.town import Compound, Role, Staff, Station, Town
from handlers.domain.workcalendar import TOWN_TIME, Span, WorkCalendar

OWNERS = "桂花苑业主群"
STAFF = "学桥执法工作站群"
MORNING = datetime(2025, 9, 28, 8, 31, tzinfo=TOWN_TIME)

CALENDAR = WorkCalendar(off={date(2025, 10, 1): "国庆节"}, on={date(2025, 9, 28): "国庆节"}, known=frozenset({2025}))
POLICY = Policy(matters={}, limits={}, quiet=Span(CALENDAR.closes, CALENDAR.opens))


def _staff(path: str, **roles: Role) -> tuple[Staff, ...]:
    return tuple(Staff(name, role, path) for name, role in roles.items())


def small_town() -> Town:
    """Two stations of a street, the first with two compounds."""
    bridge = Station(
        name="学桥", path="街道/学桥", staff_group=STAFF, policy=POLICY, shifts=(),
        compounds=(
            Compound("桂花苑", "街道/学桥/桂花苑", (OWNERS,)),
            Compound("柳岸小区", "街道/学桥/柳岸小区", ("柳岸业主群",)),
        ),
        staff=(
            *_staff("街道/学桥", 周建国=Role.CHIEF, 马兰=Role.CHIEF, 吴娟=Role.DEPUTY),
            Staff("李伟", Role.OFFICER, "街道/学桥", "综合执法", qualified=True),
            Staff("王磊", Role.OFFICER, "街道/学桥", "公安", qualified=True),
            *_staff("街道/学桥", 赵敏=Role.AUXILIARY, 张丽=Role.GRID_WORKER, 孙经理=Role.PROPERTY),
        ),
    )  # fmt: skip
    lotus = Station(
        name="荷塘", path="街道/荷塘", staff_group="荷塘执法工作站群", policy=POLICY, shifts=(),
        compounds=(Compound("荷塘里", "街道/荷塘/荷塘里", ("荷塘里业主群",)),),
        staff=_staff("街道/荷塘", 郑涛=Role.CHIEF, 何芳=Role.GRID_WORKER),
    )  # fmt: skip
    leaders = _staff("街道", 杨主任=Role.LEADER, 小方=Role.OFFICE)
    return Town("文澜街道", "小鹿", (bridge, lotus), leaders, CALENDAR)


@dataclass
class House:
    """Hears for the sandbox. Set `broken` to make the next hearings fail, `answers` to make it echo."""

    sandbox: Sandbox
    clock: TurnedClock
    heard: list[IncomingMessage] = field(default_factory=list)
    due: list[tuple[datetime, Outgoing]] = field(default_factory=list)
    broken: bool = False
    answers: bool = True
    before_hearing: Callable[[], Awaitable[None]] | None = None
    before_moving: Callable[[], Awaitable[object]] | None = None

    async def hear(self, message: IncomingMessage) -> None:
        if self.before_hearing:
            await self.before_hearing()
        if self.broken:
            raise OSError("the disk is full")
        self.heard.append(message)
        if self.answers and message.kind is not Kind.RECALL:
            await self.answer(message)

    async def answer(self, message: IncomingMessage) -> None:
        person = None if message.room else message.sender
        text = f"听到了:{message.text or '图片'}"
        await self.sandbox.send(Outgoing(f"re-{message.id}", text, message.room, person, quote=message.id))

    def remind(self, after: timedelta, line: Outgoing) -> None:
        """Let a line be due `after` from now."""
        self.due.append((self.clock.now() + after, line))

    async def advance(self, to: datetime) -> None:
        """Fire what is due up to `to`, each at its own time."""
        if self.before_moving:
            await self.before_moving()
        for at, line in sorted((due for due in self.due if due[0] <= to), key=lambda due: due[0]):
            self.clock.turn(at)
            await self.sandbox.send(line)
        self.due = [due for due in self.due if due[0] > to]
        self.clock.turn(to)

    async def why(self, message_id: str) -> list[str]:
        return [f"听到了{sum(message.id == message_id for message in self.heard)}次"]

    async def next_due(self) -> datetime | None:
        return min((at for at, _ in self.due), default=None)


def open_house(folder: Path, town: Town | None = None, now: datetime = MORNING) -> House:
    """A sandbox below `folder` with a house that listens."""
    clock = TurnedClock(now)
    house = House(Sandbox(folder, town or small_town(), clock), clock)
    house.sandbox.hear = house.hear
    return house
