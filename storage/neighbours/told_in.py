"""The other groups in which a ticket was told, so that what is said there finds it."""

from sqlalchemy import Index, bindparam, delete, insert
from sqlmodel import Field, Session, SQLModel

from handlers.domain.ticket import Ticket
from storage.rows import table


class ToldInRow(SQLModel, table=True):
    """A group beside the one of the first line."""

    __tablename__ = "told_in"
    __table_args__ = (Index("told_in_room", "room"),)

    ticket: str = Field(primary_key=True)
    room: str = Field(primary_key=True)


TOLD_IN = table(ToldInRow)
_PUT = insert(TOLD_IN)
_CLEAR = delete(TOLD_IN).where(TOLD_IN.c.ticket == bindparam("which"))


def put(session: Session, before: Ticket | None, ticket: Ticket) -> None:
    """Keep where it is told now, where that has changed."""
    had = before.also_in if before is not None else ()
    if ticket.also_in == had:
        return
    if had:
        session.execute(_CLEAR, {"which": str(ticket.id)})
    if ticket.also_in:
        session.execute(_PUT, [{"ticket": str(ticket.id), "room": room} for room in ticket.also_in])
