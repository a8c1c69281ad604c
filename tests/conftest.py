"""The demo town for every test that wants it, and what the tests of one process share: its ground, its readers, an empty database."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from bot import logs
from bot.config import Ground, load
from handlers.domain.reading import LevelWords, MatterWords
from handlers.domain.scene import Abilities
from nlp.reader import Reader
from storage import schema
from storage.engine.database import Database
from tests.language.demo import CONFIG, open_town
from tests.language.town import Town


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


@pytest.fixture
async def town(tmp_path: Path, ground: Ground, abilities: Abilities, empty_database: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, ground, empty_database, abilities) as town:
        yield town
