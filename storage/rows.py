"""The tables. Rows are not validated by SQLModel (`table=True` skips it): what goes in was checked at the edges."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel


class InboxRow(SQLModel, table=True):
    """A message, kept before anybody thinks about it. `state`: bare (an id whose content is still to come), new, done, failed."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("transport", "message_id"),
        Index("inbox_new", "id", sqlite_where=text("state = 'new'"), postgresql_where=text("state = 'new'")),
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
    error: str | None = None
    why: str | None = None
    blanked: bool = False
    body: str


class TicketRow(SQLModel, table=True):
    """A ticket as its events have made it: `body` is the whole, the other columns are what queries look for."""

    __tablename__ = "ticket"
    __table_args__ = (Index("ticket_here", "room", "state"), Index("ticket_there", "station", "state"))

    id: str = Field(primary_key=True)
    station: str
    number: str
    path: str
    room: str | None = None
    state: str
    reporter: str
    lead: str | None = None
    opened_at: datetime
    spoken_at: datetime
    accept_by: datetime
    resolve_by: datetime
    accepted_at: datetime | None = None
    resolved_at: datetime | None = None
    version: int
    body: str


class EventRow(SQLModel, table=True):
    """What happened to a ticket, in order; appended, never changed."""

    __tablename__ = "event"
    __table_args__ = (Index("event_when", "kind", "at"),)

    ticket: str = Field(primary_key=True, foreign_key="ticket.id")
    seq: int = Field(primary_key=True)
    at: datetime
    kind: str
    body: str


class VoiceRow(SQLModel, table=True):
    """A neighbour counted for a ticket, with the verdict that counts in the present round."""

    __tablename__ = "voice"
    __table_args__ = (Index("voice_person", "person"),)

    ticket: str = Field(primary_key=True, foreign_key="ticket.id")
    person: str = Field(primary_key=True)
    verdict: str | None = None


class LineRow(SQLModel, table=True):
    """Which tickets a line of chat belongs to, ours and theirs: a quote of it means them."""

    __tablename__ = "line"
    __table_args__ = (Index("line_ticket", "ticket"),)

    transport: str = Field(primary_key=True)
    message_id: str = Field(primary_key=True)
    ticket: str = Field(primary_key=True)


class DueRow(SQLModel, table=True):
    """Something that comes due. `state`: waiting, failed; a row that has fired is gone."""

    __tablename__ = "due"
    __table_args__ = (
        Index("due_waiting", "at", sqlite_where=text("state = 'waiting'"), postgresql_where=text("state = 'waiting'")),
    )

    key: str = Field(primary_key=True)
    at: datetime
    alarm: str
    station: str
    number: str
    round: int = 1
    state: str = "waiting"
    error: str | None = None


class OutboxRow(SQLModel, table=True):
    """A line to send; `paced` says that only the room's pace holds it back. `recalls` is the row of the line that this one takes
    back, `answers` the message that it answers.

    `state`: waiting, sending, sent, unknown, handed_over, joined, unreachable; of a line that is taken back, recalled (it is gone)
    or refused (it stays).
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "outbox_waiting", "id", sqlite_where=text("state = 'waiting'"), postgresql_where=text("state = 'waiting'")
        ),
        Index("outbox_sent", "room", "settled_at"),
        Index("outbox_answers", "answers"),
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
    message_id: str | None = None
    settled_at: datetime | None = None
    error: str | None = None
    joined_into: int | None = None
    recalls: int | None = None
    answers: str | None = None
    body: str


class QuestionRow(SQLModel, table=True):
    """An open question, one a person and chat; `room` is "" in private."""

    __tablename__ = "question"

    person: str = Field(primary_key=True)
    room: str = Field(primary_key=True)
    until: datetime
    body: str


class DoubtRow(SQLModel, table=True):
    """A line in doubt (待核); `standing` says what has become of it, `asked` whether its author was asked."""

    __tablename__ = "doubt"
    __table_args__ = (
        UniqueConstraint("transport", "message_id"),
        Index("doubt_listed", "station", "standing"),
        Index("doubt_asked", "room", "at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    transport: str
    message_id: str
    station: str
    room: str | None = None
    standing: str
    asked: bool = False
    at: datetime
    body: str


class WordRow(SQLModel, table=True):
    """A change of the words of a unit (词库), kept for ever: who, when, and by whom it was undone."""

    __tablename__ = "word"
    __table_args__ = (Index("word_unit", "path"),)

    id: int | None = Field(default=None, primary_key=True)
    path: str
    word: str
    change: str
    by: str
    at: datetime
    undone_by: str | None = None
    undone_at: datetime | None = None
    body: str


class ShadowRow(SQLModel, table=True):
    """Whether a group only rehearses (试运行), where a chief has said so; else config.yaml says."""

    __tablename__ = "shadow"

    group: str = Field(primary_key=True)
    on: bool
    by: str
    at: datetime


class LessonRow(SQLModel, table=True):
    """A line that was read wrongly (误报, 漏报); kept for some weeks, to learn from."""

    __tablename__ = "lesson"
    __table_args__ = (Index("lesson_when", "station", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    station: str
    at: datetime
    body: str


class IdentityRow(SQLModel, table=True):
    """An account of a transport and the person behind it. The name is shown and never trusted; `room` is where he was last heard,
    `instant_replies` how many of his lines in a row came right after one of ours, faster than a thumb."""

    __tablename__ = "identity"
    __table_args__ = (Index("identity_person", "person"),)

    transport: str = Field(primary_key=True)
    account: str = Field(primary_key=True)
    person: str
    name: str
    room: str | None = None
    instant_replies: int = 0
    wrong_codes: int = 0


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


class StationRow(SQLModel, table=True):
    """A station's next serial."""

    __tablename__ = "station"

    name: str = Field(primary_key=True)
    next_serial: int


class AuditRow(SQLModel, table=True):
    """A command that was refused, or ignored for want of a right."""

    __tablename__ = "audit"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    person: str
    room: str | None = None
    command: str
    why: str
