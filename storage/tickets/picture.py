"""Pictures and files (照片): which message's a ticket wants, where those lie that we have, and which are to be thrown away."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Index, bindparam, delete, exists, false, select, true, update
from sqlalchemy.orm import aliased
from sqlmodel import Field, Session, SQLModel

from handlers.domain.message import SHOWING, Kind
from handlers.domain.ticket import State
from storage.engine.dialect import insert
from storage.rows import InboxRow, LineRow, table, where
from storage.tickets.standing import STANDING
from storage.tickets.ticket import TICKET

OVER = (State.ARCHIVED, State.MERGED, State.WITHDRAWN)
"""The states of a ticket of which nothing more is to come."""


class PictureRow(SQLModel, table=True):
    """The picture of a message. Without a `path` it is wanted and not fetched yet; once `gone` its file is to be thrown away."""

    __tablename__ = "picture"
    __table_args__ = (Index("picture_gone", "path", **where("gone")),)

    transport: str = Field(primary_key=True)
    message_id: str = Field(primary_key=True)
    path: str | None = None
    wanted_at: datetime
    gone: bool = False


class Picture(NamedTuple):
    """A picture that we have."""

    transport: str
    message_id: str
    path: str


_PICTURE, _INBOX, _LINE = table(PictureRow), table(InboxRow), table(LineRow)
_THIS = (_PICTURE.c.transport == bindparam("on"), _PICTURE.c.message_id == bindparam("message"))
_SHOWN = select(_INBOX.c.message_id).where(
    _INBOX.c.transport == bindparam("on"),
    _INBOX.c.message_id.in_(bindparam("messages", expanding=True)),
    _INBOX.c.kind.in_(sorted({*SHOWING, Kind.FILE})),
    _INBOX.c.blanked == false(),
)
_WANT = insert(_PICTURE).on_conflict_do_nothing()
_KEEP = insert(_PICTURE)
_KEEP = _KEEP.on_conflict_do_update(index_elements=["transport", "message_id"], set_={"path": _KEEP.excluded["path"]})
_WANTED = (
    select(_PICTURE.c.message_id)
    .where(
        _PICTURE.c.transport == bindparam("on"),
        _PICTURE.c.path.is_(None),
        _PICTURE.c.gone == false(),
        _PICTURE.c.wanted_at >= bindparam("since"),
    )
    .order_by(_PICTURE.c.wanted_at)
)
_WORDLESS = exists().where(
    _INBOX.c.transport == _PICTURE.c.transport, _INBOX.c.message_id == _PICTURE.c.message_id, _INBOX.c.blanked
)
_GO = update(_PICTURE).where(*_THIS).values(gone=True)
_FOLLOW = update(_PICTURE).where(_PICTURE.c.gone == false(), _WORDLESS).values(gone=True)
_HELD = aliased(_PICTURE)
_GONE = select(_PICTURE.c.path).where(_PICTURE.c.gone == true(), _PICTURE.c.path.is_not(None))
_STILL_HELD = exists().where(_HELD.c.path == _PICTURE.c.path, _HELD.c.gone == false())
_TO_THROW = _GONE.where(~_STILL_HELD).distinct()
_THROWN = delete(_PICTURE).where(_PICTURE.c.gone == true())
_PATHS = select(_PICTURE.c.path).where(_PICTURE.c.path.is_not(None)).distinct()
_OF_IT = (_LINE.c.transport == _PICTURE.c.transport) & (_LINE.c.message_id == _PICTURE.c.message_id)
_OTHER = aliased(_LINE)
_NEEDED = exists().where(
    _OTHER.c.transport == _PICTURE.c.transport,
    _OTHER.c.message_id == _PICTURE.c.message_id,
    TICKET.c.id == _OTHER.c.ticket,
    TICKET.c.state.not_in(OVER),
)
_OF_CLOSED = (
    select(_PICTURE.c.transport, _PICTURE.c.message_id, _PICTURE.c.path)
    .select_from(_PICTURE)
    .join(_LINE, _OF_IT)
    .join(STANDING, STANDING.c.ticket == _LINE.c.ticket)
    .where(_PICTURE.c.gone == false(), _PICTURE.c.path.is_not(None), ~_NEEDED)
    .where(
        STANDING.c.until.is_(None),
        STANDING.c.since <= bindparam("before"),
        _LINE.c.ticket.startswith(bindparam("unit")),
    )
    .order_by(STANDING.c.since)
    .limit(bindparam("most"))
)


def want(session: Session, transport: str, messages: Collection[str], now: datetime) -> bool:
    """Messages belong to a ticket now: those that are pictures are wanted. Whether any is."""
    shown = session.execute(_SHOWN, {"on": transport, "messages": list(messages)}).scalars().all()
    if shown:
        rows = [{"transport": transport, "message_id": message, "wanted_at": now, "gone": False} for message in shown]
        session.execute(_WANT, rows)
    return bool(shown)


def keep(session: Session, transport: str, message: str, path: str, now: datetime) -> bool:
    """A picture lies at `path` now; False where its message was taken back meanwhile, so that it is to be thrown away."""
    stands = session.execute(_SHOWN, {"on": transport, "messages": [message]}).first() is not None
    row = {"transport": transport, "message_id": message, "path": path, "wanted_at": now}
    session.execute(_KEEP, row | {"gone": not stands})
    return stands


def wanted(session: Session, transport: str, since: datetime) -> list[str]:
    """The messages whose pictures are wanted since then, and not here yet."""
    return list(session.execute(_WANTED, {"on": transport, "since": since}).scalars())


def drop(session: Session, transport: str, message: str) -> None:
    """A message was taken back: its picture goes."""
    session.execute(_GO, {"on": transport, "message": message})


def follow(session: Session) -> None:
    """A picture goes with the words of its message."""
    session.execute(_FOLLOW)


def of_closed(session: Session, station: str | None, before: datetime, most: int) -> list[Picture]:
    """Pictures that belong to tickets (of a station, or of any) which were over by then, and to no other; oldest first."""
    values = {"before": before, "most": most, "unit": f"{station}/" if station else ""}
    return [Picture(*row) for row in session.execute(_OF_CLOSED, values)]


def to_throw(session: Session) -> list[str]:
    """Where the files lie that are to be thrown away: no picture that stays has the same content."""
    return [path for path in session.execute(_TO_THROW).scalars() if path]


def thrown(session: Session) -> None:
    """The files are gone."""
    session.execute(_THROWN)


def paths(session: Session) -> set[str]:
    """Where all files lie that we know of."""
    return {path for path in session.execute(_PATHS).scalars() if path}
