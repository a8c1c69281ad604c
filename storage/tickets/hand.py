"""Hands (手上的单): with whom of the staff a ticket in work is, so that a person's own cards are found at once."""

from sqlalchemy import Index, bindparam, delete, insert
from sqlmodel import Field, Session, SQLModel

from handlers.domain.ticket import State, Ticket
from storage.rows import table


class HandRow(SQLModel, table=True):
    """Somebody whom a ticket in work has called, by its card or by a whistle, or blew it, who leads it, who assists or was asked to, who mediates; who was told on
    the ladder that it is late, or asked whether it is the same as another. Of a closed one: who may still say that he is there, show the
    picture that it lacks, or say whether it is still there."""

    __tablename__ = "hand"
    __table_args__ = (Index("hand_person", "person"),)

    ticket: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    role: str = Field(primary_key=True)


HAND = table(HandRow)
_PUT = insert(HAND)
_CLEAR = delete(HAND).where(HAND.c.ticket == bindparam("which"))


def put(session: Session, before: Ticket | None, ticket: Ticket) -> None:
    """Keep who has it in hand now, where that has changed."""
    hands = _hands(ticket)
    if hands == (had := _hands(before) if before is not None else set()):
        return
    if had:
        session.execute(_CLEAR, {"which": str(ticket.id)})
    if hands:
        rows = [{"ticket": str(ticket.id), "person": person, "role": role} for person, role in sorted(hands)]
        session.execute(_PUT, rows)


def _hands(ticket: Ticket) -> set[tuple[str, str]]:
    whistle = ticket.whistle
    if not ticket.in_work:
        closed = ticket.state in (State.RESOLVED, State.WITHDRAWN) and whistle is not None and not whistle.off
        awaited = [one.person for one in whistle.called if one.is_awaited] if whistle and closed else []
        showing = ticket.state is State.RESOLVED and (ticket.lacks_picture or ticket.shown_at is not None)
        shows = (ticket.lead, ticket.resolved_by, *ticket.assists, *ticket.asked) if showing else ()
        looks = ticket.looked_for if ticket.state is State.RESOLVED else ()
        return (
            {(person, "whistled") for person in awaited}
            | {(person, "shows") for person in shows if person}
            | {(person, "looks") for person in looks}
        )
    lead = {(ticket.lead, "lead")} if ticket.lead else set()
    called = {(person, "called") for person in ticket.called}
    told = {(person, "told") for person in ticket.escalated}
    whistled = {(person, "whistled") for person in (*whistle.people, whistle.by) if person} if whistle else set()
    owner = {(ticket.owner, "owner")} if ticket.owner else set()
    asked = {(person, "asked") for person in ticket.asked}
    mediates = {(person, "mediates") for person in ticket.mediation.pair} if ticket.mediation else set()
    likened = {(ticket.likeness.person, "likened")} if ticket.likeness else set()
    assists = {(person, "assist") for person in ticket.assists}
    return lead | called | owner | told | whistled | asked | mediates | likened | assists
