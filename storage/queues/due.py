"""Due rows: everything that must happen at a moment. They survive a stop, and each fires once."""

from datetime import datetime

from sqlmodel import Session, col, delete, select, update

from handlers.domain.decision import Timer
from storage.rows import DueRow


def put(session: Session, timer: Timer) -> None:
    """Set a timer; one with the same key moves."""
    row = session.get(DueRow, timer.key) or DueRow(
        key=timer.key, at=timer.at, alarm=timer.alarm, station=timer.station, number=timer.number, round=timer.round
    )
    row.at, row.state, row.error = timer.at, "waiting", None
    session.add(row)


def ensure(session: Session, timer: Timer) -> None:
    """Set a timer unless it stands already."""
    if session.get(DueRow, timer.key) is None:
        put(session, timer)


def next_at(session: Session) -> datetime | None:
    """When the next one comes due."""
    return session.exec(select(DueRow.at).where(DueRow.state == "waiting").order_by(col(DueRow.at)).limit(1)).first()


def first(session: Session, now: datetime) -> DueRow | None:
    """The oldest that is due by `now`."""
    query = select(DueRow).where(DueRow.state == "waiting", col(DueRow.at) <= now)
    return session.exec(query.order_by(col(DueRow.at), col(DueRow.key)).limit(1)).first()


def fired(session: Session, key: str) -> None:
    session.exec(delete(DueRow).where(col(DueRow.key) == key))


def failed(session: Session, key: str, error: str) -> None:
    """A rule raised: the row stays, with the error, and no longer fires."""
    session.exec(update(DueRow).where(col(DueRow.key) == key).values(state="failed", error=error))
