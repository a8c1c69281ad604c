"""What the same rows cost without a house: put with raw sqlite3 into an equal schema, in as many commits, each of them on disk."""

import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Engine, event

from benchmarks.measure import Cost, Stopwatch

Rows = Mapping[str, list[tuple[Any, ...]]]


class Commits:
    """Counts the commits that changed a row, of every engine of this process, from now on."""

    def __init__(self) -> None:
        self.writing = 0
        self._changes: Counter[int] = Counter()
        event.listen(Engine, "commit", self._committed)

    def _committed(self, connection: Connection) -> None:
        sqlite = connection.connection.dbapi_connection
        assert isinstance(sqlite, sqlite3.Connection)
        self.writing += sqlite.total_changes != self._changes[id(sqlite)]
        self._changes[id(sqlite)] = sqlite.total_changes


def rows_of(file: Path) -> Rows:
    """Every row of every table."""
    with closing(sqlite3.connect(file)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names}


def without(rows: Rows, earlier: Rows) -> Rows:
    """The rows that were not there before."""
    known = {name: set(there) for name, there in earlier.items()}
    return {name: [row for row in there if row not in known.get(name, ())] for name, there in rows.items()}


def put(model: Path, rows: Rows, commits: int) -> Cost:
    """Put the rows, one by one, into a new file with the schema of `model`, spread evenly over the commits."""
    with (
        TemporaryDirectory(prefix="luming-floor-") as folder,
        closing(sqlite3.connect(Path(folder, "floor.db"))) as floor,
    ):
        floor.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            floor.execute(f"PRAGMA {pragma}")
        for statement in _schema(model):
            floor.execute(statement)
        inserts = {name: _insert(name, len(there[0])) for name, there in rows.items() if there}
        with Stopwatch() as watch:
            for turn in range(commits):
                floor.execute("BEGIN IMMEDIATE")
                for name, insert in inserts.items():
                    there = rows[name]
                    for row in there[len(there) * turn // commits : len(there) * (turn + 1) // commits]:
                        floor.execute(insert, row)
                floor.execute("COMMIT")
        return watch.cost


def _schema(file: Path) -> list[str]:
    """Tables first, then their indexes."""
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index'"
        )
        return [sql for (sql,) in found]


def _insert(table: str, columns: int) -> str:
    return f'INSERT INTO "{table}" VALUES ({", ".join("?" * columns)})'
