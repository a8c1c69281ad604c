"""Duty and time: absences in the place of steads, approvals that are read from their events, rosters that were imported."""

import json

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from handlers.domain.luhn import number_of

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_IN_WORK = {
    "ticket_like": ["room", "label"],
    "ticket_same": ["room", "matter", "place"],
    "ticket_spoken": ["room", "spoken_at"],
}
_PAUSED_TOO = sa.text("state IN ('accepted', 'on_site', 'open', 'paused')")
_DEADLINES = sa.text("SELECT at, set_at, payload FROM due WHERE kind IN ('accept', 'overdue') ORDER BY at")
_LADDER = sa.text(
    "INSERT INTO due (key, at, set_at, kind, payload, state) VALUES (:key, :at, :set_at, 'ladder', :payload, 'waiting')"
)


def upgrade() -> None:
    op.drop_table("stead")  # nothing has ever written a row of it
    with op.batch_alter_table("approval") as batch_op:
        for column in ("kind", "wish", "by", "of"):
            batch_op.drop_column(column)
    op.create_table(
        "absence",
        sa.Column("id", AutoString(), nullable=False),
        sa.Column("station", AutoString(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("substitute", AutoString(), nullable=False),
        sa.Column("start", UTCDateTime(), nullable=False),
        sa.Column("end", UTCDateTime(), nullable=False),
        sa.Column("swap", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_absence_end", "absence", ["end"], unique=False)
    op.create_table(
        "roster",
        sa.Column("station", AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("stream", AutoString(), nullable=False),
        sa.Column("by", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("station", "seq"),
    )
    for name, columns in _IN_WORK.items():
        op.drop_index(name, "ticket")
        op.create_index(name, "ticket", columns, unique=False, sqlite_where=_PAUSED_TOO, postgresql_where=_PAUSED_TOO)
    _one_row_a_ticket(op.get_bind())


def _one_row_a_ticket(connection: sa.Connection) -> None:
    """What came due of a ticket in two rows is one of the ladder's, at the nearer moment: it looks again before it acts."""
    rows = connection.execute(_DEADLINES).all()
    connection.execute(sa.text("DELETE FROM due WHERE kind IN ('accept', 'overdue')"))
    seen = set[str]()
    for at, set_at, payload in rows:
        ticket = json.loads(payload)["ticket"]
        key = f"ladder:{ticket['station']}/{number_of(ticket['serial'])}"
        if key not in seen:
            seen.add(key)
            connection.execute(_LADDER, {"key": key, "at": at, "set_at": set_at, "payload": payload})
