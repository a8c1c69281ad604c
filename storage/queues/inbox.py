"""The inbox: everything heard is kept first and thought about after, so a rule that crashes cannot lose it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import exists
from sqlmodel import Session, col, func, select, update

from handlers.domain.message import IncomingMessage, Kind, holds_words
from storage.engine.codec import dump, load
from storage.rows import InboxRow, LineRow

_FEW = 4


def keep(session: Session, message: IncomingMessage, now: datetime) -> bool:
    """Keep a message; False where the transport has delivered it before (its id is known, and not as a bare one)."""
    row = _known(session, message.transport, message.id)
    if row is not None and row.state != "bare":
        return False
    row = row or InboxRow(
        transport=message.transport, message_id=message.id, at=message.at, kept_at=now, sender="", kind="", body=""
    )
    row.at, row.room, row.sender, row.kind = message.at, message.room, message.sender, message.kind
    row.state, row.body = "new", dump(message)
    session.add(row)
    return True


def keep_bare(session: Session, transport: str, message_id: str, now: datetime) -> bool:
    """Keep the id of a message whose content is still to be fetched; False where it is known."""
    if _known(session, transport, message_id) is not None:
        return False
    session.add(
        InboxRow(
            transport=transport, message_id=message_id, at=now, kept_at=now, sender="", kind="", state="bare", body=""
        )
    )
    return True


def bare(session: Session, transport: str) -> list[str]:
    """The ids whose content was never fetched, oldest first."""
    query = select(InboxRow.message_id).where(InboxRow.transport == transport, InboxRow.state == "bare")
    return list(session.exec(query.order_by(col(InboxRow.id))))


def set_aside(session: Session, transport: str, message_id: str, why: str) -> None:
    """A message that cannot be read: its id stays, with the reason, and nobody waits for it."""
    row = _known(session, transport, message_id)
    if row is not None and row.state == "bare":
        row.state, row.error = "failed", why
        session.add(row)


def ignored(session: Session, transport: str, message_id: str, why: str) -> None:
    """A bare id that turned out to be nobody's business (our own line, another bot's): done, and nobody need look."""
    row = _known(session, transport, message_id)
    if row is not None and row.state == "bare":
        row.state, row.why = "done", why
        session.add(row)


def has_media(session: Session, transport: str, message_id: str, media: str) -> None:
    """The content of a picture has been fetched, and is kept there."""
    row = _known(session, transport, message_id)
    if row is not None and row.body:
        row.body = dump(replace(load(IncomingMessage, row.body), media=media))
        session.add(row)


def last_kept(session: Session, transport: str) -> datetime | None:
    """When the newest message was kept."""
    query = select(InboxRow.kept_at).where(InboxRow.transport == transport)
    return session.exec(query.order_by(col(InboxRow.kept_at).desc()).limit(1)).first()


def heard_between(session: Session, rooms: Collection[str], start: datetime, end: datetime) -> int:
    """How many messages of these rooms were told in that time and reached us after it."""
    query = (
        select(func.count())
        .select_from(InboxRow)
        .where(col(InboxRow.room).in_(rooms), InboxRow.at >= start, InboxRow.at < end)
    )
    return session.exec(query.where(InboxRow.kept_at >= end)).one()


def just_said(session: Session, message: IncomingMessage, since: datetime) -> tuple[IncomingMessage, ...]:
    """What the same person has written there since then and belongs to nothing yet, oldest first."""
    belongs = select(LineRow.message_id).where(LineRow.transport == message.transport)
    query = select(InboxRow).where(
        InboxRow.transport == message.transport,
        InboxRow.room == message.room,
        InboxRow.sender == message.sender,
        InboxRow.kind == Kind.TEXT,
        InboxRow.state == "done",
        col(InboxRow.blanked).is_(False),
        col(InboxRow.at) >= since,
        col(InboxRow.at) <= message.at,
        InboxRow.message_id != message.id,
        col(InboxRow.message_id).not_in(belongs),
    )
    rows = session.exec(query.order_by(col(InboxRow.id).desc()).limit(_FEW))
    return tuple(load(IncomingMessage, row.body) for row in reversed(rows.all()))


def newest_with(session: Session, room: str, words: str) -> str | None:
    """The newest message of a room whose text holds the words: what a quote by text means."""
    query = select(InboxRow).where(InboxRow.room == room, InboxRow.state == "done", InboxRow.body != "")
    rows = session.exec(query.order_by(col(InboxRow.id).desc()).limit(200))
    return next((row.message_id for row in rows if holds_words(load(IncomingMessage, row.body).text, words)), None)


def _known(session: Session, transport: str, message_id: str) -> InboxRow | None:
    return session.exec(
        select(InboxRow).where(InboxRow.transport == transport, InboxRow.message_id == message_id)
    ).first()


def oldest_new(session: Session) -> tuple[int, IncomingMessage] | None:
    """The next message to think about, with its row's id."""
    row = session.exec(select(InboxRow).where(InboxRow.state == "new").order_by(col(InboxRow.id)).limit(1)).first()
    return (row.id or 0, load(IncomingMessage, row.body)) if row else None


def done(session: Session, row_id: int, why: str) -> None:
    """Thought about; `why` says what came of it."""
    _set(session, row_id, state="done", why=why or None)


def failed(session: Session, row_id: int, error: str) -> None:
    """A rule raised: the message stays, with the error, and the next one goes on."""
    _set(session, row_id, state="failed", error=error)


def forget(session: Session, before: datetime) -> datetime | None:
    """Blank the words of old lines that caused nothing; their ids stay. Returns the time of the oldest line still whole."""
    belongs = exists().where(
        col(LineRow.transport) == col(InboxRow.transport), col(LineRow.message_id) == col(InboxRow.message_id)
    )
    whole = select(InboxRow).where(InboxRow.state == "done", col(InboxRow.blanked).is_(False), ~belongs)
    for row in session.exec(whole.where(InboxRow.kept_at <= before)):
        _blank(session, row)
    session.flush()
    oldest = session.exec(whole.order_by(col(InboxRow.kept_at)).limit(1)).first()
    return oldest.kept_at if oldest else None


def message(session: Session, transport: str, message_id: str) -> IncomingMessage | None:
    """A message that was heard, as it was kept."""
    row = _known(session, transport, message_id)
    return load(IncomingMessage, row.body) if row is not None and row.body else None


def blank(session: Session, transport: str, message_id: str) -> None:
    """Its author has taken a message back: its words go, its id stays."""
    row = _known(session, transport, message_id)
    if row is not None and row.body:
        row.why = None
        _blank(session, row)


def _blank(session: Session, row: InboxRow) -> None:
    said = load(IncomingMessage, row.body)
    row.body = dump(IncomingMessage(said.transport, said.id, said.at, said.sender, "", room=said.room, kind=said.kind))
    row.blanked = True
    session.add(row)


def _set(session: Session, row_id: int, **values: Any) -> None:
    session.exec(update(InboxRow).where(col(InboxRow.id) == row_id).values(**values))
