"""The writer's session: statements that were built once run prepared, everything else as in any session."""

from typing import Any

from sqlalchemy import Connection
from sqlmodel import Session

from storage.engine.prepared import Statements


class Writing(Session):
    """A session on the connection that the writer's thread owns: one for all its transactions. It is told of each when it ends."""

    def __init__(self, owned: Connection) -> None:
        super().__init__(owned, expire_on_commit=False)
        self.owned = owned
        self._statements = Statements(owned.dialect)

    def execute(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """What the statement gives."""
        prepared = None if options else self._statements.prepared(statement, params)
        if prepared is None:
            return super().execute(statement, params, **options)
        return prepared.run(self.owned, params or {})

    # Where no object has been read or added, there is nothing to write, to forget or to close.

    def flush(self, objects: Any = None) -> None:
        if self.in_transaction():
            super().flush(objects)

    def expunge_all(self) -> None:
        if self.in_transaction():
            super().expunge_all()

    def close(self) -> None:
        if self.in_transaction():
            super().close()
