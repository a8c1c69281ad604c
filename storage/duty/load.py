"""The load (值班量): the facts of a station's last year that a month's load is counted from."""

from datetime import timedelta

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from handlers.domain.load import Facts
from handlers.domain.workcalendar import DAY, local
from storage.duty import absence, attendance
from storage.loaded import Loaded
from storage.tickets.round import ROUND

_SINCE = timedelta(days=400)
_ACCEPTED = select(ROUND.c.accepted_by, ROUND.c.accepted_at).where(
    ROUND.c.accepted_at >= bindparam("since"), func.substr(ROUND.c.ticket, 1, bindparam("length")) == bindparam("below")
)


def load(session: Session, loaded: Loaded) -> Loaded:
    """Of the station that is meant; without one nothing."""
    station, now = loaded.scene.station, loaded.scene.now
    if station is None:
        return loaded
    since, below = now - _SINCE, f"{station.name}/"
    rows = session.execute(_ACCEPTED, {"since": since, "below": below, "length": len(below)})
    facts = Facts(
        accepted=tuple((row.accepted_by, row.accepted_at) for row in rows),
        attended=attendance.times(session, station.name, local(since).date(), local(now).date() + DAY),
        absences=absence.since(session, station.name, since),
    )
    return loaded.duty(facts=facts)
