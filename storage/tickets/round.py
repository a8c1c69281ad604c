"""Rounds (轮次): each time that a ticket was to be accepted and resolved, with what was in time. A reopening begins the next."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, bindparam, insert, update
from sqlmodel import Field, Session, SQLModel

from handlers.domain.facts.dispatch import Bounced, HandedOn
from handlers.domain.facts.duty import Returned
from handlers.domain.facts.neighbours import Reopened
from handlers.domain.facts.pause import Extended, Resumed
from handlers.domain.facts.tickets import Accepted, Arrived, Assigned, LevelRaised, Opened, Resolved, Revived
from storage.fact import Fact
from storage.rows import table


class RoundRow(SQLModel, table=True):
    """A round of a ticket. Its first acceptance stands: giving the ticket back later does not undo it. `led_by` is who led it when it was resolved,
    or has resolved it where nobody did."""

    __tablename__ = "round"
    __table_args__ = (
        Index("round_opened", "opened_at"),
        Index("round_accepted", "accepted_at"),
        Index("round_resolved", "resolved_at"),
        Index("round_arrived", "arrived_at"),
    )

    ticket: str = Field(primary_key=True)
    round: int = Field(primary_key=True)
    opened_at: datetime
    accept_by: datetime
    accepted_by: str | None = None
    accepted_at: datetime | None = None
    arrived_at: datetime | None = None
    resolve_by: datetime
    resolved_by: str | None = None
    led_by: str | None = None
    resolved_at: datetime | None = None
    resolution: str | None = None


ROUND = table(RoundRow)
_BEGIN = insert(ROUND)
_SET = update(ROUND).where(ROUND.c.ticket == bindparam("which"), ROUND.c.round == bindparam("nth"))
_UNACCEPTED = _SET.where(ROUND.c.accepted_at.is_(None))
_ACCEPT = _UNACCEPTED.values(accepted_by=bindparam("by_whom"), accepted_at=bindparam("at"))
_ACCEPT_BY = _UNACCEPTED.values(accept_by=bindparam("limit"))
_ARRIVE = _SET.where(ROUND.c.arrived_at.is_(None)).values(arrived_at=bindparam("at"))
_RESOLVE_BY = _SET.values(resolve_by=bindparam("limit"))
_RESOLVE = _SET.values(
    resolved_by=bindparam("by_whom"), led_by=bindparam("lead"), resolved_at=bindparam("at"), resolution=bindparam("how")
)


def opened(session: Session, fact: Fact[Opened]) -> None:
    _begin(session, fact, fact.event.told_at)


def reopened(session: Session, fact: Fact[Reopened]) -> None:
    _begin(session, fact, fact.event.at)


def accepted(session: Session, fact: Fact[Accepted]) -> None:
    _set(session, _ACCEPT, fact, by_whom=fact.event.person, at=fact.event.at)


def arrived(session: Session, fact: Fact[Arrived]) -> None:
    _set(session, _ARRIVE, fact, at=fact.event.at)


def given(session: Session, fact: Fact[Assigned] | Fact[Returned] | Fact[Bounced] | Fact[HandedOn]) -> None:
    """It waits for somebody else, until another moment."""
    _set(session, _ACCEPT_BY, fact, limit=fact.event.accept_by)


def extended(session: Session, fact: Fact[Extended]) -> None:
    """It may be resolved later."""
    _set(session, _RESOLVE_BY, fact, limit=fact.event.until)


def limited(session: Session, fact: Fact[LevelRaised] | Fact[Revived] | Fact[Resumed]) -> None:
    """It has other limits now."""
    _set(session, _ACCEPT_BY, fact, limit=fact.event.accept_by)
    _set(session, _RESOLVE_BY, fact, limit=fact.event.resolve_by)


def resolved(session: Session, fact: Fact[Resolved]) -> None:
    event, lead = fact.event, fact.before.lead if fact.before else None
    _set(session, _RESOLVE, fact, by_whom=event.by, lead=lead or event.by, at=event.at, how=event.resolution)


def revived(session: Session, fact: Fact[Revived]) -> None:
    """In work again: what closed it before it was withdrawn counts no more."""
    limited(session, fact)
    _set(session, _RESOLVE, fact, by_whom=None, lead=None, at=None, how=None)


def _begin(session: Session, fact: Fact[Opened] | Fact[Reopened], at: datetime) -> None:
    ticket = fact.ticket
    row = {
        "ticket": str(ticket.id),
        "round": ticket.round,
        "opened_at": at,
        "accept_by": ticket.accept_by,
        "resolve_by": ticket.resolve_by,
    }
    session.execute(_BEGIN, row)


def _set(session: Session, statement: Any, fact: Fact[Any], **values: object) -> None:
    session.execute(statement, {"which": str(fact.ticket.id), "nth": fact.ticket.round, **values})
