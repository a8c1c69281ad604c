"""Neighbours: voices and votes that come through merged tickets, and the groups in which a ticket is told."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_LEFT = sa.text("left_at IS NULL")
_IN_WORK = sa.text("state IN ('accepted', 'on_site', 'open', 'paused')")
_VOICES = sa.text("SELECT ticket, person, joined_at FROM voice WHERE left_at IS NULL")
_TICKETS = sa.text("SELECT id, body FROM ticket")
_PUT = sa.text("UPDATE ticket SET body = :body WHERE id = :id")


def upgrade() -> None:
    _with_records(op.get_bind())
    op.rename_table("voice", "voice_before")
    op.create_table(
        "voice",
        sa.Column("ticket", AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("of", AutoString(), nullable=False),
        sa.Column("joined_at", UTCDateTime(), nullable=False),
        sa.Column("moved_at", UTCDateTime(), nullable=True),
        sa.Column("left_at", UTCDateTime(), nullable=True),
        sa.Column("left_in", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("ticket", "seq", "nth"),
    )
    op.execute(
        'INSERT INTO voice (ticket, seq, nth, person, "of", joined_at, left_at, left_in)'
        " SELECT ticket, seq, 0, person, '', joined_at, left_at, left_in FROM voice_before"
    )
    op.drop_table("voice_before")
    op.create_index("voice_joined", "voice", ["joined_at"], unique=False)
    op.create_index("voice_person", "voice", ["person"], unique=False, sqlite_where=_LEFT, postgresql_where=_LEFT)
    op.rename_table("vote", "vote_before")
    op.create_table(
        "vote",
        sa.Column("ticket", AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("of", AutoString(), nullable=False),
        sa.Column("verdict", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("void_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("ticket", "seq", "nth"),
    )
    op.execute(
        'INSERT INTO vote (ticket, seq, nth, round, person, "of", verdict, at, void_at)'
        " SELECT ticket, seq, 0, round, person, '', verdict, at, void_at FROM vote_before"
    )
    op.drop_table("vote_before")
    op.create_index("vote_round", "vote", ["ticket", "round", "person"], unique=False)
    op.create_table(
        "told_in",
        sa.Column("ticket", AutoString(), nullable=False),
        sa.Column("room", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("ticket", "room"),
    )
    op.create_index("told_in_room", "told_in", ["room"], unique=False)
    op.drop_index("ticket_same", "ticket")
    op.create_table(
        "patrol",
        sa.Column("stream", AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("path", AutoString(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "seq"),
    )
    op.create_index("patrol_at", "patrol", ["at"], unique=False)
    op.create_table(
        "cleared",
        sa.Column("stream", AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("unit", AutoString(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("path", AutoString(), nullable=False),
        sa.Column("matter", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "seq", "nth", "unit"),
    )
    op.create_index("cleared_at", "cleared", ["at"], unique=False)


def _with_records(connection: sa.Connection) -> None:
    """Tickets as they are written down now: a voice and a ballot are records of their own."""
    joined: dict[tuple[str, str], Any] = {}
    for ticket, person, at in connection.execute(_VOICES):
        joined[ticket, person] = at
    for stream, body in connection.execute(_TICKETS).all():
        ticket = json.loads(body)
        ticket["counted"] = [
            {
                "person": person,
                "at": _aware(joined.get((stream, person))) or ticket["opened_at"],
                "of": [],
                "aside": ticket["private"] and person == ticket["reporter"],
            }
            for person in ticket.pop("voices", ())
        ]
        votes = ticket.pop("votes", {})
        ticket["ballots"] = [{"person": person, "verdict": verdict, "of": []} for person, verdict in votes.items()]
        connection.execute(_PUT, {"id": stream, "body": json.dumps(ticket, ensure_ascii=False, separators=(",", ":"))})


def _aware(moment: Any) -> str:
    """A moment as SQLite or PostgreSQL gives it, in UTC; "" for none."""
    text = str(moment).replace(" ", "T") if moment else ""
    return text if not text or "+" in text or text.endswith("Z") else f"{text}Z"
