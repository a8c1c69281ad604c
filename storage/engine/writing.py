"""The writer's session: statements that were built once run prepared, everything else as in any session."""

from typing import Any

from sqlalchemy import Connection
from sqlmodel import Session

from storage.engine.prepared import Statements


class Writing(Session):
    """A session on the connection that the writer's thread owns."""

    def __init__(self, connection: Connection, statements: Statements) -> None:
        super().__init__(connection, expire_on_commit=False)
        self._owned, self._statements = connection, statements

    def execute(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """What the statement gives."""
        prepared = None if options else self._statements.prepared(statement, params)
        if prepared is None:
            return super().execute(statement, params, **options)
        return prepared.run(self._owned, params or {})
