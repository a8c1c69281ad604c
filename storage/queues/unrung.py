"""Dangers that were not told and have not rung another way yet."""

from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, func, or_, select, text, update
from sqlmodel import Session

from storage.queues import outbox
from storage.queues.outbox import Line
from storage.rows import SILENT, OutboxRow, table

RINGS_WITHIN = timedelta(hours=2)
"""A danger that is older than this is news no more."""

_OUTBOX = table(OutboxRow)
_SILENT = text(SILENT)  # as its index says it
_LOST = _OUTBOX.c.state.in_(("unknown", "unreachable"))
_HERE = and_(_OUTBOX.c.transport == bindparam("on"), _OUTBOX.c.created_at > bindparam("since"))
_DUE = (
    select(_OUTBOX)
    .where(_SILENT, _HERE, or_(_LOST, _OUTBOX.c.created_at <= bindparam("before")))
    .order_by(_OUTBOX.c.id)
)
_NEXT = select(func.min(_OUTBOX.c.created_at)).where(_SILENT, _HERE, ~_LOST)
_NEXT_LOST = select(func.min(_OUTBOX.c.created_at)).where(_SILENT, _HERE, _LOST)
_RUNG = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("line")).values(rung_at=bindparam("now"))


def due(session: Session, transport: str, now: datetime, after: timedelta) -> list[Line]:
    """The dangers that cannot be told any more, and those that have waited for `after`; oldest first."""
    about = {"on": transport, "since": now - RINGS_WITHIN, "before": now - after}
    return [outbox.line(row) for row in session.execute(_DUE, about).mappings()]


def next_at(session: Session, transport: str, now: datetime, after: timedelta) -> datetime | None:
    """When the next is due, if nothing changes."""
    about = {"on": transport, "since": now - RINGS_WITHIN}
    waiting, lost = session.execute(_NEXT, about).scalar(), session.execute(_NEXT_LOST, about).scalar()
    return now if lost is not None else waiting + after if waiting is not None else None


def rung(session: Session, line_id: int, now: datetime) -> None:
    """It has rung another way, or nobody could be rung."""
    session.execute(_RUNG, {"line": line_id, "now": now})
