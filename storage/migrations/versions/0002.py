"""Nothing lost, nobody betrayed: what the limits, the chain and the retention of words need."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _index("inbox_failed", "inbox", "id", "state = 'failed'")
    _index("outbox_doubtful", "outbox", "state", "state IN ('unknown', 'unreachable')")


def _index(name: str, table: str, column: str, where: str) -> None:
    """An index over some of the rows."""
    some = sa.text(where)
    op.create_index(name, table, [column], unique=False, sqlite_where=some, postgresql_where=some)
