"""Whole tickets with their events, for those who read them outside a turn: the export, and the test that folds them again."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session, col, or_, select

from handlers.domain.event import TicketEvent
from handlers.domain.ticket import IN_WORK, State, Ticket
from storage.engine.codec import load, load_event
from storage.rows import EventRow, QuestionRow, TicketRow


def stored(session: Session) -> Iterator[tuple[Ticket, tuple[TicketEvent, ...]]]:
    """Every ticket as its row has it, with its events, in the order of stations and numbers."""
    for row in session.exec(
        select(TicketRow).order_by(col(TicketRow.station), col(TicketRow.opened_at), col(TicketRow.number))
    ):
        events = session.exec(select(EventRow).where(EventRow.ticket == row.id).order_by(col(EventRow.seq)))
        yield load(Ticket, row.body), tuple(load_event(event.kind, event.body) for event in events)


def anything_open(session: Session, room: str, withdrawn_since: datetime) -> bool:
    """Whether a line in this room could mean a ticket at all: where it could not, chatter needs no scene."""
    withdrawn = (col(TicketRow.state) == State.WITHDRAWN) & (col(TicketRow.spoken_at) >= withdrawn_since)
    open_here = or_(col(TicketRow.state).in_((*IN_WORK, State.RESOLVED)), withdrawn)
    return session.exec(select(TicketRow.id).where(col(TicketRow.room) == room, open_here).limit(1)).first() is not None


def anything_asked(session: Session, person: str) -> bool:
    """Whether somebody has been asked a question that may still stand."""
    return session.exec(select(QuestionRow.person).where(QuestionRow.person == person).limit(1)).first() is not None
