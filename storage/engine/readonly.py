"""A look into a database that others may be writing to: nothing can be changed through it, and no lock is in anybody's way."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from storage.engine.unusable import UnusableDatabase, why


def uri_of(file: Path, how: str = "mode=ro") -> str:
    """The file as SQLite opens it to be read alone, whatever stands in its name."""
    return f"{file.resolve().as_uri()}?{how}"


@contextmanager
def looked_into(file: Path) -> Iterator[sqlite3.Connection]:
    """One moment of the database in `file`; bytes that are no text can be read too. Raises UnusableDatabase, whatever the step."""
    try:
        with closing(sqlite3.connect(uri_of(file), uri=True)) as connection:
            connection.text_factory = _text
            connection.isolation_level = None
            connection.execute("PRAGMA busy_timeout=10000")
            connection.execute("BEGIN")
            yield connection
    except sqlite3.Error as error:
        raise UnusableDatabase(why(error, file) or f"数据库 {file} 读不了:{error}。") from error


def _text(data: bytes) -> str:
    return data.decode("utf8", "surrogateescape")


@contextmanager
def reader_of(file: Path) -> Iterator[Connection]:
    """The same for statements that SQLAlchemy builds. Raises UnusableDatabase, whatever the step."""
    with looked_into(file) as driver:
        engine = create_engine("sqlite://", creator=lambda: driver, poolclass=StaticPool)
        try:
            with engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise UnusableDatabase(why(error.orig or error, file) or f"数据库 {file} 读不了:{error.orig}。") from error
