"""What somebody has in hand: what he leads, and what called him."""

from sqlalchemy import select
from sqlmodel import Session, col

from handlers.domain.facts.duty import HandOver
from handlers.domain.ticket import TicketId
from storage.loaded import Loaded
from storage.rooms import people
from storage.tickets import ticket as tickets
from storage.tickets.hand import HAND


def of(session: Session, person: str) -> list[TicketId]:
    """The tickets in work that somebody leads, or that have called him."""
    mine = select(HAND.c.ticket).where(HAND.c.person == person, col(HAND.c.role).in_(("lead", "called"))).distinct()
    return [TicketId.parse(stream) for stream in session.execute(mine).scalars()]


def load(session: Session, loaded: Loaded) -> Loaded:
    """What he has in hand at the station who can be reached no more; and who of the staff can be told."""
    due = loaded.due
    if not isinstance(due, HandOver):
        return loaded
    here = [ticket for ticket in of(session, due.person) if ticket.station == due.station]
    bound = people.bound(session, loaded.scene.town.people)
    return loaded.having(tickets.named(session, here)).rooms(bound=bound)
