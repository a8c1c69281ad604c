"""The demo town for every test that wants it: a fresh SQLite file, a fake transport, a clock that stands until it is turned."""

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from bot import logs
from bot.clock import TurnedClock
from bot.config import Ground, load
from bot.engine.house import House
from handlers.domain.reading import LevelWords, MatterWords
from handlers.domain.scene import Abilities
from handlers.domain.workcalendar import TOWN_TIME
from nlp.reader import Reader
from storage import schema
from storage.engine.database import Database
from tests.town import SUNDAY, FakeChat, Town

CONFIG = Path(__file__).parent.parent / "config.yaml"


@pytest.fixture(scope="session", autouse=True)
def quiet_logs() -> None:
    """Errors that tests provoke are looked for in the rows, not in the log."""
    logs.set_up("CRITICAL")


@pytest.fixture(scope="session", autouse=True)
def one_reader() -> Iterator[None]:
    """The houses of all tests share the readers of their grounds: making one takes half a second, and it never changes."""
    made: dict[tuple[int, Path], tuple[LevelWords, Reader]] = {}

    def reader(
        levels: LevelWords, landmarks: tuple[str, ...], matters: tuple[MatterWords, ...], folder: Path
    ) -> Reader:
        key = (id(levels), folder)
        if key not in made:
            made[key] = levels, Reader(levels, landmarks, matters, folder)  # the levels stay, and so does their id
        return made[key][1]

    with patch("bot.engine.house.Reader", reader):
        yield


@pytest.fixture(scope="session")
def ground() -> Ground:
    return load(CONFIG)


@pytest.fixture
def abilities() -> Abilities:
    return Abilities()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database, to be copied: Alembic takes its time."""
    file = tmp_path_factory.mktemp("database") / "empty.db"
    database = Database.at(file)
    schema.migrate(database)
    database.close()
    return file


@asynccontextmanager
async def open_town(
    folder: Path, ground: Ground, empty: Path, abilities: Abilities | None = None, bound: bool = True
) -> AsyncIterator[Town]:
    """The town in `folder`; where it is not `bound`, neither accounts nor rooms are known by their names."""
    shutil.copy(empty, folder / "luming.db")
    clock = TurnedClock(datetime.fromisoformat(f"{SUNDAY}T08:30").replace(tzinfo=TOWN_TIME))
    accounts = {name: name for name in ground.town.people} if bound else {}
    chat = FakeChat(clock, accounts, abilities or Abilities(), rooms_are_names=bound)
    house = House(ground, Database.at(folder / "luming.db"), chat, clock)
    await house.open()
    town = Town(house, chat, ground.town, clock)
    yield town
    town.holds_together()
    await house.stop()


@pytest.fixture
async def town(tmp_path: Path, ground: Ground, abilities: Abilities, empty_database: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, ground, empty_database, abilities) as town:
        yield town
