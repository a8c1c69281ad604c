"""What somebody has in hand: what he leads, and what called him."""

from sqlalchemy import select
from sqlmodel import Session, col

from handlers.domain.facts.duty import HandOver
from handlers.domain.facts.leave import LeaveBegins, LeaveEnds
from handlers.domain.ticket import TicketId
from storage.loaded import Loaded
from storage.rooms import people
from storage.tickets import ticket as tickets
from storage.tickets.hand import HAND


def of(session: Session, person: str) -> list[TicketId]:
    """The tickets in work that somebody leads, or that have called him."""
    mine = select(HAND.c.ticket).where(HAND.c.person == person, col(HAND.c.role).in_(("lead", "called"))).distinct()
    return [TicketId.parse(stream) for stream in session.execute(mine).scalars()]


def at(session: Session, person: str, station: str) -> list[TicketId]:
    """The same at one station."""
    return [ticket for ticket in of(session, person) if ticket.station == station]


def load(session: Session, loaded: Loaded) -> Loaded:
    """What somebody has in hand at the station whose hands have come due; and who of the staff can be told."""
    due = loaded.due
    if not isinstance(due, HandOver | LeaveBegins | LeaveEnds):
        return loaded
    bound = people.bound(session, loaded.scene.town.people)
    return loaded.having(tickets.named(session, at(session, due.hands, due.station))).rooms(bound=bound)
