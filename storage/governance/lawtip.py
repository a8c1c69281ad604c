"""What law tips (普法) are chosen by: the public matters of a station's groups, the tips that were given, and those that wait."""

from datetime import timedelta

from sqlalchemy import bindparam, select
from sqlmodel import Session

from handlers.domain.facts.lawtip import LawTipAsked, LawTipGiven
from handlers.domain.lawtip import Tips, Told
from handlers.domain.reading import Label
from handlers.domain.ticket import Source, State
from storage import events
from storage.duty import approval
from storage.loaded import Loaded
from storage.tickets.ticket import TICKET

_REMEMBERED = timedelta(days=365)
"""So far back it is known which was the last in a group."""
_MOMENT = timedelta(microseconds=1)
_TOLD = (
    select(TICKET.c.room, TICKET.c.label, TICKET.c.matter)
    .where(
        TICKET.c.station == bindparam("station"),
        TICKET.c.opened_at >= bindparam("since"),
        TICKET.c.opened_at <= bindparam("now"),
        TICKET.c.room.is_not(None),
        TICKET.c.source == Source.RESIDENT,
        TICKET.c.state.not_in([State.WITHDRAWN, State.MERGED]),
    )
    .order_by(TICKET.c.opened_at, TICKET.c.id)
)


def load(session: Session, loaded: Loaded) -> Loaded:
    """Of the station that is meant; without one nothing."""
    scene, station = loaded.scene, loaded.scene.station
    if station is None:
        return loaded
    since = scene.now - station.policy.governance.lawtip.per
    rows = session.execute(_TOLD, {"station": station.name, "since": since, "now": scene.now})
    told = tuple(Told(row.room, Label(row.label), row.matter) for row in rows)
    entries = events.of_kind(session, LawTipGiven, scene.now - _REMEMBERED, scene.now + _MOMENT)
    given = [entry.event for entry in entries if isinstance(entry.event, LawTipGiven)]
    asked = [one for one in approval.waiting(session, scene.now) if isinstance(one, LawTipAsked)]
    return loaded.governance(
        tips=Tips(
            told,
            tuple(event for event in given if event.station == station.name),
            tuple(event for event in asked if event.station == station.name),
        )
    )
