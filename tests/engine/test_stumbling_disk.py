"""The disk stumbles while the house works: nothing that was heard is lost, nothing is said twice, and the staff is told."""

import asyncio
import logging
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.clock import TurnedClock
from bot.config import Ground
from bot.demo import until_told_to_stop
from bot.engine import outage
from bot.engine.house import House
from bot.engine.porter import Porter
from bot.logs import log
from bot.refusal import sentence
from bot.throttle import Throttle
from bot.transport import Outgoing, Receipt
from handlers.domain.message import IncomingMessage
from handlers.domain.workcalendar import TOWN_TIME
from storage.engine.database import Database
from storage.engine.unusable import LostDatabase
from storage.queues import outbox
from tests.engine.disk import failing, full, impatient, locked
from tests.language.town import OWNERS, STAFF, SUNDAY, FakeChat, Town
from tests.wechat.logged import logged
from tests.wechat.waiting import until

LINES = 20
PARKED = "又堵3栋单元门口了!救护车来了都进不去"


@pytest.fixture
async def town(
    tmp_path: Path, ground: Ground, empty_database: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Town]:
    """The demo town, whose house runs by itself and tries again soon."""
    impatient(monkeypatch)
    monkeypatch.setattr(outage, "AGAIN", (0.01, 0.02))
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(empty_database, folder / "luming.db")
    clock = TurnedClock(datetime.fromisoformat(f"{SUNDAY}T08:31").replace(tzinfo=TOWN_TIME))
    chat = FakeChat(clock, {name: name for name in ground.town.people})
    house = House(ground, Database.at(folder / "luming.db"), chat, clock)
    await house.open()
    house.start()
    yield Town(house, chat, ground.town, clock)
    await house.stop()


def file_of(town: Town) -> Path:
    assert town.house.database.file is not None
    return town.house.database.file


def states(town: Town, queue: str) -> list[str]:
    """Looked up without a lock: the house is at work."""
    with closing(sqlite3.connect(file_of(town))) as connection:
        return sorted(state for (state,) in connection.execute(f"SELECT state FROM {queue}"))


async def said(town: Town, text: str) -> None:
    """A line is heard, thought about and answered."""
    await town.house.hear(IncomingMessage("fake", text, town.clock.now(), "陈姐", "陈姐", text, OWNERS))
    await until(lambda: states(town, "inbox") == ["done"])


def says(town: Town, number: int) -> "asyncio.Task[None]":
    """A line comes as from a gateway: its id first."""
    message = IncomingMessage(
        "fake", f"m{number}", town.clock.now(), f"邻居{number}", "", "今天食堂的包子不错" * 30, OWNERS
    )
    assert town.house.arrived(message.id)
    return asyncio.create_task(town.house.hear(message))


Stumble = Callable[[Town], AbstractContextManager[None]]
STUMBLES: dict[str, tuple[Stumble, int]] = {
    "locked": (lambda town: locked(file_of(town)), LINES),
    "io error": (lambda town: failing(file_of(town)), LINES),
    "full": (lambda town: full(town.house.database), 2 * LINES),
}


@pytest.mark.parametrize(("stumble", "lines"), STUMBLES.values(), ids=STUMBLES)
async def test_all_that_is_said_meanwhile_is_heard_and_the_staff_is_told(
    town: Town, stumble: Stumble, lines: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await said(town, "早上好")
    tries, keep = list[datetime](), town.house.arrivals.keep
    monkeypatch.setattr(town.house.arrivals, "keep", lambda messages, now: (tries.append(now), keep(messages, now)))
    with stumble(town):
        heard = [says(town, number) for number in range(lines)]
        await until(lambda: town.house.outage.lasts)
        town.clock.turn(town.clock.now() + timedelta(minutes=1))
        await until(lambda: tries[-1] == town.clock.now())  # and in vain again, a minute later
        assert not any(task.done() for task in heard)
    await asyncio.gather(*heard)
    await until(lambda: states(town, "inbox") == ["done"] * (lines + 1))
    assert not town.house.outage.lasts
    town.clock.turn(town.clock.now() + timedelta(seconds=10))
    await town.house._wake()
    await until(lambda: town.lines(STAFF))
    assert town.lines(STAFF)[-1].text == f"08:31–08:32电脑存不进数据,{lines}条消息晚读了一会儿,现已补上。"


async def test_the_log_stays_short_however_much_is_said(town: Town) -> None:
    with logged() as lines, locked(file_of(town)):
        heard = [says(town, number) for number in range(10 * LINES)]
        await until(lambda: town.house.outage.lasts)
        assert len(lines) < LINES
        assert not any("exc_info" in line for line in lines)
    await asyncio.gather(*heard)


@pytest.fixture
def written(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], str]]:
    """What `luming run` would have written to its log, on a minute that does not end."""
    before = structlog.get_config()
    log.set_up(logging.INFO)
    monkeypatch.setattr(log, "_throttle", Throttle(lambda: 0.0))
    yield lambda: capsys.readouterr().err
    structlog.configure(**before)


