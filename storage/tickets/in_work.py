"""What is in work at a station, or in the whole street, the most pressing first."""

from sqlalchemy import bindparam, case, func, select
from sqlmodel import Session

from handlers.domain.question import PAGE, MoreShown
from handlers.domain.reading import Level
from handlers.domain.ticket import IN_WORK
from storage.loaded import Loaded
from storage.tickets.ticket import TICKET, WHOLE, read

_OPEN = TICKET.c.state.in_(sorted(IN_WORK))
_HERE = TICKET.c.station == bindparam("unit")
_PRESSING = case({Level.RED: 0, Level.URGENT: 1}, value=TICKET.c.level, else_=2)
_FIRST = WHOLE.where(_OPEN).order_by(_PRESSING, TICKET.c.resolve_by, TICKET.c.opened_at).limit(bindparam("most"))
_COUNT = select(func.count()).select_from(TICKET).where(_OPEN)
_FIRST_HERE, _COUNT_HERE = _FIRST.where(_HERE), _COUNT.where(_HERE)


def load(session: Session, loaded: Loaded) -> Loaded:
    """A page of the most pressing ones, behind those that were shown, and how many there are in all."""
    station, asked = loaded.scene.station, loaded.scene.question
    most = PAGE + (asked.shown if isinstance(asked, MoreShown) else 0)
    if station is None:
        return loaded.having(read(session, _FIRST, most=most)).but(in_work=session.execute(_COUNT).scalar_one())
    count = session.execute(_COUNT_HERE, {"unit": station.name}).scalar_one()
    return loaded.having(read(session, _FIRST_HERE, unit=station.name, most=most)).but(in_work=count)
