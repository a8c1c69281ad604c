"""Bindings, invitations, bare messages."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "binding",
        sa.Column("transport", AutoString(), nullable=False),
        sa.Column("room", AutoString(), nullable=False),
        sa.Column("group", AutoString(), nullable=False),
        sa.Column("by", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("transport", "room"),
        sa.UniqueConstraint("transport", "group"),
    )
    op.create_table(
        "invitation",
        sa.Column("code_hash", AutoString(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("until", UTCDateTime(), nullable=False),
        sa.Column("used_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("code_hash"),
    )
    with op.batch_alter_table("identity", schema=None) as batch_op:
        batch_op.add_column(sa.Column("wrong_codes", sa.Integer(), nullable=False, server_default="0"))

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("station", AutoString(), nullable=False, server_default=""))
