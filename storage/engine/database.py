"""One database: SQLite (WAL, full sync, BEGIN IMMEDIATE), or whatever SQLAlchemy's URL names."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, create_engine


class Database:
    """An engine and its transactions. On SQLite one thread at a time writes: the caller sees to it."""

    def __init__(self, url: str) -> None:
        self.engine: Engine = create_engine(url)
        if self.engine.dialect.name == "sqlite":
            event.listen(self.engine, "connect", _settings)
            event.listen(self.engine, "begin", _begin)

    @classmethod
    def at(cls, file: Path) -> "Database":
        """The SQLite database in `file`."""
        return cls(f"sqlite:///{file}")

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is committed at the end, or not at all."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        self.engine.dispose()


def _settings(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    """SQLAlchemy opens transactions itself (see `_begin`); a commit is on disk when it returns."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
