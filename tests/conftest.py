"""The demo town for every test that wants it, and what the tests of one process share: its ground, its readers, an empty database."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot import logs
from bot.config import Ground, load
from handlers.domain.scene import Abilities
from tests.language.demo import CONFIG, alone, open_town
from tests.language.memory import Memory
from tests.language.readers import shared_readers
from tests.language.statements import shared_statements
from tests.language.town import Town

settings.register_profile("untimed", deadline=None)  # a slow machine is no failure
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def quiet_logs() -> None:
    """Errors that tests provoke are looked for in the rows, not in the log."""
    logs.set_up("CRITICAL")


@pytest.fixture(scope="session", autouse=True)
def one_reader() -> Iterator[None]:
    with shared_readers(), shared_statements():
        yield


@pytest.fixture(scope="session")
def ground() -> Ground:
    return load(CONFIG)


@pytest.fixture(scope="session")
def one_station(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return alone(tmp_path_factory.mktemp("one station"))


@pytest.fixture
def abilities() -> Abilities:
    return Abilities()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database, to be copied: Alembic takes its time."""
    file = tmp_path_factory.mktemp("database") / "empty.db"
    Memory.new(file).close()
    return file


@pytest.fixture
async def town(tmp_path: Path, ground: Ground, abilities: Abilities, empty_database: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, ground, empty_database, abilities) as town:
        yield town
