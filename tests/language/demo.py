"""The demo town of config.yaml, opened in a folder: a fresh SQLite file, a fake transport, a clock that stands until it is turned."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.clock import TurnedClock
from bot.config import Ground, load
from bot.engine.house import House
from handlers.domain.scene import Abilities
from handlers.domain.workcalendar import TOWN_TIME
from storage.engine.database import Database
from tests.language.statements import shared_database
from tests.language.town import SUNDAY, FakeChat, Town

CONFIG = Path(__file__).parents[2] / "config.yaml"
SECOND = "\n  - name: 龙泉"
"""Where the second station of the config begins."""


def alone(folder: Path) -> Ground:
    """The same street with nobody but its first station: for tests that live through weeks, in which twelve would greet every morning."""
    file = folder / "one_station.yaml"
    file.write_text(CONFIG.read_text("utf-8").partition(SECOND)[0] + "\n", "utf-8")
    ground = load(file)
    assert [station.name for station in ground.town.stations] == ["学桥"]
    return ground


@asynccontextmanager
async def open_town(
    folder: Path,
    ground: Ground,
    empty: Path,
    abilities: Abilities | None = None,
    bound: bool = True,
    now: str = f"{SUNDAY}T08:30",
) -> AsyncIterator[Town]:
    """The town in `folder`, from `now` on; nobody keeps its database, so that no commit waits for the disk; where it is not `bound`, neither accounts nor rooms are known by their names."""
    shutil.copy(empty, folder / "luming.db")
    clock = TurnedClock(datetime.fromisoformat(now).replace(tzinfo=TOWN_TIME))
    accounts = {name: name for name in ground.town.people} if bound else {}
    chat = FakeChat(clock, accounts, abilities or Abilities(), rooms_are_names=bound)
    house = House(ground, shared_database(Database.at(folder / "luming.db", durable=False)), chat, clock, folder=folder)
    await house.open()
    town = Town(house, chat, ground.town, clock)
    await house.catch_up()
    town.begins()  # the morning card has been said before anybody speaks
    yield town
    town.holds_together()
    await house.stop()
