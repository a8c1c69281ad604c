"""Votes (评价): every verdict as it was given; of each person's in a round the newest counts."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, bindparam, insert, update
from sqlmodel import Field, Session, SQLModel

from handlers.domain.facts.neighbours import Merged, VoiceLeft, Voted
from handlers.domain.facts.tickets import ReporterLeft, Withdrawn
from storage.fact import Fact
from storage.rows import table


class VoteRow(SQLModel, table=True):
    """A verdict; void once whoever gave it took his line back while that round was open, or the ticket was none any more."""

    __tablename__ = "vote"
    __table_args__ = (Index("vote_round", "ticket", "round", "person"),)

    ticket: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    round: int
    person: str
    verdict: str
    at: datetime
    void_at: datetime | None = None


VOTE = table(VoteRow)
_PUT = insert(VOTE)
_VOID_ALL = (
    update(VOTE)
    .where(VOTE.c.ticket == bindparam("which"), VOTE.c.round == bindparam("nth"), VOTE.c.void_at.is_(None))
    .values(void_at=bindparam("when"))
)
_VOID = _VOID_ALL.where(VOTE.c.person == bindparam("who"))


def voted(session: Session, fact: Fact[Voted]) -> None:
    """The verdict is kept beside those before it."""
    event = fact.event
    row = {"ticket": str(event.ticket), "seq": fact.seq, "round": event.round, "at": event.at}
    session.execute(_PUT, row | {"person": event.person, "verdict": event.verdict})


def left(session: Session, fact: Fact[VoiceLeft]) -> None:
    _void(session, fact, fact.event.person)


def reporter_left(session: Session, fact: Fact[ReporterLeft]) -> None:
    assert fact.before is not None, "a ticket is opened before anybody leaves it"
    _void(session, fact, fact.before.reporter)


def dropped(session: Session, fact: Fact[Withdrawn] | Fact[Merged]) -> None:
    """There is nothing to vote about any more."""
    ticket = fact.ticket
    session.execute(_VOID_ALL, {"which": str(ticket.id), "nth": ticket.round, "when": fact.event.at})


def _void(session: Session, fact: Fact[Any], person: str) -> None:
    ticket = fact.ticket
    session.execute(_VOID, {"which": str(ticket.id), "nth": ticket.round, "who": person, "when": fact.event.at})
