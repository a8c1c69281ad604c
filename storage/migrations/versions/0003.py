"""Lines that are taken back; the reporter's words by the message that held them."""

import json

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

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
    _lines_of_tickets()


def _lines_of_tickets() -> None:
    """A ticket's body held all the words in one; which line said what is in its events."""
    tickets = sa.table("ticket", sa.column("id", sa.String), sa.column("body", sa.String))
    for key, body in op.get_bind().execute(sa.select(tickets.c.id, tickets.c.body)).all():
        ticket = json.loads(body)
        ticket["lines"] = [[ticket["message"], ticket.pop("words")]]
        op.execute(tickets.update().where(tickets.c.id == key).values(body=json.dumps(ticket, ensure_ascii=False)))
