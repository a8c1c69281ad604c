"""Governance: marks with their appeals, and praise; both are made anew from the events."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mark",
        sa.Column("station", AutoString(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("by", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("appeals", sa.Integer(), nullable=False),
        sa.Column("appeal", AutoString(), nullable=True),
        sa.Column("appealed_at", UTCDateTime(), nullable=True),
        sa.Column("was", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("station", "person", "year", "month"),
    )
    op.create_table(
        "praise",
        sa.Column("ticket", AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("ticket", "seq"),
    )
    op.create_index("praise_at", "praise", ["at"], unique=False)
