"""What is in work at a station, the most pressing first."""

from sqlalchemy import bindparam, case, func, select
from sqlmodel import Session

from handlers.domain.reading import Level
from handlers.domain.ticket import IN_WORK
from storage.loaded import Loaded
from storage.tickets.ticket import TICKET, WHOLE, read

MOST = 15
"""How many are loaded; of the others there is the count."""

_HERE = (TICKET.c.station == bindparam("unit"), TICKET.c.state.in_(sorted(IN_WORK)))
_PRESSING = case({Level.RED: 0, Level.URGENT: 1}, value=TICKET.c.level, else_=2)
_FIRST = WHOLE.where(*_HERE).order_by(_PRESSING, TICKET.c.resolve_by, TICKET.c.opened_at).limit(MOST)
_COUNT = select(func.count()).select_from(TICKET).where(*_HERE)


def load(session: Session, loaded: Loaded) -> Loaded:
    """The most pressing ones, and how many there are in all."""
    if (station := loaded.scene.station) is None:
        return loaded
    count = session.execute(_COUNT, {"unit": station.name}).scalar_one()
    return loaded.having(read(session, _FIRST, unit=station.name)).but(in_work=count)
