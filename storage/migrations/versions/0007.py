"""Joint actions, and what was counted at their ends; they are made anew from the events."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "action",
        sa.Column("stream", AutoString(), nullable=False),
        sa.Column("station", AutoString(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("path", AutoString(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("place_kind", AutoString(), nullable=False),
        sa.Column("planned_at", UTCDateTime(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("off", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("stream"),
    )
    op.create_index("action_planned", "action", ["station", "planned_at"], unique=False)
    op.create_index("action_ended", "action", ["ended_at"], unique=False)
    op.create_table(
        "action_count",
        sa.Column("stream", AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("label", AutoString(), nullable=False),
        sa.Column("matter", AutoString(), nullable=False),
        sa.Column("unit", AutoString(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("since", UTCDateTime(), nullable=False),
        sa.Column("until", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("stream", "seq", "nth"),
    )
    with op.batch_alter_table("round") as batch_op:
        batch_op.create_index("round_arrived", ["arrived_at"], unique=False)
