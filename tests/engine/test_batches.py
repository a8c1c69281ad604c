"""Many messages at once: they share commits, red comes first, and each stands or fails by itself."""

import asyncio
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlmodel import select

from bot.clock import TurnedClock
from bot.config import Ground
from bot.engine.house import House
from bot.engine.turn import MOST
from handlers.domain.workcalendar import TOWN_TIME
from storage import decision
from storage.engine.database import Database
from storage.events import StaleScene
from storage.queues import inbox
from storage.rows import InboxRow
from tests.language.town import OWNERS, STAFF, SUNDAY, FakeChat, IncomingMessage, Town

PARKED = "又堵3栋单元门口了!救护车来了都进不去"
CHATTER = "今天食堂的包子不错"
FIRE = "着火了!7栋2楼往外冒烟,快来人"


class Watched:
    """A town whose house tells its steps, and is spoken to by many at once."""

    def __init__(self, town: Town, steps: Counter[str]) -> None:
        self.town, self.steps = town, steps

    async def hear(self, *lines: tuple[str, str, str]) -> None:
        """All of these at the same time: id, who, text."""
        now = self.town.clock.now()
        messages = [IncomingMessage("fake", id, now, who, who, text, OWNERS) for id, who, text in lines]
        await asyncio.gather(*(self.town.house.hear(message) for message in messages))

    async def think(self) -> int:
        """One batch."""
        house = self.town.house
        return await house.writer.run(house.turn.think, self.town.clock.now())

    def states(self) -> dict[str, str]:
        with self.town.house.database.transaction() as session:
            return {row.message_id: row.state for row in session.exec(select(InboxRow))}


@pytest.fixture
async def watched(tmp_path: Path, ground: Ground, empty_database: Path) -> AsyncIterator[Watched]:
    shutil.copy(empty_database, tmp_path / "luming.db")
    clock = TurnedClock(datetime.fromisoformat(f"{SUNDAY}T08:31").replace(tzinfo=TOWN_TIME))
    chat = FakeChat(clock, {name: name for name in ground.town.people})
    steps: Counter[str] = Counter()
    house = House(ground, Database.at(tmp_path / "luming.db"), chat, clock, lambda step: steps.update([step]))
    await house.open()
    yield Watched(Town(house, chat, ground.town, clock), steps)
    await house.stop()


async def test_messages_that_come_at_the_same_time_share_their_commits(watched: Watched) -> None:
    await watched.hear(*((f"m{i}", f"邻居{i}", CHATTER) for i in range(20)))
    assert watched.steps["inbox.kept"] == 1
    await watched.town.house.catch_up()
    assert watched.steps["batch.message"] == 20
    assert watched.steps["turn.done"] == 1
    assert set(watched.states().values()) == {"done"}


async def test_the_same_id_twice_in_one_batch_is_one_message(watched: Watched) -> None:
    await watched.hear(("m1", "陈姐", PARKED), ("m2", "老周", CHATTER), ("m2", "老周", CHATTER), ("m1", "陈姐", PARKED))
    await watched.town.house.catch_up()
    assert watched.states() == {"m1": "done", "m2": "done"}
    assert watched.town.numbers() == ["1263"]


async def test_a_message_that_cannot_be_kept_hinders_no_other(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = inbox.keep

    def full(session: object, messages: list[tuple[IncomingMessage, int]], now: datetime) -> None:
        if any(message.id == "m3" for message, _ in messages):
            raise OSError("no place for it")
        keep(session, messages, now)  # type: ignore[arg-type]

    monkeypatch.setattr(inbox, "keep", full)
    now = watched.town.clock.now()
    messages = [IncomingMessage("fake", f"m{i}", now, "老周", "老周", CHATTER, OWNERS) for i in range(1, 6)]
    ends = await asyncio.gather(*(watched.town.house.hear(m) for m in messages), return_exceptions=True)
    assert [type(end) for end in ends if end] == [OSError]
    assert sorted(watched.states()) == ["m1", "m2", "m4", "m5"]


@contextmanager
def raising_for(chat: FakeChat, account: str) -> Iterator[None]:
    def reaches(other: str) -> bool:
        if other == account:
            raise ZeroDivisionError("a bug that one account brings out")
        return True

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chat, "reaches", reaches)
        yield


async def test_the_one_that_raises_fails_alone_and_the_others_stand(watched: Watched) -> None:
    await watched.hear(
        ("m1", "陈姐", PARKED), ("m2", "老周", "9栋门口有人乱停车,出不去"), ("m3", "王婶", "5栋楼下烧烤摊占道,油烟熏人")
    )
    with raising_for(watched.town.chat, "老周"):
        await watched.town.house._think()
    await watched.town.house.catch_up()
    assert watched.states() == {"m1": "done", "m2": "failed", "m3": "done"}
    assert len(watched.town.numbers()) == 2
    assert len(watched.town.lines(STAFF)) == 2


async def test_a_ticket_that_changed_meanwhile_is_decided_about_again(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply, left = decision.apply, [2]

    def stale(*args: object) -> None:
        if left[0]:
            left[0] -= 1
            raise StaleScene("somebody else was faster")
        apply(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(decision, "apply", stale)
    await watched.hear(("m1", "陈姐", PARKED), ("m2", "老周", CHATTER))
    await watched.town.house.catch_up()
    assert watched.states() == {"m1": "done", "m2": "done"}
    assert watched.town.numbers() == ["1263"]


async def test_a_red_line_is_thought_about_before_the_backlog_and_sent_before_all_that_waits(watched: Watched) -> None:
    await watched.hear(*((f"m{i}", f"邻居{i}", f"{i % 9 + 1}栋门口有人乱停车,出不去") for i in range(3)))
    await watched.think()
    await watched.hear(*((f"n{i}", f"邻居{i}", CHATTER) for i in range(3 * MOST)), ("red", "老周", FIRE))
    await watched.think()
    assert watched.states()["red"] == "done"
    assert Counter(watched.states().values())["new"] == 2 * MOST + 1
    await watched.town.house.courier.deliver()
    assert "119" in watched.town.chat.lines[0].text


async def test_red_lines_keep_their_order(watched: Watched) -> None:
    await watched.hear(*((f"m{i}", f"邻居{i}", f"{i}栋着火了,快来人") for i in range(1, 4)))
    with watched.town.house.database.transaction() as session:
        assert list(session.exec(select(InboxRow.message_id).order_by(InboxRow.id))) == ["m1", "m2", "m3"]  # type: ignore[arg-type]


async def test_a_batch_is_bounded_so_that_the_courier_has_its_turn(watched: Watched) -> None:
    await watched.hear(*((f"m{i}", f"邻居{i}", CHATTER) for i in range(MOST + 1)))
    assert [await watched.think() for _ in range(3)] == [MOST, 1, 0]
