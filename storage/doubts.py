"""Lines in doubt (待核), by the message that they are."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col, func, select

from handlers.domain.doubt import Doubt, Standing
from storage.engine.codec import dump, load
from storage.rows import DoubtRow

_MOST = 100


def put(session: Session, transport: str, doubt: Doubt) -> None:
    """Keep a doubt as it stands now."""
    row = _row(session, transport, doubt.message) or DoubtRow(
        transport=transport,
        message_id=doubt.message,
        station=doubt.station,
        room=doubt.room,
        standing=doubt.standing,
        at=doubt.at,
        body="",
    )
    row.standing, row.body = doubt.standing, dump(doubt)
    row.asked = row.asked or doubt.standing is Standing.ASKED
    session.add(row)


def about(session: Session, transport: str, message_id: str) -> Doubt | None:
    """The doubt that a message is."""
    row = _row(session, transport, message_id)
    return _doubt(row) if row else None


def listed(session: Session, station: str) -> tuple[Doubt, ...]:
    """The list of a station, oldest first."""
    query = select(DoubtRow).where(DoubtRow.station == station, DoubtRow.standing == Standing.LISTED)
    return tuple(_doubt(row) for row in session.exec(query.order_by(col(DoubtRow.id)).limit(_MOST)))


def last_asked(session: Session, room: str | None) -> datetime | None:
    """When somebody in the room was last asked about a line."""
    query = select(func.max(DoubtRow.at)).where(DoubtRow.room == room, col(DoubtRow.asked).is_(True))
    return session.exec(query).one()


def _row(session: Session, transport: str, message_id: str) -> DoubtRow | None:
    query = select(DoubtRow).where(DoubtRow.transport == transport, DoubtRow.message_id == message_id)
    return session.exec(query).first()


def _doubt(row: DoubtRow) -> Doubt:
    return replace(load(Doubt, row.body), id=row.id or 0)
