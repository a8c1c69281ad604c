"""What a meeting could talk about (议题建议): what is in work and most overdue, how often it was sent back, and what recurs at a compound."""

from datetime import timedelta

from sqlalchemy import bindparam, func, or_, select
from sqlmodel import Session

from handlers.domain.facts.dispatch import Bounced
from handlers.domain.meeting import Agenda, Recurring
from handlers.domain.reading import Label
from handlers.domain.ticket import Source, State, TicketId
from storage.events import EVENT
from storage.governance import meeting
from storage.loaded import Loaded
from storage.tickets.ticket import IN_WORK_ROWS, TICKET, WHOLE, read
from storage.unit import unit_at, within_unit

_MOST = 300
"""Tickets that are looked at, the most overdue first: a meeting talks about few."""
_RECURS = timedelta(days=30)
"""What is of one kind within that time recurs."""
_HERE = within_unit(TICKET.c.path)
_IN_WORK = WHOLE.where(IN_WORK_ROWS, _HERE).order_by(TICKET.c.resolve_by, TICKET.c.id).limit(_MOST)
_BOUNCES = (
    select(EVENT.c.stream, func.count())
    .where(EVENT.c.kind == Bounced.kind, EVENT.c.stream.in_(bindparam("ids", expanding=True)))
    .group_by(EVENT.c.stream)
)
_RECURRING = (
    select(TICKET.c.path, TICKET.c.label, TICKET.c.matter, func.count())
    .where(
        _HERE,
        TICKET.c.opened_at > bindparam("since"),
        TICKET.c.opened_at <= bindparam("now"),
        or_(TICKET.c.room.is_not(None), TICKET.c.source != Source.RESIDENT),  # what was told in private is no topic
        TICKET.c.state.not_in([State.WITHDRAWN, State.MERGED]),
    )
    .group_by(TICKET.c.path, TICKET.c.label, TICKET.c.matter)
    .order_by(TICKET.c.path, TICKET.c.matter)
)


def load(session: Session, loaded: Loaded) -> Loaded:
    """What could be talked about in the unit whose meetings were meant."""
    loaded = meeting.load(session, loaded)
    unit, now = loaded.scene.governance.conferences.own.unit, loaded.scene.now
    here = unit_at(unit.path)
    tickets = tuple(ticket for ticket, _ in read(session, _IN_WORK, **here))
    counted = session.execute(_BOUNCES, {"ids": [str(ticket.id) for ticket in tickets]})
    bounces = tuple((TicketId.parse(stream), count) for stream, count in counted)
    rows = session.execute(_RECURRING, {**here, "since": now - _RECURS, "now": now})
    recurring = tuple(Recurring(path, Label(label), matter, count) for path, label, matter, count in rows)
    return loaded.governance(agenda=Agenda(tickets, bounces, recurring))
