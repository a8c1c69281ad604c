"""Praise (表扬): each thanks to whoever led a ticket."""

from datetime import datetime

from sqlalchemy import Index, insert
from sqlmodel import Field, Session, SQLModel

from handlers.domain.facts.neighbours import Praised
from storage.fact import Fact
from storage.rows import table


class PraiseRow(SQLModel, table=True):
    """One thanks, by its place in the ticket's stream; `person` is whom it was for."""

    __tablename__ = "praise"
    __table_args__ = (Index("praise_at", "at"),)

    ticket: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    person: str
    at: datetime


PRAISE = table(PraiseRow)
_PUT = insert(PRAISE)


def praised(session: Session, fact: Fact[Praised]) -> None:
    """Of what nobody led nothing counts."""
    if fact.event.person:
        row = {"ticket": fact.stream, "seq": fact.seq, "person": fact.event.person, "at": fact.event.at}
        session.execute(_PUT, row)
