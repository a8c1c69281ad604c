"""What a matter may be one of: what is in work at the station, and what was archived there of late."""

from sqlalchemy import bindparam
from sqlmodel import Session

from handlers.domain.ticket import State
from storage.loaded import Loaded
from storage.tickets.ticket import IN_WORK_ROWS, TICKET, WHOLE, read

_HERE = TICKET.c.station == bindparam("unit")
_NEWEST = (TICKET.c.opened_at.desc(), TICKET.c.serial.desc())
_IN_WORK = WHOLE.where(_HERE, IN_WORK_ROWS).order_by(*_NEWEST).limit(80)
_OVER = (
    WHOLE.where(_HERE, TICKET.c.state.in_((State.RESOLVED, State.ARCHIVED)), TICKET.c.opened_at >= bindparam("since"))
    .order_by(*_NEWEST)
    .limit(80)
)


def load(session: Session, loaded: Loaded) -> Loaded:
    """The newest of both."""
    scene = loaded.scene
    if scene.station is None:
        return loaded
    unit, since = scene.station.name, scene.now - scene.policy.neighbours.recurs
    rows = (*read(session, _IN_WORK, unit=unit), *read(session, _OVER, unit=unit, since=since))
    return loaded.having(rows)
