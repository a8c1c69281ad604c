"""One reader for all houses of a process: making one takes half a second, and it never changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from handlers.domain.reading import LevelWords, MatterWords
from nlp.reader import Reader


@contextmanager
def shared_readers() -> Iterator[None]:
    """Houses that read by the same words share their reader."""
    made: list[tuple[object, Reader]] = []

    def reader(
        levels: LevelWords, landmarks: tuple[str, ...], matters: tuple[MatterWords, ...], folder: Path
    ) -> Reader:
        words = levels, landmarks, matters, folder
        for known, shared in made:
            if known == words:
                return shared
        made.append((words, Reader(*words)))
        return made[-1][1]

    with patch("bot.engine.house.Reader", reader):
        yield
