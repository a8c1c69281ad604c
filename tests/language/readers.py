"""One reader for all houses of a process: making one takes half a second, and it never changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from handlers.domain.reading import LevelWords, MatterWords, Reading
from handlers.domain.words import NO_CHANGES, OwnWords
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


class TaughtReader:
    """A reader that reads some lines as it was told, and all others as the real one does."""

    def __init__(self, reader: Reader) -> None:
        self.taught: dict[str, Reading] = {}
        self._reader = reader

    def matters(self, text: str, own: OwnWords = NO_CHANGES) -> tuple[Reading, ...]:
        return (self.taught[text],) if text in self.taught else self._reader.matters(text, own)

    def read(self, text: str, own: OwnWords = NO_CHANGES) -> Reading:
        return self.taught.get(text) or self._reader.read(text, own)

    def finding(self, text: str, own: OwnWords = NO_CHANGES) -> Reading:
        return self.taught.get(text) or self._reader.finding(text, own)

    def alarms(self, text: str) -> bool:
        return text in self.taught or self._reader.alarms(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)
