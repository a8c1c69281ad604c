"""Nothing lost, nobody betrayed: what the limits, the chain and the retention of words need."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from storage import chain

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MANY = 1_000
_SILENT = (
    "rank = 'red' AND rung_at IS NULL AND recalls IS NULL AND state IN ('waiting', 'sending', 'unknown', 'unreachable')"
)
_AFTER = sa.text(
    'SELECT id, stream, seq, at, "by", kind, body FROM event WHERE (stream, seq) > (:stream, :seq)'
    " ORDER BY stream, seq LIMIT :many"
)
_HASHED = sa.text("UPDATE event SET hash = :hash WHERE id = :id")


def upgrade() -> None:
    _index("inbox_failed", "inbox", ["id"], "state = 'failed'")
    _index("outbox_doubtful", "outbox", ["state"], "state IN ('unknown', 'unreachable')")
    with op.batch_alter_table("event") as batch_op:
        batch_op.add_column(sa.Column("hash", AutoString(), nullable=False, server_default=chain.START))
    _chain(op.get_bind())
    with op.batch_alter_table("inbox") as batch_op:
        batch_op.add_column(sa.Column("lane", sa.Integer(), nullable=False, server_default="0"))
        batch_op.drop_index("inbox_new")
    _index("inbox_new", "inbox", ["rank", "lane", "id"], "state = 'new'")
    _index("inbox_lanes", "inbox", ["sender", "rank", "lane"], "state = 'new'")
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.add_column(sa.Column("refusals", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("replies_to", AutoString(), nullable=True))
        batch_op.add_column(sa.Column("pause", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("rung_at", UTCDateTime(), nullable=True))
    _index("outbox_replies", "outbox", ["replies_to", "created_at"], "replies_to IS NOT NULL")
    op.add_column("doubt", sa.Column("nth", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("due", sa.Column("set_at", UTCDateTime(), nullable=True))
    _index("outbox_silent", "outbox", ["created_at"], _SILENT)
    op.drop_column("identity", "wrong_codes")  # wrong codes are counted by their events
    op.create_index("ix_words_stream", "words", ["stream"], unique=False)
    op.create_table(
        "picture",
        sa.Column("transport", AutoString(), nullable=False),
        sa.Column("message_id", AutoString(), nullable=False),
        sa.Column("path", AutoString(), nullable=True),
        sa.Column("wanted_at", UTCDateTime(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("transport", "message_id"),
    )
    _index("picture_gone", "picture", ["path"], "gone")
    op.execute(
        "INSERT INTO picture (transport, message_id, path, wanted_at, gone)"
        " SELECT transport, message_id, json_extract(body, '$.media'), kept_at, false FROM inbox"
        ' WHERE body LIKE \'%"media":"media/%\''
    )


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    """An index over some of the rows."""
    some = sa.text(where)
    op.create_index(name, table, columns, unique=False, sqlite_where=some, postgresql_where=some)


def _chain(connection: sa.Connection) -> None:
    """Give the events that are there their hashes, stream by stream: what `chain.link` says can never change."""
    place, before = {"stream": "", "seq": 0}, chain.START
    while rows := connection.execute(_AFTER, {**place, "many": _MANY}).all():
        hashed = []
        for id, stream, seq, at, by, kind, body in rows:
            before = chain.link(before if stream == place["stream"] else chain.START, stream, seq, at, by, kind, body)
            place = {"stream": stream, "seq": seq}
            hashed.append({"id": id, "hash": before})
        connection.execute(_HASHED, hashed)
