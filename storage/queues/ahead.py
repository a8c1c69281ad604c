"""What a clock that ran ahead has left behind: what waits is to happen in its time after now, and not on the day that the clock showed."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, bindparam, delete, or_, select, update
from sqlmodel import Session

from storage.queues.outbox import WAITING
from storage.rows import DueRow, InboxRow, OutboxRow, QuestionRow, table

_DUE, _INBOX = table(DueRow), table(InboxRow)
_OUTBOX, _QUESTION = table(OutboxRow), table(QuestionRow)
_HELD = timedelta(days=1)
"""No line is held back longer: by the night, the room's pace, or a send that failed."""

_LINES = select(_OUTBOX.c.id, _OUTBOX.c.created_at, _OUTBOX.c.not_before).where(
    WAITING, or_(_OUTBOX.c.created_at > bindparam("now"), _OUTBOX.c.not_before > bindparam("held"))
)
_TIMERS = select(_DUE.c.key, _DUE.c.at, _DUE.c.set_at).where(_DUE.c.set_at > bindparam("now"))
_ASKED = delete(_QUESTION).where(_QUESTION.c.until > bindparam("longest"))
_KEPT = update(_INBOX).where(_INBOX.c.fleeting, _INBOX.c.kept_at > bindparam("now")).values(kept_at=bindparam("moment"))


def bring_back(session: Session, now: datetime, longest: timedelta) -> None:
    """Bring back to `now` what is dated later: lines and timers that wait, words that are to go, questions that would stand for
    longer than the `longest` does."""
    for line in session.execute(_LINES, {"now": now, "held": now + _HELD}).all():
        wait = line.not_before - line.created_at if line.created_at > now else timedelta()
        _set(session, _OUTBOX, line.id, created_at=min(line.created_at, now), not_before=now + wait)
    for timer in session.execute(_TIMERS, {"now": now}).all():
        _set(session, _DUE, timer.key, at=now + (timer.at - timer.set_at), set_at=now)
    session.execute(_ASKED, {"longest": now + longest})
    session.execute(_KEPT, {"now": now, "moment": now})


def _set(session: Session, rows: Table, key: Any, **values: datetime) -> None:
    """Set columns of one row."""
    (primary,) = rows.primary_key
    session.execute(update(rows).where(primary == key).values(**values))
