"""What all towns of a process say to SQLite, compiled once: a test would else spend half of its time on the same SQL as the one before."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy import Dialect, Engine
from sqlalchemy.util import LRUCache

from storage.engine.database import Database
from storage.engine.prepared import Statements

_KEPT = 4_000
"""Statements that are remembered; the whole house has fewer."""


class Compiled:
    """The first engine's dialect, with all that was compiled for it."""

    def __init__(self) -> None:
        self._dialect: Dialect | None = None
        self._cache: Any = LRUCache(_KEPT)
        self._prepared: dict[Dialect, Statements] = {}

    def share(self, engine: Engine) -> None:
        """Let an engine use what was compiled for those before it; they are all of one kind."""
        self._dialect = self._dialect or engine.dialect
        whole: Any = engine
        whole.dialect = whole.pool._dialect = self._dialect
        whole._compiled_cache = self._cache

    def statements(self, dialect: Dialect) -> Statements:
        """The prepared statements of a dialect."""
        return (
            self._prepared.setdefault(dialect, Statements(dialect)) if dialect is self._dialect else Statements(dialect)
        )


_COMPILED = Compiled()


def shared_database(database: Database) -> Database:
    """A database that speaks as those before it have spoken."""
    _COMPILED.share(database.engine)
    return database


@contextmanager
def shared_statements() -> Iterator[None]:
    """What is prepared for one of those is prepared for all."""
    with patch("storage.engine.writing.Statements", _COMPILED.statements):
        yield
