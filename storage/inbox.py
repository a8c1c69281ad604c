"""The inbox: everything heard is kept first and thought about after, so a rule that crashes cannot lose it."""

from datetime import datetime
from typing import Any

from sqlalchemy import exists
from sqlmodel import Session, col, select, update

from handlers.domain.message import IncomingMessage
from storage.codec import dump, load
from storage.rows import InboxRow, LineRow


def keep(session: Session, message: IncomingMessage, now: datetime) -> bool:
    """Keep a message; False where the transport has delivered it before (its id is known)."""
    known = select(InboxRow.id).where(InboxRow.transport == message.transport, InboxRow.message_id == message.id)
    if session.exec(known).first() is not None:
        return False
    session.add(
        InboxRow(
            transport=message.transport,
            message_id=message.id,
            at=message.at,
            kept_at=now,
            room=message.room,
            sender=message.sender,
            kind=message.kind,
            body=dump(message),
        )
    )
    return True


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
        message = load(IncomingMessage, row.body)
        row.body = dump(
            IncomingMessage(
                message.transport, message.id, message.at, message.sender, "", room=message.room, kind=message.kind
            )
        )
        row.blanked = True
        session.add(row)
    session.flush()
    oldest = session.exec(whole.order_by(col(InboxRow.kept_at)).limit(1)).first()
    return oldest.kept_at if oldest else None


def _set(session: Session, row_id: int, **values: Any) -> None:
    session.exec(update(InboxRow).where(col(InboxRow.id) == row_id).values(**values))
