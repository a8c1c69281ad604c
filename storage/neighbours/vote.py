"""Votes (评价): every verdict as it was given; of each person's in a round the newest counts."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, bindparam, insert, update
from sqlmodel import Field, Session, SQLModel

from handlers.domain.facts.merging import Released, Split
from handlers.domain.facts.neighbours import VoiceLeft, Voted
from handlers.domain.facts.tickets import ReporterLeft, Withdrawn
from handlers.domain.ticket import Ballot
from storage.fact import Fact
from storage.neighbours.voice import way
from storage.rows import table


class VoteRow(SQLModel, table=True):
    """A verdict; void once whoever gave it took his line back while that round was open, the ticket was none any more, or the one was
    split off that his line had named (`of`)."""

    __tablename__ = "vote"
    __table_args__ = (Index("vote_round", "ticket", "round", "person"),)

    ticket: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    nth: int = Field(default=0, primary_key=True)
    round: int
    person: str
    of: str = ""
    verdict: str
    at: datetime
    void_at: datetime | None = None


VOTE = table(VoteRow)
_PUT = insert(VOTE)
_VOID_ALL = (
    update(VOTE)
    .where(VOTE.c.ticket == bindparam("which"), VOTE.c.round == bindparam("nth_round"), VOTE.c.void_at.is_(None))
    .values(void_at=bindparam("when"))
)
_VOID = _VOID_ALL.where(VOTE.c.person == bindparam("who"), VOTE.c.of == bindparam("way"))


def voted(session: Session, fact: Fact[Voted]) -> None:
    """The verdict is kept beside those before it."""
    event = fact.event
    _put(session, fact, Ballot(event.person, event.verdict, event.of), event.round)


def left(session: Session, fact: Fact[VoiceLeft]) -> None:
    _follow(session, fact)


def reporter_left(session: Session, fact: Fact[ReporterLeft]) -> None:
    _follow(session, fact)


def moved(session: Session, fact: Fact[Released] | Fact[Split]) -> None:
    """What was voted about a merged ticket is voted about that."""
    _follow(session, fact)


def dropped(session: Session, fact: Fact[Withdrawn]) -> None:
    """There is nothing to vote about any more."""
    ticket = fact.ticket
    session.execute(_VOID_ALL, {"which": str(ticket.id), "nth_round": ticket.round, "when": fact.event.at})


def _follow(session: Session, fact: Fact[Any]) -> None:
    """What has changed among the ballots of a ticket."""
    assert fact.before is not None, "a ticket is opened before anybody votes"
    before, after = fact.before.ballots, fact.ticket.ballots
    for ballot in before:
        if ballot not in after:
            _void(session, fact, ballot)
    for nth, ballot in enumerate(ballot for ballot in after if ballot not in before):
        _put(session, fact, ballot, fact.ticket.round, nth)


def _void(session: Session, fact: Fact[Any], ballot: Ballot) -> None:
    ticket = fact.ticket
    here = {"which": str(ticket.id), "nth_round": ticket.round, "when": fact.event.at}
    session.execute(_VOID, {**here, "who": ballot.person, "way": way(ballot.of)})


def _put(session: Session, fact: Fact[Any], ballot: Ballot, round_: int, nth: int = 0) -> None:
    row = {"ticket": str(fact.ticket.id), "seq": fact.seq, "nth": nth, "round": round_, "at": fact.event.at}
    session.execute(_PUT, row | {"person": ballot.person, "of": way(ballot.of), "verdict": ballot.verdict})
