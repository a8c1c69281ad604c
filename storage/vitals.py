"""What waits and what went wrong, counted for a monitor: over indexes, whatever has piled up behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select, text
from sqlmodel import Session

from storage.events import EventRow
from storage.rows import DueRow, InboxRow, OutboxRow, table
from storage.tickets.ticket import IN_WORK_ROWS, TICKET

_INBOX, _OUTBOX, _DUE, _EVENT = table(InboxRow), table(OutboxRow), table(DueRow), table(EventRow)
_UNREAD = select(func.count(), func.min(_INBOX.c.kept_at)).where(text("inbox.state = 'new'"))
_FAILED = select(func.count()).select_from(_INBOX).where(text("inbox.state = 'failed'"))
_TO_SEND = (
    select(_OUTBOX.c.state, func.count().label("many"), func.min(_OUTBOX.c.created_at).label("oldest"))
    .where(text("outbox.state IN ('waiting', 'sending')"))
    .group_by(_OUTBOX.c.state)
)
_DOUBTFUL = (
    select(_OUTBOX.c.state, func.count().label("many"))
    .where(text("outbox.state IN ('unknown', 'unreachable')"))
    .group_by(_OUTBOX.c.state)
)
_TICKETS = select(TICKET.c.state, func.count().label("many")).where(IN_WORK_ROWS).group_by(TICKET.c.state)
_OVERDUE = select(func.count()).select_from(TICKET).where(IN_WORK_ROWS, TICKET.c.resolve_by < bindparam("now"))
_FAILED_TIMERS = select(func.count()).select_from(_DUE).where(_DUE.c.state == "failed")


@dataclass(frozen=True)
class Vitals:
    """Counts of now; `messages` and `events` are all that there ever were. A line of the outbox is counted by its state."""

    messages: int
    unread: int
    oldest_unread: datetime | None
    failed: int
    lines: Mapping[str, int]
    oldest_line: datetime | None
    tickets: Mapping[str, int]
    overdue: int
    failed_timers: int
    events: int


def vitals(session: Session, now: datetime) -> Vitals:
    """Look once; nothing of it is locked."""
    unread, oldest_unread = session.execute(_UNREAD).one()
    sending, doubtful = session.execute(_TO_SEND).all(), session.execute(_DOUBTFUL).all()
    return Vitals(
        messages=session.execute(select(func.max(_INBOX.c.id))).scalar() or 0,
        unread=unread,
        oldest_unread=oldest_unread,
        failed=session.execute(_FAILED).scalar_one(),
        lines={row.state: row.many for row in (*sending, *doubtful)},
        oldest_line=min((row.oldest for row in sending), default=None),
        tickets={row.state: row.many for row in session.execute(_TICKETS)},
        overdue=session.execute(_OVERDUE, {"now": now}).scalar_one(),
        failed_timers=session.execute(_FAILED_TIMERS).scalar_one(),
        events=session.execute(select(func.max(_EVENT.c.id))).scalar() or 0,
    )
