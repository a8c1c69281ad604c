"""Figures (数字): each is one select of ticket ids, of what happened in a period as it stood at the period's end.

Withdrawn matters count in no figure but their own. A merged one is counted by the other; the work in its rounds was done.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, bindparam, exists, func, or_, select
from sqlmodel import Session

from handlers.domain.facts.pause import Extended
from handlers.domain.figures import Figure, Figures
from handlers.domain.reading import Verdict
from handlers.domain.ticket import IN_WORK, POLLED, Source, State, TicketId
from handlers.domain.workcalendar import local
from storage.events import EVENT
from storage.loaded import Loaded
from storage.neighbours.voice import VOICE
from storage.neighbours.vote import VOTE
from storage.tickets.round import ROUND
from storage.tickets.standing import STANDING
from storage.tickets.ticket import TICKET

_START: ColumnElement[datetime] = bindparam("start")
_END: ColumnElement[datetime] = bindparam("end")
_MOMENT: ColumnElement[datetime] = bindparam("moment")
_HERE = or_(TICKET.c.path == bindparam("path"), func.substr(TICKET.c.path, 1, bindparam("depth")) == bindparam("below"))
_NEWER = VOTE.alias("newer")
_OTHER = VOICE.alias("other")


def _within(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(column >= _START, column < _END)


def _gone_by_the_end(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(column.is_not(None), column < _END)


_STANDS = and_(STANDING.c.since < _END, ~_gone_by_the_end(STANDING.c.until))


def _ends_as(*states: State) -> ColumnElement[bool]:
    return exists().where(STANDING.c.ticket == TICKET.c.id, STANDING.c.state.in_(states), _STANDS)


def _tickets(*joined: FromClause) -> Select[tuple[str]]:
    """The ids of the unit's tickets, once for each row that is joined to them."""
    query = select(TICKET.c.id).where(_HERE).order_by(TICKET.c.opened_at, TICKET.c.id)
    for other in joined:
        query = query.join(other, other.c.ticket == TICKET.c.id)
    return query


_COUNTS = ~_ends_as(State.WITHDRAWN)
_COUNTS_ITSELF = ~_ends_as(State.WITHDRAWN, State.MERGED)

_ACCEPTED = _tickets(ROUND).where(_COUNTS, _within(ROUND.c.accepted_at))
_EXTENDED = select(EVENT.c.stream.label("ticket"), EVENT.c.at).where(EVENT.c.kind == Extended.kind).subquery("extended")
_STANDING = _tickets(STANDING).where(STANDING.c.state.in_(sorted(IN_WORK)), _STANDS)
_POLLED = and_(
    _COUNTS_ITSELF,
    TICKET.c.source == Source.RESIDENT,
    _within(ROUND.c.resolved_at),
    ROUND.c.resolution.in_(sorted(POLLED)),
)
_HERE_BY_THE_END = or_(VOICE.c.moved_at.is_(None), VOICE.c.moved_at < _END)
_COUNTED_TWICE = exists().where(
    _OTHER.c.ticket == VOICE.c.ticket,
    _OTHER.c.person == VOICE.c.person,
    _OTHER.c.joined_at < _END,
    or_(_OTHER.c.moved_at.is_(None), _OTHER.c.moved_at < _END),
    ~_gone_by_the_end(_OTHER.c.left_at),
    or_(_OTHER.c.seq < VOICE.c.seq, and_(_OTHER.c.seq == VOICE.c.seq, _OTHER.c.nth < VOICE.c.nth)),
)
"""Whoever counts directly, and through a merged ticket, counts once."""
_LEFT = and_(_gone_by_the_end(VOICE.c.left_at), VOICE.c.left_in <= ROUND.c.round)
_OVERRULED = exists().where(
    _NEWER.c.ticket == VOTE.c.ticket,
    _NEWER.c.round == VOTE.c.round,
    _NEWER.c.person == VOTE.c.person,
    _NEWER.c.seq > VOTE.c.seq,
    _NEWER.c.at < _END,
)
_ANSWERED = _tickets(ROUND, VOTE).where(
    _POLLED, VOTE.c.round == ROUND.c.round, VOTE.c.at < _END, ~_gone_by_the_end(VOTE.c.void_at), ~_OVERRULED
)

SELECTS: Mapping[Figure, Select[tuple[str]]] = {
    Figure.OPENED: _tickets().where(_COUNTS_ITSELF, _within(TICKET.c.opened_at)),
    Figure.VOICES: _tickets(VOICE).where(
        _COUNTS_ITSELF,
        _within(VOICE.c.joined_at),
        ~_gone_by_the_end(VOICE.c.left_at),
        _HERE_BY_THE_END,
        ~_COUNTED_TWICE,
    ),
    Figure.ACCEPTED: _ACCEPTED,
    Figure.IN_TIME: _ACCEPTED.where(ROUND.c.accepted_at <= ROUND.c.accept_by),
    Figure.RESOLVED: _tickets(ROUND).where(_COUNTS, _within(ROUND.c.resolved_at)),
    Figure.IN_WORK: _STANDING,
    Figure.PAUSED: _STANDING.where(STANDING.c.state == State.PAUSED),
    Figure.OVERDUE: _STANDING.where(STANDING.c.resolve_by < _MOMENT, STANDING.c.state != State.PAUSED),
    Figure.EXTENDED: _tickets(_EXTENDED).where(_COUNTS, _within(_EXTENDED.c.at)),
    Figure.REOPENED: _tickets(ROUND).where(_COUNTS, ROUND.c.round > 1, _within(ROUND.c.opened_at)),
    Figure.WITHDRAWN: _tickets(STANDING).where(STANDING.c.state == State.WITHDRAWN, _within(STANDING.c.since), _STANDS),
    Figure.ASKED: _tickets(ROUND, VOICE).where(
        _POLLED, VOICE.c.joined_at <= ROUND.c.resolved_at, ~_LEFT, _HERE_BY_THE_END, ~_COUNTED_TWICE
    ),
    Figure.SATISFIED: _ANSWERED.where(VOTE.c.verdict == Verdict.SATISFIED),
    Figure.PARTLY: _ANSWERED.where(VOTE.c.verdict == Verdict.PARTLY),
    Figure.UNSOLVED: _ANSWERED.where(VOTE.c.verdict == Verdict.UNSOLVED),
}


def figures(session: Session, path: str, start: datetime, end: datetime, now: datetime) -> Figures:
    """The figures of the unit at `path` and all below it, for the period from `start` until `end`, told at `now`."""
    below = f"{path}/"
    period = {"path": path, "depth": len(below), "below": below, "start": start, "end": end, "moment": min(end, now)}
    tickets = {
        figure: tuple(TicketId.parse(stream) for stream in session.execute(query, period).scalars())
        for figure, query in SELECTS.items()
    }
    return Figures(tickets)


def load(session: Session, loaded: Loaded) -> Loaded:
    """The figures of the day, of the station or else of the speaker's own unit."""
    scene = loaded.scene
    staff = scene.speaker.staff
    path = scene.station.path if scene.station else staff.path if staff else ""
    start = local(scene.now).replace(hour=0, minute=0, second=0, microsecond=0)
    return loaded.but(figures=figures(session, path, start, start + timedelta(days=1), scene.now))
