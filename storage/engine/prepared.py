"""Statements that are built once are compiled once: what every line of chat runs goes straight to the driver.

SQLAlchemy takes 25 us to find a compiled statement and to dress its result, of which SQLite works 2. What comes out is the same.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias, cast
from weakref import WeakKeyDictionary

from sqlalchemy import BindParameter, Connection, DateTime, Delete, Dialect, Insert, IteratorResult, Select, Update
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Statement: TypeAlias = Select[Any] | Insert | Update | Delete
Values: TypeAlias = Mapping[str, Any]
Process: TypeAlias = Callable[[Any], Any] | None


class Unprepared(Exception):
    """A statement asks for what only SQLAlchemy itself can do."""


class Rows(IteratorResult[Any]):
    """A result that has been read to its end; `rowcount` is the driver's."""

    rowcount = -1


class Cell(NamedTuple):
    """A value that the driver wants: a constant, or what is given for `key` (of a list, the one at `place`)."""

    key: str | None
    place: int | None
    process: Process
    constant: Any


class Text(NamedTuple):
    """The SQL for lists of certain lengths, and its values; by `names` where the driver wants them so."""

    sql: str
    cells: tuple[Cell, ...]
    names: tuple[str, ...] | None

    def filled(self, values: Values) -> Any:
        """The values as the driver wants them."""
        row = []
        for key, place, process, constant in self.cells:
            if key is None:
                row.append(constant)
                continue
            value = values[key] if place is None else values[key][place]
            row.append(process(value) if process else value)
        return tuple(row) if self.names is None else dict(zip(self.names, row, strict=True))


class Prepared:
    """A statement that is compiled for a dialect and for values of these names. Raises Unprepared."""

    def __init__(self, statement: Statement, names: Sequence[str], dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=list(names), for_executemany=True)
        if not isinstance(compiled, SQLCompiler) or compiled.literal_execute_params or compiled.update_prefetch:
            raise Unprepared
        self._compiled, self._names, self._dialect = compiled, frozenset(names), dialect
        self._defaults = {column.key: _default(column.default) for column in compiled.insert_prefetch}
        self._lists = tuple(bind.key for bind in compiled.binds.values() if bind.expanding and bind.key in names)
        columns = statement.column_descriptions if isinstance(statement, Select) else ()
        self._readers = [_reader(column["type"], dialect) for column in columns]
        self._reads = any(self._readers)
        self._texts: dict[tuple[int, ...], Text] = {}
        self._keys: SimpleResultMetaData | None = None

    def run(self, connection: Connection, values: Values | Sequence[Values]) -> Rows:
        """What the statement gives for these values, or does for each of them."""
        cursor = connection.connection.cursor()
        text, row = self._filled(values)
        try:
            (cursor.executemany if isinstance(row, list) else cursor.execute)(text.sql, row)
            return self._rows(cursor)
        except self._dialect.loaded_dbapi.Error as error:
            connection._handle_dbapi_exception(
                error, text.sql, row, cursor, None
            )  # it raises, as for its own statements
        finally:
            cursor.close()

    def _filled(self, values: Values | Sequence[Values]) -> tuple[Text, Any]:
        if isinstance(values, list | tuple):
            text = self._text(values[0])
            return text, [text.filled(each) for each in values]
        text = self._text(cast(Values, values))
        return text, text.filled(cast(Values, values))

    def _rows(self, cursor: Any) -> Rows:
        rows = cursor.fetchall() if self._readers else ()
        if self._keys is None:
            self._keys = SimpleResultMetaData([column[0] for column in cursor.description or ()])
        if self._reads:
            rows = [
                tuple(read(cell) if read else cell for read, cell in zip(self._readers, row, strict=True))
                for row in rows
            ]
        result = Rows(self._keys, iter(rows))
        result.rowcount = cursor.rowcount
        return result

    def _text(self, values: Values) -> Text:
        lengths = tuple([len(values[name]) for name in self._lists]) if self._lists else ()
        text = self._texts.get(lengths)
        if text is None:
            text = self._texts[lengths] = self._written(values)
        return text

    def _written(self, values: Values) -> Text:
        """The SQL for these values, with as many marks as their lists are long."""
        state = self._compiled.construct_expanded_state(dict(values))
        names = state.positiontup if self._compiled.positional else state.parameters
        places = {
            name: (bind, place)
            for bind, expanded in state.parameter_expansion.items()
            for place, name in enumerate(expanded)
        }
        cells = []
        for name in names or ():
            bind, place = places.get(name, (name, None))
            cells.append(self._cell(bind, place, state.parameters[name]))
        return Text(state.statement, tuple(cells), None if self._compiled.positional else tuple(names or ()))

    def _cell(self, name: str, place: int | None, value: Any) -> Cell:
        bind: BindParameter[Any] = self._compiled.binds[name]
        process = _writer(bind.type, self._dialect)
        if bind.callable:
            raise Unprepared
        if key := next((key for key in (bind.key, name) if key in self._names), None):
            return Cell(key, place, process, None)
        constant = self._defaults.get(bind.key, value)
        return Cell(None, None, None, process(constant) if process else constant)


class Statements:
    """The statements of one dialect. One that is run again is one that was built once: from then on it is prepared."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._prepared: WeakKeyDictionary[Any, dict[tuple[str, ...], Prepared | None]] = WeakKeyDictionary()

    def prepared(self, statement: Any, values: Any) -> Prepared | None:
        """The prepared statement; None where SQLAlchemy itself is to run it."""
        several = isinstance(values, list | tuple)
        if several and not values:
            return None
        names = tuple(values[0] if several else values or ())
        known = self._prepared.get(statement)
        if known is None:
            self._prepared[statement] = {}
            return None
        if names not in known:
            known[names] = self._prepare(statement, names)
        return known[names]

    def _prepare(self, statement: Any, names: tuple[str, ...]) -> Prepared | None:
        if not isinstance(statement, Select | Insert | Update | Delete) or _is_of_objects(statement):
            return None
        try:
            return Prepared(statement, names, self._dialect)
        except Unprepared:
            return None


def _is_of_objects(statement: Statement) -> bool:
    """Whether it is the ORM's, which makes objects of rows; or one that gives back what it has written."""
    if isinstance(statement, Select):
        names = [column["name"] for column in statement.column_descriptions]
        return any("entity" in column for column in statement.column_descriptions) or len(names) != len(set(names))
    return "entity" in statement.entity_description or bool(statement.returning_column_descriptions)


def _default(default: Any) -> Any:
    if not default.is_scalar:
        raise Unprepared
    return default.arg


def _writer(kind: TypeEngine[Any], dialect: Dialect) -> Process:
    """How values are written; moments are remembered, for the rows of one transaction share them."""
    process = kind.dialect_impl(dialect).bind_processor(dialect)
    return lru_cache(256)(process) if process and isinstance(getattr(kind, "impl", kind), DateTime) else process


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Process:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
