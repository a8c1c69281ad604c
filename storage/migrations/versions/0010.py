"""Until when a ticket was to be accepted, beside its state and its limit; made anew from the events."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("standing")
    op.create_table(
        "standing",
        sa.Column("ticket", AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("accept_by", UTCDateTime(), nullable=False),
        sa.Column("resolve_by", UTCDateTime(), nullable=False),
        sa.Column("since", UTCDateTime(), nullable=False),
        sa.Column("until", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("ticket", "seq"),
    )
    with op.batch_alter_table("standing", schema=None) as batch_op:
        batch_op.create_index("standing_since", ["state", "since"], unique=False)
        batch_op.create_index("standing_until", ["until", "state"], unique=False)
