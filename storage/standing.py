"""What a line without words for a ticket could still mean: who was asked something, who has told something lately, where anything is open."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlmodel import Session

from storage.neighbours.told_in import TOLD_IN
from storage.rows import QuestionRow, table
from storage.tickets.ticket import STILL_MEANT
from storage.tickets.ticket import TICKET as _TICKET

_QUESTION = table(QuestionRow)
_ASKED = select(_QUESTION.c.person, _QUESTION.c.room, _QUESTION.c.until).where(_QUESTION.c.until > bindparam("now"))
_TOLD = select(_TICKET.c.reporter, _TICKET.c.room, _TICKET.c.opened_at).where(_TICKET.c.opened_at >= bindparam("since"))
_OPEN = select(_TICKET.c.id).where(_TICKET.c.room == bindparam("room"), *STILL_MEANT).limit(1)
_TOLD_HERE = select(TOLD_IN.c.ticket).where(TOLD_IN.c.room == bindparam("room"))
_ALSO_OPEN = select(_TICKET.c.id).where(_TICKET.c.id.in_(_TOLD_HERE), *STILL_MEANT).limit(1)


def asked(session: Session, now: datetime) -> dict[tuple[str, str], datetime]:
    """Who was asked something in which room ("" in private), and until when the question stands."""
    return {(row.person, row.room): row.until for row in session.execute(_ASKED, {"now": now})}


def told(session: Session, since: datetime) -> dict[tuple[str, str], datetime]:
    """Who has reported something in which room ("" in private), and when he did so last."""
    rows = session.execute(_TOLD.order_by(_TICKET.c.opened_at), {"since": since})
    return {(row.reporter, row.room or ""): row.opened_at for row in rows}


def anything_open(session: Session, room: str, withdrawn_since: datetime) -> bool:
    """Whether a line in this room could mean a ticket at all."""
    here = {"room": room, "since": withdrawn_since}
    return any(session.execute(query, here).first() is not None for query in (_OPEN, _ALSO_OPEN))
