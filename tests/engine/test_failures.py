"""When something breaks: nothing is lost, and the next one goes on."""

import asyncio
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import cast

import pytest

from bot.clock import TurnedClock
from bot.config import Ground
from bot.engine.house import House
from bot.transport import Outcome, Outgoing, Receipt
from handlers.decide.wake import WAKES, Waking
from handlers.domain.due import Due
from handlers.domain.facts.neighbours import VoicesDue
from handlers.domain.scene import Scene
from handlers.domain.workcalendar import TOWN_TIME
from handlers.tickets import intake
from storage import schema
from storage.engine.database import Database
from tests.language.memory import Memory
from tests.language.town import OWNERS, STAFF, SUNDAY, FakeChat, Town

OF_EVERY_STATION = {"morning", "presence", "unreported", "weekly_action", "lawtip", "marks"}
"""What comes due at a station whatever is told there."""


async def test_a_rule_that_raises_keeps_its_message_and_lets_the_next_one_pass(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = intake.open_ticket

    def broken(scene: Scene, *rest: object) -> object:
        if "轰" in scene.heard.text:
            raise ZeroDivisionError("a bug in a rule")
        return real(scene, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(intake, "open_ticket", broken)
    await town.says("老周", "5栋门口有车乱停 轰")
    town.silent()
    await town.complained()
    assert town.numbers() == ["1263"]
    first, second = town.memory.inbox()
    assert (first.state, "轰" in first.body, second.state) == ("failed", True, "done")
    assert "a bug in a rule" in first.error


async def test_a_timer_whose_rule_raises_is_kept_and_the_next_one_fires(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError("a bug in a reminder")

    monkeypatch.setitem(cast(dict[type[Due], Waking], WAKES), VoicesDue, Waking(broken))
    await town.complained()
    await town.at("08:42")
    town.told("吴娟", "08:42")
    [kept] = [due for due in town.memory.due() if due.state == "failed"]
    assert "a bug in a reminder" in kept.error


async def test_a_turn_with_the_courier_off_leaves_only_rows(town: Town) -> None:
    await town.at("08:32")
    await town.house._think()
    courier = town.house.courier
    courier.transport = courier.choice.transport = FakeChat(town.clock, {}, name="nowhere")
    await town.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去")
    town.silent()
    assert [line.state for line in town.memory.outbox() if "1263" in line.body] == ["waiting", "waiting"]
    assert len(town.memory.events()) == 2
    kinds = {due.kind for due in town.memory.due()} - OF_EVERY_STATION
    assert kinds == {"ladder", "voices", "forget", "retention"}


async def test_a_send_that_certainly_failed_is_tried_again_and_holds_up_its_own_address_alone(town: Town) -> None:
    town.chat.outcomes = [Outcome.NOT_SENT]
    await town.complained()
    assert (len(town.lines(OWNERS)), len(town.lines(STAFF))) == (0, 1)
    await town.says("老周", "5栋门口有车乱停")
    assert town.lines(OWNERS) == []
    await town.at("08:33")
    assert ["#1263" in line.text for line in town.lines(OWNERS)] == [True, False]


async def test_a_send_of_which_nobody_knows_is_listed_and_never_repeated(town: Town) -> None:
    town.chat.outcomes = [ConnectionError("the line went dead")]
    await town.complained()
    await town.at("09:00")
    assert [line.room for line in town.chat.lines if line.room] == [STAFF]
    assert len(town.unsent("unknown")) == 1


async def test_the_process_is_stopped_between_card_and_deadline(
    tmp_path: Path, ground: Ground, empty_database: Path
) -> None:
    """The reminder still comes at its moment, once."""
    shutil.copy(empty_database, tmp_path / "luming.db")
    clock = TurnedClock(datetime.fromisoformat(f"{SUNDAY}T08:32").replace(tzinfo=TOWN_TIME))
    chat = FakeChat(clock, {name: name for name in ground.town.people})
    for until in ("08:40", "08:41", "08:50"):
        house = House(ground, Database.at(tmp_path / "luming.db"), chat, clock)
        await house.open()
        town = Town(house, chat, ground.town, clock)
        if until == "08:40":
            await town.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去")
        await town.at(until)
        await house.stop()
    assert [(f"{line.at:%H:%M}", line.to) for line in chat.lines if line.to] == [("08:42", "李伟"), ("08:42", "吴娟")]


def test_an_empty_database_is_migrated_and_a_second_start_changes_nothing(tmp_path: Path) -> None:
    database = Database.at(tmp_path / "luming.db")
    for _ in range(2):
        schema.migrate(database)
        assert schema.version(database) == schema.HEAD
    assert Memory(database).stored() == {}
    database.close()


def test_a_database_of_a_newer_version_is_refused_in_plain_words(tmp_path: Path, empty_database: Path) -> None:
    shutil.copy(empty_database, tmp_path / "luming.db")
    with sqlite3.connect(tmp_path / "luming.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    database = Database.at(tmp_path / "luming.db")
    with pytest.raises(schema.NewerDatabase, match="更新版本.*9999.*数据没有改动"):
        schema.migrate(database)
    database.close()


async def test_a_graceful_stop_settles_the_line_in_flight_and_claims_no_other(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    send = town.chat.send

    async def slow(line: Outgoing) -> Receipt:
        begun.set()
        await go_on.wait()
        return await send(line)

    monkeypatch.setattr(town.chat, "send", slow)
    speaking = asyncio.create_task(town.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去"))
    await begun.wait()
    closing = asyncio.create_task(town.house.courier.close())
    await asyncio.sleep(0)
    go_on.set()
    await asyncio.gather(speaking, closing)
    lines = [line for line in town.memory.outbox() if "1263" in line.body]
    assert sorted(line.state for line in lines) == ["sent", "waiting"]
