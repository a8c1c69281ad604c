"""The anchors of a database: a line each day and at each stop, in a file beside it and in the log; each bound to the one before."""

import logging
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.clock import TurnedClock
from bot.config import Ground
from bot.engine import anchors
from bot.engine.anchors import Anchors, beside, lines_of
from bot.engine.house import House
from handlers.domain.workcalendar import TOWN_TIME
from storage import anchor
from storage.engine.database import Database
from storage.proof import prove
from tests.language.town import STAFF, SUNDAY, FakeChat, Town


@pytest.fixture
def file(tmp_path: Path, empty_database: Path) -> Path:
    shutil.copy(empty_database, tmp_path / "luming.db")
    return tmp_path / "luming.db"


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock(datetime.fromisoformat(f"{SUNDAY}T08:30").replace(tzinfo=TOWN_TIME))


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """What the log was told of anchors."""
    told: list[tuple[str, dict[str, Any]]] = []

    class Told:
        def __getattr__(self, level: str) -> Any:
            return lambda words, **values: told.append((level, {"words": words, **values}))

    monkeypatch.setattr(anchors, "log", Told())
    return told


@asynccontextmanager
async def opened(file: Path, ground: Ground, clock: TurnedClock) -> AsyncIterator[Town]:
    """The town, from one start to the next stop."""
    chat = FakeChat(clock, {name: name for name in ground.town.people})
    house = House(ground, Database.at(file), chat, clock, folder=file.parent)
    await house.open()
    yield Town(house, chat, ground.town, clock)
    await house.stop()


def known(file: Path) -> list[tuple[str, int]]:
    """The moments of the anchors, and how many events each knows. They are bound to each other, and to the database."""
    kept = anchor.read(lines_of(beside(file)))
    assert prove(file, kept).first is None
    return [(one.at[5:16], one.events) for one in kept]


async def test_a_line_at_each_stop_and_on_each_day(file: Path, ground: Ground, clock: TurnedClock) -> None:
    async with opened(file, ground, clock) as town:
        await town.complained()
        assert known(file) == []
    assert known(file) == [("09-28T08:32", 2)]
    async with opened(file, ground, clock) as town:
        await town.says("李伟", "收 1263", STAFF, id="later")
        await town.house._wake()
        assert known(file) == [("09-28T08:32", 2)]  # it is still the same day
        await town.at("2025-09-29 00:05")
        await town.house._wake()
        await town.house._wake()
        events = len(town.memory.events())
        assert events > 2
        assert known(file) == [("09-28T08:32", 2), ("09-29T00:05", events)]
    assert len(known(file)) == 2  # nothing has happened since


async def test_the_first_start_of_a_day_keeps_what_a_killed_process_could_not(
    file: Path, ground: Ground, clock: TurnedClock
) -> None:
    async with opened(file, ground, clock) as town:
        await town.complained()
        town.house._opened = False  # killed: it does nothing at its end
    assert known(file) == []
    clock.turn(datetime.fromisoformat("2025-09-29T07:00").replace(tzinfo=TOWN_TIME))
    async with opened(file, ground, clock):
        assert known(file) == [("09-29T07:00", 2)]


async def test_a_town_in_which_nothing_happens_has_none(file: Path, ground: Ground, clock: TurnedClock) -> None:
    async with opened(file, ground, clock):
        pass
    assert not beside(file).exists()


async def test_the_log_says_the_same(
    file: Path, ground: Ground, clock: TurnedClock, logged: list[tuple[str, dict[str, Any]]]
) -> None:
    async with opened(file, ground, clock) as town:
        await town.complained()
    [kept] = lines_of(beside(file))
    [(level, said)] = logged
    assert getattr(logging, level.upper()) >= logging.WARNING  # the level from which everybody's log begins
    assert said["line"] == kept


async def test_what_cannot_be_written_is_told_once_and_tried_again(
    file: Path, ground: Ground, clock: TurnedClock, logged: list[tuple[str, dict[str, Any]]]
) -> None:
    beside(file).mkdir()
    async with opened(file, ground, clock) as town:
        await town.complained()
        for _ in range(3):
            await town.house._wake()
        assert [level for level, _ in logged] == ["error"]
        beside(file).rmdir()
        await town.house._wake()
        assert known(file) == [("09-28T08:32", 2)]


async def test_a_line_that_is_no_anchor_stays_and_is_gone_around(
    file: Path, ground: Ground, clock: TurnedClock
) -> None:
    beside(file).write_text('{"torn', "utf8")
    async with opened(file, ground, clock) as town:
        await town.complained()
    torn, line = lines_of(beside(file))
    assert (torn, anchor.Anchor.parse(line).previous) == ('{"torn', anchor.line_hash(torn))
    assert prove(file, [anchor.Anchor.parse(line)]).first is None


async def test_a_database_that_has_lost_events_is_told_of(
    file: Path, ground: Ground, clock: TurnedClock, logged: list[tuple[str, dict[str, Any]]]
) -> None:
    async with opened(file, ground, clock) as town:
        await town.complained()
        await town.says("老周", "+1")
    before = len(logged)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM event WHERE id > 2")
        connection.commit()
    Anchors(file, clock).keep()
    assert [level for level, _ in logged[before:]] == ["error", "warning"]
    assert prove(file, anchor.read(lines_of(beside(file)))).first is not None


def test_a_database_that_is_gone_is_not_made_anew(tmp_path: Path, clock: TurnedClock) -> None:
    Anchors(tmp_path / "luming.db", clock).keep()
    assert list(tmp_path.iterdir()) == []
