"""The tickets of a unit in a period: what was told, accepted or closed in it."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, exists, or_
from sqlmodel import Session

from handlers.domain.ticket import Ticket
from storage.tickets.round import ROUND
from storage.tickets.ticket import TICKET, WHOLE, read
from storage.unit import unit_at, within_unit

_START: ColumnElement[datetime] = bindparam("start")
_END: ColumnElement[datetime] = bindparam("end")
_DATES = (ROUND.c.opened_at, ROUND.c.accepted_at, ROUND.c.resolved_at)
_DEALT_WITH = exists().where(ROUND.c.ticket == TICKET.c.id, or_(*((at >= _START) & (at < _END) for at in _DATES)))
_OF_PERIOD = WHOLE.where(within_unit(TICKET.c.path), _DEALT_WITH).order_by(TICKET.c.station, TICKET.c.serial)


def of_period(session: Session, path: str, start: datetime, end: datetime) -> Iterator[Ticket]:
    """The tickets of the unit at `path` and of those below it, in the order of their numbers."""
    return (ticket for ticket, _ in read(session, _OF_PERIOD, **unit_at(path), start=start, end=end))
