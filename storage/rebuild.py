"""Every projection made anew from the events, and what differed: nothing, where all is well."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, delete, select
from sqlmodel import Session

from storage import events, projections
from storage.engine.database import Database

Rows = dict[tuple[Any, ...], tuple[Any, ...]]


@dataclass(frozen=True)
class Difference:
    """How a table differed from what the events say: rows that it lacked, had too many, or had otherwise."""

    table: str
    missing: int
    extra: int
    other: int


def rebuild(database: Database) -> list[Difference]:
    """Make every projection anew, in one transaction; returns the tables that differed."""
    with database.transaction() as session:
        before = {table: _rows(session, table) for table in projections.TABLES}
        for table in projections.TABLES:
            session.execute(delete(table))
        projections.write(session, events.all(session), {})
        differences = [_difference(table, before[table], _rows(session, table)) for table in projections.TABLES]
    return [difference for difference in differences if difference.missing or difference.extra or difference.other]


def _difference(table: Table, before: Rows, now: Rows) -> Difference:
    other = sum(before[key] != now[key] for key in before.keys() & now.keys())
    return Difference(table.name, len(now.keys() - before.keys()), len(before.keys() - now.keys()), other)


def _rows(session: Session, table: Table) -> Rows:
    keys = [column.name for column in table.primary_key]
    return {tuple(row[key] for key in keys): tuple(row.values()) for row in session.execute(select(table)).mappings()}
