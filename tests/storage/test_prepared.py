"""Prepared statements: every statement that storage builds once gives and does what SQLAlchemy's own session makes of it."""

import pkgutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Delete, Insert, Select, Update, bindparam, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.types import NullType
from sqlmodel import Session, col

import storage
from storage import schema
from storage.engine.database import Database
from storage.engine.prepared import Prepared, Statements
from storage.rows import DueRow, IdentityRow, table

_NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
_VALUES = {str: "x", int: 1, bool: True, datetime: _NOON, date: _NOON.date()}
_IDENTITY, _DUE = table(IdentityRow), table(DueRow)


def _constants() -> Iterator[tuple[str, Any]]:
    seen: set[int] = set()
    for module in pkgutil.walk_packages(storage.__path__, "storage."):
        if "migrations" in module.name:
            continue
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, Insert | Select | Update | Delete) and id(value) not in seen:
                seen.add(id(value))
                yield f"{module.name}.{name}", value


_KINDS = (Insert, Select, Update, Delete)
_CONSTANTS = sorted(_constants(), key=lambda one: ([isinstance(one[1], kind) for kind in _KINDS].index(True), one[0]))


def _values(statement: Any) -> dict[str, Any]:
    """Something for everything that the statement asks for: for every column of a row that it inserts."""
    binds = statement.compile(column_keys=None).binds.values()
    asked = {bind.key: bind for bind in binds if bind.required or isinstance(statement, Insert)}
    return {key: [_any(bind)] if bind.expanding else _any(bind) for key, bind in asked.items()}


def _any(bind: Any) -> Any:
    kind = getattr(bind.type, "impl", bind.type)
    return None if isinstance(kind, NullType) else _VALUES[kind.python_type]


def _rows(session: Session) -> dict[str, list[Any]]:
    return {name: list(session.execute(select(table))) for name, table in schema.TABLES.tables.items()}


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    database = Database.at(tmp_path / "other.db", durable=False)
    schema.migrate(database)
    yield database
    database.close()


def test_all_that_is_built_once_runs_prepared_as_it_does_otherwise(database: Database, other: Database) -> None:
    statements = Statements(database.engine.dialect)
    assert len(_CONSTANTS) > 90
    with database.writing() as session, other.transaction() as plain:
        for name, statement in _CONSTANTS:
            values = _values(statement)
            for turn in range(3):
                here, there = session.begin_nested(), plain.begin_nested()
                try:
                    expected: Any = plain.execute(statement, values)
                except IntegrityError:  # the same row once more
                    there.rollback()
                    with pytest.raises(IntegrityError):
                        session.execute(statement, values)
                    here.rollback()
                    continue
                result = session.execute(statement, values)
                if isinstance(statement, Select):
                    assert tuple(result.keys()) == tuple(expected.keys()), name
                    assert list(result.mappings()) == list(expected.mappings()), (name, turn)
                else:
                    assert result.rowcount == expected.rowcount, (name, turn)
                here.commit()
                there.commit()
            assert statements.prepared(statement, values) is None
            assert statements.prepared(statement, values) is not None, name
            assert _rows(session) == _rows(plain), name


def test_lists_of_any_length_none_included(database: Database) -> None:
    named = select(_IDENTITY.c.name).where(_IDENTITY.c.account.in_(bindparam("accounts", expanding=True)))
    row = {"transport": "t", "person": "p", "name": "n"}
    with database.writing() as session:
        for account in ("a", "b", "c"):
            session.execute(_IDENTITY.insert(), row | {"account": account})
        found = [
            len(session.execute(named, {"accounts": accounts}).all()) for accounts in ([], ["a"], ["a", "c"], []) * 2
        ]
    assert found == [0, 1, 2, 0] * 2


def test_several_rows_at_once_and_none(database: Database) -> None:
    put = _DUE.insert()
    with database.writing() as session:
        for turn in range(3):
            rows = [{"key": f"{turn}-{n}", "at": _NOON, "kind": "k", "payload": ""} for n in range(3)]
            assert session.execute(put, rows).rowcount == 3
        with pytest.raises(IntegrityError):
            session.execute(put, rows)
        states = session.execute(select(_DUE.c.state, _DUE.c.at)).all()
        assert states == [("waiting", _NOON)] * 9


def test_what_is_missing_or_wrong_is_refused_as_otherwise(database: Database) -> None:
    found = select(_IDENTITY.c.name).where(_IDENTITY.c.account == bindparam("account"))
    due = select(_DUE.c.key).where(_DUE.c.at <= bindparam("now"))
    with database.writing() as session:
        for _ in range(3):
            with pytest.raises(SQLAlchemyError, match="account"):
                session.execute(found, {"name": "a"})
            with pytest.raises(Exception, match="timezone"):
                session.execute(due, {"now": _NOON.replace(tzinfo=None)})


def test_the_orm_and_statements_of_the_moment_stay_sqlalchemys(database: Database) -> None:
    statements = Statements(database.engine.dialect)
    objects, both = select(IdentityRow), select(_IDENTITY.c.name, col(IdentityRow.person))
    for statement in (objects, both, _IDENTITY.insert().returning(_IDENTITY.c.name)):
        for _ in range(3):
            assert statements.prepared(statement, {}) is None
    for _ in range(3):
        assert statements.prepared(select(_IDENTITY.c.name), None) is None


def test_another_dialect_gets_its_own_sql() -> None:
    found = select(_IDENTITY.c.name).where(_IDENTITY.c.account.in_(bindparam("accounts", expanding=True)))
    text, values = Prepared(found, ["accounts"], postgresql.dialect())._filled({"accounts": ["a", "b"]})
    assert "IN (%(accounts_1)s::VARCHAR, %(accounts_2)s::VARCHAR)" in text.sql
    assert values == {"accounts_1": "a", "accounts_2": "b"}
