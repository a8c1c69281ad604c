"""The tables of the queues and the rooms. Rows are not validated by SQLModel (`table=True` skips it): what goes in was checked at the edges."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Table, UniqueConstraint, text
from sqlmodel import Field, SQLModel


def table(kind: type[SQLModel]) -> Table:
    """The table behind a kind of rows: for statements that are built once, and load no objects."""
    return SQLModel.metadata.tables[str(kind.__tablename__)]


def where(condition: str) -> dict[str, Any]:
    """The condition of an index that holds only some of the rows."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


class InboxRow(SQLModel, table=True):
    """A message, kept before anybody thinks about it. `state`: bare (an id whose content is still to come), new, done, failed.

    `rank` 0 is thought about first, and of one rank what has the lowest `lane`: nobody waits for another's flood. The words of a
    `fleeting` line go when their window has passed.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("transport", "message_id"),
        Index("inbox_new", "rank", "lane", "id", **where("state = 'new'")),
        Index("inbox_lanes", "sender", "rank", "lane", **where("state = 'new'")),
        Index("inbox_failed", "id", **where("state = 'failed'")),
        Index("inbox_fleeting", "kept_at", **where("fleeting")),
        Index("inbox_said", "room", "sender", "at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    transport: str
    message_id: str
    at: datetime
    kept_at: datetime
    room: str | None = None
    sender: str
    kind: str
    state: str = "new"
    rank: int = 1
    lane: int = 0
    error: str | None = None
    why: str | None = None
    blanked: bool = False
    fleeting: bool = True
    body: str


class LineRow(SQLModel, table=True):
    """Which tickets a line of chat belongs to, ours and theirs: a quote of it means them."""

    __tablename__ = "line"
    __table_args__ = (Index("line_ticket", "ticket"),)

    transport: str = Field(primary_key=True)
    message_id: str = Field(primary_key=True)
    ticket: str = Field(primary_key=True)


class DueRow(SQLModel, table=True):
    """Something that comes due, and when that was set. `state`: waiting, failed; a row that has fired is gone."""

    __tablename__ = "due"
    __table_args__ = (Index("due_waiting", "at", **where("state = 'waiting'")),)

    key: str = Field(primary_key=True)
    at: datetime
    set_at: datetime | None = None
    kind: str
    payload: str
    state: str = "waiting"
    error: str | None = None


SILENT = (
    "rank = 'red' AND rung_at IS NULL AND recalls IS NULL AND state IN ('waiting', 'sending', 'unknown', 'unreachable')"
)
"""The rows that are dangers which nobody has heard."""


class OutboxRow(SQLModel, table=True):
    """A line to send; `paced` says that only the room's pace holds it back, `refusals` how often the other side would not have it.
    `recalls` is the row of the line that this one takes back, `answers` the message that it answers, `replies_to` the person whose own
    line has brought it about, to whom it is said; with a `pause` it is the last for a while. `rung_at` is when a danger that was not
    told has rung another way.

    `state`: waiting, sending, sent, unknown, handed_over, joined, unreachable; failed (its paper was not made, or not taken); of a line that is taken back, recalled (it is gone)
    or refused (it stays).
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("outbox_waiting", "transport", "rank", "not_before", **where("state = 'waiting'")),
        Index("outbox_oldest", "transport", "id", **where("state = 'waiting'")),
        Index("outbox_next", "transport", "not_before", **where("state = 'waiting'")),
        Index("outbox_address", "transport", "room", "person", **where("state = 'waiting'")),
        Index("outbox_open", "id", **where("state IN ('waiting', 'sending')")),
        Index("outbox_silent", "created_at", **where(SILENT)),
        Index("outbox_doubtful", "state", **where("state IN ('unknown', 'unreachable')")),
        Index("outbox_sent", "room", "settled_at"),
        Index("outbox_answers", "answers"),
        Index("outbox_replies", "replies_to", "created_at", **where("replies_to IS NOT NULL")),
        Index("outbox_message", "message_id"),
        Index("outbox_recalls", "recalls", **where("recalls IS NOT NULL")),
    )

    id: int | None = Field(default=None, primary_key=True)
    transport: str
    station: str = ""
    room: str | None = None
    person: str | None = None
    owners: bool = False
    rank: str
    state: str = "waiting"
    created_at: datetime
    not_before: datetime
    paced: bool = False
    tries: int = 0
    refusals: int = 0
    rung_at: datetime | None = None
    message_id: str | None = None
    settled_at: datetime | None = None
    error: str | None = None
    joined_into: int | None = None
    recalls: int | None = None
    answers: str | None = None
    replies_to: str | None = None
    pause: bool = False
    body: str


class QuestionRow(SQLModel, table=True):
    """An open question, one a person and chat; `room` is "" in private."""

    __tablename__ = "question"

    person: str = Field(primary_key=True)
    room: str = Field(primary_key=True)
    until: datetime
    kind: str
    body: str


class IdentityRow(SQLModel, table=True):
    """An account of a transport and the person behind it. The name is shown and never trusted; `room` is where he was last heard,
    `instant_replies` how many of his lines in a row came right after one of ours, faster than a thumb."""

    __tablename__ = "identity"
    __table_args__ = (Index("identity_person", "person"), Index("identity_room", "room"))

    transport: str = Field(primary_key=True)
    account: str = Field(primary_key=True)
    person: str
    name: str
    room: str | None = None
    instant_replies: int = 0


class BindingRow(SQLModel, table=True):
    """Which group of the config a room of a transport is; where rooms go by their names there is none."""

    __tablename__ = "binding"
    __table_args__ = (UniqueConstraint("transport", "group"),)

    transport: str = Field(primary_key=True)
    room: str = Field(primary_key=True)
    group: str
    by: str = ""


class InvitationRow(SQLModel, table=True):
    """A one-time code that binds an account to somebody of the staff; only its hash is kept."""

    __tablename__ = "invitation"

    code_hash: str = Field(primary_key=True)
    person: str
    until: datetime
    used_at: datetime | None = None
