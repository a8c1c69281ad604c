"""Where a ticket stood when: its state and its limits from one moment until the next, so that a period is told as it stood at its end."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, bindparam, insert, update
from sqlmodel import Field, Session, SQLModel

from handlers.domain.event import TicketEvent
from handlers.domain.ticket import Ticket
from storage.fact import Fact
from storage.rows import table


class StandingRow(SQLModel, table=True):
    """A stretch of time of a ticket; `until` is None as long as it lasts. `seq` is that of the event which began it."""

    __tablename__ = "standing"
    __table_args__ = (Index("standing_until", "until", "state"), Index("standing_since", "state", "since"))

    ticket: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    state: str
    accept_by: datetime
    resolve_by: datetime
    since: datetime
    until: datetime | None = None


STANDING = table(StandingRow)
_BEGIN = insert(STANDING)
_END = (
    update(STANDING)
    .where(STANDING.c.ticket == bindparam("which"), STANDING.c.until.is_(None))
    .values(until=bindparam("at"))
)


def moved(session: Session, fact: Fact[TicketEvent]) -> None:
    """Whatever changes the state or a limit ends one stretch and begins another."""
    before, ticket, at = fact.before, fact.ticket, fact.event.at
    if before is not None and _standing(before) == _standing(ticket):
        return
    if before is None:
        at = ticket.opened_at
    else:
        session.execute(_END, {"which": str(ticket.id), "at": at})
    session.execute(_BEGIN, {"ticket": str(ticket.id), "seq": fact.seq, "since": at, **_standing(ticket)})


def _standing(ticket: Ticket) -> dict[str, Any]:
    return {"state": ticket.state, "accept_by": ticket.accept_by, "resolve_by": ticket.resolve_by}
