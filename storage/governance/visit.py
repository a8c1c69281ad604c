"""Who was where of late: what was noted before going (检查), who arrived at tickets or closed them, and joint actions (整治)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Select, bindparam, select
from sqlmodel import Session

from handlers.domain.facts.visit import VisitNoted
from handlers.domain.ticket import State, Ticket
from handlers.domain.visit import Occasion, Visit
from storage import events
from storage.governance.action import of_late
from storage.loaded import Loaded
from storage.tickets.round import ROUND
from storage.tickets.ticket import IN_WORK_ROWS, TICKET, read

_MOST = 400
_A_MOMENT = timedelta(seconds=1)
_THERE = (
    select(TICKET.c.id, TICKET.c.version, TICKET.c.body)
    .join(ROUND, ROUND.c.ticket == TICKET.c.id)
    .where(TICKET.c.station == bindparam("unit"), TICKET.c.place.is_not(None), TICKET.c.state != State.WITHDRAWN)
    .distinct()
    .limit(_MOST)
)
_CLOSED: Select[tuple[str, int, str]] = _THERE.where(ROUND.c.resolved_at >= bindparam("since"))
_ARRIVED: Select[tuple[str, int, str]] = _THERE.where(IN_WORK_ROWS, ROUND.c.arrived_at >= bindparam("since"))


def load(session: Session, loaded: Loaded) -> Loaded:
    """Within the time of the policy, at the station, the newest first."""
    scene = loaded.scene
    if scene.station is None:
        return loaded
    unit, since = scene.station.name, scene.now - scene.policy.governance.visit
    visits = (
        *_noted(session, unit, since, scene.now),
        *_of_tickets(session, unit, since),
        *_of_actions(session, unit, since, scene.now),
    )
    return loaded.governance(visits=tuple(sorted(visits, key=lambda visit: visit.at, reverse=True)))


def _noted(session: Session, unit: str, since: datetime, now: datetime) -> Iterator[Visit]:
    for entry in events.of_kind(session, VisitNoted, since, now + _A_MOMENT):
        event = entry.event
        if isinstance(event, VisitNoted) and event.station == unit and event.place:
            yield Visit(Occasion.CHECK, event.person, event.department, event.place.text, event.path, event.at)


def _of_tickets(session: Session, unit: str, since: datetime) -> Iterator[Visit]:
    """Of what nobody may know of no word."""
    found = {
        ticket.id: ticket for query in (_CLOSED, _ARRIVED) for ticket, _ in read(session, query, unit=unit, since=since)
    }
    for ticket in found.values():
        at, person = _was_there(ticket)
        if at is not None and person and at >= since and not (ticket.private or ticket.is_hushed):
            yield Visit(Occasion.TICKET, person, "", ticket.place or "", ticket.path, at, ticket.id)


def _was_there(ticket: Ticket) -> tuple[datetime | None, str]:
    """When somebody was last there, and who."""
    moments = [moment for moment in (ticket.arrived_at, ticket.resolved_at) if moment is not None]
    return max(moments, default=None), ticket.lead or ""


def _of_actions(session: Session, unit: str, since: datetime, now: datetime) -> Iterator[Visit]:
    """Once a department that was there; of one that ended without anybody saying 到场 those that it was of."""
    for action in of_late(session, unit, since):
        there = {one.department for one in action.come} or (set(action.departments) if action.ended_at else set())
        for department in sorted(there):
            at = min(action.at, now)
            yield Visit(Occasion.ACTION, "", department, action.place, action.path, at, action=action.ordinal)
