"""Lines that are taken back; the reporter's words by the message that held them; lines in doubt; the units' own words; groups that rehearse."""

import json

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("recalls", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("answers", AutoString(), nullable=True))
        batch_op.create_index("outbox_answers", ["answers"], unique=False)
    with op.batch_alter_table("line", schema=None) as batch_op:
        batch_op.create_index("line_ticket", ["ticket"], unique=False)
    op.create_table(
        "doubt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transport", AutoString(), nullable=False),
        sa.Column("message_id", AutoString(), nullable=False),
        sa.Column("station", AutoString(), nullable=False),
        sa.Column("room", AutoString(), nullable=True),
        sa.Column("standing", AutoString(), nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("body", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("transport", "message_id"),
    )
    op.create_index("doubt_listed", "doubt", ["station", "standing"])
    op.create_index("doubt_asked", "doubt", ["room", "at"])
    op.create_table(
        "word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", AutoString(), nullable=False),
        sa.Column("word", AutoString(), nullable=False),
        sa.Column("change", AutoString(), nullable=False),
        sa.Column("by", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("undone_by", AutoString(), nullable=True),
        sa.Column("undone_at", UTCDateTime(), nullable=True),
        sa.Column("body", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("word_unit", "word", ["path"])
    op.create_table(
        "lesson",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("station", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("body", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("lesson_when", "lesson", ["station", "at"])
    op.create_table(
        "shadow",
        sa.Column("group", AutoString(), nullable=False),
        sa.Column("on", sa.Boolean(), nullable=False),
        sa.Column("by", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("group"),
    )
    _lines_of_tickets()


def _lines_of_tickets() -> None:
    """A ticket's body held all the words in one; which line said what is in its events."""
    tickets = sa.table("ticket", sa.column("id", sa.String), sa.column("body", sa.String))
    for key, body in op.get_bind().execute(sa.select(tickets.c.id, tickets.c.body)).all():
        ticket = json.loads(body)
        ticket["lines"] = [[ticket["message"], ticket.pop("words")]]
        op.execute(tickets.update().where(tickets.c.id == key).values(body=json.dumps(ticket, ensure_ascii=False)))
