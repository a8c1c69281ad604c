"""What somebody has in hand: what he leads, and what called him."""

from dataclasses import replace

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


def owned(session: Session, person: str) -> list[TicketId]:
    """The tickets in work that somebody else has while he is away."""
    mine = select(HAND.c.ticket).where(HAND.c.person == person, HAND.c.role == "owner")
    return [TicketId.parse(stream) for stream in session.execute(mine).scalars()]


def told(session: Session, loaded: Loaded) -> Loaded:
    """What the speaker was told on the ladder; somebody of the street, who stands at no station, stands where the newest of it is."""
    scene = loaded.scene
    if scene.station is not None:
        return loaded
    mine = select(HAND.c.ticket).where(HAND.c.person == scene.speaker.person, HAND.c.role == "told")
    rows = tickets.named(session, sorted(map(TicketId.parse, session.execute(mine).scalars())))
    newest = max((ticket for ticket, _ in rows), key=lambda ticket: ticket.warned_at or ticket.opened_at, default=None)
    station = scene.town.station(newest.station) if newest else None
    if station is None:
        return loaded
    here = [(ticket, version) for ticket, version in rows if ticket.station == station.name]
    return loaded.but(place=replace(scene.place, station=station)).having(here)


def at(session: Session, person: str, station: str) -> list[TicketId]:
    """The same at one station."""
    return [ticket for ticket in of(session, person) if ticket.station == station]


def load(session: Session, loaded: Loaded) -> Loaded:
    """What somebody has in hand at the station whose hands have come due; and who of the staff can be told."""
    due = loaded.due
    if not isinstance(due, HandOver | LeaveBegins | LeaveEnds):
        return loaded
    bound = people.bound(session, loaded.scene.town.people)
    ids = at(session, due.hands, due.station)
    if isinstance(due, LeaveEnds):
        ids += [ticket for ticket in owned(session, due.person) if ticket.station == due.station]
    return loaded.having(tickets.named(session, list(dict.fromkeys(ids)))).rooms(bound=bound)
