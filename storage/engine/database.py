"""One database: SQLite (WAL, full sync, BEGIN IMMEDIATE), or whatever SQLAlchemy's URL names."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, create_engine

from storage.engine import unusable
from storage.engine.writing import Writing


class Database:
    """An engine and its transactions. On SQLite one thread at a time writes: the caller sees to it."""

    def __init__(self, url: str, durable: bool = True) -> None:
        """A file that nobody keeps need not be `durable`: its commits do not wait for the disk."""
        self.engine: Engine = create_engine(url)
        self._writing: Writing | None = None
        if self.engine.dialect.name == "sqlite":
            event.listen(self.engine, "connect", partial(_settings, "FULL" if durable else "OFF"))
            event.listen(self.engine, "begin", _begin)
            unusable.watch(self.engine)

    @classmethod
    def at(cls, file: Path, durable: bool = True) -> "Database":
        """The SQLite database in `file`."""
        return cls(f"sqlite:///{file}", durable)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is committed at the end, or not at all."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """The same, on the one connection that the writer's thread owns."""
        if self._writing is None:
            self._writing = Writing(self.engine.connect())
        with self._writing.owned.begin(), self._writing as session:
            yield session
            session.flush()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for pages and figures: it takes no write lock, and keeps nothing."""
        with Session(self.engine.execution_options(reads=True)) as session:
            yield session

    def changed_by_others(self) -> int:
        """A number that changes whenever another connection than the writer's has written."""
        if self._writing is None or self.engine.dialect.name != "sqlite":
            return 0
        driver = self._writing.owned.connection.dbapi_connection
        assert driver is not None, "the writer's connection is open"
        cursor = driver.cursor()
        cursor.execute("PRAGMA data_version")
        [number] = cursor.fetchone() or (0,)
        return int(number)

    def close(self) -> None:
        if self._writing is not None:
            self._writing.owned.close()
        self.engine.dispose()


def _settings(sync: str, connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    """SQLAlchemy opens transactions itself (see `_begin`); with FULL a commit is on disk when it returns."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", f"synchronous={sync}", "foreign_keys=ON", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    begin = "BEGIN" if connection.get_execution_options().get("reads", False) else "BEGIN IMMEDIATE"
    driver = connection.connection.dbapi_connection
    assert isinstance(driver, sqlite3.Connection)
    try:
        driver.execute(begin)
    except sqlite3.Error as error:
        connection._handle_dbapi_exception(
            error, begin, None, None, None
        )  # it raises, as for SQLAlchemy's own statements