@pytest.mark.parametrize(
    ("name", "why"), [("locked", "正被另一个程序占用"), ("io error", "磁盘出错"), ("full", "磁盘满了")]
)
async def test_however_often_it_is_tried_the_log_says_so_once(
    town: Town, written: Callable[[], str], name: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await said(town, "早上好")
    stumble, lines = STUMBLES[name]
    tries, keep = list[int](), town.house.arrivals.keep
    monkeypatch.setattr(town.house.arrivals, "keep", lambda messages, now: (tries.append(1), keep(messages, now)))
    with stumble(town):
        heard = [says(town, number) for number in range(lines)]
        await until(lambda: len(tries) >= 25)
    await asyncio.gather(*heard)
    told = written()
    assert why in told
    assert [told.count(said) for said in ("nothing can be kept", "can be used again", "Traceback")] == [1, 1, 0], told
    assert len(told.splitlines()) <= 8, told


async def test_what_came_in_before_a_kill_is_pending_in_the_next_life(town: Town) -> None:
    """The database was locked, and the process killed: what is left is the journal."""
    await said(town, "早上好")
    with locked(file_of(town)):
        for number in range(3):
            town.house.arrived(f"m{number}")
        await until(lambda: town.house.outage.lasts)
        journal = file_of(town).with_suffix(".journal").read_bytes()
    await until(lambda: states(town, "inbox") == ["bare"] * 3 + ["done"])
    left = file_of(town).with_name("left.journal")
    left.write_bytes(journal)
    kept: list[str] = []

    async def keep(ids: list[str]) -> None:
        kept.extend(ids)

    porter = Porter(left, keep)
    porter.open()
    await porter.hand_over()
    await porter.close()
    assert kept == ["m0", "m1", "m2"]
    assert await town.house.pending() == ["m0", "m1", "m2"]


async def test_a_line_that_went_out_while_nothing_could_be_written_is_settled_afterwards_and_never_repeated(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    send, locks = town.chat.send, [locked(file_of(town))]

    async def locking(line: Outgoing) -> Receipt:
        receipt = await send(line)
        if locks:
            lock = locks.pop()
            lock.__enter__()
            asyncio.get_running_loop().call_later(0.2, lock.__exit__, None, None, None)
        return receipt

    monkeypatch.setattr(town.chat, "send", locking)
    await town.house.hear(IncomingMessage("fake", "m1", town.clock.now(), "陈姐", "陈姐", PARKED, OWNERS))
    await until(lambda: states(town, "outbox") == ["sent", "sent"])
    assert (len(town.lines(OWNERS)), len(town.lines(STAFF))) == (1, 1)


async def test_what_cannot_be_settled_becomes_unknown_without_a_restart(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle, troubles = outbox.settle, [ZeroDivisionError("a bug in settling")]

    def broken(*rest: Any) -> None:
        if troubles:
            raise troubles.pop()
        settle(*rest)

    monkeypatch.setattr(outbox, "settle", broken)
    await town.house.hear(IncomingMessage("fake", "m1", town.clock.now(), "陈姐", "陈姐", PARKED, OWNERS))
    await until(lambda: states(town, "outbox") in (["sending", "sent"], ["sent", "unknown"]))
    await town.house._wake()
    await until(lambda: states(town, "outbox") == ["sent", "unknown"])
    assert (len(town.lines(OWNERS)), len(town.lines(STAFF))) == (1, 1)


def deleted(file: Path) -> None:
    file.unlink()


def replaced(file: Path) -> None:
    shutil.copy(file, file.with_name("other.db"))
    file.with_name("other.db").replace(file)


def folder_gone(file: Path) -> None:
    file.parent.rename(file.parent.with_name("elsewhere"))


def without_its_log(file: Path) -> None:
    file.with_name(file.name + "-wal").unlink()


@pytest.mark.parametrize("take_away", [deleted, replaced, folder_gone, without_its_log])
async def test_a_database_that_was_taken_away_ends_the_house_and_nothing_is_written_any_more(
    town: Town, take_away: Callable[[Path], None]
) -> None:
    await said(town, "早上好")
    take_away(file_of(town))
    await town.house._wake()
    with pytest.raises(LostDatabase) as lost:
        await until_told_to_stop(town.house)
    assert "被删掉、挪走或换掉了" in (sentence(lost.value) or "")
    with pytest.raises(LostDatabase), town.house.database.writing():
        pass


async def test_a_database_in_its_place_is_left_in_peace(town: Town) -> None:
    for _ in range(3):
        await town.house._wake()
    assert town.house.lost is None
    assert not town.house.ends.is_set()
