"""A house for each test, closed after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .house import House, open_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = open_house(tmp_path)
    yield opened
    opened.sandbox.chats.close()
