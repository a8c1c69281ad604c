"""Duty and time: absences in the place of steads, approvals that are read from their events."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


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
