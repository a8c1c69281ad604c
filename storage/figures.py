"""The figures of a day, aggregated in SQL and derived from events and tickets alone."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, func, or_, select

from handlers.domain.event import Accepted, Event, Reopened, Resolved
from handlers.domain.reading import Verdict
from handlers.domain.scene import Today
from handlers.domain.ticket import IN_WORK
from handlers.domain.workcalendar import local
from storage.rows import EventRow, TicketRow, VoiceRow


def today(session: Session, path: str, now: datetime) -> Today:
    """The figures of the day of `now`, for the unit at `path` and all below it."""
    start = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    here = or_(col(TicketRow.path) == path, col(TicketRow.path).startswith(path + "/", autoescape=True))
    opened = here & _within(col(TicketRow.opened_at), start)
    resolved = here & _within(col(TicketRow.resolved_at), start)
    in_work = here & col(TicketRow.state).in_(IN_WORK)
    in_time = (
        here & _within(col(TicketRow.accepted_at), start) & (col(TicketRow.accepted_at) <= col(TicketRow.accept_by))
    )
    return Today(
        opened=_tickets(session, opened),
        voices=_voices(session, opened),
        accepted=_events(session, here, Accepted, start),
        accepted_in_time=_tickets(session, in_time),
        resolved=_events(session, here, Resolved, start),
        in_work=_tickets(session, in_work),
        overdue=_tickets(session, in_work & (col(TicketRow.resolve_by) < now)),
        reopened=_events(session, here, Reopened, start),
        satisfied=_voices(session, resolved, Verdict.SATISFIED),
        partly=_voices(session, resolved, Verdict.PARTLY),
        unsolved=_voices(session, resolved, Verdict.UNSOLVED),
        asked=_voices(session, resolved),
    )


def _within(column: Mapped[Any], start: datetime) -> ColumnElement[bool]:
    return (column >= start) & (column < start + timedelta(days=1))


def _tickets(session: Session, which: ColumnElement[bool]) -> int:
    return _count(session, select(func.count()).select_from(TicketRow).where(which))


def _voices(session: Session, which: ColumnElement[bool], verdict: Verdict | None = None) -> int:
    query = (
        select(func.count())
        .select_from(VoiceRow)
        .join(TicketRow, col(TicketRow.id) == col(VoiceRow.ticket))
        .where(which)
    )
    return _count(session, query.where(col(VoiceRow.verdict) == verdict) if verdict else query)


def _events(session: Session, which: ColumnElement[bool], kind: type[Event], start: datetime) -> int:
    """Distinct tickets to which it happened on the day."""
    query = select(func.count(func.distinct(EventRow.ticket))).join(
        TicketRow, col(TicketRow.id) == col(EventRow.ticket)
    )
    return _count(session, query.where(which, EventRow.kind == kind.__name__, _within(col(EventRow.at), start)))


def _count(session: Session, query: Select[Any]) -> int:
    return int(session.execute(query).scalar_one())
