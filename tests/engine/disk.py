"""A disk that stumbles: a database that another program holds, one that is full, a file that takes no more bytes."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from storage.engine import database
from storage.engine.database import Database


def with_pragma(monkeypatch: pytest.MonkeyPatch, pragma: str) -> None:
    """Every connection that is opened from now on is set so."""
    settings = database._settings

    def narrowed(sync: str, connection: sqlite3.Connection, record: object) -> None:
        settings(sync, connection, record)  # type: ignore[arg-type]
        connection.execute(f"PRAGMA {pragma}")

    monkeypatch.setattr(database, "_settings", narrowed)


def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits ten seconds for another program here."""
    with_pragma(monkeypatch, "busy_timeout=20")


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another program writes, and does not come to an end."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def full(database: Database) -> Iterator[None]:
    """The database takes no page more than it has, while its house is at work: SQLite says SQLITE_FULL, as on a full disk.

    https://www.sqlite.org/pragma.html#pragma_max_page_count holds for one connection, here the one that writes.
    """
    assert database._writing is not None, "the house is open"
    driver = database._writing.owned.connection.dbapi_connection
    assert isinstance(driver, sqlite3.Connection)
    [[most]] = driver.execute("PRAGMA max_page_count").fetchall()
    driver.execute("PRAGMA max_page_count=1")  # SQLite makes it as many as there are
    try:
        yield
    finally:
        driver.execute(f"PRAGMA max_page_count={most}")


@contextmanager
def failing(file: Path) -> Iterator[None]:
    """No file of this process grows beyond what the write-ahead log is long now: SQLite calls it an I/O error."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    length = file.with_name(file.name + "-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
