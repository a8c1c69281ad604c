"""A fire is answered through a real gateway, whatever the account has said before and whatever hangs."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.clock import ShiftedClock
from bot.config import Ground
from bot.demo import FIRST_MOMENT
from bot.live import Live
from bot.wechat import Pace
from handlers.domain.decision import Say
from storage.queues import outbox
from tests.gateway.gateway import Gateway
from tests.gateway.livetown import FAST, IMPATIENT, LiveTown, endpoint_of, eventually
from tests.language.town import OWNERS, STAFF

FIRE = "9栋着火了快来人"
BOUND = 6
"""Lines that it takes to bind everybody."""


@asynccontextmanager
async def living(gateway: Gateway, folder: Path, ground: Ground, pace: Pace) -> AsyncIterator[LiveTown]:
    async with AsyncExitStack() as stack:
        clock = ShiftedClock.standing_at(FIRST_MOMENT)
        live = Live(ground, folder / "live", endpoint_of(gateway), clock, pace, IMPATIENT)
        await live.open()
        stack.push_async_callback(live.close)
        await gateway.connected()
        town = LiveTown(live, gateway, clock)
        await town.bind_everybody()
        yield town


def put(town: LiveTown, *says: Say) -> None:
    with town.live.house.database.transaction() as session:
        for say in says:
            outbox.put(session, say, "wechat", "学桥", False, town.clock.now())


def states(town: LiveTown, words: str) -> list[str]:
    return [line.state for line in town.memory.outbox() if words in line.body]


async def a_fire_is_told(town: LiveTown) -> None:
    await town.says("陈姐", FIRE)
    await town.hears(OWNERS, "119", "#")
    await town.hears(STAFF, "红色", "9栋")
    for name in ("李伟", "周建国", "吴娟"):
        await town.hears(name, "【红色】", "9栋")


async def test_a_fire_is_answered_with_the_hour_used_up(gateway: Gateway, tmp_path: Path, ground: Ground) -> None:
    async with living(gateway, tmp_path, ground, replace(FAST, hour=BOUND + 2)) as town:
        put(town, *(Say(f"第{n}句", person="赵敏") for n in range(50)))
        await town.says("老周", "3栋门口有车乱停")
        await town.until("1263", lambda ticket: ticket.in_work)

        async def used_up() -> bool:
            return len(await gateway.sent()) == BOUND + 2

        await eventually(used_up, "the account has said all that it may")
        await a_fire_is_told(town)
        lines = await gateway.sent()
        red = [line for line in lines if "红色" in line.text or "119" in line.text]
        assert len(lines) == BOUND + 2 + len(red)


async def test_a_fire_does_not_wait_for_a_call_that_hangs(gateway: Gateway, tmp_path: Path, ground: Ground) -> None:
    async with living(gateway, tmp_path, ground, FAST) as town:
        await gateway.fails("hang", count=1)
        await town.says("老周", "3栋门口有车乱停")
        await a_fire_is_told(town)

        async def settled() -> bool:
            return len(town.memory.unknown()) == 1

        await eventually(settled, "the hung line is unknown")


async def test_whom_wechat_calls_no_friend_is_not_tried_again(gateway: Gateway, tmp_path: Path, ground: Ground) -> None:
    async with living(gateway, tmp_path, ground, FAST) as town:
        await gateway.fails("throw", count=1, text="not a friend")
        put(town, Say("给李伟的", person="李伟"))
        await town.live.house.catch_up()
        assert states(town, "给李伟的") == ["waiting"]
        await town.live.house.advance(town.clock.now() + timedelta(seconds=25))
        assert states(town, "给李伟的") == ["unreachable"]
        await town.live.house.advance(town.clock.now() + timedelta(minutes=2))
        await town.hears(STAFF, "1条私信发不到李伟")
        await town.says("李伟", "今日", None)  # he writes himself: the way is open again
        await town.hears("李伟")
