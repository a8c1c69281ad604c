"""What several of these tests begin with: a server of Open311 on a database of its own."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.config import Ground
from storage.engine.database import Database
from tests.governance.open311 import World, client_of


@pytest.fixture
async def world(tmp_path: Path, empty_database: Path, ground: Ground) -> AsyncIterator[World]:
    file = tmp_path / "开放 #1.db"
    shutil.copy(empty_database, file)
    database = Database.at(file, durable=False)
    async with client_of(file, ground) as client:
        yield World(database, client)
    database.close()
