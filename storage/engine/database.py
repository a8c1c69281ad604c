"""One database: SQLite (WAL, full sync, BEGIN IMMEDIATE), or whatever SQLAlchemy's URL names."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, create_engine

from storage.engine import unusable
from storage.engine.place import Place
from storage.engine.unusable import LostDatabase
from storage.engine.writing import Writing

_BUSY = 10_000
"""Milliseconds that somebody waits while another process writes."""


class Database:
    """An engine and its transactions. On SQLite one thread at a time writes: the caller sees to it."""

    def __init__(self, url: str, durable: bool = True) -> None:
        """A file that nobody keeps need not be `durable`: its commits do not wait for the disk."""
        self.engine: Engine = create_engine(url)
        self._writing: Writing | None = None
        self._place: Place | None = None
        self._lost: LostDatabase | None = None
        if self.engine.dialect.name == "sqlite":
            event.listen(self.engine, "connect", partial(_settings, "FULL" if durable else "OFF"))
            event.listen(self.engine, "begin", _begin)
            unusable.watch(self.engine)

    @classmethod
    def at(cls, file: Path, durable: bool = True) -> "Database":
        """The SQLite database in `file`."""
        return cls(f"sqlite:///{file}", durable)

    @property
    def file(self) -> Path | None:
        """The file of a SQLite database; None for another, and for one in memory."""
        name = self.engine.url.database
        is_file = self.engine.dialect.name == "sqlite" and name is not None and name not in ("", ":memory:")
        return Path(name) if is_file and name else None

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is committed at the end, or not at all."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """The same, on the one connection that the writer's thread owns. Raises LostDatabase once that was found out."""
        if self._lost is not None:
            raise self._lost
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
        try:
            [number] = driver.cursor().execute("PRAGMA data_version").fetchone()
        except sqlite3.Error as error:
            if sentence := unusable.why(error, self.file):
                raise unusable.UnusableDatabase(sentence) from error
            raise
        return int(number)

    def empty_log(self, wait: bool = False) -> bool:
        """Empty the write-ahead log, in which words stand that have left the tables; False where somebody still reads there.

        The writer's thread does not `wait` for him: it tries again the next time.
        """
        done = self._plainly(f"PRAGMA busy_timeout={_BUSY if wait else 0}", "PRAGMA wal_checkpoint(TRUNCATE)")
        return done is not None and not done[0]

    def compact(self) -> bool:
        """Write the file anew: moved rows leave copies of themselves behind, which `secure_delete` does not see (measured with
        SQLite 3.40.1: 36 of 6,864 texts). False where another process keeps writing."""
        return self._plainly("VACUUM") is not None and self.empty_log(wait=True)

    def _plainly(self, *statements: str) -> tuple[int, ...] | None:
        """Run what no transaction may hold, on a connection of its own; its last row, None where the file is busy."""
        if self.engine.dialect.name != "sqlite":
            return (0,)
        with closing(self.engine.raw_connection()) as connection:
            driver = connection.dbapi_connection
            assert isinstance(driver, sqlite3.Connection)
            try:
                rows = [driver.execute(statement).fetchone() for statement in statements]
            except sqlite3.OperationalError:
                return None
            finally:
                driver.execute(f"PRAGMA busy_timeout={_BUSY}")
            return tuple(rows[-1] or (0,))

    def look_after(self) -> None:
        """Find out whether the file that the writer's thread has opened still lies in its place. Raises LostDatabase."""
        if self._place is None and self.file is not None and self._writing is not None:
            self._place = Place(self.file)
        try:
            if self._place is not None:
                self._place.look()
        except LostDatabase as lost:
            self._lost = lost
            raise

    def close(self) -> None:
        if self._writing is not None:
            self._writing.owned.close()
        self.engine.dispose()


def _settings(sync: str, connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    """SQLAlchemy opens transactions itself (see `_begin`); with FULL a commit is on disk when it returns, and what is deleted is
    overwritten (https://www.sqlite.org/pragma.html#pragma_secure_delete)."""
    connection.isolation_level = None
    safe = ("journal_mode=WAL", f"synchronous={sync}", "secure_delete=ON", "foreign_keys=ON")
    for pragma in (*safe, f"busy_timeout={_BUSY}"):
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
