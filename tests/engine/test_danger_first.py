"""A danger is told whatever else is in flight, and whatever holds its chat up."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.transport import Outcome, Outgoing, Receipt
from handlers.domain.decision import Rank, Say
from handlers.domain.message import IncomingMessage
from storage.queues import outbox
from tests.language.town import MORNING, OWNERS, Town

OTHERS = "学府里业主群"  # no card of the morning was said there
Send = Callable[[Outgoing], Awaitable[Receipt]]


def put(town: Town, *says: Say) -> None:
    with town.house.database.transaction() as session:
        for say in says:
            outbox.put(session, say, "fake", "学桥", False, town.clock.now())


def fire(room: str = OWNERS, words: str = "请立即撤离并拨119!") -> Say:
    return Say(words, room=room, rank=Rank.RED)


def texts(town: Town) -> list[str]:
    return [line.text for line in town.chat.lines if not MORNING.search(line.text)]


class Slow:
    """A chat in which lines to one room hang until they are let go."""

    def __init__(self, town: Town, room: str) -> None:
        self._send: Send = town.chat.send
        self.room = room
        self.hangs, self.goes = asyncio.Event(), asyncio.Event()

    async def send(self, line: Outgoing) -> Receipt:
        if line.room == self.room and not line.red:
            self.hangs.set()
            await self.goes.wait()
        return await self._send(line)


async def test_a_danger_is_told_beside_a_line_that_hangs(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(town, OTHERS)
    monkeypatch.setattr(town.chat, "send", slow.send)
    put(town, Say("平常", room=OTHERS), Say("后面的", person="李伟"))
    delivering = asyncio.create_task(town.house.courier.deliver())
    await slow.hangs.wait()
    put(town, fire(), fire(OTHERS))
    await town.house.courier.deliver_red()
    assert texts(town) == ["请立即撤离并拨119!"] * 2
    slow.goes.set()
    await delivering
    assert texts(town)[2:] == ["平常", "后面的"]


async def test_a_house_at_work_tells_a_danger_beside_a_line_that_hangs(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(town, OTHERS)
    monkeypatch.setattr(town.chat, "send", slow.send)
    told = asyncio.Event()

    async def send(line: Outgoing) -> Receipt:
        receipt = await slow.send(line)
        if line.red and line.room == OWNERS:
            told.set()
        return receipt

    monkeypatch.setattr(town.chat, "send", send)
    put(town, Say("平常", room=OTHERS))
    town.house.start()
    await slow.hangs.wait()
    hearing = asyncio.create_task(_hear(town, "王婶", "着火了!7栋2楼往外冒烟,快来人"))
    async with asyncio.timeout(30):
        await told.wait()
        await hearing
    slow.goes.set()


async def _hear(town: Town, who: str, words: str) -> None:
    await town.house.hear(IncomingMessage("fake", "m1", town.clock.now(), who, who, words, OWNERS))


@pytest.mark.parametrize("rank", [Rank.RED, Rank.URGENT, Rank.LINE])
async def test_a_danger_does_not_wait_behind_a_line_that_was_not_sent(town: Town, rank: Rank) -> None:
    town.chat.outcomes = [Outcome.NOT_SENT]
    put(town, Say("没发出去", room=OWNERS, rank=rank))
    await town.house.catch_up()
    put(town, Say("平常", room=OWNERS), fire())
    await town.house.catch_up()
    assert texts(town) == ["请立即撤离并拨119!"]
    await town.at("09:00")
    assert texts(town)[1:] == ["没发出去", "平常"]


async def test_where_nobody_can_be_written_to_all_wait_and_dangers_are_tried(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    async def send(line: Outgoing) -> Receipt:
        tried.append(line.text)
        return Receipt(Outcome.NOT_SENT, why="not logged in", free_in=20)

    put(town, *(Say(f"第{n}句", person=who) for n in range(3) for who in ("李伟", "吴娟")))
    with monkeypatch.context() as away:
        away.setattr(town.chat, "send", send)
        await town.house.catch_up()
        assert tried == ["第0句"]
        put(town, fire())
        await town.house.catch_up()
        assert tried == ["第0句", "请立即撤离并拨119!"]
    await town.at("08:31")
    assert len(texts(town)) == 7
    assert texts(town)[0] == "请立即撤离并拨119!"
