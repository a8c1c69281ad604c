"""The first schema."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "approval",
        sa.Column("id", AutoString(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("wish", AutoString(), nullable=False),
        sa.Column("by", AutoString(), nullable=False),
        sa.Column("of", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("until", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.create_index("approval_until", ["until"], unique=False)

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
        "doubt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stream", AutoString(), nullable=False),
        sa.Column("station", AutoString(), nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("room", AutoString(), nullable=True),
        sa.Column("standing", AutoString(), nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("stream"),
    )
    with op.batch_alter_table("doubt", schema=None) as batch_op:
        batch_op.create_index("doubt_asked", ["room", "at"], unique=False)
        batch_op.create_index("doubt_listed", ["station", "standing"], unique=False)
        batch_op.create_index("doubt_message", ["message"], unique=False)

    op.create_table(
        "due",
        sa.Column("key", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("payload", AutoString(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("error", AutoString(), nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    with op.batch_alter_table("due", schema=None) as batch_op:
        batch_op.create_index(
            "due_waiting",
            ["at"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stream", AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("by", AutoString(), nullable=True),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("body", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("stream", "seq"),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index("event_when", ["kind", "at"], unique=False)

    op.create_table(
        "hand",
        sa.Column("ticket", AutoString(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("role", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("ticket", "person", "role"),
    )
    with op.batch_alter_table("hand", schema=None) as batch_op:
        batch_op.create_index("hand_person", ["person"], unique=False)

    op.create_table(
        "identity",
        sa.Column("transport", AutoString(), nullable=False),
        sa.Column("account", AutoString(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("room", AutoString(), nullable=True),
        sa.Column("instant_replies", sa.Integer(), nullable=False),
        sa.Column("wrong_codes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("transport", "account"),
    )
    with op.batch_alter_table("identity", schema=None) as batch_op:
        batch_op.create_index("identity_person", ["person"], unique=False)
        batch_op.create_index("identity_room", ["room"], unique=False)

    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transport", AutoString(), nullable=False),
        sa.Column("message_id", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("kept_at", UTCDateTime(), nullable=False),
        sa.Column("room", AutoString(), nullable=True),
        sa.Column("sender", AutoString(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("error", AutoString(), nullable=True),
        sa.Column("why", AutoString(), nullable=True),
        sa.Column("blanked", sa.Boolean(), nullable=False),
        sa.Column("fleeting", sa.Boolean(), nullable=False),
        sa.Column("body", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("transport", "message_id"),
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(
            "inbox_fleeting",
            ["kept_at"],
            unique=False,
            sqlite_where=sa.text("fleeting"),
            postgresql_where=sa.text("fleeting"),
        )
        batch_op.create_index(
            "inbox_new",
            ["rank", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'new'"),
            postgresql_where=sa.text("state = 'new'"),
        )
        batch_op.create_index("inbox_said", ["room", "sender", "at"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("code_hash", AutoString(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("until", UTCDateTime(), nullable=False),
        sa.Column("used_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("code_hash"),
    )
    op.create_table(
        "line",
        sa.Column("transport", AutoString(), nullable=False),
        sa.Column("message_id", AutoString(), nullable=False),
        sa.Column("ticket", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("transport", "message_id", "ticket"),
    )
    with op.batch_alter_table("line", schema=None) as batch_op:
        batch_op.create_index("line_ticket", ["ticket"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transport", AutoString(), nullable=False),
        sa.Column("station", AutoString(), nullable=False),
        sa.Column("room", AutoString(), nullable=True),
        sa.Column("person", AutoString(), nullable=True),
        sa.Column("owners", sa.Boolean(), nullable=False),
        sa.Column("rank", AutoString(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("not_before", UTCDateTime(), nullable=False),
        sa.Column("paced", sa.Boolean(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("message_id", AutoString(), nullable=True),
        sa.Column("settled_at", UTCDateTime(), nullable=True),
        sa.Column("error", AutoString(), nullable=True),
        sa.Column("joined_into", sa.Integer(), nullable=True),
        sa.Column("recalls", sa.Integer(), nullable=True),
        sa.Column("answers", AutoString(), nullable=True),
        sa.Column("body", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "outbox_address",
            ["transport", "room", "person"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.create_index("outbox_answers", ["answers"], unique=False)
        batch_op.create_index("outbox_message", ["message_id"], unique=False)
        batch_op.create_index(
            "outbox_next",
            ["transport", "not_before"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.create_index(
            "outbox_oldest",
            ["transport", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.create_index(
            "outbox_open",
            ["id"],
            unique=False,
            sqlite_where=sa.text("state IN ('waiting', 'sending')"),
            postgresql_where=sa.text("state IN ('waiting', 'sending')"),
        )
        batch_op.create_index(
            "outbox_recalls",
            ["recalls"],
            unique=False,
            sqlite_where=sa.text("recalls IS NOT NULL"),
            postgresql_where=sa.text("recalls IS NOT NULL"),
        )
        batch_op.create_index("outbox_sent", ["room", "settled_at"], unique=False)
        batch_op.create_index(
            "outbox_waiting",
            ["transport", "rank", "not_before"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.create_table(
        "quantity",
        sa.Column("ticket", AutoString(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("unit", AutoString(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("ticket", "round", "unit"),
    )
    op.create_table(
        "question",
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("room", AutoString(), nullable=False),
        sa.Column("until", UTCDateTime(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("body", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("person", "room"),
    )
    op.create_table(
        "round",
        sa.Column("ticket", AutoString(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("opened_at", UTCDateTime(), nullable=False),
        sa.Column("accept_by", UTCDateTime(), nullable=False),
        sa.Column("accepted_by", AutoString(), nullable=True),
        sa.Column("accepted_at", UTCDateTime(), nullable=True),
        sa.Column("arrived_at", UTCDateTime(), nullable=True),
        sa.Column("resolve_by", UTCDateTime(), nullable=False),
        sa.Column("resolved_by", AutoString(), nullable=True),
        sa.Column("resolved_at", UTCDateTime(), nullable=True),
        sa.Column("resolution", AutoString(), nullable=True),
        sa.PrimaryKeyConstraint("ticket", "round"),
    )
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.create_index("round_accepted", ["accepted_at"], unique=False)
        batch_op.create_index("round_opened", ["opened_at"], unique=False)
        batch_op.create_index("round_resolved", ["resolved_at"], unique=False)

    op.create_table(
        "shadow",
        sa.Column("group", AutoString(), nullable=False),
        sa.Column("on", sa.Boolean(), nullable=False),
        sa.Column("by", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("group"),
    )
    op.create_table(
        "standing",
        sa.Column("ticket", AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("resolve_by", UTCDateTime(), nullable=False),
        sa.Column("since", UTCDateTime(), nullable=False),
        sa.Column("until", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("ticket", "seq"),
    )
    with op.batch_alter_table("standing", schema=None) as batch_op:
        batch_op.create_index("standing_since", ["state", "since"], unique=False)
        batch_op.create_index("standing_until", ["until", "state"], unique=False)

    op.create_table(
        "stead",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("station", AutoString(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("substitute", AutoString(), nullable=False),
        sa.Column("start", UTCDateTime(), nullable=False),
        sa.Column("end", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("stead", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stead_end"), ["end"], unique=False)

    op.create_table(
        "ticket",
        sa.Column("id", AutoString(), nullable=False),
        sa.Column("station", AutoString(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("path", AutoString(), nullable=False),
        sa.Column("room", AutoString(), nullable=True),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("level", AutoString(), nullable=False),
        sa.Column("label", AutoString(), nullable=False),
        sa.Column("matter", AutoString(), nullable=False),
        sa.Column("place", AutoString(), nullable=True),
        sa.Column("source", AutoString(), nullable=False),
        sa.Column("reporter", AutoString(), nullable=False),
        sa.Column("lead", AutoString(), nullable=True),
        sa.Column("opened_at", UTCDateTime(), nullable=False),
        sa.Column("spoken_at", UTCDateTime(), nullable=False),
        sa.Column("accept_by", UTCDateTime(), nullable=False),
        sa.Column("resolve_by", UTCDateTime(), nullable=False),
        sa.Column("resolved_at", UTCDateTime(), nullable=True),
        sa.Column("dispatched_at", UTCDateTime(), nullable=True),
        sa.Column("merged_into", AutoString(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("station", "serial"),
    )
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.create_index("ticket_here", ["room", "state", "spoken_at"], unique=False)
        batch_op.create_index("ticket_led", ["lead", "resolved_at"], unique=False)
        batch_op.create_index(
            "ticket_like",
            ["room", "label"],
            unique=False,
            sqlite_where=sa.text("state IN ('accepted', 'on_site', 'open')"),
            postgresql_where=sa.text("state IN ('accepted', 'on_site', 'open')"),
        )
        batch_op.create_index("ticket_open", ["station", "state", "opened_at"], unique=False)
        batch_op.create_index("ticket_own", ["reporter", "state"], unique=False)
        batch_op.create_index(
            "ticket_same",
            ["room", "matter", "place"],
            unique=False,
            sqlite_where=sa.text("state IN ('accepted', 'on_site', 'open')"),
            postgresql_where=sa.text("state IN ('accepted', 'on_site', 'open')"),
        )
        batch_op.create_index(
            "ticket_spoken",
            ["room", "spoken_at"],
            unique=False,
            sqlite_where=sa.text("state IN ('accepted', 'on_site', 'open')"),
            postgresql_where=sa.text("state IN ('accepted', 'on_site', 'open')"),
        )
        batch_op.create_index("ticket_when", ["opened_at"], unique=False)

    op.create_table(
        "voice",
        sa.Column("ticket", AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("joined_at", UTCDateTime(), nullable=False),
        sa.Column("left_at", UTCDateTime(), nullable=True),
        sa.Column("left_in", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("ticket", "seq"),
    )
    with op.batch_alter_table("voice", schema=None) as batch_op:
        batch_op.create_index("voice_joined", ["joined_at"], unique=False)
        batch_op.create_index(
            "voice_person",
            ["person"],
            unique=False,
            sqlite_where=sa.text("left_at IS NULL"),
            postgresql_where=sa.text("left_at IS NULL"),
        )

    op.create_table(
        "vote",
        sa.Column("ticket", AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("verdict", AutoString(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("void_at", UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("ticket", "seq"),
    )
    with op.batch_alter_table("vote", schema=None) as batch_op:
        batch_op.create_index("vote_round", ["ticket", "round", "person"], unique=False)

    op.create_table(
        "words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stream", AutoString(), nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("person", AutoString(), nullable=False),
        sa.Column("salt", AutoString(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("words", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_words_message"), ["message"], unique=False)
        batch_op.create_index(batch_op.f("ix_words_person"), ["person"], unique=False)
