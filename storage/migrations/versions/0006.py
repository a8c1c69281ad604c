"""Governance: who led a round, and whose a patrol's findings are; what the new columns hold is made anew from the events."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("round") as batch_op:
        batch_op.add_column(sa.Column("led_by", AutoString(), nullable=True))
    op.drop_table("patrol")
    op.create_table(
        "patrol",
        sa.Column("stream", AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("station", AutoString(), nullable=False),
        sa.Column("path", AutoString(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "seq"),
    )
    op.create_index("patrol_at", "patrol", ["at"], unique=False)
    op.drop_table("cleared")
    op.create_table(
        "cleared",
        sa.Column("stream", AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("unit", AutoString(), nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("station", AutoString(), nullable=False),
        sa.Column("path", AutoString(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("label", AutoString(), nullable=False),
        sa.Column("matter", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "seq", "nth", "unit"),
    )
    op.create_index("cleared_at", "cleared", ["at"], unique=False)
