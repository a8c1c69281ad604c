"""A look into a database that others may be writing to: nothing can be changed through it, and no lock is in anybody's way."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

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
